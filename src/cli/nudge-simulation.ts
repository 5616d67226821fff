/** `nudges simulate`: the year to come, message by message, without sending anything. */
import type { LoadedContent } from '../content/load.ts';
import { addDays, dayOf } from '../domain/calendar.ts';
import { deliveryKind } from '../domain/delivery.ts';
import { lotFor } from '../domain/lot.ts';
import { type SimulatedMessage, type SimulatedPerson, simulate } from '../nudging/simulating.ts';
import type { Store } from '../ports/store.ts';
import { reportTextsFor } from '../texts/texts.ts';
import { occurrenceContext } from './nudge-calendar.ts';

const PAGE = 1000;
/** Enough to tell people apart, too little to recognise a code elsewhere. */
const SHORT = 6;

/** The subscribers as they are now. `reacting`: in percent, how many messages somebody gives a sign after, by lot. */
export async function subscribers(store: Store, reacting: number): Promise<SimulatedPerson[]> {
  const people: SimulatedPerson[] = [];
  for (let after = ''; ; ) {
    const page = await store.peopleStates({ people: 'abonnees', category: '', after, limit: PAGE });
    const last = page.at(-1)?.addressee;
    if (last?.kind !== 'person') return people;
    after = last.person;
    for (const { addressee, lastSentOn, ignored, timeZone, pausedUntil, optedOut } of page)
      if (addressee.kind === 'person')
        people.push({
          person: addressee.person,
          lastSentOn,
          ignored,
          timeZone,
          ...(pausedUntil && { paused: { from: '0000-01-01', until: pausedUntil } }),
          ...(optedOut && { optsOutOn: '0000-01-01' }),
          reacts: byLot(addressee.person, reacting),
        });
  }
}

/** People who do not exist: some opt out, pause, choose, or live by another clock, all by a lot that is the same every time. */
export function madeUpPeople(count: number, from: Date, categories: readonly string[], reacting: number): SimulatedPerson[] {
  const start = from.toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const person = `p${String(index).padStart(5, '0')}`;
    const lot = (what: string, size: number) => lotFor(what, person) % size;
    const day = (what: string) => addDays(start, lot(what, 365));
    const pausedFrom = day('pause');
    return {
      person,
      ...(lot('clock', 20) === 0 && { timeZone: 'America/Curacao' }),
      ...(lot('stop', 10) === 0 && { optsOutOn: day('stop day') }),
      ...(lot('pauses', 10) === 0 && { paused: { from: pausedFrom, until: addDays(pausedFrom, 30) } }),
      chooses: lot('buys', 3) === 0 ? [{ category: categories[lot('what', categories.length)] ?? '', on: day('when') }] : [],
      reacts: byLot(person, reacting),
    };
  });
}

function byLot(person: string, percent: number): SimulatedPerson['reacts'] {
  return (nudge, occurrence) => lotFor('reacts', person, nudge, occurrence) % 100 < percent;
}

export function simulation(
  loaded: LoadedContent,
  people: readonly SimulatedPerson[],
  from: Date,
  until: Date,
  timeZone: string,
): Generator<SimulatedMessage> {
  const { nudges, organisation } = loaded.content;
  const { toldBackRooms } = organisation;
  return simulate({ nudges: nudges.values(), toldBackRooms, people, from, until, context: occurrenceContext(loaded, timeZone) });
}

/** One message as a row for a program. */
export function rowOf({ at, day, nudge, occurrence, to, result, variant }: SimulatedMessage) {
  return {
    at: at.toISOString(),
    day,
    nudge,
    occurrence,
    kind: to.kind,
    to: to.kind === 'person' ? to.id.slice(0, SHORT) : to.id,
    result,
    variant,
  };
}

/** One line per occurrence, rooms by name and people by number. */
export function* summary(messages: Iterable<SimulatedMessage>, timeZone: string): Generator<string> {
  let current: { key: string; head: string; rooms: string[]; counts: Map<string, number> } | undefined;
  const line = (of: NonNullable<typeof current>) =>
    [of.head, ...of.rooms, ...[...of.counts].map(([result, count]) => `mensen ${result} ${count}`)].join('  ');
  for (const { nudge, occurrence, at, to, result } of messages) {
    const key = `${nudge}@${occurrence}`;
    if (current?.key !== key) {
      if (current) yield line(current);
      current = { key, head: `${dayOf(at, timeZone)}  ${nameOf(nudge).padEnd(36)}`, rooms: [], counts: new Map() };
    }
    if (to.kind === 'room') current.rooms.push(`${to.id} ${result}`);
    else current.counts.set(result, (current.counts.get(result) ?? 0) + 1);
  }
  if (current) yield line(current);
}

/** A nudge's id, or what it is when it is none. */
function nameOf(nudge: string): string {
  return deliveryKind(nudge) === 'told-back' ? reportTextsFor('nl').told.title : nudge;
}

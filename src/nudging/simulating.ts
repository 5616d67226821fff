/**
 * A time to come, without sending anything: which room or person gets what and when, and who does not and why.
 * The same calendar, gate, lots and waking hours as when it is real; what people do is given.
 */
import { gate, nextWakingTime, type SkipReason } from '../domain/audience.ts';
import { type Day, dayOf } from '../domain/calendar.ts';
import type { CategoryId } from '../domain/category.ts';
import type { Nudge } from '../domain/nudge.ts';
import { type OccurrenceContext, occurrencesBetween, seasonBegan, stillMakesSense } from '../domain/occurrence.ts';
import { isHeldOut, variantFor } from '../domain/variant.ts';
import { SimulatedToldBack } from './simulated-told-back.ts';

export interface SimulatedPerson {
  readonly person: string;
  readonly timeZone?: string | undefined;
  readonly lastSentOn?: Day | undefined;
  readonly ignored?: number | undefined;
  /** From this day on. */
  readonly optsOutOn?: Day | undefined;
  readonly paused?: { readonly from: Day; readonly until: Day } | undefined;
  readonly chooses?: readonly { readonly category: CategoryId; readonly on: Day }[];
  /** Does this person give a sign after this message? */
  readonly reacts: (nudge: string, occurrence: Day) => boolean;
}

export interface SimulatedMessage {
  readonly at: Date;
  readonly nudge: string;
  readonly occurrence: Day;
  readonly to: { readonly kind: 'person' | 'room'; readonly id: string };
  /** `goodbye`: hears that we stop by ourselves. */
  readonly result: 'sent' | 'goodbye' | SkipReason;
  readonly variant: string;
  /** The local day there. */
  readonly day: Day;
}

export interface Simulation {
  readonly nudges: Iterable<Nudge>;
  readonly people: readonly SimulatedPerson[];
  /** The last day on which each room got something. */
  readonly rooms?: ReadonlyMap<string, Day>;
  /** Where the message of the quarter is told, as if there were something to tell each time. */
  readonly toldBackRooms?: readonly string[];
  readonly askedBefore?: (person: string, category: CategoryId) => boolean;
  readonly from: Date;
  readonly until: Date;
  readonly context: OccurrenceContext;
}

interface State {
  lastSentOn: Day | undefined;
  ignored: number;
  gone: boolean;
}

/** In the order in which things happen, one at a time, so that a long simulation needs no more memory than a short one. */
export function* simulate(simulation: Simulation): Generator<SimulatedMessage> {
  const { nudges, people, from, until, context, askedBefore = () => true } = simulation;
  const states = people.map(({ lastSentOn, ignored = 0 }): State => ({ lastSentOn, ignored, gone: false }));
  const rooms = new Map(simulation.rooms);
  const due = [...nudges]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((nudge) =>
      occurrencesBetween(nudge, new Date(from.getTime() - 1), until, context).map((occurrence) => ({ nudge, occurrence })),
    )
    .sort((a, b) => a.occurrence.dueAt.getTime() - b.occurrence.dueAt.getTime());

  const toldBack = new SimulatedToldBack(simulation, rooms);
  for (const { nudge, occurrence } of due) {
    yield* toldBack.before(occurrence.dueAt);
    const today = dayOf(occurrence.dueAt, context.timeZone);
    const message = (
      kind: 'person' | 'room',
      id: string,
      result: SimulatedMessage['result'],
      at: Date,
      zone: string,
    ): SimulatedMessage => ({
      at,
      nudge: nudge.id,
      occurrence: occurrence.key,
      to: { kind, id },
      result,
      variant: variantFor(nudge, occurrence.key, kind, id).name,
      day: dayOf(at, zone),
    });

    for (const room of nudge.rooms) {
      const verdict = gate({ kind: 'room', subscribed: false, optedOut: false, lastSentOn: rooms.get(room) }, { kind: 'nudge', today });
      const result = verdict === 'go' ? (isHeldOut(nudge, occurrence.key, 'room', room) ? 'held-out' : 'sent') : verdict;
      if (result === 'sent') rooms.set(room, today);
      yield message('room', room, result, occurrence.dueAt, context.timeZone);
    }

    if (nudge.people === 'geen') continue;
    const seasonFrom = seasonBegan(nudge, today);
    for (const [index, person] of people.entries()) {
      const state = states[index];
      if (!state || state.gone || (nudge.people === 'eerder-gezocht' && !askedBefore(person.person, nudge.category))) continue;
      const zone = person.timeZone ?? context.timeZone;
      const at = zone === context.timeZone ? occurrence.dueAt : nextWakingTime(occurrence.dueAt, context.workingDays, zone);
      const there = dayOf(at, zone);
      const result = decide(person, state, {
        nudge,
        seasonFrom,
        there,
        at,
        occurrence: occurrence.key,
        context,
        leadsTo: occurrence.leadsTo,
      });
      if (result === 'sent') {
        state.lastSentOn = there;
        state.ignored = person.reacts(nudge.id, occurrence.key) ? 0 : state.ignored + 1;
      }
      yield message('person', person.person, result, at, zone);
      if (result === 'ignored') {
        state.gone = true;
        yield message('person', person.person, 'goodbye', at, zone);
      }
    }
  }
  yield* toldBack.before(new Date(until.getTime() + 1));
}

function decide(
  person: SimulatedPerson,
  state: State,
  {
    nudge,
    seasonFrom,
    there,
    at,
    occurrence,
    context,
    leadsTo,
  }: {
    readonly nudge: Nudge;
    readonly seasonFrom: Day;
    readonly there: Day;
    readonly at: Date;
    readonly occurrence: Day;
    readonly context: OccurrenceContext;
    readonly leadsTo: Day | undefined;
  },
): 'sent' | SkipReason {
  const boughtOn = person.chooses
    ?.filter(({ category, on }) => category === nudge.category && on <= there)
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const facts = {
    kind: 'person' as const,
    subscribed: true,
    optedOut: person.optsOutOn !== undefined && there >= person.optsOutOn,
    pausedUntil: person.paused && there >= person.paused.from ? person.paused.until : undefined,
    lastSentOn: state.lastSentOn,
    ignored: state.ignored,
    boughtOn,
  };
  const verdict = gate(facts, { kind: 'nudge', today: there, seasonFrom });
  if (verdict !== 'go') return verdict;
  if (!stillMakesSense({ key: occurrence, ...(leadsTo && { leadsTo }) }, dayOf(at, context.timeZone))) return 'missed';
  return isHeldOut(nudge, occurrence, 'person', person.person) ? 'held-out' : 'sent';
}

import { afterEach, describe, expect, it } from 'vitest';
import { madeUpPeople } from '../../src/cli/nudge-simulation.ts';
import { loadContent } from '../../src/content/load.ts';
import { IGNORED_LIMIT, isWakingTime, PERSON_COOLDOWN_DAYS, ROOM_COOLDOWN_DAYS } from '../../src/domain/audience.ts';
import { daysBetween, WorkingDays } from '../../src/domain/calendar.ts';
import { seasonBegan } from '../../src/domain/occurrence.ts';
import { type SimulatedMessage, simulate } from '../../src/nudging/simulating.ts';
import { PROJECT } from '../world.ts';
import { type Stage, setStage, weekly } from './stage.ts';

const { content } = loadContent(PROJECT);
const workingDays = new WorkingDays(['2027-05-07']);
const context = { moments: content.moments, suppliers: content.suppliers, workingDays, timeZone: 'Europe/Amsterdam' };
/** The project's own nudges, and one every week, so that the rests between them matter. */
const nudges = new Map([...content.nudges, ['elke-week', weekly('elke-week', { rooms: ['slack:C1'], heldOut: 10 })]]);

describe('a whole simulated year with five thousand people', () => {
  const from = new Date('2027-01-01T00:00:00Z');
  const people = madeUpPeople(5000, from, [...content.categories.keys()], 50);
  const begun = performance.now();
  const messages = [...simulate({ nudges: nudges.values(), people, from, until: new Date('2028-01-01T00:00:00Z'), context })];
  const seconds = (performance.now() - begun) / 1000;
  const byId = new Map(people.map((person) => [person.person, person]));
  const sent = messages.filter(({ result }) => result === 'sent');
  const perAddressee = Map.groupBy(messages, ({ to }) => `${to.kind}:${to.id}`);

  it('takes less than a minute', () => {
    expect(seconds).toBeLessThan(60);
    expect(sent.length).toBeGreaterThan(10_000);
  });

  it('sends nobody two nudges within fourteen days, and no room two within a week', () => {
    const tooSoon = [...perAddressee.values()].filter((theirs) => {
      const days = theirs.filter(({ result }) => result === 'sent').map(({ day }) => day);
      const rest = theirs[0]?.to.kind === 'room' ? ROOM_COOLDOWN_DAYS : PERSON_COOLDOWN_DAYS;
      return days.some((day, index) => index > 0 && daysBetween(days[index - 1] ?? day, day) < rest);
    });
    expect(tooSoon).toEqual([]);
  });

  it('sends only within working hours, on a working day, where the addressee is', () => {
    const zoneOf = ({ to }: SimulatedMessage) => byId.get(to.id)?.timeZone ?? 'Europe/Amsterdam';
    expect(sent.filter((message) => !isWakingTime(message.at, workingDays, zoneOf(message)))).toEqual([]);
    expect(new Set(sent.map(zoneOf)).size).toBe(2);
  });

  it('sends nothing to who opted out, paused or bought this season', () => {
    const wrong = sent.filter(({ to, day, nudge: id }) => {
      const person = byId.get(to.id);
      const nudge = nudges.get(id);
      if (!person || !nudge) return to.kind === 'person';
      const hasOptedOut = person.optsOutOn !== undefined && day >= person.optsOutOn;
      const isPaused = person.paused !== undefined && day >= person.paused.from && day <= person.paused.until;
      const season = seasonBegan(nudge, day);
      return (
        hasOptedOut || isPaused || person.chooses?.some(({ category, on }) => category === nudge.category && on >= season && on <= day)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('stops by itself after three nudges without a sign, says so once, and never sends again', () => {
    const wrong = [...perAddressee.values()].filter((theirs) => {
      const person = byId.get(theirs[0]?.to.id ?? '');
      if (!person) return false;
      let ignored = 0;
      for (const [index, { result, nudge, occurrence }] of theirs.entries()) {
        if (result === 'goodbye') return index !== theirs.length - 1 || ignored !== IGNORED_LIMIT;
        if (result === 'sent') ignored = person.reacts(nudge, occurrence) ? 0 : ignored + 1;
        if (ignored > IGNORED_LIMIT) return true;
      }
      return false;
    });
    expect(wrong).toEqual([]);
    expect(messages.some(({ result }) => result === 'goodbye')).toBe(true);
  });

  it('gives everybody an answer for every occurrence they are meant to get, once', () => {
    const keys = messages
      .filter(({ result }) => result !== 'goodbye')
      .map(({ nudge, occurrence, to }) => `${nudge}@${occurrence}:${to.id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a simulation', () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.store.close());

  it('tells the same as what then happens', { timeout: 60_000 }, async () => {
    const from = new Date('2026-09-01T06:00:00Z');
    const until = new Date('2026-12-20T17:00:00Z');
    stage = setStage({ now: from, nudges: [...nudges.values()] });
    const people = madeUpPeople(30, from, ['bloemen'], 0).map(({ person, timeZone }) => ({ person, timeZone, reacts: () => false }));
    for (const { person, timeZone } of people)
      await stage.store.start(person, { channel: 'slack', id: person }, from, timeZone ? { timeZone } : {});
    const own = { ...context, workingDays: new WorkingDays() };
    const foreseen = [...simulate({ nudges: nudges.values(), people, from, until, context: own, askedBefore: () => false })]
      .filter(({ result, to }) => (result === 'sent' || result === 'goodbye') && to.id !== 'web:plein')
      .map(({ nudge, occurrence, to, result }) =>
        result === 'goodbye' ? `~farewell:${to.id}` : `${nudge}@${occurrence}:${to.id.replace('slack:', '')}`,
      );
    for (let time = from.getTime(); time <= until.getTime(); time += 15 * 60_000) {
      stage.now = new Date(time);
      if (isWakingTime(stage.now, own.workingDays, 'Europe/Amsterdam')) await stage.tick();
    }
    const happened = stage.taken.map(({ key, to }) => (key.startsWith('~') ? `~farewell:${to.id}` : `${key.replace(/#.*$/, '')}:${to.id}`));
    expect(happened.sort()).toEqual(foreseen.sort());
    expect(happened.length).toBeGreaterThan(100);
  });
});

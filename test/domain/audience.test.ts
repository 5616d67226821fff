import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddresseeFacts,
  type Errand,
  gate,
  IGNORED_LIMIT,
  isWakingTime,
  nextWakingTime,
  PERSON_COOLDOWN_DAYS,
  ROOM_COOLDOWN_DAYS,
} from '../../src/domain/audience.ts';
import { addDays, WorkingDays } from '../../src/domain/calendar.ts';
import type { DeliveryKind } from '../../src/domain/delivery.ts';
import { TODAY } from './samples.ts';

const subscriber: AddresseeFacts = { kind: 'person', subscribed: true, optedOut: false };
const room: AddresseeFacts = { kind: 'room', subscribed: false, optedOut: false };
const nudge: Errand = { kind: 'nudge', today: TODAY, seasonFrom: addDays(TODAY, -90) };
const on = (today: string, kind: DeliveryKind = 'nudge'): Errand => ({ kind, today, seasonFrom: addDays(today, -90) });

describe('the gate', () => {
  it.each<[string, AddresseeFacts, string]>([
    ['lets a subscriber through', subscriber, 'go'],
    ['lets a room through', room, 'go'],
    ['stops who opted out', { ...subscriber, optedOut: true }, 'opted-out'],
    ['stops who never subscribed', { ...subscriber, subscribed: false }, 'not-subscribed'],
    ['stops who paused through today', { ...subscriber, pausedUntil: TODAY }, 'paused'],
    ['lets through whose pause ended yesterday', { ...subscriber, pausedUntil: addDays(TODAY, -1) }, 'go'],
    ['stops who heard from us thirteen days ago', { ...subscriber, lastSentOn: addDays(TODAY, 1 - PERSON_COOLDOWN_DAYS) }, 'cooldown'],
    ['lets through who heard from us two weeks ago', { ...subscriber, lastSentOn: addDays(TODAY, -PERSON_COOLDOWN_DAYS) }, 'go'],
    ['stops a room six days after its last', { ...room, lastSentOn: addDays(TODAY, 1 - ROOM_COOLDOWN_DAYS) }, 'cooldown'],
    ['lets a room through a week after its last', { ...room, lastSentOn: addDays(TODAY, -ROOM_COOLDOWN_DAYS) }, 'go'],
    ['stops who chose something in this season', { ...subscriber, boughtOn: addDays(TODAY, -90) }, 'bought'],
    ['lets through who chose something in an earlier season', { ...subscriber, boughtOn: addDays(TODAY, -91) }, 'go'],
    ['stops who let three nudges pass', { ...subscriber, ignored: IGNORED_LIMIT }, 'ignored'],
    ['lets through who let two pass', { ...subscriber, ignored: IGNORED_LIMIT - 1 }, 'go'],
  ])('%s', (_what, facts, expected) => {
    expect(gate(facts, nudge)).toBe(expected);
  });

  it.each<DeliveryKind>(['follow-up', 'yearly', 'farewell'])('lets a %s through within the rest between nudges', (kind) => {
    expect(gate({ ...subscriber, lastSentOn: TODAY, boughtOn: TODAY, ignored: 9 }, on(TODAY, kind))).toBe('go');
  });
});

const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
const anyFacts = fc.record(
  {
    kind: fc.constantFrom('person' as const, 'room' as const),
    subscribed: fc.boolean(),
    optedOut: fc.boolean(),
    pausedUntil: day,
    lastSentOn: day,
    boughtOn: day,
    ignored: fc.nat(5),
  },
  { requiredKeys: ['kind', 'subscribed', 'optedOut'] },
);
const anyErrand = fc.record({
  kind: fc.constantFrom<DeliveryKind>('nudge', 'follow-up', 'yearly', 'farewell'),
  today: day,
  seasonFrom: day,
});

describe('whatever else is true of somebody, the gate', () => {
  it('never lets anything through to who opted out, also what they asked for before', () => {
    fc.assert(fc.property(anyFacts, anyErrand, (facts, errand) => gate({ ...facts, optedOut: true }, errand) !== 'go'));
  });

  it('never lets through a person who did not ask for it', () => {
    fc.assert(fc.property(anyFacts, anyErrand, (facts, errand) => gate({ ...facts, kind: 'person', subscribed: false }, errand) !== 'go'));
  });

  it('never lets through who paused, on any day of the pause', () => {
    fc.assert(
      fc.property(
        anyFacts,
        anyErrand,
        fc.nat(300),
        (facts, errand, left) => gate({ ...facts, pausedUntil: addDays(errand.today, left) }, errand) !== 'go',
      ),
    );
  });

  it('never lets two nudges through within the rest that people get', () => {
    fc.assert(
      fc.property(
        anyFacts,
        day,
        fc.nat(PERSON_COOLDOWN_DAYS - 1),
        (facts, today, ago) => gate({ ...facts, kind: 'person', lastSentOn: addDays(today, -ago) }, on(today)) !== 'go',
      ),
    );
  });

  it('never lets a nudge through to who bought since the season began, or let three pass', () => {
    fc.assert(
      fc.property(anyFacts, day, fc.nat(90), (facts, today, ago) => {
        const person = { ...facts, kind: 'person' as const };
        return (
          gate({ ...person, boughtOn: addDays(today, -ago) }, on(today)) !== 'go' &&
          gate({ ...person, ignored: IGNORED_LIMIT + ago }, on(today)) !== 'go'
        );
      }),
    );
  });
});

describe('waking hours', () => {
  const at = (time: string) => isWakingTime(new Date(`2026-10-15T${time}+02:00`), new WorkingDays(), 'Europe/Amsterdam');

  it('are from eight to six, local time', () => {
    expect([at('07:59:59'), at('08:00:00'), at('17:59:59'), at('18:00:00')]).toEqual([false, true, true, false]);
  });

  it('are never on a day off', () => {
    expect(isWakingTime(new Date('2026-10-17T10:00:00+02:00'), new WorkingDays(), 'Europe/Amsterdam')).toBe(false);
  });

  it('come again the next working morning, there', () => {
    const next = (time: string, zone: string) => nextWakingTime(new Date(time), new WorkingDays(), zone).toISOString();
    expect(next('2026-10-16T16:30:00Z', 'Europe/Amsterdam')).toBe('2026-10-19T06:00:00.000Z');
    expect(next('2026-10-15T07:30:00Z', 'America/Curacao')).toBe('2026-10-15T12:00:00.000Z');
    expect(next('2026-10-15T07:30:00Z', 'Europe/Amsterdam')).toBe('2026-10-15T07:30:00.000Z');
  });

  it('are always met by the next waking time, over a whole year with daylight saving', () => {
    const minute = fc.integer({ min: 0, max: 366 * 1440 }).map((minutes) => new Date(Date.UTC(2027, 0, 1) + minutes * 60_000));
    fc.assert(
      fc.property(minute, fc.constantFrom('Europe/Amsterdam', 'America/Curacao', 'Asia/Tokyo', 'Pacific/Auckland'), (now, zone) => {
        const next = nextWakingTime(now, new WorkingDays(), zone);
        return next >= now && isWakingTime(next, new WorkingDays(), zone);
      }),
    );
  });
});

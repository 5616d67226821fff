import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddresseeFacts, gate, isWakingTime, PERSON_COOLDOWN_DAYS, ROOM_COOLDOWN_DAYS } from '../../src/domain/audience.ts';
import { addDays, WorkingDays } from '../../src/domain/calendar.ts';
import { TODAY } from './samples.ts';

const subscriber: AddresseeFacts = { kind: 'person', subscribed: true, optedOut: false };
const room: AddresseeFacts = { kind: 'room', subscribed: false, optedOut: false };

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
  ])('%s', (_what, facts, expected) => {
    expect(gate(facts, TODAY)).toBe(expected);
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
  },
  { requiredKeys: ['kind', 'subscribed', 'optedOut'] },
);

describe('whatever else is true of somebody, the gate', () => {
  it('never lets through who opted out', () => {
    fc.assert(fc.property(anyFacts, day, (facts, today) => gate({ ...facts, optedOut: true }, today) !== 'go'));
  });

  it('never lets through a person who is not subscribed', () => {
    fc.assert(fc.property(anyFacts, day, (facts, today) => gate({ ...facts, kind: 'person', subscribed: false }, today) !== 'go'));
  });

  it('never lets through who paused, on any day of the pause', () => {
    fc.assert(
      fc.property(
        anyFacts,
        day,
        fc.nat(300),
        (facts, today, left) => gate({ ...facts, pausedUntil: addDays(today, left) }, today) !== 'go',
      ),
    );
  });

  it('never lets two messages through within the rest that people get', () => {
    fc.assert(
      fc.property(
        anyFacts,
        day,
        fc.nat(PERSON_COOLDOWN_DAYS - 1),
        (facts, today, ago) => gate({ ...facts, kind: 'person', lastSentOn: addDays(today, -ago) }, today) !== 'go',
      ),
    );
  });
});

describe('waking hours', () => {
  const at = (time: string) => isWakingTime(new Date(`2026-10-15T${time}+02:00`), TODAY, new WorkingDays(), 'Europe/Amsterdam');

  it('are from eight to six, local time', () => {
    expect([at('07:59:59'), at('08:00:00'), at('17:59:59'), at('18:00:00')]).toEqual([false, true, true, false]);
  });

  it('are never on a day off', () => {
    const saturday = new Date('2026-10-17T10:00:00+02:00');
    expect(isWakingTime(saturday, '2026-10-17', new WorkingDays(), 'Europe/Amsterdam')).toBe(false);
  });
});

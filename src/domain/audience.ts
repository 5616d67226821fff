/**
 * The one gate in front of every proactive message. No path to a person or room goes around it: it
 * decides when an occurrence is planned, and again just before each message is sent.
 */
import { type Day, daysBetween, timeOf, type WorkingDays } from './calendar.ts';

/** At most one proactive message per person in this many days, over all nudges together. */
export const PERSON_COOLDOWN_DAYS = 14;
/** At most one per room in this many days. */
export const ROOM_COOLDOWN_DAYS = 7;
/** Nobody hears from us outside these local times, nor on a day off. */
export const WAKING_HOURS = { from: '08:00', until: '18:00' };

/** What the gate knows of one addressee. */
export interface AddresseeFacts {
  readonly kind: 'person' | 'room';
  /** People only: asked to hear from us, and did not take it back. */
  readonly subscribed: boolean;
  readonly optedOut: boolean;
  /** No messages through this day. */
  readonly pausedUntil?: Day | undefined;
  /** The local day of the last proactive message, whichever nudge it was. */
  readonly lastSentOn?: Day | undefined;
}

export type SkipReason = 'opted-out' | 'paused' | 'not-subscribed' | 'cooldown' | 'quiet-hours' | 'missed' | 'nudge-changed';

/** May this addressee get a message on `today`? `go`, or why not. */
export function gate(facts: AddresseeFacts, today: Day): 'go' | SkipReason {
  if (facts.optedOut) return 'opted-out';
  if (facts.kind === 'person' && !facts.subscribed) return 'not-subscribed';
  if (facts.pausedUntil !== undefined && today <= facts.pausedUntil) return 'paused';
  const cooldownDays = facts.kind === 'person' ? PERSON_COOLDOWN_DAYS : ROOM_COOLDOWN_DAYS;
  // A day that is still to come was written by a clock that ran ahead.
  if (facts.lastSentOn !== undefined && facts.lastSentOn <= today && daysBetween(facts.lastSentOn, today) < cooldownDays) return 'cooldown';
  return 'go';
}

/** Is it a time at which people may hear from us? */
export function isWakingTime(now: Date, today: Day, workingDays: WorkingDays, timeZone: string): boolean {
  const time = timeOf(now, timeZone);
  return workingDays.includes(today) && time >= WAKING_HOURS.from && time < WAKING_HOURS.until;
}

/**
 * The one gate in front of every proactive message. No path to a person or room goes around it: it
 * decides when an occurrence is planned, and again just before each message is sent.
 */
import { addDays, type Day, dayOf, daysBetween, instantAt, timeOf, type WorkingDays } from './calendar.ts';
import type { DeliveryKind } from './delivery.ts';

/** At most one proactive message per person in this many days, over all nudges together. */
export const PERSON_COOLDOWN_DAYS = 14;
/** At most one per room in this many days. */
export const ROOM_COOLDOWN_DAYS = 7;
/** After this many nudges in a row without any sign from a person, we stop by ourselves. */
export const IGNORED_LIMIT = 3;
/** Nobody hears from us outside these local times, nor on a day off. */
export const WAKING_HOURS = { from: '08:00', until: '18:00' };

/** What the gate knows of one addressee. */
export interface AddresseeFacts {
  readonly kind: 'person' | 'room';
  /** People only: asked to hear from us, and did not take it back. For a follow-up: asked for this one. */
  readonly subscribed: boolean;
  readonly optedOut: boolean;
  /** No messages through this day. */
  readonly pausedUntil?: Day | undefined;
  /** The local day of the last nudge, whichever it was. */
  readonly lastSentOn?: Day | undefined;
  /** The local day on which this person last chose or bought something in the nudge's category. */
  readonly boughtOn?: Day | undefined;
  /** Nudges in a row after which this person gave no sign. */
  readonly ignored?: number | undefined;
  /** Where this person's clock is, if known. */
  readonly timeZone?: string | undefined;
}

export const SKIP_REASONS = [
  'opted-out',
  'not-subscribed',
  'paused',
  'ignored',
  'bought',
  'cooldown',
  'missed',
  'held-out',
  'nudge-changed',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What is to be sent, and when it is. `notice`: what a lead has to look at; the organisation asked for it in its settings. */
export interface Errand {
  readonly kind: DeliveryKind | 'notice';
  readonly today: Day;
  /** Whoever chose or bought since this day has no use for it. */
  readonly seasonFrom?: Day | undefined;
}

/**
 * May this addressee get this message today? `go`, or why not. What somebody asked for (a follow-up,
 * a yearly reminder) and our goodbye are exempt from the rests between nudges; nothing is exempt from stop.
 */
export function gate(facts: AddresseeFacts, { kind, today, seasonFrom }: Errand): 'go' | SkipReason {
  if (facts.optedOut) return 'opted-out';
  if (facts.kind === 'person' && !facts.subscribed) return 'not-subscribed';
  if (facts.pausedUntil !== undefined && today <= facts.pausedUntil) return 'paused';
  if (kind !== 'nudge') return 'go';
  if (facts.kind === 'person' && (facts.ignored ?? 0) >= IGNORED_LIMIT) return 'ignored';
  if (facts.boughtOn !== undefined && seasonFrom !== undefined && facts.boughtOn >= seasonFrom) return 'bought';
  const cooldownDays = facts.kind === 'person' ? PERSON_COOLDOWN_DAYS : ROOM_COOLDOWN_DAYS;
  // A day that is still to come was written by a clock that ran ahead.
  if (facts.lastSentOn !== undefined && facts.lastSentOn <= today && daysBetween(facts.lastSentOn, today) < cooldownDays) return 'cooldown';
  return 'go';
}

/** Until when a room rests after its last message; undefined when it has rested. For what can wait: a nudge is skipped instead. */
export function roomRestsUntil(lastSentOn: Day | undefined, today: Day): Day | undefined {
  if (lastSentOn === undefined || lastSentOn > today) return undefined;
  const until = addDays(lastSentOn, ROOM_COOLDOWN_DAYS);
  return until > today ? until : undefined;
}

/** Is it a time at which people may hear from us? */
export function isWakingTime(now: Date, workingDays: WorkingDays, timeZone: string): boolean {
  const time = timeOf(now, timeZone);
  return time >= WAKING_HOURS.from && time < WAKING_HOURS.until && workingDays.includes(dayOf(now, timeZone));
}

/** `now`, or the first later instant at which people there may hear from us. */
export function nextWakingTime(now: Date, workingDays: WorkingDays, timeZone: string): Date {
  if (isWakingTime(now, workingDays, timeZone)) return now;
  const today = dayOf(now, timeZone);
  let day = timeOf(now, timeZone) < WAKING_HOURS.from ? today : addDays(today, 1);
  while (!workingDays.includes(day)) day = addDays(day, 1);
  return instantAt(day, WAKING_HOURS.from, timeZone);
}

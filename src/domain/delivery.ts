import type { SkipReason } from './audience.ts';

/**
 * `waiting` → `claimed` (under a lease) → `attempting` (the call is about to be made) → `sent`,
 * `failed` or back to `waiting`. `skipped`: the gate said no. `uncertain`: we stopped between the
 * attempt and its answer; it is shown, and never sent again by itself.
 */
export const DELIVERY_STATES = ['waiting', 'claimed', 'attempting', 'sent', 'failed', 'skipped', 'uncertain'] as const;

/**
 * Why a delivery failed, as a word that can be counted. `blocked`: this person does not want to hear from us;
 * `removed`: the app was taken away, or is not a member there any more.
 */
export type FailureReason = 'channel-off' | 'refused' | 'unknown-address' | 'blocked' | 'removed' | 'unreachable' | 'gave-up';

/** After these nobody is reached at this address any more: a person's address is let go, and who wants to can ask again. */
export const OUT_OF_REACH: ReadonlySet<FailureReason> = new Set(['unknown-address', 'blocked', 'removed']);

/**
 * Everything that we send by ourselves goes through one outbox: nudges of a lead, the follow-ups and
 * yearly reminders that a person asked for, the goodbye to who let three nudges pass, and what
 * purchases made possible, told back once a quarter in the rooms that a lead chose.
 */
export type DeliveryKind = 'nudge' | 'follow-up' | 'yearly' | 'farewell' | 'told-back';

/** What stands in a delivery's `nudge` when it is none: no nudge can have such a name. */
export const NOT_A_NUDGE = { 'follow-up': '~follow-up', yearly: '~yearly', farewell: '~farewell', 'told-back': '~told-back' } as const;

export function deliveryKind(nudge: string): DeliveryKind {
  if (nudge === NOT_A_NUDGE['follow-up']) return 'follow-up';
  if (nudge === NOT_A_NUDGE.yearly) return 'yearly';
  if (nudge === NOT_A_NUDGE['told-back']) return 'told-back';
  return nudge === NOT_A_NUDGE.farewell ? 'farewell' : 'nudge';
}

/** `sent + failed + skipped + uncertain + waiting = audience`, always. */
export interface Tally {
  readonly audience: number;
  readonly sent: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly uncertain: number;
  readonly waiting: number;
}

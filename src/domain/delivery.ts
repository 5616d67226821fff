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

/** `sent + failed + skipped + uncertain + waiting = audience`, always. */
export interface Tally {
  readonly audience: number;
  readonly sent: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly uncertain: number;
  readonly waiting: number;
}

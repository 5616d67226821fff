/** Promises to come back to somebody who asked for it. Their address and language are kept until the promise is kept or of no use any more. */
import type { Address } from '../domain/address.ts';
import type { Day } from '../domain/calendar.ts';
import type { CategoryId, Locale } from '../domain/category.ts';
import type { NudgeRef } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';

/** Asks "is het gelukt?" once, after a purchase. */
export interface FollowUp {
  readonly person: Pseudonym;
  readonly address: Address;
  readonly locale: Locale;
  /** The offer it belongs to: one follow-up each. */
  readonly offer: string;
  readonly category: CategoryId;
  readonly supplier: string;
  /** The first day on which to ask. */
  readonly dueOn: Day;
}

/** "Net als vorig jaar?": one reminder of a choice, at the same moment next year. */
export interface YearlyReminder {
  readonly person: Pseudonym;
  readonly address: Address;
  readonly locale: Locale;
  readonly category: CategoryId;
  readonly supplier: string;
  /** The day of the choice; the reminder comes in the next season of the category's moment, or a year later. */
  readonly chosenOn: Day;
}

export interface FollowUps {
  /** Once per offer; asking again moves the day. */
  askFollowUp(followUp: FollowUp): Promise<void>;
  /** Once per person and category; a later choice takes its place. */
  askYearly(reminder: YearlyReminder): Promise<void>;
  /** What this person may still expect. */
  followUpsOf(person: Pseudonym): Promise<readonly (Omit<FollowUp, 'address'> | Omit<YearlyReminder, 'address'>)[]>;

  /** Promises not yet in the outbox that were due on or before `day` (a follow-up), or chosen on or before it (a yearly reminder), by number. */
  pending(kind: 'follow-up' | 'yearly', day: Day, after: number, limit: number): Promise<readonly PendingPromise[]>;
  /** Puts them into the outbox, each once; one that comes too late is skipped there as missed, and its address goes. */
  planPromises(
    kind: PendingPromise['kind'],
    promises: readonly { readonly number: number; readonly missed: boolean }[],
    at: Date,
  ): Promise<void>;
  /** What a planned message is about; undefined when the promise is gone. */
  promiseOf(kind: PendingPromise['kind'], ref: NudgeRef, person: Pseudonym): Promise<PendingPromise | undefined>;
  /** Deletes addresses of promises that were planned long enough ago, whatever became of them. @returns how many. */
  dropUseless(plannedBefore: Date): Promise<number>;
}

export interface PendingPromise {
  readonly number: number;
  readonly kind: 'follow-up' | 'yearly';
  readonly person: Pseudonym;
  readonly category: CategoryId;
  readonly supplier: string;
  /** Of a follow-up. */
  readonly offer?: string;
  /** The day to ask on, or the day of the choice. */
  readonly day: Day;
}

/** Promises to come back to somebody who asked for it. Their address is kept until the promise is kept, no longer. */
import type { Address } from '../domain/address.ts';
import type { Day } from '../domain/calendar.ts';
import type { CategoryId } from '../domain/category.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';

/** Asks "is het gelukt?" once, after a purchase. */
export interface FollowUp {
  readonly person: Pseudonym;
  readonly address: Address;
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
}

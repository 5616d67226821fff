/** What keeps the log from telling who somebody is: names per quarter, and forgetting that outlasts a backup. */
import type { Day } from '../domain/calendar.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Quarter } from '../domain/quarter.ts';

/** How long the log says who; afterwards there are only sums. */
export const DETAIL_DAYS = 90;
/** Backups may be this old; what was forgotten is forgotten again in any of them. */
export const BACKUP_DAYS = 30;

/**
 * In the log everybody has another name every quarter of the year: `2026-Q4:` and an HMAC of the pseudonym
 * with the key of that quarter. Subscriptions and opt-outs keep the pseudonym itself, so they outlast a quarter.
 * A quarter's key is made from `SECRET_KEY` and a random salt that stands outside the database; without the salt
 * nobody can lay a person's name beside their pseudonym any more, whoever has the database and `SECRET_KEY`.
 * Where rooms are compared, a room has such a name too, made of `room:` and its address.
 */
export interface LogNames {
  /** Makes the quarter's key when it is not there yet. */
  nameOf(person: Pseudonym, quarter: Quarter): string;
  /** Every name this person may have in the log, the pseudonym itself included. */
  namesOf(person: Pseudonym): readonly string[];
  /** Quarters whose key is still there, oldest first. */
  quarters(): readonly Quarter[];
  /** For good: who somebody was in that quarter cannot be found out any more. @returns whether there was a key. */
  destroy(quarter: Quarter): boolean;
}

/** One of the ways to be left alone without being forgotten. */
export interface Silence {
  /** They said `stop`. */
  readonly stopped?: true;
  /** They do not want to be spoken to where we read along. */
  readonly quiet?: true;
  /** They said `pauze`: nothing through this day. */
  readonly pausedUntil?: Day;
}

/** What a backup that is put back has to be told again: who was forgotten, or with one of the silences who was not. It holds codes and days, nothing more. */
export interface Forgotten extends Silence {
  /** They count upwards, of all kinds together. */
  readonly number: number;
  readonly on: Day;
  /** Everything that the person may be called. */
  readonly names: readonly string[];
}

/** Kept outside the database, so that a restored backup can be made to forget again, and to leave alone who asked for that. */
export interface ForgottenList {
  /** @returns its number. */
  add(names: readonly string[], at: Date): number;
  /** Once, until it is taken back; another pause takes the place of the one before. @returns its number. */
  addSilence(person: Pseudonym, silence: Silence, at: Date): number;
  /** They want to hear from us again. */
  takeBack(person: Pseudonym, ...silences: readonly (keyof Silence)[]): void;
  /** Who was forgotten, or asked to be left alone, after a number, oldest first. */
  after(number: number): readonly Forgotten[];
  /** Lets go of what no backup holds any more. */
  prune(now: Date): void;
}

/** What one sweep took away. */
export interface Swept {
  /** Facts of the log that were too old. */
  readonly facts: number;
  /** Messages of which is no longer kept to whom. */
  readonly deliveries: number;
  /** Messages of our own web chat, reminders and the like that were past their time. */
  readonly other: number;
}

export interface RetentionState {
  readonly lastSweep?: Date;
  /** The hour of the oldest fact in the log. */
  readonly oldestFact?: Date;
  readonly facts: number;
}

/** Deletes by itself what is older than `DETAIL_DAYS`; sums stay. */
export interface Retention {
  sweep(now: Date): Promise<Swept>;
  state(): Promise<RetentionState>;
}

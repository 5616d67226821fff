/**
 * The promises a store keeps. Every method is one transaction, named after its intention. Times are
 * instants (`Date`) unless a name says `day`. All methods throw `StoreError` when the database does
 * not take it; then nothing was written.
 */
import type { Address, Channel } from '../domain/address.ts';
import type { Day } from '../domain/calendar.ts';
import type { CategoryId, Locale } from '../domain/category.ts';
import type { Outcome, OutcomeKind } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { AuditLog } from './audit.ts';
import type { Reply } from './chat.ts';
import type { FollowUps } from './follow-ups.ts';
import type { Installations } from './installations.ts';
import type { LeadNotices } from './lead-notices.ts';
import type { Listening } from './listening.ts';
import type { Outbox } from './outbox.ts';
import type { Retention } from './privacy.ts';
import type { Reports } from './reports.ts';
import type { Post } from './sender.ts';
import type { Tips } from './tips.ts';

export interface OutcomeLog {
  /** Writes facts durably, all or none. A fact whose `once` is known is left out. @returns how many were new. */
  record(outcomes: readonly Outcome[]): Promise<number>;
  /** The kind of the fact that was kept with this `once`. */
  kindOf(once: string): Promise<OutcomeKind | undefined>;
  /** Deletes a fact with a `once` that did not come true after all: it can be told again. */
  takeBack(outcome: Outcome): Promise<void>;
  /** How often suppliers were shown for this category, and what this person was shown first on `day`, in order. */
  offerHistory(category: CategoryId, person: Pseudonym, day: Day): Promise<OfferHistory>;
  /** What this person asked lately, newest first. */
  recent(person: Pseudonym, limit: number): Promise<readonly RecentRequest[]>;
}

export interface OfferHistory {
  readonly timesShown: ReadonlyMap<string, number>;
  readonly shownToday: readonly string[];
}

export interface RecentRequest {
  readonly category: CategoryId;
  /** Cut to the hour. */
  readonly at: Date;
  /** The supplier that was chosen last. */
  readonly chosen?: string;
  /** They told that they bought there. */
  readonly bought: boolean;
}

/** `timeZone`: where their clock is, if known. Dutch when left out. */
export interface RegionalSettings {
  readonly locale?: Locale;
  readonly timeZone?: string;
}

/** Who asked to hear from us, and who asked not to. */
export interface Subscriptions {
  /** Keeps the address, and how somebody reads it, for as long as the subscription lasts; ends an opt-out and a pause. */
  start(person: Pseudonym, address: Address, at: Date, settings?: RegionalSettings): Promise<void>;
  /** Opts out of every proactive message and deletes the address, with what our own web chat keeps under it. */
  stop(person: Pseudonym, at: Date): Promise<void>;
  /** No proactive message through `until`; the subscription stays. */
  pause(person: Pseudonym, until: Day, at: Date): Promise<void>;
  /** Nobody can be reached there any more: deletes those addresses, with the subscriptions and promises they were kept for. No opt-out. */
  letGo(channel: Channel, isGone: (id: string) => boolean): Promise<void>;
  /** Everything kept about one person. */
  personData(person: Pseudonym): Promise<PersonData>;
  /** Deletes all of it; an opt-out stays, as a pseudonym without an address. */
  forget(person: Pseudonym, at?: Date): Promise<void>;
}

export interface PersonData {
  readonly subscribed: boolean;
  readonly optedOut: boolean;
  readonly pausedUntil?: Day;
  /** Outcomes by kind and category, with how many. */
  readonly outcomes: readonly { readonly kind: OutcomeKind; readonly category: string | null; readonly count: number }[];
  readonly deliveries: number;
}

/** What the web chat keeps of its own messages, as Slack and Teams keep theirs. */
export interface WebPosts {
  /** Keeps a post once per key. @returns its number. */
  add(post: Post, at: Date): Promise<number>;
  /** The number of a post that was kept. */
  find(post: Pick<Post, 'key' | 'to'>): Promise<number | undefined>;
  /** Puts another reply in the place of a post's, `null` for none: the old words are gone. @returns whether the post stood there. */
  change(number: number, to: Address, reply: Reply | null, at: Date): Promise<boolean>;
  /** Posts and changes to one of these addresses after number `after`, oldest first, at most 50. */
  since(addresses: readonly string[], after: number): Promise<WebPost[]>;
}

/** A post, or the last change of an earlier one: changes are numbered along, so that who was away hears of them too. */
export interface WebPost {
  readonly number: number;
  /** The post that this changes; absent on a post itself. */
  readonly changes?: number;
  readonly at: Date;
  readonly to: string;
  /** Null when it was withdrawn. */
  readonly reply: Reply | null;
}

/** One version of a supplier, a nudge or another piece of content. */
export interface ContentItem {
  readonly kind: 'supplier' | 'nudge';
  readonly key: string;
  /** The item as JSON; equal text is the same version. */
  readonly body: string;
}

/** Who made a version: `file`, `program`, or the pseudonym of a lead. */
export type VersionAuthor = string;

export interface ContentVersion {
  readonly body: string;
  readonly author: VersionAuthor;
  readonly at: Date;
}

/** A newest version that came from a form, with what its file said when it was read last before. */
export interface SavedVersion extends ContentVersion {
  readonly key: string;
  readonly fileBody?: string;
}

export interface ContentVersions {
  /**
   * Adds a version for every item that is new or differs from its newest version. An item whose newest version came
   * from a form keeps that one. @returns how many were added.
   */
  importFiles(items: readonly ContentItem[], at: Date): Promise<number>;
  /** Adds versions, in this order. */
  saveVersions(items: readonly ContentItem[], author: VersionAuthor, at: Date): Promise<void>;
  /** Items whose newest version came from a form. */
  savedVersions(kind: ContentItem['kind']): Promise<readonly SavedVersion[]>;
  /** Newest first. */
  versionsOf(kind: ContentItem['kind'], key: string): Promise<readonly ContentVersion[]>;
}

/** The database did not take it: locked by somebody else, full, or gone. Nothing was written. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: 'locked' | 'full' | 'broken';

  constructor(reason: StoreError['reason'], cause: unknown) {
    super(STORE_CURES[reason], { cause });
    this.reason = reason;
  }
}

const STORE_CURES: Record<StoreError['reason'], string> = {
  locked: 'The database is locked by another process. Stop that process, or wait until it is done.',
  full: 'The disk of the database is full. Make room; nothing else has to be done.',
  broken: 'The database does not answer. Look at DATABASE_URL and at the rights on its folder.',
};

export interface Store extends OutcomeLog, Subscriptions, Outbox, ContentVersions {
  readonly webPosts: WebPosts;
  readonly installations: Installations;
  readonly reports: Reports;
  readonly retention: Retention;
  readonly audit: AuditLog;
  readonly tips: Tips;
  readonly listening: Listening;
  readonly followUps: FollowUps;
  readonly leadNotices: LeadNotices;
  /** Resolves when the database answers and its migrations are complete. */
  ping(): Promise<void>;
  /** Writes a consistent copy to a file that must not exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

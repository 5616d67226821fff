/**
 * The promises a store keeps. Every method is one transaction, named after its intention. Times are
 * instants (`Date`) unless a name says `day`. All methods throw `StoreError` when the database does
 * not take it; then nothing was written.
 */
import type { Address } from '../domain/address.ts';
import type { SkipReason } from '../domain/audience.ts';
import type { Day } from '../domain/calendar.ts';
import type { CategoryId } from '../domain/category.ts';
import type { FailureReason, Tally } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import type { NudgeRef, Outcome, OutcomeKind } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { AuditLog } from './audit.ts';
import type { Reply } from './chat.ts';
import type { FollowUps } from './follow-ups.ts';
import type { Listening } from './listening.ts';
import type { Retention } from './privacy.ts';
import type { Reports } from './reports.ts';
import type { Post, PostRef } from './sender.ts';
import type { Tips } from './tips.ts';

export interface OutcomeLog {
  /** Writes facts durably, all or none. A fact whose `once` is known is left out. @returns how many were new. */
  record(outcomes: readonly Outcome[]): Promise<number>;
  /** How often suppliers were shown for this category, and what this person was shown first on `day`, in order. */
  offerHistory(category: CategoryId, person: Pseudonym, day: Day): Promise<OfferHistory>;
  /** What this person asked lately, newest first. */
  recent(person: Pseudonym, limit: number): Promise<readonly RecentRequest[]>;
  /** What stands in the log by one trait, over outcomes from `from` up to `until`: to look at the log with, never for a report. */
  funnel(dimension: 'category' | 'nudge' | 'lever', from: Date, until: Date): Promise<LogGroup[]>;
}

/** One group of the log: distinct offers (asked, shown, chosen, …), messages (sent, clicked), and how many different people. */
export interface LogGroup {
  readonly key: string;
  readonly counts: Readonly<Record<Behaviour | 'nudgesSent', number>>;
  readonly people: Readonly<Record<Behaviour, number>>;
  readonly everybody: number;
}
type Behaviour = 'asked' | 'shown' | 'chosen' | 'more' | 'other' | 'self' | 'unmet' | 'nudgesClicked';

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
}

/** Who asked to hear from us, and who asked not to. */
export interface Subscriptions {
  /** Keeps the address for as long as the subscription lasts; ends an opt-out and a pause. */
  start(person: Pseudonym, address: Address, at: Date): Promise<void>;
  /** Opts out of every proactive message and deletes the address, with what our own web chat keeps under it. */
  stop(person: Pseudonym, at: Date): Promise<void>;
  /** No proactive message through `until`; the subscription stays. */
  pause(person: Pseudonym, until: Day): Promise<void>;
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

/** One message to be sent. People appear by pseudonym; their address is looked up only when it is sent. */
export interface Delivery {
  readonly id: number;
  readonly ref: NudgeRef;
  readonly addressee: Addressee;
  readonly attempts: number;
}

export type Addressee = { readonly kind: 'room'; readonly room: string } | { readonly kind: 'person'; readonly person: Pseudonym };

/** What the gate needs to know of one addressee, plus where to reach them. */
export interface AddresseeState {
  readonly addressee: Addressee;
  readonly address?: Address;
  readonly subscribed: boolean;
  readonly optedOut: boolean;
  readonly pausedUntil?: Day;
  readonly lastSentOn?: Day;
}

export interface PlannedDelivery {
  readonly addressee: Addressee;
  readonly variant: string;
  readonly skip?: SkipReason;
}

/** Planned messages, and what became of them. */
export interface Outbox {
  /** Up to which instant a nudge has been planned; undefined when it never was. */
  plannedThrough(nudge: string): Promise<Date | undefined>;
  /** Rooms by address, and the people whom `people` means for `category`, each with what the gate needs. */
  addressees(rooms: readonly string[], people: Nudge['people'], category: CategoryId): Promise<AddresseeState[]>;
  /** Writes the deliveries of one occurrence and moves `plannedThrough`; what is there already (nudge + occurrence + addressee) stays as it is. */
  plan(nudge: string, occurrence: Day, deliveries: readonly PlannedDelivery[], through: Date): Promise<void>;
  /** Moves `plannedThrough` where nothing was due. */
  markPlanned(nudges: readonly string[], through: Date): Promise<void>;
  /** Leases waiting deliveries that are due to this caller alone, until `leaseUntil`. */
  claim(now: Date, leaseUntil: Date, limit: number): Promise<Delivery[]>;
  /**
   * Asks `decide` about a claimed delivery with the addressee as it is now. `go` marks that the call is about to be
   * made, any other word settles it as skipped. In one step: no opt-out and no other message to the same addressee,
   * by whichever program, comes in between. Undefined when the lease was lost: do not send.
   */
  attempt(delivery: number, now: Date, decide: (state: AddresseeState) => 'go' | SkipReason): Promise<Attempt | undefined>;
  /** Records how it ended, and an outcome with it. */
  settle(delivery: number, result: Settlement, now: Date): Promise<void>;
  /** Leases that ran out: `claimed` goes back to waiting, `attempting` becomes uncertain. */
  expireLeases(now: Date): Promise<void>;
  /** Over all nudges, or one. */
  tally(nudge?: string): Promise<Tally>;
}

export type Attempt = { readonly verdict: 'go'; readonly address?: Address } | { readonly verdict: SkipReason };

export type Settlement =
  | { readonly state: 'sent'; readonly outcome: Outcome; readonly day: Day; readonly ref?: PostRef }
  | { readonly state: 'failed'; readonly reason: FailureReason }
  | { readonly state: 'skipped'; readonly reason: SkipReason }
  | { readonly state: 'uncertain' }
  | { readonly state: 'waiting'; readonly notBefore: Date };

/** What the web chat keeps of its own messages, as Slack and Teams keep theirs. */
export interface WebPosts {
  /** Keeps a post once per key. */
  add(post: Post, at: Date): Promise<void>;
  /** Posts to one of these addresses after post number `after`, oldest first, at most 50. */
  since(addresses: readonly string[], after: number): Promise<WebPost[]>;
}

export interface WebPost {
  readonly number: number;
  readonly at: Date;
  readonly to: string;
  readonly reply: Reply;
}

/** One version of a supplier, a nudge or another piece of content. */
export interface ContentItem {
  readonly kind: 'supplier' | 'nudge';
  readonly key: string;
  /** The item as JSON; equal text is the same version. */
  readonly body: string;
}

export interface ContentVersions {
  /** Adds a version for every item that is new or differs from its newest version. @returns how many were added. */
  importFiles(items: readonly ContentItem[], at: Date): Promise<number>;
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
  readonly reports: Reports;
  readonly retention: Retention;
  readonly audit: AuditLog;
  readonly tips: Tips;
  readonly listening: Listening;
  readonly followUps: FollowUps;
  /** Resolves when the database answers and its migrations are complete. */
  ping(): Promise<void>;
  /** Writes a consistent copy to a file that must not exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

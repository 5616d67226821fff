/**
 * The words of this program as types, and the promises that adapters keep.
 *
 *   channel    a way in and out: slack, teams, web
 *   room       a place inside a channel where several people read along
 *   person     somebody we talk to; in the log only a pseudonym
 *   message    what somebody typed · click: a tap on one of our buttons
 *   intent     what a message asks for · offer: the suppliers shown for it, three at most
 *   reply      what is said back, in no platform's language; a channel renders it
 *   outcome    one fact in the log
 *   nudge      a message written by the inclusion lead · occurrence: one planned time of it ·
 *              delivery: one message of an occurrence to one person or room
 *
 * Every method of a store is one transaction. Times are instants (`Date`) unless a name says `day`.
 */
import type { Address, Channel } from './domain/address.ts';
import type { SkipReason } from './domain/audience.ts';
import type { Day } from './domain/calendar.ts';
import type { Category, CategoryId, Locale } from './domain/category.ts';
import type { Verb } from './domain/click.ts';
import type { FailureReason, Tally } from './domain/delivery.ts';
import type { Evidence } from './domain/evidence.ts';
import type { FunnelDimension, FunnelGroup } from './domain/funnel.ts';
import type { Understanding } from './domain/intent.ts';
import type { Moment } from './domain/moment.ts';
import type { Nudge } from './domain/nudge.ts';
import type { NudgeRef, Outcome, OutcomeKind } from './domain/outcome.ts';
import type { Pseudonym } from './domain/pseudonym.ts';
import type { Supplier } from './domain/supplier.ts';

// ── What comes in ───────────────────────────────────────────────────────────────────────────────

export interface ChatMessage {
  /** Who said it. */
  readonly person: Address;
  /** Where a message to this person alone can be sent later; absent where the channel cannot tell from here. */
  readonly reach?: Address;
  /** The room it was said in; absent in a private chat. */
  readonly room?: Address;
  readonly text: string;
  readonly locale: Locale;
}

export interface ChatClick {
  readonly person: Address;
  readonly reach?: Address;
  readonly room?: Address;
  /** The verb as the platform gives it: `more`, `choose:2`. */
  readonly verb: string;
  /** The signed payload of the button. */
  readonly token: string;
  readonly locale: Locale;
}

/** What the app hands to a channel. Both always resolve to a reply, whatever goes wrong. */
export interface Conversation {
  message(message: ChatMessage): Promise<Reply>;
  click(click: ChatClick): Promise<Reply>;
}

// ── What goes out ───────────────────────────────────────────────────────────────────────────────

/** What is said and which choices there are. Text is Markdown: paragraphs, lists, bold, italics, links, code. */
export interface Reply {
  /** `replace`: takes the place of the message whose button was tapped; `answer`: comes after it. Always seen by the asker alone. */
  readonly placement: 'answer' | 'replace';
  /** The first line a notification shows, plain text. */
  readonly title: string;
  readonly parts: readonly ReplyPart[];
}

export type ReplyPart =
  | { readonly kind: 'text'; readonly markdown: string }
  /** Small print. */
  | { readonly kind: 'note'; readonly markdown: string }
  | { readonly kind: 'supplier'; readonly card: SupplierCard; readonly choice?: Choice }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  /** Text to pass on as it stands. */
  | { readonly kind: 'quote'; readonly label: string; readonly text: string };

export interface SupplierCard {
  readonly name: string;
  /** "Standaardkeuze", on one card at most. */
  readonly badge?: string;
  /** Plain lines: place and what it sells, price and lead time, whether the day can be met. */
  readonly lines: readonly string[];
  readonly impact: { readonly text: string; readonly source: string; readonly url?: string };
}

/** A button. */
export interface Choice {
  readonly verb: Verb;
  /** Tells equal verbs in one message apart, from 1. */
  readonly index?: number;
  readonly label: string;
  /** The same for somebody who hears it alone: "Kies Bloeiwerk". */
  readonly spoken: string;
  readonly token: string;
  readonly primary?: boolean;
}

/** One proactive message, with a key that is the same however often it is tried. */
export interface Post {
  readonly key: string;
  readonly to: Address;
  readonly reply: Reply;
}

/** Sends proactive messages on one channel. */
export interface Sender {
  readonly channel: Channel;
  /** Resolves when the platform has taken the message. @throws SendError when it has certainly not; any other error means we do not know. */
  send(post: Post): Promise<void>;
}

/** The platform did not take the message. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly reason: FailureReason;
  /** Trying again makes no sense. */
  readonly permanent: boolean;
  /** How long the platform asks us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: FailureReason, options: { permanent: boolean; retryAfterMs?: number; cause?: unknown }) {
    super(`The message was not taken: ${reason}.`, { cause: options.cause });
    this.reason = reason;
    this.permanent = options.permanent;
    this.retryAfterMs = options.retryAfterMs;
  }
}

// ── Content ─────────────────────────────────────────────────────────────────────────────────────

export interface Organisation {
  readonly name: string;
  readonly contact: { readonly name: string; readonly mail: string };
  /** Provinces where suppliers must deliver when a request names no place; empty is anywhere. */
  readonly regions: readonly string[];
  readonly standardChoices: Readonly<Record<CategoryId, string>>;
  readonly rules: {
    /** In euros excluding VAT: below it people may choose themselves. */
    readonly limit: number;
    readonly belowLimit: string;
    readonly aboveLimit: string;
    readonly payment: string;
    readonly perCategory: Readonly<Record<CategoryId, string>>;
  };
  /** Named rooms: addresses by name. */
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  readonly closedDays: readonly Day[];
  readonly smallestGroup: number;
}

/** Everything that is written in files, checked and ready to use. */
export interface Content {
  readonly organisation: Organisation;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly moments: readonly Moment[];
  readonly evidence: readonly Evidence[];
  readonly nudges: ReadonlyMap<string, Nudge>;
  /** Place names as people write them, lower case, to the place and its province. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface Place {
  readonly name: string;
  readonly province: string;
  /** Also an ordinary word: a place only after "in", "bij", "regio" … */
  readonly doubtful: boolean;
}

/** Reads what a text asks for. `command`: typed to the bot; `message`: said in passing. Never throws. */
export type Understand = (text: string, kind: 'command' | 'message', today: Day) => Understanding;

// ── The store ───────────────────────────────────────────────────────────────────────────────────

export interface OutcomeLog {
  /** Writes facts durably, all or none. A fact whose `once` is known is left out. @returns how many were new. */
  record(outcomes: readonly Outcome[]): Promise<number>;
  /** How often suppliers were shown for this category, and what this person was shown first on `day`, in order. */
  offerHistory(category: CategoryId, person: Pseudonym, day: Day): Promise<OfferHistory>;
  /** The funnel by one dimension, over outcomes from `from` up to `until`. */
  funnel(dimension: FunnelDimension, from: Date, until: Date): Promise<FunnelGroup[]>;
}

export interface OfferHistory {
  readonly timesShown: ReadonlyMap<string, number>;
  readonly shownToday: readonly string[];
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
  forget(person: Pseudonym): Promise<void>;
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
  | { readonly state: 'sent'; readonly outcome: Outcome; readonly day: Day }
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
  /** Resolves when the database answers and its migrations are complete. */
  ping(): Promise<void>;
  /** Writes a consistent copy to a file that must not exist yet. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

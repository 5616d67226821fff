/** Planned messages, and what became of them. Every method is one transaction. */
import type { Address, Channel } from '../domain/address.ts';
import type { SkipReason } from '../domain/audience.ts';
import type { Day } from '../domain/calendar.ts';
import type { CategoryId, Locale } from '../domain/category.ts';
import type { Group } from '../domain/comparison.ts';
import type { FailureReason, Tally } from '../domain/delivery.ts';
import type { Measure, People } from '../domain/nudge.ts';
import type { NudgeRef, Outcome } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { RoomGroup } from '../domain/room-comparison.ts';
import type { PostRef } from './sender.ts';

/** One message to be sent. */
export interface Delivery {
  readonly id: number;
  readonly ref: NudgeRef;
  readonly addressee: Addressee;
  /** How often the call was made before, without those after which the platform said when to come back. */
  readonly attempts: number;
  /** When the call was made of which we do not know how it ended. */
  readonly attemptedAt?: Date;
  /** Where it goes, to keep its room's and tenant's pace by; what counts is the address that `attempt` gives. */
  readonly to?: Address;
}

/** People appear by pseudonym. */
export type Addressee = { readonly kind: 'room'; readonly room: string } | { readonly kind: 'person'; readonly person: Pseudonym };

/** Where to reach an addressee, and in which language a person asked for it. */
export interface Reach {
  readonly address?: Address;
  readonly locale?: Locale;
}

/** What the gate needs to know of one addressee, plus how to reach them. */
export interface AddresseeState extends Reach {
  readonly addressee: Addressee;
  readonly subscribed: boolean;
  readonly optedOut: boolean;
  readonly pausedUntil?: Day;
  readonly lastSentOn?: Day;
  readonly boughtOn?: Day;
  readonly ignored?: number;
  readonly timeZone?: string;
}

/** Subscribers whom a nudge means, in the order of their pseudonyms, a page at a time. */
export interface PeoplePage {
  readonly people: People;
  readonly category: CategoryId;
  /** The last pseudonym of the page before. */
  readonly after?: Pseudonym;
  readonly limit: number;
}

export interface PlannedDelivery {
  readonly addressee: Addressee;
  readonly channel: Channel;
  readonly variant: string;
  readonly skip?: SkipReason;
  /** Not before this instant: it is night where this person is. */
  readonly notBefore?: Date;
}

/** Planned messages, and what became of them. */
export interface Outbox {
  /** Up to which instant a nudge has been planned; undefined when it never was. */
  plannedThrough(nudge: string): Promise<Date | undefined>;
  /** A database put back from a backup does not know what was sent until this instant; nothing due before it is planned again. */
  restoredThrough(): Promise<Date | undefined>;
  roomStates(rooms: readonly string[]): Promise<AddresseeState[]>;
  /** Whoever gave a sign since our last nudge let none pass: looked at while the log still knows it, at least once a month. */
  noteSigns(): Promise<void>;
  /** An empty page is the last. */
  peopleStates(page: PeoplePage): Promise<AddresseeState[]>;
  /**
   * Writes deliveries of one occurrence; what is there already (nudge + occurrence + addressee) stays as it is.
   * With `whole` that is all of the occurrence, and `plannedThrough` moves; before that none of it is sent.
   */
  plan(
    nudge: string,
    occurrence: string,
    deliveries: readonly PlannedDelivery[],
    whole?: { readonly through: Date; readonly series?: string },
  ): Promise<void>;
  /** The occurrence that was planned for this series; undefined when none was. */
  plannedOccurrence(nudge: string, series: string): Promise<string | undefined>;
  /** Moves `plannedThrough` where nothing was due. */
  markPlanned(nudges: readonly string[], through: Date): Promise<void>;
  /** Leases waiting deliveries on these channels (all when left out) that are due to this caller alone, until `leaseUntil`. */
  claim(now: Date, leaseUntil: Date, limit: number, channels?: readonly Channel[]): Promise<Delivery[]>;
  /**
   * Asks `decide` about a claimed delivery with the addressee as it is now. `go` marks that the call is about to be
   * made, a reason settles it as skipped, an instant puts it back until then. In one step: no opt-out and no other
   * message to the same addressee, by whichever program, comes in between. `category`: which purchases the gate asks about.
   * Undefined when the lease was lost: do not send.
   */
  attempt(delivery: number, now: Date, decide: (state: AddresseeState) => Verdict, category?: CategoryId): Promise<Attempt | undefined>;
  /** Records how it ended, and an outcome with it. What has ended stays as it is. */
  settle(delivery: number, result: Settlement, now: Date): Promise<void>;
  /** Records what a look at an uncertain delivery found. Another program may have looked too, and have sent it again: then nothing changes. */
  settleUncertain(delivery: Pick<Delivery, 'id' | 'attempts'>, result: Settlement, now: Date): Promise<void>;
  /** Leases that ran out: `claimed` goes back to waiting, `attempting` becomes uncertain. */
  expireLeases(now: Date): Promise<void>;
  /** Uncertain deliveries on a channel with id above `after`, in order, for who can look whether they arrived. */
  uncertain(channel: Channel, after: number, limit: number): Promise<Delivery[]>;
  /** Messages of a nudge that stand somewhere with id above `after`, in order; people only while we have their address. */
  posted(nudge: string, after: number, limit: number): Promise<PostedDelivery[]>;
  /** A message that was taken back: it still counts as sent, and is not taken back again. */
  markWithdrawn(delivery: number, at: Date): Promise<void>;
  /** How many messages of a nudge were taken back. */
  withdrawn(nudge: string): Promise<number>;
  /**
   * How many people got this nudge since `from`, how many of them opted out within `days` after it, and how many were
   * disappointed by what they bought through it.
   */
  harmAfter(
    nudge: string,
    from: Day,
    days: number,
  ): Promise<{ readonly people: number; readonly optOuts: number; readonly disappointed: number }>;
  /** What did not arrive since `from` and that a lead can do something about: not that somebody is gone, or does not want to hear from us. */
  troubles(from: Day): Promise<readonly Trouble[]>;
  /** How many messages to people found nobody since `from`, by reason. */
  outOfReach(from: Day): Promise<readonly { readonly reason: FailureReason; readonly count: number }[]>;
  /** People by variant and held out, and how many of them did what is measured in time: what was kept, and what is still in detail. */
  groups(of: GroupQuestion): Promise<readonly Group[]>;
  /**
   * Keeps these figures for when the detail is deleted. They wait, over several occurrences, until every group in them has
   * `smallestGroup` people; what is too few until then goes with the detail. What was kept once is not counted again.
   */
  keepGroups(of: GroupQuestion, smallestGroup: number): Promise<void>;
  /** Rooms by variant, and what was done in each in time through the button that stood there. For a nudge that draws rooms. */
  rooms(of: {
    readonly nudge: string;
    readonly measure: Measure;
    /** Occurrences from this day through that. */
    readonly from: Day;
    readonly through: Day;
    readonly days: number;
  }): Promise<readonly RoomGroup[]>;
  /** Over everything, or one nudge. */
  tally(nudge?: string): Promise<Tally>;
}

export interface GroupQuestion {
  readonly nudge: string;
  readonly measure: Measure;
  readonly category: CategoryId;
  /** Occurrences through this day. */
  readonly through: Day;
  /** What somebody does within so many days after an occurrence counts. */
  readonly days: number;
  /** Among what was drawn. Only what was kept of the same lots is added up: of others the groups have other sizes. */
  readonly lots: string;
}

/** Messages of one occurrence that did not arrive, or of which we do not know. Of what people asked for themselves: all of them together. */
export interface Trouble {
  /** As in `NudgeRef`, or one of `NOT_A_NUDGE`. */
  readonly nudge: string;
  /** Empty for what people asked for themselves. */
  readonly occurrence: string;
  /** Absent when we do not know whether they arrived. */
  readonly reason?: FailureReason;
  readonly count: number;
}

export interface PostedDelivery {
  readonly id: number;
  readonly to: Address;
  readonly post: PostRef;
  readonly ref: NudgeRef;
  readonly addressee: Addressee;
}

export type Verdict = 'go' | SkipReason | Date;
export type Attempt = ({ readonly verdict: 'go' } & Reach) | { readonly verdict: SkipReason | Date };

export type Settlement =
  | { readonly state: 'sent'; readonly outcome?: Outcome; readonly day: Day; readonly ref?: PostRef }
  | { readonly state: 'failed'; readonly reason: FailureReason }
  | { readonly state: 'skipped'; readonly reason: SkipReason }
  | { readonly state: 'uncertain' }
  /** `asked`: the platform said when to come back, so this was no attempt that counts. */
  | { readonly state: 'waiting'; readonly notBefore: Date; readonly asked?: boolean };

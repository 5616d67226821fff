/** Outbox → pace → gate → attempt → settle, several messages at once, each channel by itself. */
import type { Channel } from '../domain/address.ts';
import { type AddresseeFacts, gate, isWakingTime, nextWakingTime, roomRestsUntil, WAKING_HOURS } from '../domain/audience.ts';
import { dayOf, daysBetween, instantAt, WorkingDays } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { deliveryKind, type Tally } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import { occurrenceOn, seasonBegan, stillMakesSense } from '../domain/occurrence.ts';
import { formatNudgeRef, type Outcome } from '../domain/outcome.ts';
import type { Reply } from '../ports/chat.ts';
import type { Content } from '../ports/content.ts';
import type { PendingPromise } from '../ports/follow-ups.ts';
import type { AddresseeState, Delivery, Reach, Settlement, Verdict } from '../ports/outbox.ts';
import { SendError } from '../ports/sender.ts';
import type { Store } from '../ports/store.ts';
import { Line } from './line.ts';
import { LONGEST_WAIT_MS, type PaceKeeper } from './pace.ts';
import { farewellReply, postReply } from './post.ts';
import { isPromiseInTime } from './promises.ts';
import type { Sending } from './sending.ts';
import { isToldInTime, quarterToldOn, type TellBack } from './told-back.ts';

export interface Deliverer extends Sending {
  /** Writes what somebody asked to be asked, in their language. */
  readonly promiseReply: (promise: PendingPromise, locale: Locale, now: Date) => Reply;
  /** Writes what purchases made possible. */
  readonly tellBack?: TellBack;
  /** Messages under way at the same time, per channel. */
  readonly atOnce: number;
  /** Answers that somebody waits for at this moment. */
  readonly answersUnderWay: () => number;
  readonly isStopping: () => boolean;
}

/** Longer than any platform takes to answer: what is still attempting after this is uncertain. */
const LEASE_MS = 120_000;
/** No more is claimed than can go out well within the lease, and some is left for another program. */
const CLAIM = { most: 100, seconds: 20 };
/** Where the platform does not say when to come back. */
const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 60_000;
/** A goodbye that could not be said by then goes without saying. */
const FAREWELL_PATIENCE_DAYS = 14;
/** A message lets an answer go first, at most this long. */
const COURTESY_MS = 200;

export type Delivered = { sent: number; failed: Record<string, number>; skipped: Record<string, number>; uncertain: number };

/** Sends what waits and is due on one channel, until nothing is. */
export async function deliverDue(
  channel: Channel,
  clock: () => Date,
  deliverer: Deliverer,
  keeper: PaceKeeper,
): Promise<Omit<Tally, 'audience' | 'waiting'>> {
  const counts: Delivered = { sent: 0, failed: {}, skipped: {}, uncertain: 0 };
  const pace = deliverer.senders.get(channel)?.pace;
  const size = pace ? Math.min(CLAIM.most, Math.max(1, Math.ceil(pace.perSecond * CLAIM.seconds))) : CLAIM.most;
  const line = new Line(() => {
    const now = clock();
    return deliverer.store.claim(now, new Date(now.getTime() + LEASE_MS), size, [channel]);
  });
  const work = async (): Promise<void> => {
    for (let delivery = await line.next(); delivery; delivery = await line.next()) {
      if (deliverer.isStopping()) return;
      const settlement = await deliver(delivery, clock, deliverer, keeper);
      if (settlement) count(counts, settlement);
    }
  };
  // When one cannot go on, the others still end what they began.
  const ends = await Promise.allSettled(Array.from({ length: deliverer.atOnce }, work));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  return counts;
}

/** Undefined when somebody else took the delivery over, or it waits for another time. */
async function deliver(delivery: Delivery, clock: () => Date, deliverer: Deliverer, keeper: PaceKeeper): Promise<Settlement | undefined> {
  const { content, store } = deliverer;
  const promise = await promiseOf(delivery, store);
  await letAnswersGoFirst(deliverer);
  const waitMs = await keeper.turn(delivery.to);
  if (waitMs > LONGEST_WAIT_MS) {
    const now = clock();
    await store.attempt(delivery.id, now, () => new Date(now.getTime() + waitMs));
    return undefined;
  }
  const nudge = content().nudges.get(delivery.ref.nudge);
  const now = clock();
  const decide = (state: AddresseeState) => mayGo({ delivery, nudge, promise }, state, now, deliverer);
  const attempt = await store.attempt(delivery.id, now, decide, nudge?.category).catch((error: unknown) => {
    keeper.unused(delivery.to);
    throw error;
  });
  if (attempt?.verdict !== 'go') keeper.unused(delivery.to);
  if (attempt === undefined || attempt.verdict instanceof Date) return undefined;
  if (attempt.verdict !== 'go') return { state: 'skipped', reason: attempt.verdict };
  const settlement = await send({ delivery, nudge, promise }, attempt, clock, deliverer, keeper);
  await store.settle(delivery.id, settlement, clock());
  return settlement;
}

async function letAnswersGoFirst({ answersUnderWay }: Deliverer): Promise<void> {
  const until = performance.now() + COURTESY_MS;
  while (answersUnderWay() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function promiseOf({ ref, addressee }: Delivery, store: Store): Promise<PendingPromise | undefined> {
  const kind = deliveryKind(ref.nudge);
  if (addressee.kind !== 'person' || (kind !== 'follow-up' && kind !== 'yearly')) return undefined;
  return store.followUps.promiseOf(kind, ref, addressee.person);
}

/** A delivery with what it is about. */
interface Errand {
  readonly delivery: Delivery;
  readonly nudge: Nudge | undefined;
  readonly promise: PendingPromise | undefined;
}

function mayGo(errand: Errand, state: AddresseeState, now: Date, { content, timeZone }: Deliverer): Verdict {
  const workingDays = new WorkingDays(content().organisation.closedDays);
  const zone = state.timeZone ?? timeZone;
  const kind = deliveryKind(errand.delivery.ref.nudge);
  const today = dayOf(now, zone);
  const facts: AddresseeFacts = { kind: errand.delivery.addressee.kind, ...state };
  if (kind === 'nudge' && errand.nudge?.status !== 'goedgekeurd') return 'nudge-changed';
  if (isTooLate(errand, dayOf(now, timeZone), workingDays, content(), timeZone)) return 'missed';
  const { addressee } = errand.delivery;
  if (kind === 'told-back' && addressee.kind === 'room') {
    if (!content().organisation.toldBackRooms.includes(addressee.room)) return 'nudge-changed';
    const rested = roomRestsUntil(state.lastSentOn, today);
    if (rested) return nextWakingTime(instantAt(rested, WAKING_HOURS.from, zone), workingDays, zone);
  }
  const verdict = gate(facts, { kind, today, ...(errand.nudge && { seasonFrom: seasonBegan(errand.nudge, today) }) });
  if (verdict === 'go' && !isWakingTime(now, workingDays, zone)) return nextWakingTime(now, workingDays, zone);
  return verdict;
}

function isTooLate(
  { delivery, nudge, promise }: Errand,
  today: string,
  workingDays: WorkingDays,
  content: Content,
  timeZone: string,
): boolean {
  if (promise) return !isPromiseInTime(promise, today, content);
  const { occurrence } = delivery.ref;
  const kind = deliveryKind(delivery.ref.nudge);
  if (kind === 'told-back') return !isToldInTime(occurrence, today);
  if (kind === 'farewell') return daysBetween(occurrence, today) > FAREWELL_PATIENCE_DAYS;
  if (!nudge || occurrence >= today) return false;
  const { moments, suppliers } = content;
  return !stillMakesSense(occurrenceOn(nudge, occurrence, { moments, suppliers, workingDays, timeZone }) ?? { key: occurrence }, today);
}

async function send(
  errand: Errand,
  { address, locale = 'nl' }: Reach,
  clock: () => Date,
  deliverer: Deliverer,
  keeper: PaceKeeper,
): Promise<Settlement> {
  const { delivery, nudge } = errand;
  const sender = address && deliverer.senders.get(address.channel);
  const reply = await replyFor(errand, locale, clock(), deliverer);
  if (!address || !sender || !reply) {
    keeper.unused(delivery.to);
    return reply ? { state: 'failed', reason: 'channel-off' } : { state: 'skipped', reason: 'nudge-changed' };
  }
  try {
    const ref = await sender.send({ key: postKey(delivery), to: address, reply });
    keeper.went(delivery.to);
    const outcome = nudge && sentOutcome(delivery, nudge, address.channel, clock());
    return { state: 'sent', day: dayOf(clock(), deliverer.timeZone), ...(outcome && { outcome }), ...(ref && { ref }) };
  } catch (error) {
    return afterFailure(error, delivery, clock(), deliverer, keeper);
  }
}

/** The same however often it is tried, and says nothing about whom it is for. */
export function postKey({ ref, id }: Pick<Delivery, 'ref' | 'id'>): string {
  return `${formatNudgeRef(ref)}:${id}`;
}

async function replyFor({ delivery, nudge, promise }: Errand, locale: Locale, now: Date, deliverer: Deliverer): Promise<Reply | undefined> {
  const { ref, addressee } = delivery;
  if (promise) return deliverer.promiseReply(promise, locale, now);
  if (deliveryKind(ref.nudge) === 'told-back') return deliverer.tellBack?.(quarterToldOn(ref.occurrence), now);
  if (deliveryKind(ref.nudge) === 'farewell' && addressee.kind === 'person') return farewellReply(addressee.person, locale, now, deliverer);
  const variant = nudge?.variants.find(({ name }) => name === ref.variant) ?? nudge?.variants[0];
  return nudge && variant && postReply({ nudge, variant, occurrence: ref.occurrence, to: addressee }, now, deliverer);
}

/**
 * Certainly not taken: try again later, or give up; where the platform says when, for as long as the message makes sense
 * (`isTooLate`). Otherwise we do not know, and do not send it again.
 */
function afterFailure(error: unknown, delivery: Delivery, now: Date, { onTrouble }: Deliverer, keeper: PaceKeeper): Settlement {
  onTrouble(`nudge ${delivery.ref.nudge}, delivery ${delivery.id}`, error);
  if (!(error instanceof SendError)) {
    keeper.trouble(delivery.to);
    return { state: 'uncertain' };
  }
  if (error.permanent) {
    keeper.went(delivery.to);
    return { state: 'failed', reason: error.reason };
  }
  const { retryAfterMs } = error;
  keeper.trouble(delivery.to, retryAfterMs);
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (retryAfterMs !== undefined) return { state: 'waiting', notBefore: after(retryAfterMs), asked: true };
  if (delivery.attempts + 1 >= MAX_ATTEMPTS) return { state: 'failed', reason: 'gave-up' };
  return { state: 'waiting', notBefore: after(FIRST_RETRY_MS * 2 ** delivery.attempts) };
}

export function sentOutcome(
  { ref, addressee }: Pick<Delivery, 'ref' | 'addressee'>,
  { category, lever, advice }: Nudge,
  channel: Channel,
  at: Date,
): Outcome {
  return {
    kind: 'nudge-sent',
    at,
    channel,
    category,
    nudge: ref,
    lever,
    advice,
    ...(addressee.kind === 'person' && { person: addressee.person }),
  };
}

function count(counts: Delivered, settlement: Settlement): void {
  if (settlement.state === 'sent') counts.sent++;
  if (settlement.state === 'uncertain') counts.uncertain++;
  if (settlement.state === 'failed') counts.failed[settlement.reason] = (counts.failed[settlement.reason] ?? 0) + 1;
  if (settlement.state === 'skipped') counts.skipped[settlement.reason] = (counts.skipped[settlement.reason] ?? 0) + 1;
}

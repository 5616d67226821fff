/** Outbox → gate → attempt → settle, one message at a time. */
import type { Address, Channel } from '../domain/address.ts';
import { gate, isWakingTime, type SkipReason } from '../domain/audience.ts';
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Tally } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import { formatNudgeRef, type Outcome } from '../domain/outcome.ts';
import type { Content } from '../ports/content.ts';
import { SendError, type Sender } from '../ports/sender.ts';
import type { AddresseeState, Delivery, Settlement, Store } from '../ports/store.ts';
import { type PostReply, postReply } from './post.ts';

interface Deliverer {
  readonly content: () => Content;
  readonly store: Store;
  readonly senders: ReadonlyMap<Channel, Sender>;
  readonly timeZone: string;
  readonly sign: (payload: ClickPayload) => string;
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly isStopping: () => boolean;
}

/** Longer than any platform takes to answer: what is still attempting after this is uncertain. */
const LEASE_MS = 120_000;
const BATCH = 50;
const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 60_000;

type Delivered = { sent: number; failed: Record<string, number>; skipped: Record<string, number>; uncertain: number };

/** Sends what waits and is due, until nothing is. Outside waking hours everything keeps waiting. */
export async function deliverDue(clock: () => Date, deliverer: Deliverer): Promise<Omit<Tally, 'audience' | 'waiting'>> {
  const counts: Delivered = { sent: 0, failed: {}, skipped: {}, uncertain: 0 };
  const workingDays = new WorkingDays(deliverer.content().organisation.closedDays);
  for (;;) {
    const now = clock();
    if (!isWakingTime(now, dayOf(now, deliverer.timeZone), workingDays, deliverer.timeZone)) return counts;
    const batch = await deliverer.store.claim(now, new Date(now.getTime() + LEASE_MS), BATCH);
    if (batch.length === 0) return counts;
    for (const delivery of batch) {
      if (deliverer.isStopping()) return counts;
      const settlement = await deliver(delivery, clock, deliverer);
      if (settlement) count(counts, settlement);
    }
  }
}

/** Undefined when somebody else took the delivery over. */
async function deliver(delivery: Delivery, clock: () => Date, deliverer: Deliverer): Promise<Settlement | undefined> {
  const { content, store, timeZone } = deliverer;
  const nudge = content().nudges.get(delivery.ref.nudge);
  const today = dayOf(clock(), timeZone);
  const attempt = await store.attempt(delivery.id, clock(), (state) => mayGo(delivery, nudge, state, today));
  if (attempt === undefined) return undefined;
  if (attempt.verdict !== 'go') return { state: 'skipped', reason: attempt.verdict };
  const settlement = await send(delivery, nudge, attempt.address, clock, deliverer);
  await store.settle(delivery.id, settlement, clock());
  return settlement;
}

function mayGo(delivery: Delivery, nudge: Nudge | undefined, state: AddresseeState, today: string): 'go' | SkipReason {
  if (nudge?.status !== 'goedgekeurd') return 'nudge-changed';
  if (delivery.ref.occurrence < today) return 'missed';
  return gate({ kind: delivery.addressee.kind, ...state }, today);
}

async function send(
  delivery: Delivery,
  nudge: Nudge | undefined,
  address: Address | undefined,
  clock: () => Date,
  deliverer: Deliverer,
): Promise<Settlement> {
  const sender = address && deliverer.senders.get(address.channel);
  if (!address || !sender) return { state: 'failed', reason: 'channel-off' };
  const { kind } = delivery.addressee;
  const variant = nudge?.variants.find(({ name }) => name === delivery.ref.variant) ?? nudge?.variants[0];
  if (!nudge || !variant) return { state: 'skipped', reason: 'nudge-changed' };
  const view: PostReply = { nudge, variant, occurrence: delivery.ref.occurrence, to: kind };
  try {
    await sender.send({ key: `${formatNudgeRef(delivery.ref)}:${delivery.id}`, to: address, reply: postReply(view, clock(), deliverer) });
    return { state: 'sent', day: dayOf(clock(), deliverer.timeZone), outcome: sentOutcome(delivery, nudge, address.channel, clock()) };
  } catch (error) {
    return afterFailure(error, delivery, clock(), deliverer);
  }
}

/** Certainly not taken: try again later, or give up. Otherwise we do not know, and do not send it again. */
function afterFailure(error: unknown, delivery: Delivery, now: Date, { onTrouble }: Deliverer): Settlement {
  onTrouble(`nudge ${delivery.ref.nudge}, delivery ${delivery.id}`, error);
  if (!(error instanceof SendError)) return { state: 'uncertain' };
  if (error.permanent) return { state: 'failed', reason: error.reason };
  if (delivery.attempts + 1 >= MAX_ATTEMPTS) return { state: 'failed', reason: 'gave-up' };
  const waitMs = error.retryAfterMs ?? FIRST_RETRY_MS * 2 ** delivery.attempts;
  return { state: 'waiting', notBefore: new Date(now.getTime() + waitMs) };
}

function sentOutcome({ ref, addressee }: Delivery, { category, lever, advice }: Nudge, channel: Channel, at: Date): Outcome {
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

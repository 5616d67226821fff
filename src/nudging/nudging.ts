/**
 * A nudge, from top to bottom: what is due now is planned for its audience, then sent, each message
 * through the gate again. The timer is stupid: it calls `beat`, and the database knows the rest.
 */
import type { KeyObject } from 'node:crypto';
import { CHANNELS, type Channel } from '../domain/address.ts';
import { type ClickPayload, signClick } from '../domain/click.ts';
import type { Tally } from '../domain/delivery.ts';
import { type Delivered, type Deliverer, deliverDue } from './delivering.ts';
import { PaceKeeper } from './pace.ts';
import { type PlannedOccurrence, planDue } from './planning.ts';
import { planPromises } from './promises.ts';
import { reconcile } from './reconciling.ts';
import type { Sending } from './sending.ts';
import { planToldBack, type TellBack } from './told-back.ts';

export interface NudgingParts extends Omit<Sending, 'sign'> {
  readonly clickKey: KeyObject;
  /** Writes what somebody asked to be asked. */
  readonly promiseReply: Deliverer['promiseReply'];
  /** Writes what purchases made possible; without it nothing is told back. */
  readonly tellBack?: TellBack;
  /** How many answers somebody waits for at this moment: messages let them go first. */
  readonly answersUnderWay?: () => number;
  /** Messages under way at the same time, per channel. */
  readonly atOnce?: number;
}

/** What one tick did. `sent + failed + skipped + uncertain + waiting = audience`, in `run` as in `total`. */
export interface TickReport {
  readonly now: Date;
  readonly planned: readonly PlannedOccurrence[];
  readonly run: Tally;
  readonly total: Tally;
}

export interface Nudging {
  /** Plans and sends what is due, once. `clock` is read at every step, so that leases are honest when sending takes long. */
  tick(clock: () => Date): Promise<TickReport>;
  /** Plans what is due and begins to send; resolves before all is sent, so that a long send holds up nothing else. */
  beat(clock: () => Date): Promise<readonly PlannedOccurrence[]>;
  /** Lets the messages that are under way end and starts no other. What was claimed goes out after the next start. */
  stop(): Promise<void>;
}

const AT_ONCE = 64;

interface Planned {
  readonly occurrences: PlannedOccurrence[];
  /** Promises to come back that came too late. */
  readonly missed: number;
}

export function createNudging(parts: NudgingParts): Nudging {
  let stopping = false;
  let ticking: Promise<TickReport> | undefined;
  let planning: Promise<Planned> | undefined;
  const delivering = new Map<Channel, Promise<Omit<Tally, 'audience' | 'waiting'>>>();
  const keepers = new Map(CHANNELS.map((channel) => [channel, new PaceKeeper(parts.senders.get(channel)?.pace)]));
  const bench: Deliverer = {
    answersUnderWay: () => 0,
    atOnce: AT_ONCE,
    ...parts,
    sign: (payload: ClickPayload) => signClick(payload, parts.clickKey),
    isStopping: () => stopping,
  };

  /** One at a time: two planners in one program would only wait for each other. */
  function plan(clock: () => Date): Promise<Planned> {
    planning ??= planAll(clock).finally(() => {
      planning = undefined;
    });
    return planning;
  }

  async function planAll(clock: () => Date): Promise<Planned> {
    const now = clock();
    await parts.store.expireLeases(now);
    await reconcile(clock, bench);
    const missed = await planPromises(now, bench);
    const nudges = await planDue(now, bench);
    const told = parts.tellBack ? await planToldBack(now, bench, parts.tellBack) : [];
    return { missed, occurrences: [...nudges, ...told] };
  }

  /** Each channel by itself: one that is slow holds up no other. */
  function deliver(clock: () => Date) {
    return CHANNELS.map((channel) => {
      const running = delivering.get(channel);
      if (running) return running;
      const started = deliverDue(channel, clock, bench, keepers.get(channel) ?? new PaceKeeper(undefined)).finally(() =>
        delivering.delete(channel),
      );
      delivering.set(channel, started);
      return started;
    });
  }

  async function run(clock: () => Date): Promise<TickReport> {
    const now = clock();
    const planned = await plan(clock);
    const delivered = sumOf(await Promise.all(deliver(clock)));
    const total = await parts.store.tally();
    return { now, planned: planned.occurrences, run: tallyOf(planned, delivered, total.waiting), total };
  }

  return {
    // A tick that is still busy is the tick: two never run in one process.
    tick: (clock) => {
      ticking ??= run(clock).finally(() => {
        ticking = undefined;
      });
      return ticking;
    },
    async beat(clock) {
      const planned = await plan(clock);
      if (!stopping) for (const channel of deliver(clock)) channel.catch((error: unknown) => parts.onTrouble('delivering', error));
      return planned.occurrences;
    },
    async stop() {
      stopping = true;
      await Promise.allSettled([ticking, planning, ...delivering.values()]);
    },
  };
}

function sumOf(channels: readonly Omit<Tally, 'audience' | 'waiting'>[]): Delivered {
  const sum: Delivered = { sent: 0, failed: {}, skipped: {}, uncertain: 0 };
  for (const { sent, failed, skipped, uncertain } of channels) {
    sum.sent += sent;
    sum.uncertain += uncertain;
    for (const [reason, count] of Object.entries(failed)) sum.failed[reason] = (sum.failed[reason] ?? 0) + count;
    for (const [reason, count] of Object.entries(skipped)) sum.skipped[reason] = (sum.skipped[reason] ?? 0) + count;
  }
  return sum;
}

function tallyOf({ occurrences, missed }: Planned, delivered: Delivered, waiting: number): Tally {
  const skipped: Record<string, number> = { ...delivered.skipped };
  if (missed > 0) skipped['missed'] = (skipped['missed'] ?? 0) + missed;
  for (const occurrence of occurrences)
    for (const [reason, count] of Object.entries(occurrence.skipped)) skipped[reason] = (skipped[reason] ?? 0) + count;
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
  const audience = delivered.sent + sum(delivered.failed) + sum(skipped) + delivered.uncertain + waiting;
  return { ...delivered, skipped, waiting, audience };
}

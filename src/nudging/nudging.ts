/**
 * A nudge, from top to bottom: what is due now is planned for its audience, then sent, one by one,
 * each through the gate again. The timer is stupid: it calls `tick`, and the database knows the rest.
 */
import type { KeyObject } from 'node:crypto';
import type { Channel } from '../domain/address.ts';
import { type ClickPayload, signClick } from '../domain/click.ts';
import type { Tally } from '../domain/delivery.ts';
import type { Content } from '../ports/content.ts';
import type { Sender } from '../ports/sender.ts';
import type { Store } from '../ports/store.ts';
import { deliverDue } from './delivering.ts';
import { type PlannedOccurrence, planDue } from './planning.ts';

export interface NudgingParts {
  readonly content: () => Content;
  readonly store: Store;
  readonly senders: ReadonlyMap<Channel, Sender>;
  readonly timeZone: string;
  readonly clickKey: KeyObject;
  /** Told why a message was not taken, or that we do not know. Never gets an address. */
  readonly onTrouble: (what: string, error: unknown) => void;
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
  /** Lets the message that is under way end and starts no other. What was claimed goes out after the next start. */
  stop(): Promise<void>;
}

export function createNudging(parts: NudgingParts): Nudging {
  let stopping = false;
  let running: Promise<TickReport> | undefined;
  const bench = { ...parts, sign: (payload: ClickPayload) => signClick(payload, parts.clickKey), isStopping: () => stopping };

  async function run(clock: () => Date): Promise<TickReport> {
    const now = clock();
    await parts.store.expireLeases(now);
    const planned = await planDue(now, bench);
    const delivered = await deliverDue(clock, bench);
    const total = await parts.store.tally();
    return { now, planned, run: tallyOf(planned, delivered, total.waiting), total };
  }

  return {
    // A tick that is still busy is the tick: two never run in one process.
    tick: (clock) => {
      running ??= run(clock).finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
    },
  };
}

function tallyOf(planned: readonly PlannedOccurrence[], delivered: Omit<Tally, 'audience' | 'waiting'>, waiting: number): Tally {
  const skipped: Record<string, number> = { ...delivered.skipped };
  for (const occurrence of planned)
    for (const [reason, count] of Object.entries(occurrence.skipped)) skipped[reason] = (skipped[reason] ?? 0) + count;
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
  const audience = delivered.sent + sum(delivered.failed) + sum(skipped) + delivered.uncertain + waiting;
  return { ...delivered, skipped, waiting, audience };
}

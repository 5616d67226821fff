import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, formatAddress } from '../domain/address.ts';
import type { Pace } from '../ports/sender.ts';

/** The share of a platform's limit that we use: the rest is for answers, and for clocks that differ. */
export const USED_SHARE = 0.97;
/** A tenant in trouble is written to at most this many times slower. */
const SLOWEST = 32;
/** After trouble, each message that goes well brings the pace this much nearer to the limit. */
const RECOVERY = 0.9;
/** Waiting longer than this is for the outbox. */
export const LONGEST_WAIT_MS = 5000;

/**
 * Spaces messages evenly below a platform's limits, per tenant and per room (a leaky bucket without
 * bursts: https://www.itu.int/rec/T-REC-I.371, annex A, "virtual scheduling"). What one tenant or
 * room refuses slows that one alone.
 */
export class PaceKeeper {
  readonly #pace: Pace | undefined;
  readonly #now: () => number;
  readonly #tenants = new Map<string, { next: number; slowness: number }>();
  readonly #rooms = new Map<string, number>();

  /** `now` in milliseconds, from a clock that nobody sets. */
  constructor(pace: Pace | undefined, now: () => number = () => performance.now()) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Waits for a turn. @returns how many milliseconds it would take when that is longer than a moment; then no turn was taken. */
  async turn(to: Address | undefined): Promise<number> {
    if (!this.#pace || !to) return 0;
    const now = this.#now();
    const tenant = this.#tenantOf(to);
    const room = formatAddress(to);
    const at = Math.max(now, tenant.next, this.#rooms.get(room) ?? 0);
    if (at - now > LONGEST_WAIT_MS) return at - now;
    const gap = (1000 / (this.#pace.perSecond * USED_SHARE)) * tenant.slowness;
    tenant.next = Math.max(tenant.next + gap, now);
    this.#keepRoom(room, at + this.#pace.roomGapMs, now);
    if (at > now) await sleep(at - now);
    return 0;
  }

  /** The platform took it. */
  went(to: Address): void {
    if (!this.#pace) return;
    const tenant = this.#tenantOf(to);
    tenant.slowness = Math.max(1, tenant.slowness * RECOVERY);
  }

  /** The platform asked for patience, failed or said nothing. */
  trouble(to: Address, retryAfterMs = 0): void {
    if (!this.#pace) return;
    const now = this.#now();
    const tenant = this.#tenantOf(to);
    tenant.slowness = Math.min(SLOWEST, tenant.slowness * 2);
    // One refusal may be about this room alone; the next one, before anything went well again, is about all.
    if (tenant.slowness > 2) tenant.next = Math.max(tenant.next, now + retryAfterMs);
    this.#keepRoom(formatAddress(to), now + retryAfterMs, now);
  }

  #tenantOf(to: Address): { next: number; slowness: number } {
    const name = this.#pace?.tenantOf?.(to) ?? '';
    const known = this.#tenants.get(name) ?? { next: 0, slowness: 1 };
    this.#tenants.set(name, known);
    return known;
  }

  #keepRoom(room: string, until: number, now: number): void {
    this.#rooms.set(room, Math.max(this.#rooms.get(room) ?? 0, until));
    if (this.#rooms.size < 1000) return;
    for (const [name, free] of this.#rooms) if (free <= now) this.#rooms.delete(name);
  }
}

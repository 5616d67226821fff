import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, formatAddress } from '../domain/address.ts';
import type { Pace } from '../ports/sender.ts';

/** The share of a platform's limit that we use: the rest is for answers that people wait for. */
export const USED_SHARE = 0.98;
const SECOND_MS = 1000;
/** After a moment in which nothing could go out, so much of it is made up for. */
const CATCH_UP_MS = 250;
/** A tenant in trouble is written to at most this many times slower. */
const SLOWEST = 32;
/** After trouble, each message that goes well brings the pace this much nearer to the limit. */
const RECOVERY = 0.9;
/** Waiting longer than this is for the outbox. */
export const LONGEST_WAIT_MS = 5000;

interface Tenant {
  /** When the next message may go. */
  next: number;
  slowness: number;
  blockedUntil: number;
  underWay: number;
  /** When the last messages had their answers, oldest first. */
  readonly answered: number[];
  /** Turns are given one after the other. */
  line: Promise<unknown>;
}

/**
 * Keeps messages below a platform's limits, per tenant and per room. They go out evenly; besides, at most as many as
 * the limit are under way or were answered within the last second. A platform counts a message somewhere between the
 * call and its answer, so whatever the network does, it never counts more than that in any second. What one tenant
 * or room refuses slows that one alone.
 */
export class PaceKeeper {
  readonly #pace: Pace | undefined;
  readonly #now: () => number;
  readonly #wait: (ms: number) => Promise<unknown>;
  readonly #tenants = new Map<string, Tenant>();
  readonly #rooms = new Map<string, number>();

  /** `now` in milliseconds, from a clock that nobody sets. */
  constructor(pace: Pace | undefined, now: () => number = () => performance.now(), wait: (ms: number) => Promise<unknown> = sleep) {
    this.#pace = pace;
    this.#now = now;
    this.#wait = wait;
  }

  /**
   * Waits for a turn, which then must end with `went`, `trouble` or `unused`.
   * @returns 0, or how many milliseconds it would take when that is long; then no turn was taken.
   */
  turn(to: Address | undefined): Promise<number> {
    if (!this.#pace || !to) return Promise.resolve(0);
    const tenant = this.#tenantOf(to);
    const turn = tenant.line.then(() => this.#await(to, tenant));
    tenant.line = turn;
    return turn;
  }

  /** The platform took it. */
  went(to: Address | undefined): void {
    const tenant = this.#ended(to);
    if (tenant) tenant.slowness = Math.max(1, tenant.slowness * RECOVERY);
  }

  /** The platform asked for patience, failed or said nothing. */
  trouble(to: Address | undefined, retryAfterMs = 0): void {
    const tenant = this.#ended(to);
    if (!tenant || !to) return;
    const until = this.#now() + retryAfterMs;
    tenant.slowness = Math.min(SLOWEST, tenant.slowness * 2);
    // One refusal may be about this room alone; the next one, before it is well again, is about all.
    if (tenant.slowness > 2) tenant.blockedUntil = Math.max(tenant.blockedUntil, until);
    this.#keepRoom(to, until);
  }

  /** Nothing was sent in this turn. */
  unused(to: Address | undefined): void {
    if (this.#pace && to) this.#tenantOf(to).underWay--;
  }

  async #await(to: Address, tenant: Tenant): Promise<number> {
    for (;;) {
      const now = this.#now();
      const at = Math.max(this.#freeAt(tenant, now), this.#rooms.get(formatAddress(to)) ?? 0);
      if (at <= now) {
        this.#take(to, tenant, now);
        return 0;
      }
      if (at - now > LONGEST_WAIT_MS) return at - now;
      await this.#wait(at - now);
    }
  }

  #freeAt(tenant: Tenant, now: number): number {
    const most = Math.max(1, Math.round((this.#pace?.perSecond ?? 1) * USED_SHARE));
    while ((tenant.answered[0] ?? now) + SECOND_MS <= now) tenant.answered.shift();
    const room = tenant.underWay + tenant.answered.length < most ? 0 : (tenant.answered[0] ?? now + 5 - SECOND_MS) + SECOND_MS;
    return Math.max(tenant.next, tenant.blockedUntil, room);
  }

  #take(to: Address, tenant: Tenant, now: number): void {
    if (!this.#pace) return;
    const gap = (SECOND_MS / (this.#pace.perSecond * USED_SHARE)) * tenant.slowness;
    tenant.next = Math.max(tenant.next, now - CATCH_UP_MS) + gap;
    tenant.underWay++;
    this.#keepRoom(to, now + this.#pace.roomGapMs);
  }

  #ended(to: Address | undefined): Tenant | undefined {
    if (!this.#pace || !to) return undefined;
    const tenant = this.#tenantOf(to);
    tenant.underWay--;
    tenant.answered.push(this.#now());
    return tenant;
  }

  #tenantOf(to: Address): Tenant {
    const name = this.#pace?.tenantOf?.(to) ?? '';
    const known = this.#tenants.get(name) ?? { next: 0, slowness: 1, blockedUntil: 0, underWay: 0, answered: [], line: Promise.resolve() };
    this.#tenants.set(name, known);
    return known;
  }

  #keepRoom(to: Address, until: number): void {
    const room = formatAddress(to);
    this.#rooms.set(room, Math.max(this.#rooms.get(room) ?? 0, until));
    if (this.#rooms.size < 1000) return;
    const now = this.#now();
    for (const [name, free] of this.#rooms) if (free <= now) this.#rooms.delete(name);
  }
}

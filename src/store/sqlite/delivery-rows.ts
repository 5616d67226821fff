import type { Statement } from 'better-sqlite3';
import type { Address } from '../../domain/address.ts';
import { deliveryKind } from '../../domain/delivery.ts';
import type { Addressee, Delivery } from '../../ports/outbox.ts';
import { type Addressees, addresseeOf } from './addressees.ts';
import type { Sqlite } from './database.ts';

/** A row of `delivery`, as SQLite gives it. */
export interface DeliveryRow {
  readonly id: number;
  readonly nudge: string;
  readonly occurrence: string;
  readonly addressee: string;
  readonly variant: string;
  readonly attempts: number;
  readonly attempted_at: number | null;
  readonly post: string | null;
}

/** Rows of the outbox as deliveries, each with where it goes now. */
export class DeliveryRows {
  readonly #addressees: Addressees;
  readonly #reachable: Statement<[string], Address>;

  constructor(sqlite: Sqlite, addressees: Addressees) {
    this.#addressees = addressees;
    this.#reachable = sqlite.prepare('select channel, address as id from subscription where person = ?');
  }

  deliveryOf({ id, nudge, occurrence, variant, addressee: key, attempts, attempted_at: at }: DeliveryRow): Delivery {
    const addressee = addresseeOf(key);
    const to = this.#addressOf(addressee, nudge, occurrence);
    return {
      id,
      ref: { nudge, occurrence, variant },
      addressee,
      attempts,
      ...(at !== null && { attemptedAt: new Date(at) }),
      ...(to && { to }),
    };
  }

  #addressOf(addressee: Addressee, nudge: string, occurrence: string): Address | undefined {
    if (addressee.kind === 'room') return this.#addressees.room(addressee.room).address;
    const kind = deliveryKind(nudge);
    if (kind === 'follow-up' || kind === 'yearly') return this.#addressees.promised(kind, addressee.person, occurrence)?.address;
    return this.#reachable.get(addressee.person);
  }
}

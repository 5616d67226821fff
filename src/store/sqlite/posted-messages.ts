import { sql } from 'drizzle-orm';
import type { Channel } from '../../domain/address.ts';
import type { Delivery, Outbox, PostedDelivery } from '../../ports/outbox.ts';
import { type Db, prepareAll, type Sqlite } from './database.ts';
import type { DeliveryRow, DeliveryRows } from './delivery-rows.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** The columns are those of `schema/outbox.ts`. */
const SQL = {
  uncertain: `select * from delivery where state = 'uncertain' and channel = ? and id > ? order by id limit ?`,
  posted: `select * from delivery where nudge = ? and state = 'sent' and post is not null and withdrawn_at is null and id > ? order by id limit ?`,
  withdrawn: 'select count(*) as count from delivery where nudge = ? and withdrawn_at is not null',
} as const;

/** Messages that stand somewhere, or perhaps do. */
export class SqlitePostedMessages implements Pick<Outbox, 'uncertain' | 'posted' | 'markWithdrawn' | 'withdrawn'> {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #rows: DeliveryRows;
  readonly #run;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, rows: DeliveryRows) {
    this.#db = db;
    this.#writes = writes;
    this.#rows = rows;
    this.#run = prepareAll(sqlite, SQL);
  }

  async uncertain(channel: Channel, after: number, limit: number): Promise<Delivery[]> {
    return (this.#run.uncertain.all(channel, after, limit) as DeliveryRow[]).map((row) => this.#rows.deliveryOf(row));
  }

  async posted(nudge: string, after: number, limit: number): Promise<PostedDelivery[]> {
    const rows = this.#run.posted.all(nudge, after, limit) as DeliveryRow[];
    return rows.flatMap((row) => {
      const { id, ref, addressee, to } = this.#rows.deliveryOf(row);
      return to && row.post !== null ? [{ id, to, post: row.post, ref, addressee }] : [];
    });
  }

  markWithdrawn(id: number, at: Date): Promise<void> {
    return this.#writes.run(() => {
      this.#db.run(sql`update delivery set withdrawn_at = ${at.getTime()} where id = ${id}`);
    });
  }

  async withdrawn(nudge: string): Promise<number> {
    return (this.#run.withdrawn.get(nudge) as { count: number }).count;
  }
}

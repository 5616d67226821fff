import { inArray, notInArray, sql } from 'drizzle-orm';
import type { LeadNotices } from '../../ports/lead-notices.ts';
import type { Db } from './database.ts';
import type { Progress } from './progress.ts';
import { leadNotice } from './schema/lead-notices.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const HOUR_MS = 3_600_000;
const MOST_TRIES = 3;

export class SqliteLeadNotices implements LeadNotices {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #progress: Progress;

  constructor(db: Db, writes: TransactionQueue, progress: Progress) {
    this.#db = db;
    this.#writes = writes;
    this.#progress = progress;
  }

  take(standing: readonly string[], now: Date): Promise<readonly string[]> {
    return this.#writes.run(() => {
      this.#db
        .delete(leadNotice)
        .where(notInArray(leadNotice.code, [...standing]))
        .run();
      if (Math.abs(now.getTime() - this.#progress.get('leads-told')) < HOUR_MS) return [];
      const known = new Map(
        this.#db
          .select()
          .from(leadNotice)
          .all()
          .map((row) => [row.code, row]),
      );
      const taken = standing.filter((code) => {
        const row = known.get(code);
        return !row || (!row.told && row.tries < MOST_TRIES);
      });
      for (const code of taken)
        this.#db
          .insert(leadNotice)
          .values({ code, tries: 1, told: true })
          .onConflictDoUpdate({ target: leadNotice.code, set: { tries: sql`tries + 1`, told: true } })
          .run();
      if (taken.length > 0) this.#progress.set('leads-told', now.getTime());
      return taken;
    });
  }

  putBack(codes: readonly string[]): Promise<void> {
    return this.#writes.run(() => {
      this.#db
        .update(leadNotice)
        .set({ told: false })
        .where(inArray(leadNotice.code, [...codes]))
        .run();
    });
  }
}

import { and, asc, desc, eq } from 'drizzle-orm';
import type { Suggestion, Tip, Tips } from '../../ports/tips.ts';
import { type Db, guarded } from './database.ts';
import { suggestion, tip } from './schema/tips.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteTips implements Tips {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  addTip({ category, text, wasHard, name }: Omit<Tip, 'id' | 'state'>, author: string, at: Date): Promise<number> {
    return this.#writes.run(() => {
      const row = { category, text, wasHard, name: name ?? null, author, state: 'waiting', at } as const;
      return this.#db.insert(tip).values(row).returning({ id: tip.id }).get().id;
    });
  }

  async tips({ category, state }: Parameters<Tips['tips']>[0]): Promise<Tip[]> {
    const which = and(eq(tip.state, state), category === undefined ? undefined : eq(tip.category, category));
    return guarded(() => this.#db.select().from(tip).where(which).orderBy(desc(tip.id)).all().map(tipOf));
  }

  async tipsBy(author: string): Promise<Tip[]> {
    return guarded(() => this.#db.select().from(tip).where(eq(tip.author, author)).orderBy(desc(tip.id)).all().map(tipOf));
  }

  judgeTip(id: number, state: 'approved' | 'refused', at: Date): Promise<boolean> {
    return this.#writes.run(() => {
      const waiting = and(eq(tip.id, id), eq(tip.state, 'waiting'));
      return this.#db.update(tip).set({ state, judgedAt: at }).where(waiting).run().changes > 0;
    });
  }

  withdrawTip(id: number, author: string): Promise<boolean> {
    return this.#writes.run(() => {
      const own = and(eq(tip.id, id), eq(tip.author, author));
      return this.#db.delete(tip).where(own).run().changes > 0;
    });
  }

  addSuggestion({ name, category, where, why }: Omit<Suggestion, 'id'>, at: Date): Promise<void> {
    return this.#writes.run(() => {
      this.#db
        .insert(suggestion)
        .values({ name, category: category ?? null, where: where ?? null, why: why ?? null, at })
        .run();
    });
  }

  async suggestions(): Promise<Suggestion[]> {
    const rows = guarded(() => this.#db.select().from(suggestion).orderBy(asc(suggestion.id)).all());
    return rows.map(({ id, name, category, where, why }) => ({
      id,
      name,
      ...(category && { category }),
      ...(where && { where }),
      ...(why && { why }),
    }));
  }

  closeSuggestion(id: number): Promise<void> {
    return this.#writes.run(() => void this.#db.delete(suggestion).where(eq(suggestion.id, id)).run());
  }
}

function tipOf({ id, category, text, wasHard, name, state }: typeof tip.$inferSelect): Tip {
  return { id, category, text, wasHard, state, ...(name && { name }) };
}

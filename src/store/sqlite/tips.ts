import { and, asc, type Column, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Suggestion, Tip, Tips } from '../../ports/tips.ts';
import { type Db, guarded, type Sqlite } from './database.ts';
import { suggestion, tip } from './schema/tips.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/**
 * Approved tips stand under offers, so they are asked for with every request: kept in memory until anybody writes. Whether
 * another process did is asked once for all requests of one turn of the event loop.
 */
export class SqliteTips implements Tips {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  /** Grows when another connection has written (https://www.sqlite.org/pragma.html#pragma_data_version). */
  readonly #othersWrote;
  #version: unknown;
  #isAsked = false;
  #approved: ReadonlyMap<string, readonly Tip[]> | undefined;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
    this.#othersWrote = sqlite.prepare('pragma data_version').pluck();
  }

  addTip({ category, text, wasHard, name }: Omit<Tip, 'id' | 'state'>, author: string, at: Date): Promise<number> {
    return this.#writes.run(() => {
      const row = { category, text, wasHard, name: name ?? null, author, state: 'waiting' } as const;
      const same = this.#db.select({ id: tip.id }).from(tip).where(matching(tip, row)).get();
      return (
        same?.id ??
        this.#db
          .insert(tip)
          .values({ ...row, at })
          .returning({ id: tip.id })
          .get().id
      );
    });
  }

  async tips({ category, state }: Parameters<Tips['tips']>[0]): Promise<readonly Tip[]> {
    if (state === 'approved' && category !== undefined) return guarded(() => this.#approvedOf(category));
    const which = and(eq(tip.state, state), category === undefined ? undefined : eq(tip.category, category));
    return guarded(() => this.#db.select().from(tip).where(which).orderBy(desc(tip.id)).all().map(tipOf));
  }

  async tipsBy(author: string): Promise<Tip[]> {
    return guarded(() => this.#db.select().from(tip).where(eq(tip.author, author)).orderBy(desc(tip.id)).all().map(tipOf));
  }

  #approvedOf(category: string): readonly Tip[] {
    if (!this.#isAsked) this.#askWhoWrote();
    this.#approved ??= Map.groupBy(
      this.#db.select().from(tip).where(eq(tip.state, 'approved')).orderBy(desc(tip.id)).all().map(tipOf),
      (one) => one.category,
    );
    return this.#approved.get(category) ?? [];
  }

  #askWhoWrote(): void {
    const version = this.#othersWrote.get();
    if (version !== this.#version) this.refresh();
    this.#version = version;
    this.#isAsked = true;
    setImmediate(() => {
      this.#isAsked = false;
    });
  }

  /** This connection has written: the file is read again when it is asked next. */
  refresh(): void {
    this.#approved = undefined;
  }

  judgeTip(id: number, state: 'approved' | 'refused', at: Date): Promise<boolean> {
    return this.#writes.run(() => {
      this.refresh();
      const waiting = and(eq(tip.id, id), eq(tip.state, 'waiting'));
      return this.#db.update(tip).set({ state, judgedAt: at }).where(waiting).run().changes > 0;
    });
  }

  withdrawTip(id: number, author: string): Promise<boolean> {
    return this.#writes.run(() => {
      this.refresh();
      const own = and(eq(tip.id, id), eq(tip.author, author));
      return this.#db.delete(tip).where(own).run().changes > 0;
    });
  }

  addSuggestion({ name, category, where, why }: Omit<Suggestion, 'id'>, at: Date): Promise<void> {
    return this.#writes.run(() => {
      const row = { name, category: category ?? null, where: where ?? null, why: why ?? null };
      if (!this.#db.select({ id: suggestion.id }).from(suggestion).where(matching(suggestion, row)).get())
        this.#db
          .insert(suggestion)
          .values({ ...row, at })
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

/** Every value is the same, also where there is none. */
function matching<Row extends Readonly<Record<string, unknown>>>(
  columns: { readonly [Name in keyof Row]: Column },
  row: Row,
): SQL | undefined {
  return and(
    ...Object.entries(row).map(([name, value]) => (value === null ? isNull(columns[name] as Column) : eq(columns[name] as Column, value))),
  );
}

function tipOf({ id, category, text, wasHard, name, state }: typeof tip.$inferSelect): Tip {
  return { id, category, text, wasHard, state, ...(name && { name }) };
}

import { eq, lt } from 'drizzle-orm';
import { NOT_A_NUDGE } from '../../domain/delivery.ts';
import type { NudgeRef } from '../../domain/outcome.ts';
import type { FollowUp, FollowUps, PendingPromise, YearlyReminder } from '../../ports/follow-ups.ts';
import type { Db, Sqlite } from './database.ts';
import { followUp, yearlyReminder } from './schema/follow-ups.ts';
import type { TransactionQueue } from './transaction-queue.ts';

interface PromiseRow {
  readonly number: number;
  readonly person: string;
  readonly channel: string;
  readonly category: string;
  readonly supplier: string;
  readonly offer: string | null;
  readonly day: string;
  readonly occurrence: string;
}

/** Both kinds in one shape. The occurrence is what its delivery is called. */
const FROM = {
  'follow-up':
    '(select rowid as number, person, channel, category, supplier, offer, due_on as day, offer as occurrence, planned_at from follow_up)',
  yearly: `(select rowid as number, person, channel, category, supplier, null as offer, chosen_on as day,
    category || ':' || chosen_on as occurrence, planned_at from yearly_reminder)`,
} as const;
const TABLE = { 'follow-up': 'follow_up', yearly: 'yearly_reminder' } as const;
type Kind = keyof typeof TABLE;

export class SqliteFollowUps implements FollowUps {
  readonly #sqlite: Sqlite;
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#writes = writes;
  }

  askFollowUp({ address, ...rest }: FollowUp): Promise<void> {
    return this.#writes.run(() => {
      const row = { ...rest, channel: address.channel, address: address.id };
      this.#db.insert(followUp).values(row).onConflictDoUpdate({ target: followUp.offer, set: row }).run();
    });
  }

  askYearly({ address, ...rest }: YearlyReminder): Promise<void> {
    return this.#writes.run(() => {
      const row = { ...rest, channel: address.channel, address: address.id };
      const target = [yearlyReminder.person, yearlyReminder.category];
      this.#db.insert(yearlyReminder).values(row).onConflictDoUpdate({ target, set: row }).run();
    });
  }

  async followUpsOf(person: string): Promise<(Omit<FollowUp, 'address'> | Omit<YearlyReminder, 'address'>)[]> {
    const once = this.#db.select().from(followUp).where(eq(followUp.person, person)).all();
    const yearly = this.#db.select().from(yearlyReminder).where(eq(yearlyReminder.person, person)).all();
    return [...once, ...yearly].map(({ channel: _channel, address: _address, plannedAt: _plannedAt, ...kept }) => kept);
  }

  async pending(kind: Kind, day: string, after: number, limit: number): Promise<PendingPromise[]> {
    return this.#sqlite
      .prepare<unknown[], PromiseRow>(
        `select * from ${FROM[kind]} where planned_at is null and day <= ? and number > ? order by number limit ?`,
      )
      .all(day, after, limit)
      .map((row) => promiseOf(kind, row));
  }

  planPromises(kind: Kind, promises: readonly { readonly number: number; readonly missed: boolean }[], at: Date): Promise<void> {
    return this.#writes.run(() => {
      const find = this.#sqlite.prepare<unknown[], PromiseRow>(`select * from ${FROM[kind]} where number = ? and planned_at is null`);
      const plan = this.#sqlite.prepare(
        `insert into delivery (nudge, occurrence, addressee, channel, variant, state, reason, not_before)
         values (?, ?, ?, ?, 'standaard', ?, ?, 0) on conflict do nothing`,
      );
      const drop = this.#sqlite.prepare(`delete from ${TABLE[kind]} where rowid = ?`);
      const mark = this.#sqlite.prepare(`update ${TABLE[kind]} set planned_at = ? where rowid = ?`);
      for (const { number, missed } of promises) {
        const row = find.get(number);
        if (!row) continue;
        const state = missed ? (['skipped', 'missed'] as const) : (['waiting', null] as const);
        plan.run(NOT_A_NUDGE[kind], row.occurrence, `person:${row.person}`, row.channel, ...state);
        if (missed) drop.run(number);
        else mark.run(at.getTime(), number);
      }
    });
  }

  async promiseOf(kind: Kind, { occurrence }: NudgeRef, person: string): Promise<PendingPromise | undefined> {
    const row = this.#sqlite
      .prepare<unknown[], PromiseRow>(`select * from ${FROM[kind]} where person = ? and occurrence = ?`)
      .get(person, occurrence);
    return row && promiseOf(kind, row);
  }

  dropUseless(plannedBefore: Date): Promise<number> {
    return this.#writes.run(
      () =>
        this.#db.delete(followUp).where(lt(followUp.plannedAt, plannedBefore)).run().changes +
        this.#db.delete(yearlyReminder).where(lt(yearlyReminder.plannedAt, plannedBefore)).run().changes,
    );
  }
}

function promiseOf(kind: Kind, { number, person, category, supplier, offer, day }: PromiseRow): PendingPromise {
  return { number, kind, person, category, supplier, day, ...(offer !== null && { offer }) };
}

import { and, asc, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm';
import { NOT_A_NUDGE } from '../../domain/delivery.ts';
import type { NudgeRef } from '../../domain/outcome.ts';
import type { FollowUp, FollowUps, PendingPromise, YearlyReminder } from '../../ports/follow-ups.ts';
import type { Db } from './database.ts';
import { followUp } from './schema/follow-ups.ts';
import { delivery } from './schema/outbox.ts';
import type { TransactionQueue } from './transaction-queue.ts';

type Row = typeof followUp.$inferSelect;

export class SqliteFollowUps implements FollowUps {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  askFollowUp({ person, address, offer, category, supplier, dueOn }: FollowUp): Promise<void> {
    return this.#ask({ kind: 'follow-up', person, about: offer, occurrence: offer, category, supplier, day: dueOn }, address);
  }

  askYearly({ person, address, category, supplier, chosenOn }: YearlyReminder): Promise<void> {
    const occurrence = `${category}:${chosenOn}`;
    return this.#ask({ kind: 'yearly', person, about: category, occurrence, category, supplier, day: chosenOn }, address);
  }

  async followUpsOf(person: string): Promise<readonly (Omit<FollowUp, 'address'> | Omit<YearlyReminder, 'address'>)[]> {
    const rows = this.#db.select().from(followUp).where(eq(followUp.person, person)).orderBy(asc(followUp.number)).all();
    return rows.map(({ kind, category, supplier, about, day }) =>
      kind === 'follow-up' ? { person, offer: about, category, supplier, dueOn: day } : { person, category, supplier, chosenOn: day },
    );
  }

  async pending(kind: Row['kind'], day: string, after: number, limit: number): Promise<PendingPromise[]> {
    return this.#db
      .select()
      .from(followUp)
      .where(and(eq(followUp.kind, kind), isNull(followUp.plannedAt), lte(followUp.day, day), gt(followUp.number, after)))
      .orderBy(asc(followUp.number))
      .limit(limit)
      .all()
      .map(promiseOf);
  }

  planPromises(promises: readonly { readonly number: number; readonly missed: boolean }[], at: Date): Promise<void> {
    return this.#writes.run(() => {
      for (const { number, missed } of promises) {
        const [row] = this.#db
          .select()
          .from(followUp)
          .where(and(eq(followUp.number, number), isNull(followUp.plannedAt)))
          .all();
        if (!row) continue;
        this.#db
          .insert(delivery)
          .values({
            nudge: NOT_A_NUDGE[row.kind],
            occurrence: row.occurrence,
            addressee: `person:${row.person}`,
            channel: row.channel,
            variant: 'standaard',
            notBefore: new Date(0),
            ...(missed ? { state: 'skipped', reason: 'missed' } : { state: 'waiting' }),
          })
          .onConflictDoNothing()
          .run();
        if (missed) this.#db.delete(followUp).where(eq(followUp.number, number)).run();
        else this.#db.update(followUp).set({ plannedAt: at }).where(eq(followUp.number, number)).run();
      }
    });
  }

  async promiseOf({ occurrence }: NudgeRef, person: string): Promise<PendingPromise | undefined> {
    const [row] = this.#db
      .select()
      .from(followUp)
      .where(and(eq(followUp.person, person), eq(followUp.occurrence, occurrence)))
      .all();
    return row && promiseOf(row);
  }

  dropUseless(plannedBefore: Date): Promise<number> {
    return this.#writes.run(() => this.#db.delete(followUp).where(lt(followUp.plannedAt, plannedBefore)).run().changes);
  }

  #ask(row: Omit<Row, 'number' | 'channel' | 'address' | 'plannedAt'>, address: FollowUp['address']): Promise<void> {
    return this.#writes.run(() => {
      const { occurrence, category, supplier, day } = row;
      const reach = { channel: address.channel, address: address.id };
      this.#db
        .insert(followUp)
        .values({ ...row, ...reach })
        .onConflictDoUpdate({
          target: [followUp.kind, followUp.person, followUp.about],
          // What is in the outbox already goes out as it was asked for first.
          set: { ...reach, occurrence, category, supplier, day },
          setWhere: sql`${followUp.plannedAt} is null`,
        })
        .run();
    });
  }
}

function promiseOf({ number, kind, person, category, supplier, about, day }: Row): PendingPromise {
  return { number, kind, person, category, supplier, day, ...(kind === 'follow-up' && { offer: about }) };
}

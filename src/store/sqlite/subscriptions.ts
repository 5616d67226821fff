import { and, count, eq, inArray, isNull, like, sql } from 'drizzle-orm';
import { type Address, type Channel, formatAddress } from '../../domain/address.ts';
import type { PersonData, RegionalSettings, Subscriptions } from '../../ports/store.ts';
import type { Db } from './database.ts';
import { hourOf } from './hour.ts';
import { followUp, yearlyReminder } from './schema/follow-ups.ts';
import { interruption, unknownWordUse } from './schema/listening.ts';
import { delivery } from './schema/outbox.ts';
import { outcome } from './schema/outcomes.ts';
import { optOut, subscription } from './schema/people.ts';
import { offerStep } from './schema/reports.ts';
import { tip } from './schema/tips.ts';
import { webPost } from './schema/web-posts.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteSubscriptions implements Pick<Subscriptions, 'start' | 'letGo'> {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  start(person: string, { channel, id }: Address, at: Date, { locale = 'nl', timeZone }: RegionalSettings = {}): Promise<void> {
    return this.#writes.run(() => {
      const reach = { channel, address: id, locale, timeZone: timeZone ?? null, pausedUntil: null };
      this.#db.delete(optOut).where(eq(optOut.person, person)).run();
      this.#db
        .insert(subscription)
        .values({ person, since: at, ...reach })
        .onConflictDoUpdate({
          target: subscription.person,
          set: { ...reach, ignored: 0 },
        })
        .run();
    });
  }

  /** Inside somebody else's transaction. */
  stop(person: string, at: Date): void {
    this.#db
      .insert(optOut)
      .values({ person, since: hourOf(at) })
      .onConflictDoNothing()
      .run();
    this.#deleteAddress(person);
  }

  /** Inside somebody else's transaction. */
  pause(person: string, until: string): void {
    this.#db.update(subscription).set({ pausedUntil: until }).where(eq(subscription.person, person)).run();
  }

  letGo(channel: Channel, isGone: (id: string) => boolean): Promise<void> {
    return this.#writes.run(() => {
      for (const table of [subscription, followUp, yearlyReminder]) {
        const rows = this.#db.select({ number: sql<number>`rowid`, id: table.address }).from(table).where(eq(table.channel, channel)).all();
        for (const { number, id } of rows) if (isGone(id)) this.#db.delete(table).where(sql`rowid = ${number}`).run();
      }
    });
  }

  /** `names` are those in the log. */
  async personData(person: string, names: readonly string[]): Promise<PersonData> {
    const [subscribed] = this.#db.select().from(subscription).where(eq(subscription.person, person)).all();
    const [stopped] = this.#db.select().from(optOut).where(eq(optOut.person, person)).all();
    const outcomes = this.#db
      .select({ kind: outcome.kind, category: outcome.category, count: count() })
      .from(outcome)
      .where(inArray(outcome.person, [...names]))
      .groupBy(outcome.kind, outcome.category)
      .all();
    const [deliveries] = this.#db.select({ count: count() }).from(delivery).where(addressedTo(person)).all();
    return {
      subscribed: subscribed !== undefined,
      optedOut: stopped !== undefined,
      outcomes,
      deliveries: deliveries?.count ?? 0,
      ...(subscribed?.pausedUntil && { pausedUntil: subscribed.pausedUntil }),
    };
  }

  /** Inside somebody else's transaction: takes every one of these names out of everything. An opt-out stays. */
  erase(names: readonly string[]): void {
    for (const person of names) this.#deletePerson(person);
    const theirs = [...names];
    this.#db.update(outcome).set({ person: null, once: null }).where(inArray(outcome.person, theirs)).run();
    this.#db.update(offerStep).set({ person: null }).where(inArray(offerStep.person, theirs)).run();
  }

  /** Inside somebody else's transaction: takes everybody out of everything, opt-outs too; only sums stay. Nobody is written to where nobody asked. */
  eraseEverybody(): void {
    for (const table of [subscription, optOut, followUp, yearlyReminder, interruption, unknownWordUse, outcome])
      this.#db.delete(table).run();
    this.#db.update(tip).set({ author: '' }).run();
    this.#db.update(offerStep).set({ person: null }).run();
    this.#db
      .update(delivery)
      .set({ state: 'skipped', reason: 'opted-out' })
      .where(and(like(delivery.addressee, 'person:%'), inArray(delivery.state, ['waiting', 'claimed'])))
      .run();
    this.#db
      .update(delivery)
      .set({ addressee: sql`'forgotten:' || ${delivery.id}` })
      .where(like(delivery.addressee, 'person:%'))
      .run();
  }

  #deletePerson(person: string): void {
    this.#deleteAddress(person);
    this.#db
      .update(delivery)
      .set({ state: 'skipped', reason: 'opted-out' })
      .where(and(addressedTo(person), inArray(delivery.state, ['waiting', 'claimed'])))
      .run();
    // The row stays, so that the sums stay right; who it was for goes.
    this.#db
      .update(delivery)
      .set({ addressee: sql`'forgotten:' || ${delivery.id}` })
      .where(addressedTo(person))
      .run();
    this.#db.delete(tip).where(eq(tip.author, person)).run();
    this.#db.delete(unknownWordUse).where(eq(unknownWordUse.person, person)).run();
    this.#forgetInterruptions(person);
  }

  /** That somebody does not want to be spoken to stays, like an opt-out. */
  #forgetInterruptions(person: string): void {
    this.#db
      .delete(interruption)
      .where(and(eq(interruption.person, person), isNull(interruption.mutedAt)))
      .run();
    this.#db.update(interruption).set({ lastAt: null }).where(eq(interruption.person, person)).run();
  }

  /** The promises to come back, the subscription, and what our own web chat keeps under its address. */
  #deleteAddress(person: string): void {
    const ended = [
      ...this.#db.delete(followUp).where(eq(followUp.person, person)).returning().all(),
      ...this.#db.delete(yearlyReminder).where(eq(yearlyReminder.person, person)).returning().all(),
      ...this.#db.delete(subscription).where(eq(subscription.person, person)).returning().all(),
    ];
    for (const { channel, address: id } of ended)
      this.#db
        .delete(webPost)
        .where(eq(webPost.address, formatAddress({ channel, id })))
        .run();
  }
}

function addressedTo(person: string) {
  return eq(delivery.addressee, `person:${person}`);
}

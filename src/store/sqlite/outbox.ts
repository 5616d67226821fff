import { and, asc, count, desc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Address, Channel } from '../../domain/address.ts';
import type { SkipReason } from '../../domain/audience.ts';
import type { Tally } from '../../domain/delivery.ts';
import type { People } from '../../domain/nudge.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Addressee, AddresseeState, Attempt, Delivery, Outbox, PlannedDelivery, Settlement } from '../../ports/store.ts';
import type { Db } from './database.ts';
import type { SqliteOutcomeLog } from './outcome-log.ts';
import { delivery, nudgePlan } from './schema/outbox.ts';
import { outcome } from './schema/outcomes.ts';
import { optOut, subscription } from './schema/people.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteOutbox implements Outbox {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #log: Pick<SqliteOutcomeLog, 'write'>;
  readonly #namesOf: (person: string) => readonly string[];

  constructor(db: Db, writes: TransactionQueue, log: Pick<SqliteOutcomeLog, 'write'>, namesOf: (person: string) => readonly string[]) {
    this.#db = db;
    this.#writes = writes;
    this.#log = log;
    this.#namesOf = namesOf;
  }

  async plannedThrough(nudge: string): Promise<Date | undefined> {
    return this.#db.select().from(nudgePlan).where(eq(nudgePlan.nudge, nudge)).all()[0]?.through;
  }

  async addressees(rooms: readonly string[], people: People, category: string): Promise<AddresseeState[]> {
    const states = rooms.map((room) => this.#roomState(room));
    if (people === 'geen') return states;
    const subscribers = this.#db.select({ person: subscription.person }).from(subscription).all();
    const wanted = people === 'eerder-gezocht' ? this.#askedBefore(category, subscribers) : subscribers;
    return [...states, ...wanted.map(({ person }) => this.#personState(person))];
  }

  plan(nudge: string, occurrence: string, deliveries: readonly PlannedDelivery[], through: Date): Promise<void> {
    return this.#writes.run(() => {
      for (const { addressee, variant, skip } of deliveries) {
        this.#db
          .insert(delivery)
          .values({
            nudge,
            occurrence,
            addressee: keyOf(addressee),
            variant,
            ...(skip ? { state: 'skipped', reason: skip } : { state: 'waiting' }),
          })
          .onConflictDoNothing()
          .run();
      }
      this.#movePlan(nudge, through);
    });
  }

  markPlanned(nudges: readonly string[], through: Date): Promise<void> {
    return this.#writes.run(() => {
      for (const nudge of nudges) this.#movePlan(nudge, through);
    });
  }

  claim(now: Date, leaseUntil: Date, limit: number): Promise<Delivery[]> {
    return this.#writes.run(() => {
      const due = this.#db
        .select({ id: delivery.id })
        .from(delivery)
        .where(and(eq(delivery.state, 'waiting'), or(isNull(delivery.notBefore), lte(delivery.notBefore, now))))
        .orderBy(asc(delivery.id))
        .limit(limit);
      const claimed = this.#db.update(delivery).set({ state: 'claimed', leaseUntil }).where(inArray(delivery.id, due)).returning().all();
      return claimed
        .sort((a, b) => a.id - b.id)
        .map(({ id, nudge, occurrence, variant, addressee, attempts }) => ({
          id,
          ref: { nudge, occurrence, variant },
          addressee: addresseeOf(addressee),
          attempts,
        }));
    });
  }

  attempt(id: number, now: Date, decide: (state: AddresseeState) => 'go' | SkipReason): Promise<Attempt | undefined> {
    return this.#writes.run((): Attempt | undefined => {
      const claimed = and(eq(delivery.id, id), eq(delivery.state, 'claimed'), sql`${delivery.leaseUntil} > ${now.getTime()}`);
      const [row] = this.#db.select().from(delivery).where(claimed).all();
      if (!row) return undefined;
      const state = this.#stateOf(addresseeOf(row.addressee));
      const verdict = decide(state);
      const next =
        verdict === 'go'
          ? { state: 'attempting' as const, attempts: row.attempts + 1 }
          : { state: 'skipped' as const, reason: verdict, leaseUntil: null };
      this.#db.update(delivery).set(next).where(eq(delivery.id, id)).run();
      return verdict === 'go' ? { verdict, ...(state.address && { address: state.address }) } : { verdict };
    });
  }

  settle(id: number, result: Settlement, now: Date): Promise<void> {
    return this.#writes.run(() => {
      const { state } = result;
      const [settled] = this.#db
        .update(delivery)
        .set({
          state,
          leaseUntil: null,
          notBefore: state === 'waiting' ? result.notBefore : null,
          reason: state === 'failed' || state === 'skipped' ? result.reason : null,
          sentOn: state === 'sent' ? result.day : null,
        })
        .where(and(eq(delivery.id, id), inArray(delivery.state, ['claimed', 'attempting', 'uncertain'])))
        .returning()
        .all();
      if (settled && state === 'sent') this.#log.write([sentFact(settled.addressee, result.outcome, now)]);
    });
  }

  expireLeases(now: Date): Promise<void> {
    return this.#writes.run(() => {
      const expired = (state: 'claimed' | 'attempting') => and(eq(delivery.state, state), lt(delivery.leaseUntil, now));
      this.#db.update(delivery).set({ state: 'waiting', leaseUntil: null }).where(expired('claimed')).run();
      this.#db.update(delivery).set({ state: 'uncertain', leaseUntil: null }).where(expired('attempting')).run();
    });
  }

  async tally(nudge?: string): Promise<Tally> {
    const rows = this.#db
      .select({ state: delivery.state, reason: delivery.reason, count: count() })
      .from(delivery)
      .where(nudge === undefined ? undefined : eq(delivery.nudge, nudge))
      .groupBy(delivery.state, delivery.reason)
      .all();
    const total = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0);
    const byReason = (wanted: string) =>
      Object.fromEntries(rows.filter(({ state }) => state === wanted).map(({ reason, count }) => [reason ?? 'unknown', count]));
    return {
      audience: rows.reduce((sum, row) => sum + row.count, 0),
      sent: total('sent'),
      failed: byReason('failed'),
      skipped: byReason('skipped') as Partial<Record<SkipReason, number>>,
      uncertain: total('uncertain'),
      waiting: total('waiting', 'claimed', 'attempting'),
    };
  }

  /** In the log people have other names: those of the subscribers are made, and looked up there. */
  #askedBefore<Subscriber extends { person: string }>(category: string, subscribers: readonly Subscriber[]): Subscriber[] {
    const asked = this.#db
      .selectDistinct({ person: outcome.person })
      .from(outcome)
      .where(and(eq(outcome.kind, 'asked'), eq(outcome.category, category)))
      .all();
    const names = new Set(asked.map(({ person }) => person));
    return subscribers.filter(({ person }) => this.#namesOf(person).some((name) => names.has(name)));
  }

  #movePlan(nudge: string, through: Date): void {
    this.#db.insert(nudgePlan).values({ nudge, through }).onConflictDoUpdate({ target: nudgePlan.nudge, set: { through } }).run();
  }

  #stateOf(addressee: Addressee): AddresseeState {
    return addressee.kind === 'room' ? this.#roomState(addressee.room) : this.#personState(addressee.person);
  }

  #roomState(room: string): AddresseeState {
    const [channel, ...rest] = room.split(':');
    return {
      addressee: { kind: 'room', room },
      address: { channel: channel as Channel, id: rest.join(':') },
      subscribed: false,
      optedOut: false,
      ...this.#lastSent(`room:${room}`),
    };
  }

  #personState(person: string): AddresseeState {
    const [row] = this.#db.select().from(subscription).where(eq(subscription.person, person)).all();
    const [stopped] = this.#db.select().from(optOut).where(eq(optOut.person, person)).all();
    const address: Address | undefined = row && { channel: row.channel, id: row.address };
    return {
      addressee: { kind: 'person', person },
      subscribed: row !== undefined,
      optedOut: stopped !== undefined,
      ...(address && { address }),
      ...(row?.pausedUntil && { pausedUntil: row.pausedUntil }),
      ...this.#lastSent(`person:${person}`),
    };
  }

  /** An uncertain message may have arrived: it counts as sent, for the rest that people get. */
  #lastSent(addressee: string): { lastSentOn?: string } {
    const [row] = this.#db
      .select({ day: sql<string | null>`coalesce(${delivery.sentOn}, ${delivery.occurrence})` })
      .from(delivery)
      .where(and(eq(delivery.addressee, addressee), inArray(delivery.state, ['sent', 'attempting', 'uncertain'])))
      .orderBy(desc(sql`coalesce(${delivery.sentOn}, ${delivery.occurrence})`))
      .limit(1)
      .all();
    return row?.day ? { lastSentOn: row.day } : {};
  }
}

/** Somebody who was forgotten while the message was under way stays forgotten. */
function sentFact(addressee: string, { person, ...fact }: Outcome, at: Date): Outcome {
  return { ...fact, at, ...(person !== undefined && addressee === `person:${person}` && { person }) };
}

function keyOf(addressee: Addressee): string {
  return addressee.kind === 'room' ? `room:${addressee.room}` : `person:${addressee.person}`;
}

function addresseeOf(key: string): Addressee {
  const rest = key.slice(key.indexOf(':') + 1);
  return key.startsWith('room:') ? { kind: 'room', room: rest } : { kind: 'person', person: rest };
}

import { sql } from 'drizzle-orm';
import { CHANNELS, type Channel } from '../../domain/address.ts';
import { deliveryKind, OUT_OF_REACH } from '../../domain/delivery.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { AddresseeState, Attempt, Delivery, Outbox, Settlement, Verdict } from '../../ports/outbox.ts';
import { type Addressees, addresseeOf } from './addressees.ts';
import { type Db, prepareAll, type Sqlite } from './database.ts';
import type { DeliveryRow, DeliveryRows } from './delivery-rows.ts';
import type { SqliteOutcomeLog } from './outcome-log.ts';
import type { SendingMark } from './sending-mark.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** These run for every message, so they go to SQLite without the query builder between. The columns are those of `schema/outbox.ts`. */
const SQL = {
  claim: `update delivery set state = 'claimed', lease_until = :leaseUntil where id in (
    select d.id from delivery d where d.state = 'waiting' and d.channel = :channel and d.not_before <= :now
      and (substr(d.nudge, 1, 1) = '~' or exists (select 1 from nudge_occurrence o where o.nudge = d.nudge and o.occurrence = d.occurrence))
    order by d.not_before, d.id limit :limit) returning *`,
  claimed: `select * from delivery where id = ? and state = 'claimed' and lease_until > ?`,
  attempting: `update delivery set state = 'attempting', attempts = attempts + 1, attempted_at = ? where id = ?`,
  skipped: `update delivery set state = 'skipped', reason = ?, lease_until = null where id = ?`,
  postponed: `update delivery set state = 'waiting', not_before = ?, lease_until = null where id = ?`,
  settle: settleWhere("state in ('claimed', 'attempting', 'uncertain')"),
  settleUncertain: settleWhere("state = 'uncertain' and attempts = :attempts"),
  dropFollowUp: 'delete from follow_up where person = ? and offer = ?',
  dropYearly: "delete from yearly_reminder where person = ? and category || ':' || chosen_on = ?",
  endSubscription: 'delete from subscription where person = ?',
} as const;

function settleWhere(condition: string): string {
  return `update delivery set state = :state, lease_until = null, not_before = :notBefore, reason = :reason, sent_on = :sentOn, post = :post,
    attempts = attempts - :uncounted, attempted_at = case :state when 'uncertain' then attempted_at end where id = :id and ${condition} returning *`;
}

function columnsOf(result: Settlement) {
  const { state } = result;
  return {
    state,
    notBefore: state === 'waiting' ? result.notBefore.getTime() : 0,
    reason: state === 'failed' || state === 'skipped' ? result.reason : null,
    sentOn: state === 'sent' ? result.day : null,
    post: state === 'sent' ? (result.ref ?? null) : null,
    uncounted: state === 'waiting' && result.asked ? 1 : 0,
  };
}

export interface OutboxParts {
  readonly db: Db;
  readonly writes: TransactionQueue;
  readonly log: Pick<SqliteOutcomeLog, 'write'>;
  readonly addressees: Addressees;
  readonly rows: DeliveryRows;
  readonly mark: SendingMark;
}

/** Messages on their way: claimed, attempted, settled. */
export class SqliteOutbox implements Pick<Outbox, 'claim' | 'attempt' | 'settle' | 'settleUncertain' | 'expireLeases'> {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #log: Pick<SqliteOutcomeLog, 'write'>;
  readonly #addressees: Addressees;
  readonly #rows: DeliveryRows;
  readonly #mark: SendingMark;
  readonly #run;

  constructor(sqlite: Sqlite, { db, writes, log, addressees, rows, mark }: OutboxParts) {
    this.#db = db;
    this.#writes = writes;
    this.#log = log;
    this.#addressees = addressees;
    this.#rows = rows;
    this.#mark = mark;
    this.#run = prepareAll(sqlite, SQL);
  }

  async claim(now: Date, leaseUntil: Date, limit: number, channels: readonly Channel[] = CHANNELS): Promise<Delivery[]> {
    const claimed = await this.#writes.run(() => {
      const rows: DeliveryRow[] = [];
      for (const channel of channels) {
        const parameters = { now: now.getTime(), leaseUntil: leaseUntil.getTime(), channel, limit: limit - rows.length };
        if (parameters.limit > 0) rows.push(...(this.#run.claim.all(parameters) as DeliveryRow[]));
      }
      if (rows.length > 0) this.#mark.note(now);
      return rows.sort((a, b) => a.id - b.id).map((row) => this.#rows.deliveryOf(row));
    });
    // On the way out, so that the mark outside never runs ahead of the database.
    if (claimed.length > 0) this.#mark.noteOutside(now);
    return claimed;
  }

  attempt(id: number, now: Date, decide: (state: AddresseeState) => Verdict, category = ''): Promise<Attempt | undefined> {
    return this.#writes.run((): Attempt | undefined => {
      const row = this.#run.claimed.get(id, now.getTime()) as DeliveryRow | undefined;
      if (!row) return undefined;
      const state = this.#addressees.state(addresseeOf(row.addressee), row.nudge, row.occurrence, category);
      const verdict = decide(state);
      if (verdict === 'go') {
        this.#run.attempting.run(now.getTime(), id);
        const { address, locale } = state;
        return { verdict, ...(address && { address }), ...(locale && { locale }) };
      }
      if (verdict instanceof Date) this.#run.postponed.run(verdict.getTime(), id);
      else {
        this.#run.skipped.run(verdict, id);
        this.#letGo(row);
      }
      return { verdict };
    });
  }

  settle(id: number, result: Settlement, now: Date): Promise<void> {
    return this.#writes.run(() => this.#follow(this.#run.settle.get({ id, ...columnsOf(result) }), result, now));
  }

  settleUncertain({ id, attempts }: Pick<Delivery, 'id' | 'attempts'>, result: Settlement, now: Date): Promise<void> {
    return this.#writes.run(() => this.#follow(this.#run.settleUncertain.get({ id, attempts, ...columnsOf(result) }), result, now));
  }

  expireLeases(now: Date): Promise<void> {
    return this.#writes.run(() => {
      const expired = sql`lease_until < ${now.getTime()}`;
      this.#db.run(sql`update delivery set state = 'waiting', lease_until = null where state = 'claimed' and ${expired}`);
      this.#db.run(sql`update delivery set state = 'uncertain', lease_until = null where state = 'attempting' and ${expired}`);
    });
  }

  /** What else changes with a delivery that was settled just now. */
  #follow(row: unknown, result: Settlement, now: Date): void {
    if (row === undefined) return;
    const settled = row as DeliveryRow;
    const { state } = result;
    if (state === 'sent') this.#noteSent(settled, result.outcome, now);
    if (state === 'sent' || state === 'failed' || state === 'skipped') this.#letGo(settled);
    if (state === 'failed' && OUT_OF_REACH.has(result.reason)) this.#endReach(settled);
  }

  #noteSent({ nudge, addressee: key }: DeliveryRow, fact: Outcome | undefined, now: Date): void {
    const addressee = addresseeOf(key);
    if (addressee.kind === 'person' && deliveryKind(nudge) === 'nudge') this.#addressees.noteSent(addressee.person);
    if (fact) this.#log.write([sentFact(key, fact, now)]);
  }

  /** A promise that was kept, or cannot be, and a subscription that we ended: the address goes. */
  #letGo({ nudge, occurrence, addressee: key }: DeliveryRow): void {
    const addressee = addresseeOf(key);
    if (addressee.kind === 'room') return;
    const kind = deliveryKind(nudge);
    if (kind === 'follow-up') this.#run.dropFollowUp.run(addressee.person, occurrence);
    if (kind === 'yearly') this.#run.dropYearly.run(addressee.person, occurrence);
    if (kind === 'farewell') this.#run.endSubscription.run(addressee.person);
  }

  #endReach({ addressee: key }: DeliveryRow): void {
    const addressee = addresseeOf(key);
    if (addressee.kind === 'person') this.#run.endSubscription.run(addressee.person);
  }
}

/** Somebody who was forgotten while the message was under way stays forgotten. */
function sentFact(addressee: string, { person, ...fact }: Outcome, at: Date): Outcome {
  return { ...fact, at, ...(person !== undefined && addressee === `person:${person}` && { person }) };
}

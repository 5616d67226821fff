import type { Statement } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { type Address, CHANNELS, type Channel } from '../../domain/address.ts';
import { deliveryKind, type FailureReason, NOT_A_NUDGE, OUT_OF_REACH } from '../../domain/delivery.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type {
  Addressee,
  AddresseeState,
  Attempt,
  Delivery,
  Outbox,
  PeoplePage,
  PlannedDelivery,
  PostedDelivery,
  Settlement,
  Trouble,
  Verdict,
} from '../../ports/outbox.ts';
import { type Addressees, addresseeOf, keyOf } from './addressees.ts';
import type { Db, Sqlite } from './database.ts';
import { groupsOf } from './nudge-groups.ts';
import { roomsOf } from './nudge-rooms.ts';
import type { SqliteOutcomeLog } from './outcome-log.ts';
import { nudgePlan, outboxMark } from './schema/outbox.ts';
import type { SendingMark } from './sending-mark.ts';
import { tallyOf } from './tally.ts';
import type { TransactionQueue } from './transaction-queue.ts';

interface DeliveryRow {
  readonly id: number;
  readonly nudge: string;
  readonly occurrence: string;
  readonly addressee: string;
  readonly variant: string;
  readonly attempts: number;
  readonly attempted_at: number | null;
  readonly post: string | null;
}

/** These run for every message, so they go to SQLite without the query builder between. The columns are those of `schema/outbox.ts`. */
const SQL = {
  plan: `insert into delivery (nudge, occurrence, addressee, channel, variant, state, reason, not_before)
    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  whole: 'insert into nudge_occurrence (nudge, occurrence, series, planned_at) values (?, ?, ?, ?) on conflict do nothing',
  ofSeries: 'select occurrence from nudge_occurrence where nudge = ? and series = ?',
  claim: `update delivery set state = 'claimed', lease_until = :leaseUntil where id in (
    select d.id from delivery d where d.state = 'waiting' and d.channel = :channel and d.not_before <= :now
      and (substr(d.nudge, 1, 1) = '~' or exists (select 1 from nudge_occurrence o where o.nudge = d.nudge and o.occurrence = d.occurrence))
    order by d.not_before, d.id limit :limit) returning *`,
  claimed: `select * from delivery where id = ? and state = 'claimed' and lease_until > ?`,
  attempting: `update delivery set state = 'attempting', attempts = attempts + 1, attempted_at = ? where id = ?`,
  skipped: `update delivery set state = 'skipped', reason = ?, lease_until = null where id = ?`,
  postponed: `update delivery set state = 'waiting', not_before = ?, lease_until = null where id = ?`,
  settle: `update delivery set state = :state, lease_until = null, not_before = :notBefore, reason = :reason, sent_on = :sentOn, post = :post,
    attempted_at = case :state when 'uncertain' then attempted_at end
    where id = :id and state in ('claimed', 'attempting', 'uncertain') returning *`,
  reachable: 'select channel, address as id from subscription where person = ?',
  dropFollowUp: 'delete from follow_up where person = ? and offer = ?',
  dropYearly: "delete from yearly_reminder where person = ? and category || ':' || chosen_on = ?",
  endSubscription: 'delete from subscription where person = ?',
  uncertain: `select * from delivery where state = 'uncertain' and channel = ? and id > ? order by id limit ?`,
  posted: `select * from delivery where nudge = ? and state = 'sent' and post is not null and withdrawn_at is null and id > ? order by id limit ?`,
  withdrawn: 'select count(*) as count from delivery where nudge = ? and withdrawn_at is not null',
  troubles: `select nudge, case when substr(addressee, 1, 5) <> 'room:' and substr(nudge, 1, 1) = '~' then '' else occurrence end as day, reason, count(*) as count
    from delivery where (state = 'uncertain' or state = 'failed' and (substr(addressee, 1, 5) = 'room:' or reason not in (${[...OUT_OF_REACH].map((reason) => `'${reason}'`)})))
    and (nudge in ('${NOT_A_NUDGE['follow-up']}', '${NOT_A_NUDGE.yearly}') or occurrence >= ?) group by 1, 2, 3 order by 1, 2, 3`,
  harm: `select count(*) as people, count(o.person) as optOuts, (select count(distinct coalesce(r.person, r.id)) from outcome r
      where r.kind = 'reaction' and r.answer = 'disappointed' and r.at >= unixepoch(:from)
      and r.offer in (select a.offer from outcome a where a.kind = 'asked' and a.nudge = :nudge)) as disappointed from delivery d left join opt_out o
    on d.addressee = 'person:' || o.person and o.since between unixepoch(d.sent_on) and unixepoch(d.sent_on, '+' || :days || ' days')
    where d.nudge = :nudge and d.state = 'sent' and d.sent_on >= :from and substr(d.addressee, 1, 5) <> 'room:'`,
} as const;

type Statements = { readonly [name in keyof typeof SQL]: Statement<unknown[]> };

export class SqliteOutbox implements Outbox {
  readonly #sqlite: Sqlite;
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #log: Pick<SqliteOutcomeLog, 'write'>;
  readonly #addressees: Addressees;
  readonly #mark: SendingMark;
  readonly #run: Statements;

  constructor(
    sqlite: Sqlite,
    db: Db,
    writes: TransactionQueue,
    log: Pick<SqliteOutcomeLog, 'write'>,
    addressees: Addressees,
    mark: SendingMark,
  ) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#writes = writes;
    this.#log = log;
    this.#addressees = addressees;
    this.#mark = mark;
    const prepared = Object.entries(SQL).map(([name, text]) => [name, sqlite.prepare(text)]);
    this.#run = Object.fromEntries(prepared) as Statements;
  }

  async plannedThrough(nudge: string): Promise<Date | undefined> {
    return this.#db.select().from(nudgePlan).where(eq(nudgePlan.nudge, nudge)).all()[0]?.through;
  }

  async restoredThrough(): Promise<Date | undefined> {
    return this.#db.select().from(outboxMark).where(eq(outboxMark.name, 'restored')).all()[0]?.at;
  }

  async roomStates(rooms: readonly string[]): Promise<AddresseeState[]> {
    return rooms.map((room) => this.#addressees.room(room));
  }

  async peopleStates(page: PeoplePage): Promise<AddresseeState[]> {
    if (!page.after && page.people !== 'geen') await this.#writes.run(() => this.#addressees.gather(page.category));
    return this.#addressees.page(page);
  }

  noteSigns(): Promise<void> {
    return this.#writes.run(() => this.#addressees.noteSigns());
  }

  plan(
    nudge: string,
    occurrence: string,
    deliveries: readonly PlannedDelivery[],
    whole?: { through: Date; series?: string },
  ): Promise<void> {
    return this.#writes.run(() => {
      for (const { addressee, channel, variant, skip, notBefore } of deliveries) {
        const state = skip ? 'skipped' : 'waiting';
        this.#run.plan.run(nudge, occurrence, keyOf(addressee), channel, variant, state, skip ?? null, notBefore?.getTime() ?? 0);
      }
      if (!whole) return;
      this.#run.whole.run(nudge, occurrence, whole.series ?? occurrence, whole.through.getTime());
      this.#movePlan(nudge, whole.through);
    });
  }

  async plannedOccurrence(nudge: string, series: string): Promise<string | undefined> {
    return (this.#run.ofSeries.get(nudge, series) as { occurrence: string } | undefined)?.occurrence;
  }

  markPlanned(nudges: readonly string[], through: Date): Promise<void> {
    return this.#writes.run(() => {
      for (const nudge of nudges) this.#movePlan(nudge, through);
    });
  }

  async claim(now: Date, leaseUntil: Date, limit: number, channels: readonly Channel[] = CHANNELS): Promise<Delivery[]> {
    const claimed = await this.#writes.run(() => {
      const rows: DeliveryRow[] = [];
      for (const channel of channels) {
        const parameters = { now: now.getTime(), leaseUntil: leaseUntil.getTime(), channel, limit: limit - rows.length };
        if (parameters.limit > 0) rows.push(...(this.#run.claim.all(parameters) as DeliveryRow[]));
      }
      if (rows.length > 0) this.#mark.note(now);
      return rows.sort((a, b) => a.id - b.id).map((row) => this.#deliveryOf(row));
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
        return { verdict, ...(state.address && { address: state.address }) };
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
    return this.#writes.run(() => {
      const { state } = result;
      const settled = this.#run.settle.get({
        id,
        state,
        notBefore: state === 'waiting' ? result.notBefore.getTime() : 0,
        reason: state === 'failed' || state === 'skipped' ? result.reason : null,
        sentOn: state === 'sent' ? result.day : null,
        post: state === 'sent' ? (result.ref ?? null) : null,
      }) as DeliveryRow | undefined;
      if (!settled) return;
      if (state === 'sent') this.#noteSent(settled, result.outcome, now);
      if (state === 'sent' || state === 'failed' || state === 'skipped') this.#letGo(settled);
      if (state === 'failed' && OUT_OF_REACH.has(result.reason)) this.#endReach(settled);
    });
  }

  expireLeases(now: Date): Promise<void> {
    return this.#writes.run(() => {
      const expired = sql`lease_until < ${now.getTime()}`;
      this.#db.run(sql`update delivery set state = 'waiting', lease_until = null where state = 'claimed' and ${expired}`);
      this.#db.run(sql`update delivery set state = 'uncertain', lease_until = null where state = 'attempting' and ${expired}`);
    });
  }

  async uncertain(channel: Channel, after: number, limit: number): Promise<Delivery[]> {
    return (this.#run.uncertain.all(channel, after, limit) as DeliveryRow[]).map((row) => this.#deliveryOf(row));
  }

  async posted(nudge: string, after: number, limit: number): Promise<PostedDelivery[]> {
    const rows = this.#run.posted.all(nudge, after, limit) as DeliveryRow[];
    return rows.flatMap((row) => {
      const { id, ref, addressee, to } = this.#deliveryOf(row);
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

  async harmAfter(nudge: string, from: string, days: number) {
    return this.#run.harm.get({ nudge, from, days }) as { people: number; optOuts: number; disappointed: number };
  }

  async troubles(from: string): Promise<Trouble[]> {
    const rows = this.#run.troubles.all(from) as { nudge: string; day: string; reason: FailureReason | null; count: number }[];
    return rows.map(({ nudge, day, reason, count }) => ({ nudge, occurrence: day, count, ...(reason && { reason }) }));
  }

  async groups(of: Parameters<Outbox['groups']>[0]) {
    return groupsOf(this.#sqlite, of, (person) => this.#addressees.namesOf(person));
  }

  async rooms(of: Parameters<Outbox['rooms']>[0]) {
    return roomsOf(this.#sqlite, of, (room) => this.#addressees.namesOf(room));
  }

  async tally(nudge?: string) {
    return tallyOf(this.#db, nudge);
  }

  #movePlan(nudge: string, through: Date): void {
    this.#db.insert(nudgePlan).values({ nudge, through }).onConflictDoUpdate({ target: nudgePlan.nudge, set: { through } }).run();
  }

  #deliveryOf({ id, nudge, occurrence, variant, addressee: key, attempts, attempted_at: at }: DeliveryRow): Delivery {
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
    if (kind === 'follow-up' || kind === 'yearly') return this.#addressees.promised(kind, addressee.person, occurrence);
    return this.#run.reachable.get(addressee.person) as Address | undefined;
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

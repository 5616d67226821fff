import { and, asc, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { instantAt } from '../../domain/calendar.ts';
import type { FunnelDimension, FunnelGroup } from '../../domain/funnel.ts';
import type { Outcome, OutcomeKind } from '../../domain/outcome.ts';
import type { OfferHistory, OutcomeLog } from '../../ports.ts';
import type { Db, Sqlite } from './database.ts';
import { outcome } from './schema.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const HOUR_MS = 3_600_000;

/**
 * These four run for every request, so they go to SQLite directly, without the query builder between.
 * Columns and tables are those of `schema.ts`.
 */
const INSERT = `insert into outcome (kind, at, channel, person, category, offer, suppliers, nudge, occurrence, variant, lever, advice, once)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`;
const COUNT_SHOWN = `insert into supplier_shown (category, supplier, times) select ?, value, 1 from json_each(?) where true
  on conflict do update set times = times + 1`;
const TIMES_SHOWN = 'select supplier, times from supplier_shown where category = ?';
const SHOWN_TODAY = `select suppliers from outcome where person = ? and category = ? and kind = 'shown' and at >= ? order by at, id limit 1`;

export class SqliteOutcomeLog implements OutcomeLog {
  readonly #db: Db;
  readonly #reads: TransactionQueue;
  readonly #writes: TransactionQueue;
  readonly #timeZone: string;
  readonly #insert;
  readonly #countShown;
  readonly #timesShown;
  readonly #shownToday;
  #startOfDay = { day: '', seconds: 0 };

  constructor(sqlite: Sqlite, db: Db, reads: TransactionQueue, writes: TransactionQueue, timeZone: string) {
    this.#db = db;
    this.#reads = reads;
    this.#writes = writes;
    this.#timeZone = timeZone;
    this.#insert = sqlite.prepare(INSERT);
    this.#countShown = sqlite.prepare<[string | null, string]>(COUNT_SHOWN);
    this.#timesShown = sqlite.prepare<[string], { supplier: string; times: number }>(TIMES_SHOWN);
    this.#shownToday = sqlite.prepare<[string, string, number], { suppliers: string }>(SHOWN_TODAY);
  }

  record(outcomes: readonly Outcome[]): Promise<number> {
    return this.#writes.run(() => this.write(outcomes));
  }

  /** Writes inside somebody else's transaction. */
  write(outcomes: readonly Outcome[]): number {
    let added = 0;
    for (const fact of outcomes) {
      const suppliers = fact.suppliers ? JSON.stringify(fact.suppliers) : null;
      const { changes } = this.#insert.run(rowOf(fact, suppliers));
      added += changes;
      if (changes === 1 && fact.kind === 'shown' && suppliers !== null) this.#countShown.run(fact.category ?? null, suppliers);
    }
    return added;
  }

  offerHistory(category: string, person: string, day: string): Promise<OfferHistory> {
    return this.#reads.run(() => {
      const first = this.#shownToday.get(person, category, this.#secondsAtStartOf(day));
      const timesShown = new Map(this.#timesShown.all(category).map(({ supplier, times }) => [supplier, times]));
      return { timesShown, shownToday: first ? (JSON.parse(first.suppliers) as string[]) : [] };
    });
  }

  async funnel(dimension: FunnelDimension, from: Date, until: Date): Promise<FunnelGroup[]> {
    const key = outcome[dimension];
    const offersWith = (kind: OutcomeKind) =>
      sql<number>`count(distinct case when ${outcome.kind} = ${kind} then coalesce(${outcome.offer}, ${outcome.id}) end)`;
    const messagesWith = (kind: OutcomeKind) => sql<number>`count(case when ${outcome.kind} = ${kind} then 1 end)`;
    const peopleWith = (kind: OutcomeKind) => sql<number>`count(distinct case when ${outcome.kind} = ${kind} then ${outcome.person} end)`;
    return this.#db
      .select({
        key: sql<string>`${key}`,
        everybody: sql<number>`count(distinct ${outcome.person})`,
        counts: {
          asked: offersWith('asked'),
          shown: offersWith('shown'),
          chosen: offersWith('chosen'),
          more: offersWith('more'),
          other: offersWith('other'),
          self: offersWith('self'),
          unmet: offersWith('unmet'),
          nudgesSent: messagesWith('nudge-sent'),
          nudgesClicked: messagesWith('nudge-clicked'),
        },
        people: {
          asked: peopleWith('asked'),
          shown: peopleWith('shown'),
          chosen: peopleWith('chosen'),
          more: peopleWith('more'),
          other: peopleWith('other'),
          self: peopleWith('self'),
          unmet: peopleWith('unmet'),
          nudgesClicked: peopleWith('nudge-clicked'),
        },
      })
      .from(outcome)
      .where(and(isNotNull(key), gte(outcome.at, from), lt(outcome.at, until)))
      .groupBy(key)
      .orderBy(asc(key))
      .all();
  }

  #secondsAtStartOf(day: string): number {
    if (this.#startOfDay.day !== day) this.#startOfDay = { day, seconds: instantAt(day, '00:00', this.#timeZone).getTime() / 1000 };
    return this.#startOfDay.seconds;
  }
}

/** In the order of `INSERT`. */
function rowOf(fact: Outcome, suppliers: string | null): unknown[] {
  const { kind, at, channel, person, category, offer, nudge, lever, advice, once } = fact;
  const hour = (Math.floor(at.getTime() / HOUR_MS) * HOUR_MS) / 1000;
  return [
    kind,
    hour,
    channel,
    person ?? null,
    category ?? null,
    offer ?? null,
    suppliers,
    nudge?.nudge ?? null,
    nudge?.occurrence ?? null,
    nudge?.variant ?? null,
    lever ?? null,
    advice ?? null,
    once ?? null,
  ];
}

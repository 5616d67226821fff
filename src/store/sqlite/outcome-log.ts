import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { instantAt } from '../../domain/calendar.ts';
import type { FunnelDimension, FunnelGroup } from '../../domain/funnel.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { OfferHistory, OutcomeLog } from '../../ports.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Db } from './database.ts';
import { outcome, supplierShown } from './schema.ts';

const HOUR_MS = 3_600_000;

export class SqliteOutcomeLog implements OutcomeLog {
  readonly #db: Db;
  readonly #commits: CommitQueue;
  readonly #timeZone: string;
  readonly #insert;
  readonly #countShown;
  readonly #timesShown;
  readonly #shownToday;

  constructor(db: Db, commits: CommitQueue, timeZone: string) {
    this.#db = db;
    this.#commits = commits;
    this.#timeZone = timeZone;
    this.#insert = db
      .insert(outcome)
      .values({
        kind: sql.placeholder('kind'),
        at: sql.placeholder('at'),
        channel: sql.placeholder('channel'),
        person: sql.placeholder('person'),
        category: sql.placeholder('category'),
        offer: sql.placeholder('offer'),
        suppliers: sql.placeholder('suppliers'),
        nudge: sql.placeholder('nudge'),
        occurrence: sql.placeholder('occurrence'),
        variant: sql.placeholder('variant'),
        lever: sql.placeholder('lever'),
        advice: sql.placeholder('advice'),
        once: sql.placeholder('once'),
      })
      .onConflictDoNothing()
      .prepare();
    this.#countShown = db
      .insert(supplierShown)
      .values({ category: sql.placeholder('category'), supplier: sql.placeholder('supplier'), times: 1 })
      .onConflictDoUpdate({ target: [supplierShown.category, supplierShown.supplier], set: { times: sql`${supplierShown.times} + 1` } })
      .prepare();
    this.#timesShown = db
      .select({ supplier: supplierShown.supplier, times: supplierShown.times })
      .from(supplierShown)
      .where(eq(supplierShown.category, sql.placeholder('category')))
      .prepare();
    this.#shownToday = db
      .select({ suppliers: outcome.suppliers })
      .from(outcome)
      .where(
        and(
          eq(outcome.person, sql.placeholder('person')),
          eq(outcome.category, sql.placeholder('category')),
          eq(outcome.kind, 'shown'),
          gte(outcome.at, sql.placeholder('from')),
        ),
      )
      .orderBy(asc(outcome.id))
      .limit(1)
      .prepare();
  }

  record(outcomes: readonly Outcome[]): Promise<number> {
    return this.#commits.write(() => this.write(outcomes));
  }

  /** Writes inside somebody else's transaction. */
  write(outcomes: readonly Outcome[]): number {
    let added = 0;
    for (const fact of outcomes) {
      const { changes } = this.#insert.run(rowOf(fact));
      added += changes;
      if (changes === 0 || fact.kind !== 'shown') continue;
      for (const supplier of fact.suppliers ?? []) this.#countShown.run({ category: fact.category, supplier });
    }
    return added;
  }

  async offerHistory(category: string, person: string, day: string): Promise<OfferHistory> {
    const from = instantAt(day, '00:00', this.#timeZone);
    const [first] = this.#shownToday.all({ person, category, from: from.getTime() / 1000 });
    const counts = this.#timesShown.all({ category });
    return { timesShown: new Map(counts.map(({ supplier, times }) => [supplier, times])), shownToday: first?.suppliers ?? [] };
  }

  async funnel(dimension: FunnelDimension, from: Date, until: Date): Promise<FunnelGroup[]> {
    const key = outcome[dimension];
    const offersWith = (kind: Outcome['kind']) =>
      sql<number>`count(distinct case when ${outcome.kind} = ${kind} then coalesce(${outcome.offer}, ${outcome.id}) end)`;
    return this.#db
      .select({
        key: sql<string>`${key}`,
        people: sql<number>`count(distinct ${outcome.person})`,
        asked: offersWith('asked'),
        shown: offersWith('shown'),
        chosen: offersWith('chosen'),
        more: offersWith('more'),
        other: offersWith('other'),
        self: offersWith('self'),
        unmet: offersWith('unmet'),
        nudgesSent: sql<number>`count(case when ${outcome.kind} = 'nudge-sent' then 1 end)`,
        nudgesClicked: sql<number>`count(case when ${outcome.kind} = 'nudge-clicked' then 1 end)`,
      })
      .from(outcome)
      .where(and(isNotNull(key), gte(outcome.at, from), lt(outcome.at, until)))
      .groupBy(key)
      .orderBy(asc(key))
      .all();
  }
}

function rowOf(fact: Outcome) {
  return {
    kind: fact.kind,
    at: new Date(Math.floor(fact.at.getTime() / HOUR_MS) * HOUR_MS),
    channel: fact.channel,
    person: fact.person ?? null,
    category: fact.category ?? null,
    offer: fact.offer ?? null,
    suppliers: fact.suppliers ?? null,
    nudge: fact.nudge?.nudge ?? null,
    occurrence: fact.nudge?.occurrence ?? null,
    variant: fact.nudge?.variant ?? null,
    lever: fact.lever ?? null,
    advice: fact.advice ?? null,
    once: fact.once ?? null,
  };
}

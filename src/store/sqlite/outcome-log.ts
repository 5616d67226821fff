import { and, desc, eq, inArray, max } from 'drizzle-orm';
import type { Outcome, OutcomeKind } from '../../domain/outcome.ts';
import type { OfferHistory, OutcomeLog, RecentRequest } from '../../ports/store.ts';
import type { Db, Sqlite } from './database.ts';
import { hourOf } from './hour.ts';
import type { Progress } from './progress.ts';
import { outcome } from './schema/outcomes.ts';
import type { ShownSuppliers } from './shown-suppliers.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** Once asked, and perhaps several suppliers looked at. */
const FACTS_PER_REQUEST = 6;

/**
 * This runs twice for every request, so it goes to SQLite without the query builder between, and most facts are plain: no
 * nudge led to them, nobody answered a question. The columns are those of `schema/outcomes.ts`.
 */
const PLAIN = ['kind', 'at', 'channel', 'person', 'category', 'offer', 'suppliers'];
const FURTHER = ['nudge', 'occurrence', 'variant', 'room', 'lever', 'advice', 'answer', 'once'];

/** People stand in it under their names of the quarter. */
export class SqliteOutcomeLog implements Omit<OutcomeLog, 'recent'> {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #shown: ShownSuppliers;
  readonly #progress: Progress;
  readonly #insert;
  readonly #insertPlain;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, shown: ShownSuppliers, progress: Progress) {
    this.#db = db;
    this.#writes = writes;
    this.#shown = shown;
    this.#progress = progress;
    this.#insert = sqlite.prepare(insertOf([...PLAIN, ...FURTHER]));
    this.#insertPlain = sqlite.prepare(insertOf(PLAIN));
    writes.aroundEach(shown);
  }

  record(outcomes: readonly Outcome[]): Promise<number> {
    return this.#writes.run(() => this.write(outcomes));
  }

  /** Writes inside somebody else's transaction. */
  write(outcomes: readonly Outcome[]): number {
    let added = 0;
    for (const fact of outcomes) {
      const { changes } = isPlain(fact)
        ? this.#insertPlain.run(plainRowOf(fact))
        : this.#insert.run([...plainRowOf(fact), ...furtherRowOf(fact)]);
      added += changes;
      if (changes === 1 && fact.kind === 'shown') this.#shown.note(fact);
    }
    return added;
  }

  async kindOf(once: string): Promise<OutcomeKind | undefined> {
    return this.#db.select({ kind: outcome.kind }).from(outcome).where(eq(outcome.once, once)).get()?.kind;
  }

  takeBack({ once = '' }: Outcome): Promise<void> {
    return this.#writes.run(() => {
      this.#db.delete(outcome).where(eq(outcome.once, once)).run();
      // The next fact may get its number, and is to be counted.
      const newest =
        this.#db
          .select({ id: max(outcome.id) })
          .from(outcome)
          .get()?.id ?? 0;
      this.#progress.set('counted', Math.min(newest, this.#progress.get('counted')));
    });
  }

  async offerHistory(category: string, person: string, day: string): Promise<OfferHistory> {
    return this.#shown.history(category, person, day);
  }

  /** One reading of the log, from the newest on: there is no index by person. */
  async recent(names: readonly string[], limit: number): Promise<RecentRequest[]> {
    const { id, kind, category, at, offer, suppliers } = outcome;
    const facts = this.#db
      .select({ kind, category, at, offer, suppliers })
      .from(outcome)
      .where(and(inArray(outcome.person, [...names]), inArray(kind, ['asked', 'chosen', 'bought'])))
      .orderBy(desc(id))
      .limit(limit * FACTS_PER_REQUEST)
      .all();
    const chosen = new Map(facts.flatMap((fact) => (fact.kind === 'chosen' ? [[fact.offer, fact.suppliers?.[0]] as const] : [])).reverse());
    const bought = new Map(facts.flatMap((fact) => (fact.kind === 'bought' ? [[fact.offer, fact.suppliers?.[0]] as const] : [])));
    const requests = facts.flatMap((fact) => {
      if (fact.kind !== 'asked' || fact.category === null) return [];
      const supplier = bought.get(fact.offer) ?? chosen.get(fact.offer);
      return [{ category: fact.category, at: fact.at, bought: bought.has(fact.offer), ...(supplier && { chosen: supplier }) }];
    });
    return requests.slice(0, limit);
  }
}

function insertOf(columns: readonly string[]): string {
  return `insert into outcome (${columns}) values (${columns.map(() => '?')}) on conflict do nothing`;
}

function isPlain({ nudge, lever, advice, answer, once }: Outcome): boolean {
  return (nudge ?? lever ?? advice ?? answer ?? once) === undefined;
}

/** In the order of `PLAIN`. */
function plainRowOf({ kind, at, channel, person, category, offer, suppliers }: Outcome): unknown[] {
  const seconds = hourOf(at).getTime() / 1000;
  return [kind, seconds, channel, person ?? null, category ?? null, offer ?? null, suppliers ? JSON.stringify(suppliers) : null];
}

/** In the order of `FURTHER`. */
function furtherRowOf({ nudge, lever, advice, answer, once }: Outcome): unknown[] {
  return [
    nudge?.nudge ?? null,
    nudge?.occurrence ?? null,
    nudge?.variant ?? null,
    nudge?.room ?? null,
    lever ?? null,
    advice ?? null,
    answer ?? null,
    once ?? null,
  ];
}

import { and, gte, isNull, lte, or } from 'drizzle-orm';
import { dayOf } from '../../domain/calendar.ts';
import { type Month, STEP_OF, type Step, type Sum } from '../../domain/step.ts';
import type { Reports, SumCheck } from '../../ports/reports.ts';
import { Counting } from './counting.ts';
import { type Db, guarded, type Sqlite } from './database.ts';
import type { Progress } from './progress.ts';
import { Publishing } from './publishing.ts';
import { publishedSum } from './schema/reports.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** Facts per transaction: what reports cost must not hold up who asks something. */
const CHUNK = 2_000;
/** A log that has grown is published in parts. */
const PUBLISH_EVERY = 20_000;

export class SqliteReports implements Reports {
  readonly #sqlite: Sqlite;
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #counting: Counting;
  readonly #publishing: Publishing;
  readonly #progress: Progress;
  readonly #timeZone: string;
  /** Where nothing was counted since, nothing more can be published until the month is over. */
  #publishedIn = '';

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, progress: Progress, timeZone: string) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#writes = writes;
    this.#timeZone = timeZone;
    this.#progress = progress;
    this.#counting = new Counting(sqlite, progress, (at) => dayOf(at, timeZone).slice(0, 7));
    this.#publishing = new Publishing(sqlite);
  }

  async catchUp(now: Date, smallestGroup: number): Promise<{ counted: number; published: number }> {
    const thisMonth = dayOf(now, this.#timeZone).slice(0, 7);
    const done = { counted: 0, published: 0 };
    let unpublished = 0;
    for (;;) {
      const read = await this.#writes.run(() => {
        const count = this.#counting.readOn(CHUNK);
        done.counted += count;
        unpublished += count;
        const state = `${thisMonth} ${smallestGroup}`;
        if (count < CHUNK && (done.counted > 0 || state !== this.#publishedIn)) {
          done.published += this.#publishing.publish(smallestGroup, thisMonth);
          this.#publishedIn = state;
        } else if (unpublished >= PUBLISH_EVERY) {
          done.published += this.#publishing.publish(smallestGroup, thisMonth, true);
          unpublished = 0;
        }
        return count;
      });
      if (read < CHUNK) return done;
    }
  }

  /** Sums that were published elsewhere, as they are. */
  add(sums: readonly Sum[]): Promise<void> {
    return this.#writes.run(() => {
      for (const sum of sums) this.#publishing.add(sum);
    });
  }

  /** Counts everything inside somebody else's transaction: before a person is taken out of the log. */
  countNow(): void {
    while (this.#counting.readOn(CHUNK) === CHUNK);
  }

  async published(from: Month, to: Month, smallestGroup: number): Promise<Sum[]> {
    const enough = or(isNull(publishedSum.fewestPeople), gte(publishedSum.fewestPeople, smallestGroup));
    const rows = this.#db
      .select()
      .from(publishedSum)
      .where(and(gte(publishedSum.fromMonth, from), lte(publishedSum.toMonth, to), enough))
      .all();
    return rows.map(({ fewestPeople, ...row }) => ({ ...row, ...(fewestPeople !== null && { fewestPeople }) }));
  }

  async check(): Promise<SumCheck[]> {
    return guarded(() => {
      const totals = this.#sqlite.prepare('select step, count from step_total').all() as { step: Step; count: number }[];
      const sumOf = (query: string) => {
        const statement = this.#sqlite.prepare(query).pluck();
        return (step: string) => Number(statement.get(step) ?? 0);
      };
      const published = sumOf('select sum(count) from published_sum where step = ?');
      const waiting = sumOf('select count(*) from offer_step where step = ? and waiting = 1');
      const kindsOf = (wanted: Step) => Object.entries(STEP_OF).flatMap(([kind, step]) => (step === wanted ? [kind] : []));
      const missing = (step: Step) =>
        Number(
          this.#sqlite
            .prepare(
              `select count(distinct coalesce(offer, '#' || id)) from outcome
               where kind in (select value from json_each(@kinds)) and id <= (select value from progress where name = 'counted')
               and not exists (select 1 from offer_step as known
                 where known.offer = coalesce(outcome.offer, '#' || outcome.id) and known.step = @step and known.supplier = '')`,
            )
            .pluck()
            .get({ step, kinds: JSON.stringify(kindsOf(step)) }),
        );
      return totals.map(({ step, count }) => ({
        step,
        counted: count,
        published: published(step),
        waiting: waiting(step),
        missing: missing(step),
      }));
    });
  }

  recount(): Promise<number> {
    return this.#writes.run(() => this.#counting.countBetween(0, this.#progress.get('counted')));
  }
}

import { dayOf } from '../../domain/calendar.ts';
import { monthsOf } from '../../domain/quarter.ts';
import { DETAIL_DAYS, type LogNames, type Retention, type RetentionState, type Swept } from '../../ports/privacy.ts';
import { guarded, type Sqlite } from './database.ts';
import type { Progress } from './progress.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const DAY_MS = 86_400_000;
/** Rows per transaction, so that nobody who asks something waits for it. */
const CHUNK = 2_000;
/** A counted step is known for as long as its buttons work, and a good while longer. */
const STEPS_KEPT_DAYS = 150;
/** Persons leave waiting steps when their month is over for so long: none is then older than `DETAIL_DAYS` by more than a day or two. */
const MONTH_OVER_DAYS = DETAIL_DAYS - 31;
/** "Next year at the same moment", and some time to spare. */
const REMINDER_DAYS = 430;

export class SqliteRetention implements Retention {
  readonly #sqlite: Sqlite;
  readonly #writes: TransactionQueue;
  readonly #progress: Progress;
  readonly #timeZone: string;
  readonly #names: LogNames | undefined;

  constructor(sqlite: Sqlite, writes: TransactionQueue, progress: Progress, timeZone: string, names?: LogNames) {
    this.#sqlite = sqlite;
    this.#writes = writes;
    this.#progress = progress;
    this.#timeZone = timeZone;
    this.#names = names;
  }

  async sweep(now: Date): Promise<Swept> {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const day = (days: number) => dayOf(before(days), this.#timeZone);
    const seconds = Math.floor(before(DETAIL_DAYS).getTime() / 1000);
    const month = day(0).slice(0, 7);
    const swept = {
      // The newest row stays, so that numbers of rows go on; what was not counted yet waits.
      facts: await this.#inChunks(
        'delete from outcome where id in (select id from outcome where at < ? and id <= ? and id < (select max(id) from outcome) limit ?)',
        seconds,
        this.#progress.get('counted'),
      ),
      deliveries: await this.#inChunks(
        `update delivery set addressee = 'forgotten:' || id where id in (select id from delivery
         where addressee like 'person:%' and coalesce(sent_on, occurrence) < ? and state not in ('waiting', 'claimed', 'attempting') limit ?)`,
        day(DETAIL_DAYS),
      ),
      other:
        (await this.#once('delete from web_post where at < ?', before(DETAIL_DAYS).getTime())) +
        (await this.#once('delete from unknown_word_use where at < ?', seconds)) +
        (await this.#once('delete from interruption where muted_at is null and last_at < ?', seconds)) +
        (await this.#once('delete from follow_up where due_on < ?', day(DETAIL_DAYS))) +
        (await this.#once('delete from yearly_reminder where chosen_on < ?', day(REMINDER_DAYS))),
    };
    await this.#once(
      `update offer_step set person = null where person is not null and to_month < ? and step not like 'supplier-%'`,
      day(MONTH_OVER_DAYS).slice(0, 7),
    );
    await this.#once(`update offer_step set person = null where person is not null and to_month < ? and step like 'supplier-%'`, month);
    await this.#once('delete from offer_step where waiting = 0 and to_month < ?', day(STEPS_KEPT_DAYS).slice(0, 7));
    this.#destroyOldKeys(day(DETAIL_DAYS).slice(0, 7));
    await this.#writes.run(() => this.#progress.set('swept', now.getTime()));
    // What was deleted must not live on in the log of the file.
    guarded(() => this.#sqlite.pragma('wal_checkpoint(PASSIVE)'));
    return swept;
  }

  async state(): Promise<RetentionState> {
    return guarded(() => {
      const sweptAt = this.#progress.get('swept');
      const { oldest, facts } = this.#sqlite.prepare('select min(at) as oldest, count(*) as facts from outcome').get() as {
        oldest: number | null;
        facts: number;
      };
      return {
        facts,
        ...(sweptAt > 0 && { lastSweep: new Date(sweptAt) }),
        ...(oldest !== null && { oldestFact: new Date(oldest * 1000) }),
      };
    });
  }

  /** A quarter of which the log says nothing any more needs no key. */
  #destroyOldKeys(oldestMonth: string): void {
    for (const quarter of this.#names?.quarters() ?? []) if (monthsOf(quarter).last < oldestMonth) this.#names?.destroy(quarter);
  }

  async #inChunks(statement: string, ...values: readonly (string | number)[]): Promise<number> {
    for (let total = 0; ; ) {
      const changes = await this.#once(statement, ...values, CHUNK);
      total += changes;
      if (changes < CHUNK) return total;
    }
  }

  #once(statement: string, ...values: readonly (string | number)[]): Promise<number> {
    return this.#writes.run(() => this.#sqlite.prepare(statement).run(...values).changes);
  }
}

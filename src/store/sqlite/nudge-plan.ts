import { eq } from 'drizzle-orm';
import type { AddresseeState, Outbox, PeoplePage, PlannedDelivery } from '../../ports/outbox.ts';
import { type Addressees, keyOf } from './addressees.ts';
import { type Db, prepareAll, type Sqlite } from './database.ts';
import { nudgePlan, outboxMark } from './schema/outbox.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** The columns are those of `schema/outbox.ts`. */
const SQL = {
  plan: `insert into delivery (nudge, occurrence, addressee, channel, variant, state, reason, not_before)
    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  whole: 'insert into nudge_occurrence (nudge, occurrence, series, planned_at) values (?, ?, ?, ?) on conflict do nothing',
  ofSeries: 'select occurrence from nudge_occurrence where nudge = ? and series = ?',
} as const;

/** Up to when each nudge was planned, for whom, and which occurrences are whole. */
export class SqliteNudgePlan
  implements
    Pick<
      Outbox,
      'plannedThrough' | 'restoredThrough' | 'roomStates' | 'peopleStates' | 'noteSigns' | 'plan' | 'plannedOccurrence' | 'markPlanned'
    >
{
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #addressees: Addressees;
  readonly #run;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, addressees: Addressees) {
    this.#db = db;
    this.#writes = writes;
    this.#addressees = addressees;
    this.#run = prepareAll(sqlite, SQL);
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

  #movePlan(nudge: string, through: Date): void {
    this.#db.insert(nudgePlan).values({ nudge, through }).onConflictDoUpdate({ target: nudgePlan.nudge, set: { through } }).run();
  }
}

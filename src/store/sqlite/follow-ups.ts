import { eq } from 'drizzle-orm';
import type { FollowUp, FollowUps, YearlyReminder } from '../../ports/follow-ups.ts';
import { type Db, guarded } from './database.ts';
import { followUp, yearlyReminder } from './schema/follow-ups.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteFollowUps implements FollowUps {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  askFollowUp({ address, ...rest }: FollowUp): Promise<void> {
    return this.#writes.run(() => {
      const row = { ...rest, channel: address.channel, address: address.id };
      this.#db.insert(followUp).values(row).onConflictDoUpdate({ target: followUp.offer, set: row }).run();
    });
  }

  askYearly({ address, ...rest }: YearlyReminder): Promise<void> {
    return this.#writes.run(() => {
      const row = { ...rest, channel: address.channel, address: address.id };
      const target = [yearlyReminder.person, yearlyReminder.category];
      this.#db.insert(yearlyReminder).values(row).onConflictDoUpdate({ target, set: row }).run();
    });
  }

  async followUpsOf(person: string): Promise<(Omit<FollowUp, 'address'> | Omit<YearlyReminder, 'address'>)[]> {
    return guarded(() => {
      const once = this.#db.select().from(followUp).where(eq(followUp.person, person)).all();
      const yearly = this.#db.select().from(yearlyReminder).where(eq(yearlyReminder.person, person)).all();
      return [...once, ...yearly].map(({ channel: _channel, address: _address, ...kept }) => kept);
    });
  }
}

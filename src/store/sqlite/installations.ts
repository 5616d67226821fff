import { eq } from 'drizzle-orm';
import type { Installations } from '../../ports/installations.ts';
import type { Db } from './database.ts';
import { installation } from './schema/installations.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteInstallations implements Installations {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  saveInstallation(id: string, sealed: string, at: Date): Promise<void> {
    return this.#writes.run(() => {
      this.#db.insert(installation).values({ id, sealed, at }).onConflictDoUpdate({ target: installation.id, set: { sealed, at } }).run();
    });
  }

  async installation(id: string): Promise<string | undefined> {
    return this.#db.select().from(installation).where(eq(installation.id, id)).get()?.sealed;
  }

  deleteInstallation(id: string): Promise<boolean> {
    return this.#writes.run(() => this.#db.delete(installation).where(eq(installation.id, id)).run().changes > 0);
  }
}

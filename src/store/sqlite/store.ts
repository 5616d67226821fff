import { chmodSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Store } from '../../ports/store.ts';
import { SqliteContentVersions } from './content-versions.ts';
import { asStoreError, guarded, openDatabase } from './database.ts';
import { SqliteFollowUps } from './follow-ups.ts';
import { SqliteListening } from './listening.ts';
import { SqliteOutbox } from './outbox.ts';
import { SqliteOutcomeLog } from './outcome-log.ts';
import { SqliteReports } from './reports.ts';
import { ShownSuppliers } from './shown-suppliers.ts';
import { SqliteSubscriptions } from './subscriptions.ts';
import { SqliteTips } from './tips.ts';
import { TransactionQueue } from './transaction-queue.ts';
import { SqliteWebPosts } from './web-posts.ts';

/**
 * The store in one SQLite file; `:memory:` for none.
 * @throws StoreError when the file cannot be opened or its migrations fail.
 */
export function openSqliteStore(file: string, timeZone: string): Store {
  const { sqlite, db, log: writeAheadLog } = openDatabase(file);
  const writes = new TransactionQueue(sqlite, () => writeAheadLog.toDisk());
  const shown = new ShownSuppliers(sqlite, timeZone);
  const log = new SqliteOutcomeLog(sqlite, db, writes, shown);
  const subscriptions = new SqliteSubscriptions(db, writes);
  const outbox = new SqliteOutbox(db, writes, log);
  const versions = new SqliteContentVersions(db, writes);
  const webPosts = new SqliteWebPosts(db, writes);
  const reports = new SqliteReports(sqlite, db, writes, timeZone);

  return {
    record: (outcomes) => log.record(outcomes),
    offerHistory: reading((...args) => log.offerHistory(...args)),
    recent: reading((...args) => log.recent(...args)),
    funnel: reading((...args) => log.funnel(...args)),

    start: (...args) => subscriptions.start(...args),
    stop: (...args) => subscriptions.stop(...args),
    pause: (...args) => subscriptions.pause(...args),
    personData: reading((person) => subscriptions.personData(person)),
    forget: async (person) => {
      await subscriptions.forget(person);
      shown.refresh();
    },

    plannedThrough: reading((nudge) => outbox.plannedThrough(nudge)),
    addressees: reading((...args) => outbox.addressees(...args)),
    plan: (...args) => outbox.plan(...args),
    markPlanned: (...args) => outbox.markPlanned(...args),
    claim: (...args) => outbox.claim(...args),
    attempt: (...args) => outbox.attempt(...args),
    settle: (...args) => outbox.settle(...args),
    expireLeases: (now) => outbox.expireLeases(now),
    tally: reading((nudge) => outbox.tally(nudge)),

    importFiles: (...args) => versions.importFiles(...args),
    reports,
    tips: new SqliteTips(db, writes),
    listening: new SqliteListening(db, writes, timeZone),
    followUps: new SqliteFollowUps(db, writes),
    webPosts: { add: (...args) => webPosts.add(...args), since: reading((...args) => webPosts.since(...args)) },

    ping: async () => void guarded(() => db.get(sql`select 1`)),
    backup: async (target) => {
      guarded(() => void sqlite.prepare('vacuum into ?').run(target));
      chmodSync(target, 0o600);
    },
    close: async () => {
      await writes.drained();
      sqlite.close();
      writeAheadLog.close();
    },
  };
}

/** A read that fails comes out as a `StoreError`, as writes do. */
function reading<A extends unknown[], R>(read: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await read(...args);
    } catch (error) {
      throw asStoreError(error);
    }
  };
}

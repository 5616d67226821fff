import { chmodSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Store } from '../../ports/store.ts';
import { Addressees } from './addressees.ts';
import { SqliteContentVersions } from './content-versions.ts';
import { asStoreError, guarded, openDatabase } from './database.ts';
import { SqliteFollowUps } from './follow-ups.ts';
import { SqliteInstallations } from './installations.ts';
import { SqliteListening } from './listening.ts';
import { SqliteOutbox } from './outbox.ts';
import { SqliteOutcomeLog } from './outcome-log.ts';
import { SendingMark } from './sending-mark.ts';
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
  const mark = new SendingMark(sqlite, file);
  guarded(() => mark.lookForRestore());
  const outbox = new SqliteOutbox(sqlite, db, writes, log, new Addressees(sqlite, timeZone), mark);
  const followUps = new SqliteFollowUps(sqlite, db, writes);
  const versions = new SqliteContentVersions(sqlite, db, writes);
  const webPosts = new SqliteWebPosts(db, writes);
  const installations = new SqliteInstallations(db, writes);
  const tips = new SqliteTips(sqlite, db, writes);

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
      tips.refresh();
    },

    plannedThrough: reading((nudge) => outbox.plannedThrough(nudge)),
    restoredThrough: reading(() => outbox.restoredThrough()),
    roomStates: reading((rooms) => outbox.roomStates(rooms)),
    peopleStates: reading((page) => outbox.peopleStates(page)),
    plan: (...args) => outbox.plan(...args),
    plannedOccurrence: reading((...args) => outbox.plannedOccurrence(...args)),
    markPlanned: (...args) => outbox.markPlanned(...args),
    claim: (...args) => outbox.claim(...args),
    attempt: (...args) => outbox.attempt(...args),
    settle: (...args) => outbox.settle(...args),
    expireLeases: (now) => outbox.expireLeases(now),
    uncertain: reading((...args) => outbox.uncertain(...args)),
    posted: reading((...args) => outbox.posted(...args)),
    markWithdrawn: (...args) => outbox.markWithdrawn(...args),
    withdrawn: reading((nudge) => outbox.withdrawn(nudge)),
    groups: reading((of) => outbox.groups(of)),
    harmAfter: reading((...args) => outbox.harmAfter(...args)),
    tally: reading((nudge) => outbox.tally(nudge)),

    importFiles: (...args) => versions.importFiles(...args),
    saveVersions: (...args) => versions.saveVersions(...args),
    savedVersions: reading((kind) => versions.savedVersions(kind)),
    versionsOf: reading((...args) => versions.versionsOf(...args)),
    followUps: {
      askFollowUp: (followUp) => followUps.askFollowUp(followUp),
      askYearly: (reminder) => followUps.askYearly(reminder),
      followUpsOf: reading((person) => followUps.followUpsOf(person)),
      pending: reading((...args) => followUps.pending(...args)),
      planPromises: (...args) => followUps.planPromises(...args),
      promiseOf: reading((...args) => followUps.promiseOf(...args)),
      dropUseless: (plannedBefore) => followUps.dropUseless(plannedBefore),
    },
    tips,
    listening: new SqliteListening(db, writes, timeZone),
    webPosts: {
      add: (...args) => webPosts.add(...args),
      find: reading((post) => webPosts.find(post)),
      change: (...args) => webPosts.change(...args),
      since: reading((...args) => webPosts.since(...args)),
    },
    installations: {
      saveInstallation: (...args) => installations.saveInstallation(...args),
      installation: reading((id) => installations.installation(id)),
      deleteInstallation: (id) => installations.deleteInstallation(id),
    },

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

import type { KeyObject } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { dayOf } from '../../domain/calendar.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { quarterOf } from '../../domain/quarter.ts';
import type { ForgottenList, LogNames } from '../../ports/privacy.ts';
import type { Store } from '../../ports/store.ts';
import { Addressees } from './addressees.ts';
import { SqliteAuditLog } from './audit-log.ts';
import { SqliteContentVersions } from './content-versions.ts';
import { asStoreError, guarded, openDatabase } from './database.ts';
import { DeliveryRows } from './delivery-rows.ts';
import { SqliteFollowUps } from './follow-ups.ts';
import { Forgetting } from './forgetting.ts';
import { SqliteInstallations } from './installations.ts';
import { SqliteLeadNotices } from './lead-notices.ts';
import { SqliteListening } from './listening.ts';
import { SqliteNudgeEffects } from './nudge-effects.ts';
import { SqliteNudgePlan } from './nudge-plan.ts';
import { SqliteOutbox } from './outbox.ts';
import { SqliteOutcomeLog } from './outcome-log.ts';
import { SqlitePostedMessages } from './posted-messages.ts';
import { Progress } from './progress.ts';
import { SqliteReports } from './reports.ts';
import { SqliteRetention } from './retention.ts';
import { SendingMark } from './sending-mark.ts';
import { ShownSuppliers } from './shown-suppliers.ts';
import { SqliteSubscriptions } from './subscriptions.ts';
import { SqliteTips } from './tips.ts';
import { TransactionQueue } from './transaction-queue.ts';
import { SqliteWebPosts } from './web-posts.ts';

/** What stands outside the database and belongs to it. A store without them is for tools that deal with nobody in particular. */
export interface StoreKeys {
  readonly names?: LogNames;
  readonly forgotten?: ForgottenList;
  /** Signs the audit log. */
  readonly audit?: KeyObject;
}

export interface SqliteStore extends Store {
  readonly reports: SqliteReports;
  /** Takes everybody out of everything that is kept; sums stay. */
  purgePeople(): Promise<void>;
}

/**
 * The store in one SQLite file; `:memory:` for none. Who was forgotten, or asked to be left alone, after this file was
 * backed up is forgotten and left alone again.
 * @throws StoreError when the file cannot be opened or its migrations fail.
 */
export function openSqliteStore(file: string, timeZone: string, { names, forgotten, audit: auditKey }: StoreKeys = {}): SqliteStore {
  const { sqlite, db, log: writeAheadLog } = openDatabase(file);
  const writes = new TransactionQueue(sqlite, () => writeAheadLog.toDisk());
  const progress = new Progress(sqlite);
  const shown = new ShownSuppliers(sqlite, timeZone);
  const log = new SqliteOutcomeLog(sqlite, db, writes, shown, progress);
  const subscriptions = new SqliteSubscriptions(db, writes);
  const namesOf = (person: string) => names?.namesOf(person) ?? [person];
  const mark = new SendingMark(sqlite, file);
  guarded(() => mark.lookForRestore());
  const addressees = new Addressees(sqlite, timeZone, namesOf);
  const rows = new DeliveryRows(sqlite, addressees);
  const plan = new SqliteNudgePlan(sqlite, db, writes, addressees);
  const outbox = new SqliteOutbox(sqlite, {
    db,
    writes,
    log: { write: (outcomes) => log.write(named(outcomes)) },
    addressees,
    rows,
    mark,
  });
  const postedMessages = new SqlitePostedMessages(sqlite, db, writes, rows);
  const effects = new SqliteNudgeEffects(sqlite, db, writes, addressees);
  const followUps = new SqliteFollowUps(sqlite, db, writes);
  const audit = new SqliteAuditLog(sqlite, db, writes, auditKey);
  const versions = new SqliteContentVersions(sqlite, db, writes, audit);
  const webPosts = new SqliteWebPosts(db, writes);
  const installations = new SqliteInstallations(db, writes);
  const reports = new SqliteReports(sqlite, db, writes, progress, timeZone);
  const retention = new SqliteRetention(sqlite, writes, progress, timeZone, names);
  const tips = new SqliteTips(sqlite, db, writes);
  const listening = new SqliteListening(db, writes, timeZone);
  const forgetting = new Forgetting(sqlite, writes, progress, { subscriptions, listening, reports }, forgotten);
  forgetting.again();

  /** As they are called in the log. */
  function named(outcomes: readonly Outcome[]): readonly Outcome[] {
    if (!names) return outcomes;
    return outcomes.map((fact) => (fact.person === undefined ? fact : { ...fact, person: names.nameOf(fact.person, quarterAt(fact.at)) }));
  }

  function quarterAt(at: Date): string {
    return quarterOf(dayOf(at, timeZone));
  }

  return {
    record: (outcomes) => log.record(named(outcomes)),
    kindOf: reading((once) => log.kindOf(once)),
    takeBack: (fact) => log.takeBack(fact),
    offerHistory: reading((category, person, day) => log.offerHistory(category, names?.nameOf(person, quarterOf(day)) ?? person, day)),
    recent: reading((person, limit) => log.recent(namesOf(person), limit)),

    start: async (person, ...args) => {
      forgotten?.takeBack(person, 'stopped', 'pausedUntil');
      await subscriptions.start(person, ...args);
    },
    stop: (person, at) => forgetting.leaveAlone(person, { stopped: true }, at),
    pause: (person, until, at) => forgetting.leaveAlone(person, { pausedUntil: until }, at),
    letGo: (...args) => subscriptions.letGo(...args),
    personData: reading((person) => subscriptions.personData(person, namesOf(person))),
    forget: async (person, at = new Date()) => {
      await forgetting.forget(namesOf(person), at);
      shown.refresh();
      tips.refresh();
    },

    purgePeople: () =>
      writes.run(() => {
        reports.countNow();
        subscriptions.eraseEverybody();
      }),

    plannedThrough: reading((nudge) => plan.plannedThrough(nudge)),
    restoredThrough: reading(() => plan.restoredThrough()),
    noteSigns: () => plan.noteSigns(),
    roomStates: reading((rooms) => plan.roomStates(rooms)),
    peopleStates: reading((page) => plan.peopleStates(page)),
    plan: (...args) => plan.plan(...args),
    plannedOccurrence: reading((...args) => plan.plannedOccurrence(...args)),
    markPlanned: (...args) => plan.markPlanned(...args),
    claim: (...args) => outbox.claim(...args),
    attempt: (...args) => outbox.attempt(...args),
    settle: (...args) => outbox.settle(...args),
    settleUncertain: (...args) => outbox.settleUncertain(...args),
    expireLeases: (now) => outbox.expireLeases(now),
    uncertain: reading((...args) => postedMessages.uncertain(...args)),
    posted: reading((...args) => postedMessages.posted(...args)),
    markWithdrawn: (...args) => postedMessages.markWithdrawn(...args),
    withdrawn: reading((nudge) => postedMessages.withdrawn(nudge)),
    troubles: reading((from) => effects.troubles(from)),
    outOfReach: reading((from) => effects.outOfReach(from)),
    groups: reading((of) => effects.groups(of)),
    keepGroups: (...args) => effects.keepGroups(...args),
    rooms: reading((of) => effects.rooms(of)),
    harmAfter: reading((...args) => effects.harmAfter(...args)),
    tally: reading((nudge) => effects.tally(nudge)),

    importFiles: (...args) => versions.importFiles(...args),
    reports,
    retention: {
      sweep: async (now) => {
        const swept = await retention.sweep(now);
        forgotten?.prune(now);
        return swept;
      },
      state: () => retention.state(),
    },
    audit,
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
    listening: {
      setReadAlong: (...args) => listening.setReadAlong(...args),
      readAlongRooms: () => listening.readAlongRooms(),
      mayInterrupt: (...args) => listening.mayInterrupt(...args),
      muteInterruptions: async (person, muted, at) => {
        if (muted) return forgetting.leaveAlone(person, { quiet: true }, at);
        forgotten?.takeBack(person, 'quiet');
        return writes.run(() => listening.mute(person, false, at));
      },
      listeningTo: (person) => listening.listeningTo(person),
      countUnknownWords: (...args) => listening.countUnknownWords(...args),
      unknownWords: () => listening.unknownWords(),
    },
    webPosts: {
      add: (...args) => webPosts.add(...args),
      find: reading((post) => webPosts.find(post)),
      change: (...args) => webPosts.change(...args),
      since: reading((...args) => webPosts.since(...args)),
    },
    leadNotices: new SqliteLeadNotices(db, writes, progress),
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

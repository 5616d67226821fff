import type { Forgotten, ForgottenList, Silence } from '../../ports/privacy.ts';
import { guarded, type Sqlite } from './database.ts';
import type { SqliteListening } from './listening.ts';
import type { Progress } from './progress.ts';
import type { SqliteReports } from './reports.ts';
import type { SqliteSubscriptions } from './subscriptions.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** Where people are kept, and counted. */
interface Kept {
  readonly subscriptions: SqliteSubscriptions;
  readonly listening: SqliteListening;
  readonly reports: SqliteReports;
}

/** Who asked to be forgotten or left alone: written first where a backup cannot undo it, then in the database. */
export class Forgetting {
  readonly #sqlite: Sqlite;
  readonly #writes: TransactionQueue;
  readonly #progress: Progress;
  readonly #kept: Kept;
  readonly #list: ForgottenList | undefined;

  constructor(sqlite: Sqlite, writes: TransactionQueue, progress: Progress, kept: Kept, list: ForgottenList | undefined) {
    this.#sqlite = sqlite;
    this.#writes = writes;
    this.#progress = progress;
    this.#kept = kept;
    this.#list = list;
  }

  /** A backup that was put back may know people who were forgotten since, or who asked to be left alone. */
  again(): void {
    const since = guarded(() => this.#progress.get('forgotten'));
    for (const one of this.#list?.after(since) ?? [])
      guarded(() => this.#sqlite.transaction(() => this.#obey(one, new Date(one.on))).immediate());
  }

  async forget(names: readonly string[], at: Date): Promise<void> {
    const number = this.#list?.add(names, at) ?? 0;
    await this.#writes.run(() => this.#obey({ number, names }, at));
  }

  async leaveAlone(person: string, silence: Silence, at: Date): Promise<void> {
    const number = this.#list?.addSilence(person, silence, at) ?? 0;
    await this.#writes.run(() => this.#obey({ number, names: [person], ...silence }, at));
  }

  #obey({ number, names, stopped, quiet, pausedUntil }: Omit<Forgotten, 'on'>, at: Date): void {
    const { subscriptions, listening } = this.#kept;
    const [person = ''] = names;
    if (stopped) subscriptions.stop(person, at);
    else if (quiet) listening.mute(person, true, at);
    else if (pausedUntil !== undefined) subscriptions.pause(person, pausedUntil);
    else this.#erase(names);
    this.#progress.set('forgotten', Math.max(number, this.#progress.get('forgotten')));
  }

  #erase(names: readonly string[]): void {
    // What they did is counted first, or it would be missing from the sums.
    this.#kept.reports.countNow();
    this.#kept.subscriptions.erase(names);
  }
}

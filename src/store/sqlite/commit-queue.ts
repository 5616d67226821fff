import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../ports.ts';
import { guarded, type Sqlite } from './database.ts';

interface Job {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How long writes wait for a database that another process has locked. */
const LOCKED_PATIENCE_MS = 1500;
const LOCKED_PAUSE_MS = 50;

/**
 * Writes that arrive in the same turn of the event loop share one commit, and so one `fsync`. Each
 * job is one transaction to its caller: it is written whole or not at all, and its promise resolves
 * only when it is on disk.
 */
export class CommitQueue {
  readonly #sqlite: Sqlite;
  #jobs: Job[] = [];
  #flushing: Promise<void> | undefined;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** @throws StoreError when the database does not take it, also after waiting for a lock. */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ run, resolve: resolve as (value: unknown) => void, reject });
      this.#flushing ??= new Promise<void>((done) => setImmediate(() => this.#flush().finally(done)));
    });
  }

  /** Resolves when nothing is waiting to be written. */
  async drained(): Promise<void> {
    while (this.#flushing) await this.#flushing;
  }

  async #flush(): Promise<void> {
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs;
      this.#jobs = [];
      if (!(await this.#commitTogether(jobs))) for (const job of jobs) await this.#commitAlone(job);
    }
    this.#flushing = undefined;
  }

  async #commitTogether(jobs: readonly Job[]): Promise<boolean> {
    try {
      const results = await this.#patiently(() => jobs.map(({ run }) => run()));
      for (const [index, job] of jobs.entries()) job.resolve(results[index]);
      return true;
    } catch {
      return false;
    }
  }

  async #commitAlone(job: Job): Promise<void> {
    try {
      job.resolve(await this.#patiently(job.run));
    } catch (error) {
      job.reject(error);
    }
  }

  /** Tries again while another process holds the lock, without holding up the event loop. */
  async #patiently<T>(run: () => T): Promise<T> {
    const giveUpAt = performance.now() + LOCKED_PATIENCE_MS;
    for (;;) {
      try {
        return guarded(() => this.#sqlite.transaction(run).immediate());
      } catch (error) {
        if (!(error instanceof StoreError && error.reason === 'locked') || performance.now() > giveUpAt) throw error;
        await sleep(LOCKED_PAUSE_MS);
      }
    }
  }
}

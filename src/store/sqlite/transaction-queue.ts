import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../ports/store.ts';
import { guarded, type Sqlite } from './database.ts';

interface Job {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What is to be done at the beginning and at the end of a transaction. One that fails has no end. */
export interface Edge {
  begin(): void;
  end(): void;
}

/** How long work waits for a database that another process has locked. */
const LOCKED_PATIENCE_MS = 1500;
const LOCKED_PAUSE_MS = 50;
/** A queue that still grows from turn to turn is left to grow, up to this size. */
const FULL_BATCH = 32;

/**
 * Work that arrives in the same moment shares one transaction, and so one lock and one `fsync`. Each
 * job is one transaction to its caller: it happens whole or not at all, and its promise resolves only
 * when what it wrote is on disk.
 */
export class TransactionQueue {
  readonly #sqlite: Sqlite;
  readonly #toDisk: () => Promise<void>;
  readonly #edges: Edge[] = [];
  #jobs: Job[] = [];
  #working: Promise<void> | undefined;
  /** Commits that are on their way to the disk while the next ones are made. */
  readonly #syncing = new Set<Promise<void>>();

  /** `toDisk` resolves when everything committed so far is safe. */
  constructor(sqlite: Sqlite, toDisk: () => Promise<void>) {
    this.#sqlite = sqlite;
    this.#toDisk = toDisk;
  }

  /** @throws StoreError when the database does not take it, also after waiting for a lock. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ run: work, resolve: resolve as (value: unknown) => void, reject });
      this.#working ??= this.#work();
    });
  }

  /** Has something done once at both ends of every transaction, however many jobs share it. */
  aroundEach(edge: Edge): void {
    this.#edges.push(edge);
  }

  /** Resolves when nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#working) await this.#working;
    await Promise.all(this.#syncing);
  }

  async #work(): Promise<void> {
    while (this.#jobs.length > 0) {
      await this.#gathered();
      const jobs = this.#jobs;
      this.#jobs = [];
      if (!(await this.#together(jobs))) for (const job of jobs) await this.#alone(job);
    }
    this.#working = undefined;
  }

  async #gathered(): Promise<void> {
    for (let before = 0; this.#jobs.length > before && this.#jobs.length < FULL_BATCH; ) {
      before = this.#jobs.length;
      await nextTurn();
    }
  }

  /** False when one job among them may have spoiled it for the others. A lock holds up all alike: they have waited long enough. */
  async #together(jobs: readonly Job[]): Promise<boolean> {
    let results: unknown[];
    try {
      results = await this.#patiently(() => jobs.map(({ run }) => run()));
    } catch (error) {
      if (!isLocked(error)) return false;
      for (const job of jobs) job.reject(error);
      return true;
    }
    this.#acknowledgeOnDisk(jobs, results);
    return true;
  }

  async #alone(job: Job): Promise<void> {
    let result: unknown;
    try {
      result = await this.#patiently(job.run);
    } catch (error) {
      job.reject(error);
      return;
    }
    this.#acknowledgeOnDisk([job], [result]);
  }

  #acknowledgeOnDisk(jobs: readonly Job[], results: readonly unknown[]): void {
    const done = this.#acknowledge(jobs, results).finally(() => this.#syncing.delete(done));
    this.#syncing.add(done);
  }

  /** The work is committed: when the disk fails now, it must not run a second time. */
  async #acknowledge(jobs: readonly Job[], results: readonly unknown[]): Promise<void> {
    try {
      await this.#toDisk();
      for (const [index, job] of jobs.entries()) job.resolve(results[index]);
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
  }

  #between<T>(run: () => T): T {
    for (const edge of this.#edges) edge.begin();
    const result = run();
    for (const edge of this.#edges) edge.end();
    return result;
  }

  /** Tries again while another process holds the lock, without holding up the event loop. */
  async #patiently<T>(run: () => T): Promise<T> {
    const giveUpAt = performance.now() + LOCKED_PATIENCE_MS;
    for (;;) {
      try {
        return guarded(() => this.#sqlite.transaction(() => this.#between(run)).immediate());
      } catch (error) {
        if (!isLocked(error) || performance.now() > giveUpAt) throw error;
        await sleep(LOCKED_PAUSE_MS);
      }
    }
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof StoreError && error.reason === 'locked';
}

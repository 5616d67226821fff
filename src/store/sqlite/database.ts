import { chmodSync, closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { StoreError } from '../../ports/store.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url));

/** How long one statement waits for another process before it gives the event loop back. `TransactionQueue` tries again. */
const BUSY_TIMEOUT_MS = 50;
const OPENING_TRIES = 40;

export type Sqlite = Database.Database;
export type Db = BetterSQLite3Database;

/**
 * Opens the database file, makes its folder, and brings its schema up to date.
 *
 * With `synchronous = NORMAL` a commit is in the write-ahead log but perhaps not on disk yet; `LogSync`
 * syncs that log without holding up the event loop. What was waited for survives a power failure
 * (https://www.sqlite.org/pragma.html#pragma_synchronous, https://www.sqlite.org/wal.html).
 * @throws StoreError
 */
export function openDatabase(file: string): { sqlite: Sqlite; db: Db; log: LogSync } {
  return guarded(() => {
    if (file !== ':memory:') makeFolder(dirname(file));
    const sqlite = new Database(file);
    if (file !== ':memory:') chmodSync(file, 0o600);
    sqlite.pragma('busy_timeout = 5000');
    // Some disks cannot do write-ahead logging, and a database in memory has none: SQLite then syncs by itself.
    const writesAhead = whenFree(() => sqlite.pragma('journal_mode = WAL', { simple: true })) === 'wal';
    sqlite.pragma(`synchronous = ${writesAhead ? 'NORMAL' : 'FULL'}`);
    // An address that is deleted is overwritten, not just let go.
    sqlite.pragma('secure_delete = ON');
    const db = drizzle({ client: sqlite });
    bringUpToDate(db);
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return { sqlite, db, log: new LogSync(writesAhead ? `${file}-wal` : undefined) };
  });
}

/** Puts the write-ahead log on disk. */
export class LogSync {
  readonly #file: string | undefined;
  #handle: number | undefined;

  /** Undefined where there is no such log. */
  constructor(file: string | undefined) {
    this.#file = file;
  }

  /** Resolves when everything committed so far survives a power failure. */
  async toDisk(): Promise<void> {
    if (this.#file === undefined) return;
    try {
      this.#handle ??= openSync(this.#file, 'r+');
      await syncToDisk(this.#handle);
    } catch (error) {
      throw new StoreError('broken', error);
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}
const syncToDisk = promisify(fdatasync);

/** Of two programs that open a new file at the same moment, the second may fail on what the first has just made. Then it finds everything done. */
function bringUpToDate(db: Db): void {
  const run = () => migrate(db, { migrationsFolder: MIGRATIONS });
  try {
    whenFree(run);
  } catch {
    whenFree(run);
  }
}

/** SQLite's own waiting does not help while another program changes how the whole file is kept. */
function whenFree<T>(work: () => T): T {
  for (let triesLeft = OPENING_TRIES; ; triesLeft--) {
    try {
      return work();
    } catch (error) {
      if (triesLeft === 0 || !sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_TIMEOUT_MS);
    }
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StoreError('broken', error);
  }
}

/** Runs database work; what SQLite throws comes out as a `StoreError` with a cure. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}

export function asStoreError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new StoreError('locked', error);
  if (code.startsWith('SQLITE_FULL')) return new StoreError('full', error);
  return new StoreError('broken', error);
}

/** Drizzle wraps what the driver throws; the file system has codes of its own. */
function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(SQLITE_|E[A-Z]+$)/.test(code) ? code : sqliteCode(error.cause);
}

/** Statements by name, ready to run. */
export function prepareAll<Name extends string>(
  sqlite: Sqlite,
  texts: Readonly<Record<Name, string>>,
): Record<Name, Database.Statement<unknown[]>> {
  const prepared = Object.entries<string>(texts).map(([name, text]) => [name, sqlite.prepare(text)]);
  return Object.fromEntries(prepared) as Record<Name, Database.Statement<unknown[]>>;
}

/** A database file of a test's own, and a way to look into it past our own code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface DatabaseFile {
  readonly folder: string;
  readonly file: string;
  /** What another program that has the file open would do. */
  inspect<T>(look: (database: Database.Database) => T): T;
  remove(): void;
}

export function databaseFile(): DatabaseFile {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-store-'));
  const file = join(folder, 'inkopen.db');
  return {
    folder,
    file,
    inspect(look) {
      const database = new Database(file);
      try {
        return look(database);
      } finally {
        database.close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Everything in every table, as text. */
export function everythingIn(database: Database.Database): string {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  return tables
    .map(
      (table) =>
        `${table}\n${database
          .prepare(`select * from "${table}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .join('\n')}`,
    )
    .join('\n\n');
}

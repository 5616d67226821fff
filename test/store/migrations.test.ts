/** Every version of the schema that ever was, against the code as it is now. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { PROJECT } from '../world.ts';
import { type DatabaseFile, databaseFile } from './database-file.ts';
import { NOW } from './samples.ts';

const MIGRATIONS = join(PROJECT, 'migrations/sqlite');
const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as { entries: { idx: number; tag: string }[] };
const VERSIONS = journal.entries.map(({ tag }, index) => ({ tag, index }));

let place: DatabaseFile;
beforeEach(() => {
  place = databaseFile();
});
afterEach(() => place.remove());

/** A database as it was after the migration with this number. */
function databaseOf(version: number): Database.Database {
  const folder = join(place.folder, 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, version + 1) }));
  const database = new Database(place.file);
  migrate(drizzle({ client: database }), { migrationsFolder: folder });
  return database;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

function tablesOf(database: Database.Database): string[] {
  return database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations' order by name",
    )
    .pluck()
    .all() as string[];
}

const columnsOf = (database: Database.Database, table: string) => database.prepare(`pragma table_info("${table}")`).all() as Column[];

/** A hundred rows in every table that there was, each value another. */
function fill(database: Database.Database): void {
  for (const table of tablesOf(database)) {
    const columns = columnsOf(database, table);
    const insert = database.prepare(
      `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (let row = 1; row <= 100; row++) insert.run(columns.map(({ name, type }) => sampleOf(table, name, type, row)));
  }
}

function sampleOf(table: string, name: string, type: string, row: number): string | number {
  if (type.toLowerCase() === 'integer') return name === 'at' && table === 'outcome' ? Math.floor(NOW.getTime() / 1000 / 3600) * 3600 : row;
  if (name === 'suppliers') return '["een"]';
  if (name === 'kind' && table === 'outcome') return 'asked';
  return `${name}-${row}`;
}

describe.each(VERSIONS)('a database of version $tag', ({ index }) => {
  it('goes on with the newest code, and loses nothing', async () => {
    const old = databaseOf(index);
    fill(old);
    const before = new Map(
      tablesOf(old).map((table) => [
        table,
        { columns: columnsOf(old, table).map(({ name }) => name), rows: old.prepare(`select * from "${table}" order by 1, 2`).all() },
      ]),
    );
    old.close();

    const store = openSqliteStore(place.file, 'Europe/Amsterdam');
    await store.ping();
    place.inspect((database) => {
      for (const [table, { columns, rows }] of before) {
        const kept = new Set(columnsOf(database, table).map(({ name }) => name));
        const names = columns.filter((name) => kept.has(name));
        const only = (row: unknown) => Object.fromEntries(names.map((name) => [name, (row as Record<string, unknown>)[name]]));
        expect(names.length).toBeGreaterThan(0);
        expect([table, database.prepare(`select * from "${table}" order by 1, 2`).all().map(only)]).toEqual([table, rows.map(only)]);
      }
    });
    expect((await store.personData('person-7')).optedOut).toBe(true);
    expect((await store.tally()).audience).toBeGreaterThan(0);
    await store.close();
  });
});

describe('a database of the first version with a million facts', () => {
  it('goes on without loss, and is counted', async () => {
    const old = databaseOf(0);
    old.pragma('synchronous = OFF');
    old.exec(`insert into outcome (kind, at, channel, person, category, offer)
      with recursive fact(n) as (select 1 union all select n + 1 from fact where n < 1000000)
      select case n % 2 when 0 then 'asked' else 'chosen' end, 1792000800, 'slack', 'p' || (n % 5000), 'bloemen', 'o' || (n / 2) from fact`);
    const look = 'select count(*) as facts, sum(id) as ids, count(distinct person) as people from outcome';
    const before = old.prepare(look).get();
    old.close();
    const store = openSqliteStore(place.file, 'Europe/Amsterdam');
    expect(place.inspect((database) => database.prepare(look).get())).toEqual(before);
    expect((await store.personData('p42')).outcomes).toHaveLength(1);
    await store.close();
  }, 120_000);
});

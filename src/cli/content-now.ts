import { existsSync } from 'node:fs';
import { readContentDir, readDatabaseFile, readTimeZone } from '../config.ts';
import { type LoadedContent, loadContent } from '../content/load.ts';
import { conflicts, savedTexts } from '../content/versions.ts';
import type { Store } from '../ports/store.ts';
import { openSqliteStore, type StoreKeys } from '../store/sqlite/store.ts';

/** The content as it is in force: the files, and what was saved over them in a form, if there is a database. */
export async function contentNow(): Promise<LoadedContent> {
  const folder = readContentDir(process.env);
  const saved = (await withDatabase((store) => store.savedVersions('nudge'))) ?? [];
  const loaded = loadContent(folder, { savedNudges: savedTexts(saved), norms: new Set() });
  return { ...loaded, problems: [...loaded.problems, ...conflicts(saved, loaded.nudgeFiles)] };
}

/** Undefined when there is no database yet. `keys` where people have to be found in the log. */
export async function withDatabase<T>(
  work: (store: Store) => Promise<T>,
  keys?: (databaseFile: string) => StoreKeys,
): Promise<T | undefined> {
  const file = readDatabaseFile(process.env);
  if (file === ':memory:' || !existsSync(file)) return undefined;
  const store = openSqliteStore(file, readTimeZone(process.env), keys?.(file));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

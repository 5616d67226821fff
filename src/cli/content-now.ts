import { existsSync } from 'node:fs';
import { readContentDir, readDatabaseFile, readTimeZone } from '../config.ts';
import { type LoadedContent, loadContent } from '../content/load.ts';
import { conflicts, savedTexts } from '../content/versions.ts';
import { normsOfYear } from '../nudging/norms.ts';
import type { Store } from '../ports/store.ts';
import { openSqliteStore, type StoreKeys } from '../store/sqlite/store.ts';

/**
 * The content as it is in force: the files, and if there is a database what was saved over them in a form, and which norms
 * its figures show.
 */
export async function contentNow(now = new Date()): Promise<LoadedContent> {
  const folder = readContentDir(process.env);
  const inForce = await withDatabase(async (store) => {
    const saved = await store.savedVersions('nudge');
    const overlay = { savedNudges: savedTexts(saved), norms: new Set<string>() };
    const loaded = loadContent(folder, overlay);
    const norms = await normsOfYear(now, readTimeZone(process.env), store.reports, loaded.content);
    const { problems, ...rest } = norms.size > 0 ? loadContent(folder, { ...overlay, norms }) : loaded;
    return { ...rest, problems: [...problems, ...conflicts(saved, rest.nudgeFiles)] };
  });
  return inForce ?? loadContent(folder);
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

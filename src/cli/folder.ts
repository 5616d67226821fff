import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './usage.ts';

/**
 * Makes the folder with those above it, one by one: asked to make them all at once, Node never comes back where nothing can
 * be made, as in /proc.
 * @throws UsageError
 */
export function makeFolder(folder: string, mode = 0o777): void {
  try {
    for (const missing of missingFolders(resolve(folder))) mkdirSync(missing, { mode });
  } catch {
    throw notWritable(resolve(folder));
  }
}

export function notWritable(folder: string): UsageError {
  return new UsageError(`${folder} is not a folder I can write in. Make it first, or choose another one.`);
}

/** The topmost first. */
function missingFolders(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false }) ? [] : [...missingFolders(dirname(folder)), folder];
}

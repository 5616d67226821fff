import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { addDays, dayOf, isDay } from '../domain/calendar.ts';
import { openKeyring } from '../keyring/keyring.ts';
import { BACKUP_DAYS } from '../ports/privacy.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { makeFolder, notWritable } from './folder.ts';
import { parseNow, UsageError } from './usage.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('[file]', 'where to write it; must not exist yet')
    .option('--into <folder>', `write it in this folder under the day's name, and delete those older than ${BACKUP_DAYS} days there`)
    .option('--now <time>', 'as if it were this moment')
    .description('Write a consistent copy of the database, also while the program runs.')
    .action(async (file: string | undefined, options: { into?: string; now?: string }) => {
      if ((file === undefined) === (options.into === undefined)) throw new UsageError('Say where: a file, or --into and a folder.');
      const config = readConfig(process.env);
      const today = dayOf(parseNow(options.now), config.timeZone);
      const target = file ?? join(options.into ?? '', `inkopen-${today}.db`);
      if (options.into !== undefined) makeFolder(options.into, 0o700);
      const folder = dirname(resolve(target));
      if (!canWriteIn(folder)) throw notWritable(folder);
      // A second one of the same day takes the place of the first.
      if (options.into !== undefined) rmSync(target, { force: true });
      if (existsSync(target)) throw new UsageError(`${target} exists already. Choose a new name.`);
      const store = openSqliteStore(config.database.file, config.timeZone, openKeyring(config.secretKey, config.database.file));
      try {
        await store.backup(target);
        console.log(
          `Written: ${target}. Keep SECRET_KEY (or the file secret-key beside the database) too, in another place. Who has both can find out who is who, as long as the folder seasons is there as well: leave that folder and forgotten.jsonl out of this backup.`,
        );
        if (options.into !== undefined) for (const old of outdated(options.into, today)) console.log(`Deleted: ${old}.`);
      } finally {
        await store.close();
      }
    });
}

function canWriteIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Deletes the backups that are too old: what somebody had wiped is gone from all of them then. */
function outdated(folder: string, today: string): string[] {
  const limit = addDays(today, -BACKUP_DAYS);
  const old = readdirSync(folder).filter((name) => {
    const [, day] = /^inkopen-(\d{4}-\d{2}-\d{2})\.db$/.exec(name) ?? [];
    return day !== undefined && isDay(day) && day < limit;
  });
  for (const name of old) rmSync(join(folder, name));
  return old;
}

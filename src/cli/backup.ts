import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { UsageError } from './usage.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it; must not exist yet')
    .description('Write a consistent copy of the database, also while the program runs.')
    .action(async (file: string) => {
      if (existsSync(file)) throw new UsageError(`${file} exists already. Choose a new name.`);
      const config = readConfig(process.env);
      const store = openSqliteStore(config.database.file, config.timeZone);
      try {
        await store.backup(file);
        console.log(`Written: ${file}. Keep SECRET_KEY (or the file secret-key beside the database) too, in another place.`);
      } finally {
        await store.close();
      }
    });
}

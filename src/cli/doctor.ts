import type { Command } from 'commander';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { ContentError, loadContent } from '../content/load.ts';
import { StoreError } from '../ports/store.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { printJson } from './usage.ts';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

/** Looks at everything a start needs, and says what to change. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Look at settings, content and database, and say what to change.')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      if (options.json) printJson(findings);
      else for (const { what, ok, says } of findings) console.log(`${ok ? 'ok  ' : 'NOT '} ${what}: ${says}`);
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ what: 'settings', ok: false, says: error.message }];
  }
  return [
    {
      what: 'settings',
      ok: true,
      says: `Slack ${config.slack ? 'on' : 'off'}, Teams ${config.teams ? 'on' : 'off'}, web chat ${config.webChat ? 'on' : 'off'}`,
    },
    content(config),
    await database(config),
  ];
}

function content({ contentDir }: Config): Finding {
  try {
    const { content, problems } = loadContent(contentDir);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return {
      what: 'content',
      ok: errors === 0,
      says: `${content.suppliers.size} suppliers, ${content.nudges.size} nudges, ${errors} mistakes${errors > 0 ? '; see: catalogue check, nudges check' : ''}`,
    };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { what: 'content', ok: false, says: error.message };
  }
}

async function database({ database, timeZone }: Config): Promise<Finding> {
  try {
    const store = openSqliteStore(database.file, timeZone);
    await store.ping();
    await store.close();
    return { what: 'database', ok: true, says: database.file };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { what: 'database', ok: false, says: error.message };
  }
}

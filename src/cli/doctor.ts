import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { ConfigError } from '../config/error.ts';
import { secretKeyFile } from '../config/secret-key.ts';
import { type Config, lookAtConfig } from '../config.ts';
import { ContentError, loadContent } from '../content/load.ts';
import { openKeyring } from '../keyring/keyring.ts';
import { DETAIL_DAYS } from '../ports/privacy.ts';
import { type Store, StoreError } from '../ports/store.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { howMany, printJson } from './usage.ts';

const DAY_MS = 86_400_000;

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

/** Looks at everything a start needs, and says what to change. It makes no database and no key. */
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
    config = lookAtConfig(process.env);
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
    ...(await database(config)),
  ];
}

function content({ contentDir }: Config): Finding {
  try {
    const { content, problems } = loadContent(contentDir);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return {
      what: 'content',
      ok: errors === 0,
      says: `${howMany(content.suppliers.size, 'supplier', 'suppliers')}, ${howMany(content.nudges.size, 'nudge', 'nudges')}, ${howMany(errors, 'mistake', 'mistakes')}${errors > 0 ? '; see: catalogue check, nudges check' : ''}`,
    };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { what: 'content', ok: false, says: error.message };
  }
}

async function database({ database, timeZone, secretKey }: Config): Promise<Finding[]> {
  const { file } = database;
  if (file !== ':memory:' && !existsSync(file))
    return [{ what: 'database', ok: false, says: `${file} does not exist yet; npm start makes it` }];
  if (secretKey === '') return [{ what: 'secret key', ok: false, says: keyIsGone(secretKeyFile(file)) }];
  let store: Store | undefined;
  try {
    store = openSqliteStore(file, timeZone, openKeyring(secretKey, file));
    await store.ping();
    return [{ what: 'database', ok: true, says: file }, await retention(store), await sums(store), await audit(store)];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [{ what: 'database', ok: false, says: error.message }];
  } finally {
    await store?.close();
  }
}

function keyIsGone(file: string): string {
  return `${file} is gone, while there is a database. Put it back: npm start makes a new one, and old buttons stop working then`;
}

async function retention(store: Store): Promise<Finding> {
  const { facts, oldestFact, lastSweep } = await store.retention.state();
  const ageDays = oldestFact ? Math.floor((Date.now() - oldestFact.getTime()) / DAY_MS) : 0;
  const swept = lastSweep ? `last run ${lastSweep.toISOString().slice(0, 16)}` : 'not run yet: it runs by itself when the program runs';
  return {
    what: 'retention',
    ok: facts <= 1 || ageDays <= DETAIL_DAYS + 1,
    says: `${howMany(facts, 'fact', 'facts')}, the oldest ${howMany(ageDays, 'day', 'days')} old; ${swept}`,
  };
}

async function sums(store: Store): Promise<Finding> {
  const wrong = (await store.reports.check()).filter(
    ({ counted, published, waiting, missing }) => counted !== published + waiting || missing > 0,
  );
  return {
    what: 'sums',
    ok: wrong.length === 0,
    says:
      wrong.length === 0
        ? 'reports add up with the log'
        : `${wrong.map(({ step }) => step).join(', ')} do not add up; see: privacy recount`,
  };
}

async function audit(store: Store): Promise<Finding> {
  const { entries, lastCode, brokenAt } = await store.audit.check();
  return brokenAt === undefined
    ? { what: 'audit log', ok: true, says: `${howMany(entries, 'entry', 'entries')}, unbroken${lastCode ? `, last code ${lastCode}` : ''}` }
    : { what: 'audit log', ok: false, says: `entry ${brokenAt} was changed, or one before it is gone` };
}

import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { showMyData } from '../conversation/tips-on-off.ts';
import { parseAddress } from '../domain/address.ts';
import { deriveKey, type Pseudonym, pseudonymOf } from '../domain/pseudonym.ts';
import { openKeyring } from '../keyring/keyring.ts';
import type { Store } from '../ports/store.ts';
import { papersOf } from '../reporting/papers.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { howMany, parseNow, printJson, UsageError } from './usage.ts';

/** For the privacy officer: what is kept of somebody, wiping it, and the papers. */
export function addPrivacy(program: Command): void {
  const privacy = program.command('privacy').description('What is kept about somebody, wiping it, and the papers for it.');

  onOnePerson(privacy.command('export'))
    .description('Everything kept about one person, on their request. It is noted in the audit log that this was done.')
    .action((person: string, options: PersonOptions) =>
      onRequest(person, options, async ({ code, now, config, store }) => {
        await store.audit.append({ at: now, who: whoRuns(), what: 'person-exported', subject: 'one person' });
        if (options.json) printJson(await keptAbout(code, store));
        else console.log(await keptInWords(code, config, store));
      }),
    );

  onOnePerson(privacy.command('erase'))
    .description('Wipe everything kept about one person, on their request. Sums stay right; an opt-out stays.')
    .action((person: string, options: PersonOptions) =>
      onRequest(person, options, async ({ code, now, store }) => {
        const before = await keptAbout(code, store);
        // Also when nothing is kept now: a backup that is put back may know more.
        await store.forget(code, now);
        await store.audit.append({ at: now, who: whoRuns(), what: 'person-erased', subject: 'one person' });
        const left = await keptAbout(code, store);
        const erased = JSON.stringify(before) !== JSON.stringify(left);
        if (options.json) printJson({ erased, left });
        else
          console.log(
            `${erased ? 'Gewist.' : 'Van deze persoon was niets te wissen.'} ${left.optedOut ? 'Dat deze persoon geen tips wil, blijft onthouden, met een code. ' : ''}In back-ups is het weg zodra die zijn vervangen; een back-up die eerder wordt teruggezet, wordt bij de start opnieuw gewist.`,
          );
      }),
    );

  privacy
    .command('register')
    .addOption(new Option('--paper <paper>', 'one of the papers').choices(['verwerkingsregister', 'dpia', 'ondernemingsraad']))
    .description('Write the papers an organisation needs, from the settings as they are now. They say what you still have to fill in.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'as if it were this moment')
    .action((options: { json?: boolean; now?: string; paper?: string }) => {
      const config = readConfig(process.env);
      const { organisation } = loadContent(config.contentDir).content;
      const papers = papersOf({
        organisation,
        slack: config.slack !== undefined,
        teams: config.teams !== undefined,
        web: config.webChat,
        isAggregate: config.privacy === 'aggregate',
        leads: config.leads.size,
        on: parseNow(options.now).toISOString().slice(0, 10),
      }).filter(({ id }) => options.paper === undefined || id === options.paper);
      if (options.json) printJson(papers);
      else console.log(papers.map(({ markdown }) => markdown).join('\n\n---\n\n'));
    });

  privacy
    .command('audit')
    .description('What authors and leads did, and whether anything was changed afterwards.')
    .option('--json', 'as JSON')
    .option('--limit <number>', 'how many, newest first', '50')
    .action(async (options: { json?: boolean; limit: string }) => {
      await withStore(readConfig(process.env), async (store) => {
        const check = await store.audit.check();
        const entries = await store.audit.entries(Number(options.limit) || 50);
        if (options.json) printJson({ check, entries });
        else {
          for (const { number, at, who, what, subject } of entries)
            console.log(`${number}  ${at.toISOString()}  ${who}  ${what}  ${subject}`);
          console.log(
            check.brokenAt === undefined
              ? `${howMany(check.entries, 'regel', 'regels')}, de keten is heel. Laatste code: ${check.lastCode ?? '–'}`
              : `Regel ${check.brokenAt} is veranderd, of er is er een weg.`,
          );
        }
        if (check.brokenAt !== undefined) process.exitCode = 1;
      });
    });

  privacy
    .command('keys')
    .description('The quarters of which the log can still tell who is who, for who has all keys.')
    .option('--destroy <quarter>', 'destroy the key of a quarter (2026-Q4), for good')
    .option('--json', 'as JSON')
    .action(async (options: { destroy?: string; json?: boolean }) => {
      const config = readConfig(process.env);
      const { names } = openKeyring(config.secretKey, config.database.file);
      const quarter = options.destroy;
      if (quarter !== undefined) {
        if (!names.destroy(quarter))
          throw new UsageError(`There is no key of quarter "${quarter}". There are: ${names.quarters().join(', ') || 'none'}.`);
        await withStore(config, (store) =>
          store.audit.append({ at: new Date(), who: whoRuns(), what: 'season-key-destroyed', subject: quarter }),
        );
      }
      if (options.json) printJson({ seasons: names.quarters() });
      else console.log(names.quarters().join('\n') || 'Er zijn geen sleutels.');
    });

  privacy
    .command('recount')
    .description('Count again what is in the log and missing from the sums. What was published stays as it is.')
    .action(() => withStore(readConfig(process.env), async (store) => console.log(recounted(await store.reports.recount()))));
}

function recounted(facts: number): string {
  return facts === 0
    ? 'Alles uit het logboek zat al in de totalen. Er was niets bij te tellen.'
    : `${howMany(facts, 'regel', 'regels')} uit het logboek bij de totalen geteld.`;
}

interface PersonOptions {
  readonly json?: boolean;
  readonly now?: string;
}

interface PersonRequest {
  readonly code: Pseudonym;
  readonly now: Date;
  readonly config: Config;
  readonly store: Store;
}

function onOnePerson(command: Command): Command {
  return command
    .argument('<person>', 'slack:U0123ABCD or teams:<Entra object id>')
    .option('--json', 'as JSON')
    .option('--now <time>', 'as if it were this moment');
}

async function onRequest(person: string, { now }: PersonOptions, work: (request: PersonRequest) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  await withStore(config, (store) => work({ code: codeOf(person, config), now: parseNow(now), config, store }));
}

async function withStore(config: Config, work: (store: Store) => Promise<void>): Promise<void> {
  const store = openSqliteStore(config.database.file, config.timeZone, openKeyring(config.secretKey, config.database.file));
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

function codeOf(person: string, config: Config): Pseudonym {
  const address = parseAddress(person);
  if (!address) throw new UsageError(`"${person}" is nobody I can look up. Write slack:U0123ABCD or teams:<Entra object id>.`);
  return pseudonymOf(address, deriveKey(config.secretKey, 'pseudonyms'));
}

function whoRuns(): string {
  return `cli:${userInfo().username}`;
}

/** As data, for somebody who wants to take it with them. */
async function keptAbout(code: string, store: Store) {
  return {
    ...(await store.personData(code)),
    recent: await store.recent(code, 100),
    tips: await store.tips.tipsBy(code),
    promises: await store.followUps.followUpsOf(code),
    listening: await store.listening.listeningTo(code),
  };
}

/** The same words as `mijn gegevens` in the chat. */
async function keptInWords(code: string, { contentDir, timeZone }: Config, store: Store): Promise<string> {
  const { content } = loadContent(contentDir);
  const { title, parts } = await showMyData({ person: code, locale: 'nl' }, { content: () => content, store, timeZone });
  return [title, ...parts.map((part) => ('markdown' in part ? part.markdown : ''))].join('\n\n');
}

/** Messages at the right moment: `inkopen nudges …`. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { pino } from 'pino';
import { readConfig, readTimeZone } from '../config.ts';
import type { LoadedContent } from '../content/load.ts';
import { checkLever, checkPlan, type Finding, leversInYear } from '../content/nudge-checks.ts';
import { readNudge } from '../content/nudges.ts';
import { formatProblem, type Problem } from '../content/problem.ts';
import { nudgeItem, nudgeText } from '../content/versions.ts';
import { dayOf, yearOf } from '../domain/calendar.ts';
import type { Tally } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import { openKeyring } from '../keyring/keyring.ts';
import { contentNow, withDatabase } from './content-now.ts';
import { calendar, calendarFile, calendarLine, occurrenceContext } from './nudge-calendar.ts';
import { repliesOf, shownAs, VIEWS, type View } from './nudge-preview.ts';
import { nothingSent, resultsOf, resultsText, withoutFew } from './nudge-results.ts';
import { madeUpPeople, rowOf, simulation, subscribers, summary } from './nudge-simulation.ts';
import { howMany, parseFrom, parseNow, printJson, UsageError, unknownName } from './usage.ts';

const YEAR_MS = 365 * 86_400_000;
/** More than any organisation we know of has in one place. */
const MAX_PEOPLE = 100_000;

export function addNudges(program: Command): void {
  const nudges = program.command('nudges').description('Messages at the right moment.');

  nudges
    .command('check')
    .argument('[files...]', 'nudge files; all in nudges/ when left out')
    .description('Say what is wrong and what would be better, with file, line and what to write instead.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'as if it were this moment')
    .action(async (files: string[], options: { json?: boolean; now?: string }) => {
      const loaded = await contentNow();
      const now = parseNow(options.now);
      const problems =
        files.length > 0
          ? files.flatMap((file) => checkFile(file, loaded, now))
          : [...loaded.problems.filter(({ file }) => file.startsWith('nudges/')), ...plansOf(loaded, now)];
      if (options.json) printJson({ problems });
      else {
        for (const problem of problems) console.log(formatProblem(problem));
        console.log(
          problems.length === 0
            ? `${howMany(files.length || loaded.content.nudges.size, 'nudge', 'nudges')}: alles is in orde.`
            : `${howMany(problems.length, 'opmerking', 'opmerkingen')}.`,
        );
      }
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });

  nudges
    .command('preview')
    .argument('<nudge>', 'its name, without .md')
    .description('Show a nudge with its variants as it will be read.')
    .addOption(new Option('--as <view>', 'blocks for Slack, a card for Teams, HTML, or a lock screen').choices(VIEWS).default('text'))
    .option('--json', 'as JSON')
    .action(async (name: string, options: { json?: boolean; as: View }) => {
      const nudge = findNudge(name, await contentNow());
      const previews = repliesOf(nudge);
      if (options.json) printJson(previews);
      else for (const { variant, reply } of previews) console.log(shownAs(options.as, nudge.title, variant, reply));
    });

  nudges
    .command('calendar')
    .description('When each approved nudge is due in the year to come.')
    .option('--json', 'as JSON')
    .addOption(new Option('--ics', 'for a calendar program').conflicts('json'))
    .option('--now <time>', 'from this moment on')
    .action(async (options: { json?: boolean; ics?: boolean; now?: string }) => {
      const loaded = await contentNow();
      const now = parseNow(options.now);
      const rows = calendar(loaded, now, readTimeZone(process.env));
      if (options.ics) console.log(calendarFile(rows, loaded.content.organisation.name, now));
      else if (options.json) printJson(rows);
      else for (const row of rows) console.log(calendarLine(row));
    });

  nudges
    .command('simulate')
    .description('Who or what room will get what and when, and who will not and why. Nothing is sent.')
    .option('--from <time>', 'from this moment on; now when left out')
    .option('--to <time>', 'up to this moment; a year when left out')
    .option('--people <number>', `so many made-up people (at most ${MAX_PEOPLE}), in place of who asked for tips`)
    .option('--reacting <percent>', 'after how many messages somebody gives a sign', '50')
    .option('--json', 'as JSON lines: every message as JSON on a line of its own')
    .action(async (options: { from?: string; to?: string; people?: string; reacting: string; json?: boolean }) => {
      const loaded = await contentNow();
      const timeZone = readTimeZone(process.env);
      const from = options.from === undefined ? new Date() : parseFrom(options.from, '--from');
      const until = options.to === undefined ? new Date(from.getTime() + YEAR_MS) : parseFrom(options.to, '--to');
      if (from > until)
        throw new UsageError(
          options.from === undefined
            ? `Now is later than --to ${options.to}. Give a later one, or --from too.`
            : `--from ${options.from} is later than --to ${options.to}.`,
        );
      const reacting = wholeNumber('--reacting', options.reacting, 100);
      const people =
        options.people === undefined
          ? ((await withDatabase((store) => subscribers(store, reacting))) ?? [])
          : madeUpPeople(wholeNumber('--people', options.people, MAX_PEOPLE), from, [...loaded.content.categories.keys()], reacting);
      const messages = simulation(loaded, people, from, until, timeZone);
      if (options.json) for (const message of messages) console.log(JSON.stringify(rowOf(message)));
      else for (const line of summary(messages, timeZone)) console.log(line);
    });

  nudges
    .command('results')
    .argument('<nudge>', 'its name, without .md')
    .description('What its variants did, with how sure we are of it.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'as if it were this moment')
    .action(async (name: string, options: { json?: boolean; now?: string }) => {
      const loaded = await contentNow();
      const today = dayOf(parseNow(options.now), readTimeZone(process.env));
      const nudge = findNudge(name, loaded);
      const results =
        (await withDatabase(
          (store) => resultsOf(nudge, store, today),
          (file) => openKeyring(readConfig(process.env).secretKey, file),
        )) ?? nothingSent(nudge);
      const { smallestGroup } = loaded.content.organisation;
      if (options.json) printJson(withoutFew(results, smallestGroup));
      else console.log(resultsText(results, smallestGroup));
    });

  nudges
    .command('take')
    .argument('<nudge>', 'its name, without .md')
    .addArgument(program.createArgument('<version>', 'which of the two counts from now on').choices(['file', 'saved']))
    .description('Choose between a file that changed and the version that was saved over it in a form.')
    .option('--now <time>', 'as if it were this moment')
    .action(async (name: string, version: 'file' | 'saved', options: { now?: string }) => {
      const { nudgeFiles } = await contentNow();
      const file = nudgeFiles.get(name);
      const done = await withDatabase(async (store) => {
        const saved = (await store.savedVersions('nudge')).find(({ key }) => key === name);
        const text = nudgeText(saved?.body);
        if (!saved || text === undefined || file === undefined) return false;
        await store.saveVersions([nudgeItem(name, file)], 'file', parseNow(options.now));
        if (version === 'saved') await store.saveVersions([nudgeItem(name, text)], saved.author, parseNow(options.now));
        return true;
      });
      if (!done) throw new UsageError(`Nudge "${name}" has no file with another version saved over it.`);
      console.log(version === 'file' ? 'Het bestand geldt nu.' : 'De opgeslagen versie geldt nu.');
    });

  nudges
    .command('tick')
    .description('Plan and send what is due, once, as the timer would.')
    .option('--now <time>', 'as if it were this moment')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean; now?: string }) => {
      const now = parseNow(options.now);
      const clock = options.now === undefined ? () => new Date() : () => now;
      const config = readConfig(process.env);
      // The platforms' libraries take a second to load: only where something is sent.
      const { createApp } = await import('../app.ts');
      const app = await createApp({ config, clock, log: pino({ level: config.logLevel, base: null }, pino.destination(2)) });
      try {
        await app.review(now);
        const report = await app.nudging.tick(clock);
        // Who has an outside scheduler has no timer to delete what is too old.
        if (options.now === undefined) await app.upkeep();
        if (options.json) printJson({ now: report.now, planned: report.planned, ...report.run, total: report.total });
        else console.log(tickText(report.run, report.planned.length));
      } finally {
        await app.stop();
      }
    });
}

function checkFile(file: string, loaded: LoadedContent, now: Date): Problem[] {
  const path = resolve(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`I cannot read ${file}. Give the path of a nudge file, such as nudges/kerst.md.`);
  }
  const { categories, moments, organisation } = loaded.content;
  const name = relative(process.cwd(), path);
  const { nudge, problems } = readNudge(name, text, { categories, moments, rooms: organisation.rooms });
  if (!nudge) return problems;
  const others = [...loaded.content.nudges.values()].filter(({ id }) => id !== nudge.id);
  const context = occurrenceContext(loaded, readTimeZone(process.env));
  const levers = leversInYear(others, yearOf(now.toISOString().slice(0, 10)), context);
  return [...problems, ...advice(name, text, [...checkLever(nudge.lever, levers), ...checkPlan(nudge, now, context)])];
}

/** What is to be said of when each nudge goes out and to how many rooms. */
function plansOf(loaded: LoadedContent, now: Date): Problem[] {
  const context = occurrenceContext(loaded, readTimeZone(process.env));
  return [...loaded.content.nudges.values()].flatMap((nudge) => {
    const text = loaded.nudgeTexts.get(nudge.id) ?? '';
    const name = `nudges/${nudge.id}.md${text === loaded.nudgeFiles.get(nudge.id) ? '' : ' (opgeslagen)'}`;
    return advice(name, text, checkPlan(nudge, now, context));
  });
}

/** On the line of the field that it is about. */
function advice(file: string, text: string, findings: readonly Finding[]): Problem[] {
  const lines = text.split('\n');
  return findings.map(({ about, text: message }) => {
    const line = lines.findIndex((one) => one.startsWith(`${about}:`)) + 1;
    return { severity: 'warning', file, line, message };
  });
}

function findNudge(name: string, { content }: LoadedContent): Nudge {
  const id = name.replace(/^.*\//, '').replace(/\.md$/, '');
  const nudge = content.nudges.get(id);
  if (!nudge) throw new UsageError(unknownName('nudge', id, [...content.nudges.keys()]));
  return nudge;
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new UsageError(`${option} "${text}" is not a whole number from 0 to ${most}.`);
  return number;
}

function tickText({ audience, sent, failed, skipped, uncertain, waiting }: Tally, occurrences: number): string {
  const reasons = (counts: Readonly<Record<string, number>>) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return total === 0
      ? '0'
      : `${total} (${Object.entries(counts)
          .map(([reason, count]) => `${reason} ${count}`)
          .join(', ')})`;
  };
  return [
    `occurrences ${occurrences}`,
    `audience    ${audience}`,
    `sent        ${sent}`,
    `failed      ${reasons(failed)}`,
    `skipped     ${reasons(skipped)}`,
    `uncertain   ${uncertain}`,
    `waiting     ${waiting}`,
  ].join('\n');
}

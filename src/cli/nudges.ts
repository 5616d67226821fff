import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { pino } from 'pino';
import { readConfig, readContentDir, readTimeZone } from '../config.ts';
import { type LoadedContent, loadContent } from '../content/load.ts';
import { readNudge } from '../content/nudges.ts';
import { formatProblem, type Problem, unknownWord } from '../content/problem.ts';
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import type { Tally } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import { occurrencesBetween } from '../domain/occurrence.ts';
import { postReply } from '../nudging/post.ts';
import { parseNow, printJson, UsageError } from './usage.ts';

const YEAR_MS = 365 * 86_400_000;

export function addNudges(program: Command): void {
  const nudges = program.command('nudges').description('Messages at the right moment.');

  nudges
    .command('check')
    .argument('[files...]', 'nudge files; all in nudges/ when left out')
    .description('Say what is wrong, with file, line and what to write instead.')
    .option('--json', 'as JSON')
    .action((files: string[], options: { json?: boolean }) => {
      const loaded = loadContent(readContentDir(process.env));
      const problems =
        files.length > 0
          ? files.flatMap((file) => checkFile(file, loaded))
          : loaded.problems.filter(({ file }) => file.startsWith('nudges/'));
      if (options.json) printJson({ problems });
      else {
        for (const problem of problems) console.log(formatProblem(problem));
        console.log(
          problems.length === 0
            ? `${files.length || loaded.content.nudges.size} nudges, alles is in orde.`
            : `${problems.length} ${problems.length === 1 ? 'opmerking' : 'opmerkingen'}.`,
        );
      }
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });

  nudges
    .command('preview')
    .argument('<nudge>', 'its name, without .md')
    .description('Show a nudge with its variants as it will be read.')
    .option('--json', 'as JSON')
    .action((name: string, options: { json?: boolean }) => {
      const nudge = findNudge(name, loadContent(readContentDir(process.env)));
      const previews = nudge.variants.map((variant) => ({
        variant: variant.name,
        reply: postReply({ nudge, variant, occurrence: '', to: 'person' }, new Date(0), { sign: () => '' }),
      }));
      if (options.json) printJson(previews);
      else for (const { variant, reply } of previews) console.log(previewText(nudge, variant, reply.parts));
    });

  nudges
    .command('calendar')
    .description('When each approved nudge is due in the year to come.')
    .option('--json', 'as JSON')
    .option('--now <time>', 'from this moment on')
    .action((options: { json?: boolean; now?: string }) => {
      const rows = calendar(loadContent(readContentDir(process.env)), parseNow(options.now), readTimeZone(process.env));
      if (options.json) printJson(rows);
      else for (const { date, time, nudge, title, lever } of rows) console.log(`${date} ${time}  ${lever.padEnd(10)} ${title} (${nudge})`);
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
        const report = await app.nudging.tick(clock);
        if (options.json) printJson({ now: report.now, planned: report.planned, ...report.run, total: report.total });
        else console.log(tickText(report.run, report.planned.length));
      } finally {
        await app.stop();
      }
    });
}

function checkFile(file: string, { content }: LoadedContent): Problem[] {
  const path = resolve(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`I cannot read ${file}. Give the path of a nudge file, such as nudges/kerst.md.`);
  }
  const { categories, moments, organisation } = content;
  return readNudge(relative(process.cwd(), path), text, { categories, moments, rooms: organisation.rooms }).problems;
}

function findNudge(name: string, { content }: LoadedContent): Nudge {
  const id = name.replace(/^.*\//, '').replace(/\.md$/, '');
  const nudge = content.nudges.get(id);
  if (!nudge) throw new UsageError(unknownWord('De nudge', id, [...content.nudges.keys()]));
  return nudge;
}

function previewText(nudge: Nudge, variant: string, parts: ReturnType<typeof postReply>['parts']): string {
  const lines = parts.flatMap((part) =>
    part.kind === 'text' || part.kind === 'note'
      ? [part.markdown]
      : part.kind === 'choices'
        ? part.choices.map(({ label }) => `[ ${label} ]`)
        : [],
  );
  return [`── ${nudge.title} · ${variant} ──`, ...lines, ''].join('\n\n');
}

function calendar({ content }: LoadedContent, from: Date, timeZone: string) {
  const context = { moments: content.moments, workingDays: new WorkingDays(content.organisation.closedDays), timeZone };
  return [...content.nudges.values()]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((nudge) =>
      occurrencesBetween(nudge, new Date(from.getTime() - 1), new Date(from.getTime() + YEAR_MS), context).map((occurrence) => ({
        nudge,
        occurrence,
      })),
    )
    .sort((a, b) => a.occurrence.dueAt.getTime() - b.occurrence.dueAt.getTime())
    .map(({ nudge, occurrence }) => ({
      nudge: nudge.id,
      title: nudge.title,
      date: dayOf(occurrence.dueAt, timeZone),
      time: nudge.time,
      dueAt: occurrence.dueAt.toISOString(),
      category: nudge.category,
      lever: nudge.lever,
      advice: nudge.advice,
      rooms: nudge.rooms,
      people: nudge.people,
    }));
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

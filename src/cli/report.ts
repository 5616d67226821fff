import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { FUNNEL_DIMENSIONS, type FunnelDimension, type FunnelRow, funnelRows, type ShownCounts } from '../domain/funnel.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { parseFrom, parseNow, printJson } from './usage.ts';

const END_OF_TIME = new Date('9999-12-31');

const COLUMNS: readonly (readonly [keyof ShownCounts, string])[] = [
  ['nudgesSent', 'verstuurd'],
  ['nudgesClicked', 'getikt'],
  ['asked', 'gevraagd'],
  ['shown', 'getoond'],
  ['chosen', 'gekozen'],
  ['more', 'andere drie'],
  ['other', 'iets anders'],
  ['self', 'zelf'],
  ['unmet', 'te weinig'],
];

/** The funnel per category, nudge and lever. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('From asked to chosen, per category, per nudge and per lever. Small groups are not shown.')
    .option('--json', 'as JSON')
    .addOption(new Option('--by <dimension>', 'one table only').choices(FUNNEL_DIMENSIONS))
    .option('--from <time>', 'from this moment on')
    .option('--now <time>', 'up to this moment')
    .action(async (options: { json?: boolean; by?: FunnelDimension; from?: string; now?: string }) => {
      const config = readConfig(process.env);
      const { organisation } = loadContent(config.contentDir).content;
      const store = openSqliteStore(config.database.file, config.timeZone);
      try {
        const from = options.from === undefined ? new Date(0) : parseFrom(options.from);
        const until = options.now === undefined ? END_OF_TIME : new Date(parseNow(options.now).getTime() + 1);
        const report: Partial<Record<FunnelDimension, ReturnType<typeof funnelRows>>> = {};
        for (const dimension of options.by ? [options.by] : FUNNEL_DIMENSIONS)
          report[dimension] = funnelRows(await store.funnel(dimension, from, until), organisation.smallestGroup);
        if (options.json) printJson({ from, until, smallestGroup: organisation.smallestGroup, ...report });
        else for (const [dimension, table] of Object.entries(report)) print(dimension, table, organisation.smallestGroup);
      } finally {
        await store.close();
      }
    });
}

function print(dimension: string, { rows, total }: ReturnType<typeof funnelRows>, smallestGroup: number): void {
  const width = Math.max(12, ...rows.map(({ key }) => key.length));
  const cells = (counts: ShownCounts) =>
    COLUMNS.map(([key, name]) => String(counts[key] ?? `<${smallestGroup}`).padStart(name.length)).join('  ');
  console.log(`\n${dimension.padEnd(width)}  ${COLUMNS.map(([, name]) => name).join('  ')}`);
  for (const row of rows) console.log(`${row.key.padEnd(width)}  ${row.hidden ? hiddenText(row, smallestGroup) : cells(row.counts)}`);
  console.log(`${'samen'.padEnd(width)}  ${cells(total)}`);
}

function hiddenText(row: FunnelRow & { hidden: true }, smallestGroup: number): string {
  return `${String(row.nudgesSent).padStart('verstuurd'.length)}  minder dan ${smallestGroup} mensen: geen cijfers`;
}

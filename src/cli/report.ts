import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { loadContent } from '../content/load.ts';
import { dayOf } from '../domain/calendar.ts';
import { FUNNEL_DIMENSIONS, type FunnelDimension } from '../domain/funnel.ts';
import { quarterBefore, quarterOf } from '../domain/quarter.ts';
import type { Month, Sum } from '../domain/step.ts';
import { openKeyring } from '../keyring/keyring.ts';
import type { Content } from '../ports/content.ts';
import { howComplete, makeReport, type Report } from '../reporting/report.ts';
import { spendingOf, spendingSheet } from '../reporting/spending.ts';
import { completeQuarters, supplierQuarters, supplierSheet } from '../reporting/supplier-report.ts';
import { toldBackReply } from '../reporting/told-back.ts';
import { yearPage } from '../reporting/year-page.ts';
import { openSqliteStore } from '../store/sqlite/store.ts';
import { reportTextsFor } from '../texts/texts.ts';
import { writeCharts } from './report-charts.ts';
import { printReport, printSheets, reportAsData } from './report-printing.ts';
import { parseNow, printJson, UsageError, unknownName } from './usage.ts';

interface Options {
  json?: boolean;
  csv?: boolean;
  markdown?: boolean;
  svg?: string;
  png?: string;
  by?: FunnelDimension;
  from?: string;
  to?: string;
  now?: string;
  supplier?: string;
  spending?: boolean;
  year?: string;
  toldBack?: boolean;
}

const FIRST_MONTH = '0000-01';
/** What only the report itself knows. */
const CHARTS_AND_PERIOD = ['svg', 'png', 'by', 'from', 'to'];

/** What people asked, saw, chose and bought, in figures in which nobody can be found. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('From asked to bought, per category, moment, nudge, variant, lever, advice, channel and month. Nobody can be found in it.')
    .addOption(new Option('--json', 'as JSON').conflicts(['csv', 'markdown', 'svg', 'png']))
    .addOption(new Option('--csv', 'as CSV').conflicts(['markdown', 'svg', 'png']))
    .addOption(new Option('--markdown', 'as Markdown').conflicts(['svg', 'png']))
    .option('--svg <folder>', 'charts as SVG in this folder, with a page that has the figures beside them')
    .option('--png <folder>', 'charts as PNG in this folder, with the figures in Markdown')
    .addOption(new Option('--by <dimension>', 'one table only').choices(FUNNEL_DIMENSIONS))
    .option('--from <month>', 'from this month on (2026-11, or a day in it)')
    .option('--to <month>', 'up to and including this month; what is not given is the month of now')
    .option('--now <time>', 'as if it were this moment')
    .addOption(
      new Option('--supplier <id>', 'for one supplier: how often shown and chosen, and why not').conflicts([
        'spending',
        ...CHARTS_AND_PERIOD,
      ]),
    )
    .addOption(new Option('--spending', 'what was spent, by supplier and quarter, for social return or PSO').conflicts(CHARTS_AND_PERIOD))
    .addOption(
      new Option('--year <year>', 'a page of that year for the board, as HTML').conflicts([
        'json',
        'csv',
        'markdown',
        'supplier',
        'spending',
        'toldBack',
        ...CHARTS_AND_PERIOD,
      ]),
    )
    .addOption(
      new Option('--told-back', 'what the purchases of last quarter made possible').conflicts([
        'csv',
        'markdown',
        'supplier',
        'spending',
        ...CHARTS_AND_PERIOD,
      ]),
    )
    .action(async (options: Options) => {
      const config = readConfig(process.env);
      const { content } = loadContent(config.contentDir);
      const store = openSqliteStore(config.database.file, config.timeZone, openKeyring(config.secretKey, config.database.file));
      try {
        const now = parseNow(options.now);
        const { smallestGroup } = content.organisation;
        await store.reports.catchUp(now, smallestGroup);
        const thisMonth = dayOf(now, config.timeZone).slice(0, 7);
        const sums = await store.reports.published(FIRST_MONTH, '9999-12', smallestGroup);
        await answer(options, { sums, content, thisMonth, today: dayOf(now, config.timeZone) });
      } finally {
        await store.close();
      }
    });
}

interface Desk {
  /** Of all time. */
  readonly sums: readonly Sum[];
  readonly content: Content;
  readonly thisMonth: Month;
  readonly today: string;
}

async function answer(options: Options, desk: Desk): Promise<void> {
  if (options.toldBack) printTold(options, desk);
  else if (options.year !== undefined) console.log(yearPage(yearView(options.year, desk)));
  else if (options.supplier !== undefined) printSupplier(options.supplier, options, desk);
  else if (options.spending) printSpending(options, desk);
  else {
    const report = reportBetween(parseMonth(options.from, FIRST_MONTH), parseMonth(options.to, desk.thisMonth), desk);
    if (options.svg !== undefined || options.png !== undefined) await writeCharts(report, options);
    else if (options.json) printJson(reportAsData(report, options.by));
    else printReport(report, options);
  }
}

function printSupplier(id: string, options: Options, { content, sums, thisMonth }: Desk): void {
  const { smallestGroup } = content.organisation;
  const { supplier: texts } = reportTextsFor('nl');
  const completeThrough = completeQuarters(thisMonth);
  const name = content.suppliers.get(id)?.name;
  const own = supplierQuarters(sums, thisMonth, smallestGroup).filter(({ supplier }) => supplier === id);
  if (name === undefined && own.length === 0) throw new UsageError(unknownName('supplier', id, [...content.suppliers.keys()]));
  const sheet = supplierSheet(id, name ?? id, own, 'nl');
  if (options.json) printJson({ supplier: id, name, completeThrough, smallestGroup, quarters: own });
  else
    printSheets([sheet], options, [
      texts.intro(smallestGroup),
      howComplete({ completeThrough, smallestGroup, locale: 'nl' }),
      ...(own.length === 0 ? [texts.nothing] : []),
    ]);
}

function printSpending(options: Options, { content, sums, thisMonth }: Desk): void {
  const { smallestGroup } = content.organisation;
  const completeThrough = completeQuarters(thisMonth);
  const spending = spendingOf(supplierQuarters(sums, thisMonth, smallestGroup));
  const sheet = spendingSheet(spending, (id) => content.suppliers.get(id)?.name ?? id, 'nl');
  if (options.json) printJson({ completeThrough, smallestGroup, spending });
  else
    printSheets([sheet], options, [
      reportTextsFor('nl').spending.intro(smallestGroup),
      howComplete({ completeThrough, smallestGroup, locale: 'nl' }),
    ]);
}

function reportBetween(from: Month, to: Month, { sums, content, today }: Desk): Report {
  if (from > to) throw new UsageError(`--from ${from} is later than --to ${to}.`);
  const within = sums.filter((sum) => sum.fromMonth >= from && sum.toMonth <= to);
  const begin =
    from === FIRST_MONTH
      ? within.reduce((first, { fromMonth, supplier }) => (supplier === '' && fromMonth < first ? fromMonth : first), to)
      : from;
  return makeReport(within, { from: begin, to, today, locale: 'nl' }, content);
}

function yearView(year: string, desk: Desk) {
  if (!/^\d{4}$/.test(year)) throw new UsageError(`--year "${year}" is not a year. Write it as 2026.`);
  return { ...desk, report: reportBetween(`${year}-01`, `${year}-12`, desk) };
}

/** `2026-11`, or any day or time in it: a report is about whole months. */
function parseMonth(text: string | undefined, otherwise: Month): Month {
  if (text === undefined) return otherwise;
  const [month] = /^\d{4}-(0[1-9]|1[0-2])(?=$|-)/.exec(text) ?? [];
  if (month === undefined) throw new UsageError(`"${text}" is not a month I can read. Write it as 2026-11.`);
  return month;
}

function printTold(options: Options, { sums, content, thisMonth }: Desk): void {
  const reply = toldBackReply(sums, quarterBefore(quarterOf(thisMonth)), content, 'nl');
  if (options.json) printJson(reply);
  else console.log([reply.title, ...reply.parts.map((part) => ('markdown' in part ? part.markdown : ''))].join('\n\n'));
}

import { FUNNEL_DIMENSIONS, type FunnelDimension } from '../domain/funnel.ts';
import { howComplete, periodOf, type Report } from '../reporting/report.ts';
import {
  chosenShare,
  definitionsOf,
  reportAsMarkdown,
  type Sheet,
  sheetAsMarkdown,
  sheetAsText,
  sheetsAsCsv,
  sheetsOf,
} from '../reporting/sheet.ts';
import { reportTextsFor } from '../texts/texts.ts';

export interface PrintOptions {
  readonly csv?: boolean;
  readonly markdown?: boolean;
  /** One table only. */
  readonly by?: FunnelDimension;
}

/** For a program. */
export function reportAsData(report: Report, only: FunnelDimension | undefined) {
  const { from, to, smallestGroup, answers, hiddenCategories } = report;
  const dimensions = only ? [only] : FUNNEL_DIMENSIONS;
  const tables = dimensions.map((dimension) => {
    const { rows, mixed, total } = report.tables[dimension];
    const named = rows.map(({ key, counts }) => ({
      key,
      name: report.nameOf(dimension, key),
      counts,
      share: chosenShare(report, dimension, key) ?? null,
    }));
    return [dimension, { rows: named, mixed, total }];
  });
  return {
    from,
    to,
    completeThrough: report.completeThrough ?? null,
    smallestGroup,
    ...Object.fromEntries(tables),
    ...(only ? {} : { answers, hiddenCategories }),
    definitions: reportTextsFor('nl').definitions,
    rules: reportTextsFor('nl').rules(smallestGroup),
  };
}

export function printReport(report: Report, options: PrintOptions): void {
  const sheets = sheetsOf(report, options.by);
  if (options.csv) console.log(sheetsAsCsv(sheets));
  else if (options.markdown) console.log(reportAsMarkdown(report, sheets));
  else printTables(report, sheets, options);
}

function printTables(report: Report, sheets: readonly Sheet[], options: PrintOptions): void {
  const texts = reportTextsFor('nl');
  const plain = (text: string) => text.replaceAll('*', '');
  console.log(`${texts.title(report.organisation)}, ${periodOf(report)}`);
  console.log(`${howComplete(report)}\n`);
  for (const sheet of sheets) console.log(`${sheetAsText(sheet)}\n`);
  if (sheets.length === 0) console.log(`${texts.nothing(report.smallestGroup)}\n`);
  const names = report.hiddenCategories.map((key) => report.nameOf('category', key));
  if (names.length > 0 && (options.by ?? 'category') === 'category')
    console.log(`${texts.hidden(report.smallestGroup, names.join(', '))}\n`);
  for (const { term, meaning } of definitionsOf(report, sheets)) console.log(`${term}: ${plain(meaning)}.`);
  for (const rule of texts.rules(report.smallestGroup)) console.log(`- ${rule}`);
}

/** Tables with notes under them; CSV has no place for notes. */
export function printSheets(sheets: readonly Sheet[], options: PrintOptions, notes: readonly string[]): void {
  if (options.csv) {
    console.log(sheetsAsCsv(sheets));
    return;
  }
  for (const sheet of sheets) console.log(`${options.markdown ? sheetAsMarkdown(sheet) : sheetAsText(sheet)}\n`);
  for (const note of notes) console.log(note);
}

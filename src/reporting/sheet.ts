/** A table as people read it: the same cells in a terminal, in Markdown, CSV and HTML. */
import { type Column, type Counts, FUNNEL_DIMENSIONS, type FunnelDimension } from '../domain/funnel.ts';
import { FUNNEL_STEPS, MIXED } from '../domain/step.ts';
import { NO_FIGURE } from '../texts/report-nl.ts';
import { reportTextsFor } from '../texts/texts.ts';
import { type Share, shareOf } from './interval.ts';
import { ANSWER_TABLES, howComplete, periodOf, type Report } from './report.ts';

export interface Sheet {
  readonly id: string;
  readonly title: string;
  /** The first column names the row; the others are figures. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const BEHAVIOUR = ['asked', 'shown', 'chosen', 'bought', 'reaction', 'more', 'other', 'self', 'unmet', 'not-bought', 'shared'] as const;
const AFTER_A_NUDGE = ['nudged-rooms', 'nudged-people', 'nudge-clicked', 'asked', 'shown', 'chosen', 'bought', 'reaction'] as const;
export const COLUMNS_OF: Readonly<Record<FunnelDimension, readonly Column[]>> = {
  category: BEHAVIOUR,
  channel: BEHAVIOUR,
  month: BEHAVIOUR,
  moment: AFTER_A_NUDGE,
  nudge: AFTER_A_NUDGE,
  variant: AFTER_A_NUDGE,
  lever: AFTER_A_NUDGE,
  advice: AFTER_A_NUDGE,
};

/** Every table that has something to tell; one when a dimension is asked for. */
export function sheetsOf(report: Report, only?: FunnelDimension): Sheet[] {
  const dimensions = only ? [only] : FUNNEL_DIMENSIONS;
  return [...dimensions.flatMap((dimension) => dimensionSheet(report, dimension)), ...(only ? [] : answerSheets(report))];
}

function dimensionSheet(report: Report, dimension: FunnelDimension): Sheet[] {
  const texts = reportTextsFor(report.locale);
  const { rows, mixed, total } = report.tables[dimension];
  const always = new Set<Column>(FUNNEL_STEPS);
  const columns = COLUMNS_OF[dimension].filter((column) => always.has(column) || total[column]);
  if (columns.every((column) => !total[column])) return [];
  const cells = (name: string, counts: Counts, key?: string) => [
    name,
    ...columns.map((column) => figure(counts[column])),
    shareText(chosenShare(report, dimension, key), texts.tooLittle),
  ];
  const anythingMixed = columns.some((column) => mixed[column]);
  return [
    {
      id: dimension,
      title: texts.tables[dimension],
      head: ['', ...columns.map((column) => texts.columns[column]), texts.columns.share],
      rows: [
        ...rows.map(({ key, counts }) => cells(report.nameOf(dimension, key), counts, key)),
        ...(anythingMixed ? [[report.nameOf(dimension, MIXED), ...columns.map((column) => figure(mixed[column])), '']] : []),
        cells(texts.total, total),
      ],
    },
  ];
}

function answerSheets({ answers, locale }: Report): Sheet[] {
  const texts = reportTextsFor(locale);
  const rows = ANSWER_TABLES.flatMap((table) =>
    answers[table].map(({ answer, count }) => [
      texts.answersTo[table],
      answer === MIXED ? texts.mixed : (texts.answerNames[answer] ?? answer),
      String(count),
    ]),
  );
  return rows.length === 0 ? [] : [{ id: 'answers', title: texts.answers, head: ['', '', texts.columns.asked], rows }];
}

export function figure(count: number | null): string {
  return count === null ? NO_FIGURE : String(count);
}

/** When more than this part of what was chosen is in no row of its own, the shares of the rows would be too low. */
const MOST_MIXED = 0.1;

/** Which part of the requests ended in a choice, over months that are over; of a row, or of all without `key`. Undefined when there is too little to tell. */
export function chosenShare(report: Report, dimension: FunnelDimension, key?: string): Share | undefined {
  const counts = settledCounts(report, dimension, key);
  if (!counts || counts.asked === null || counts.chosen === null || !choicesArePlaced(report, dimension, key)) return undefined;
  return shareOf(counts.chosen, counts.asked);
}

/**
 * Does nearly everything that was chosen in months that are over stand in the row that it belongs to? It is small rows that
 * give up their choices, so a row must hold more than is in none.
 */
export function choicesArePlaced(report: Report, dimension: FunnelDimension, key?: string): boolean {
  const { mixed, unsure, total } = report.settled[dimension];
  const elsewhere = (unsure.chosen ?? 0) + (key === undefined ? 0 : (mixed.chosen ?? 0));
  const isLittle = elsewhere <= MOST_MIXED * ((total.chosen ?? 0) + (unsure.chosen ?? 0));
  return isLittle && (key === undefined || elsewhere <= (settledCounts(report, dimension, key)?.chosen ?? 0));
}

function settledCounts({ settled }: Report, dimension: FunnelDimension, key?: string): Counts | undefined {
  const { rows, total } = settled[dimension];
  return key === undefined ? total : rows.find((row) => row.key === key)?.counts;
}

function shareText(share: Share | undefined, tooLittle: string): string {
  return share ? `${percent(share.part)} (${percent(share.low)}–${percent(share.high)})` : tooLittle;
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}

/** What each column counts, and the rules of the report. */
export function definitionsOf(report: Report, sheets: readonly Sheet[]): { term: string; meaning: string }[] {
  const texts = reportTextsFor(report.locale);
  const used = new Set(sheets.flatMap(({ head }) => head));
  return (Object.keys(texts.definitions) as (keyof typeof texts.definitions)[])
    .filter((column) => used.has(texts.columns[column]))
    .map((column) => ({ term: texts.columns[column], meaning: texts.definitions[column] }));
}

// ── As text ─────────────────────────────────────────────────────────────────────────────────────

export function sheetAsText({ title, head, rows }: Sheet): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(head), ...rows.map(line)].join('\n');
}

export function sheetAsMarkdown({ title, head, rows }: Sheet): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [`## ${title}`, '', line(head), line(rule), ...rows.map(line)].join('\n');
}

/** One table with a column that names the sheet, after RFC 4180, ready for a spreadsheet. */
export function sheetsAsCsv(sheets: readonly Sheet[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A cell that begins with = + - or @ would be a formula (https://owasp.org/www-community/attacks/CSV_Injection).
  const safe = (text: string) => cell(/^[=+\-@]/.test(text) ? `'${text}` : text);
  const lines = sheets.flatMap(({ title, head, rows }) =>
    rows.flatMap(([name = '', ...figures]) => figures.map((value, index) => [title, name, head[index + 1] ?? '', value])),
  );
  return [['table', 'row', 'column', 'value'], ...lines].map((cells) => cells.map(safe).join(',')).join('\r\n');
}

export function reportAsMarkdown(report: Report, sheets: readonly Sheet[]): string {
  const texts = reportTextsFor(report.locale);
  return [
    `# ${texts.title(report.organisation)}`,
    '',
    `${periodOf(report)}. ${howComplete(report)}`,
    '',
    ...(sheets.length === 0 ? [texts.nothing(report.smallestGroup), ''] : sheets.flatMap((sheet) => [sheetAsMarkdown(sheet), ''])),
    ...definitionsOf(report, sheets).map(({ term, meaning }) => `- **${term}**: ${meaning}.`),
    '',
    ...texts.rules(report.smallestGroup).map((rule) => `- ${rule}`),
    '',
  ].join('\n');
}

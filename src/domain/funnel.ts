/** From asked to reaction, in figures that can stand on a report: tables of published sums. */
import { FUNNEL_STEPS, MIXED, type Step, type Sum, WITH_AND_WITHOUT } from './step.ts';

export const FUNNEL_DIMENSIONS = ['category', 'moment', 'nudge', 'variant', 'lever', 'advice', 'channel', 'month'] as const;
export type FunnelDimension = (typeof FUNNEL_DIMENSIONS)[number];

/** The columns of a table. The first five are the funnel: none is larger than the one before it. */
export const COLUMNS = [
  ...FUNNEL_STEPS,
  'more',
  'other',
  'self',
  'unmet',
  'not-bought',
  'shared',
  'nudged-rooms',
  'nudged-people',
  'nudge-clicked',
] as const satisfies readonly Step[];
export type Column = (typeof COLUMNS)[number];

/** No report shows a group smaller than this, whatever the setting says. */
export const SMALLEST_GROUP = 5;

/**
 * `null` where too few people are behind a figure, or nobody, or where it waits: which of these is not told. Messages to
 * rooms are about nobody and wait for nobody, so there 0 is none.
 */
export type Counts = Readonly<Record<Column, number | null>>;

export interface FunnelRow {
  readonly key: string;
  readonly counts: Counts;
}

export interface FunnelTable {
  readonly rows: readonly FunnelRow[];
  /** In bundles that are no row's alone: too few people per row. */
  readonly mixed: Counts;
  /** Perhaps about a row, perhaps not: began with a nudge or without. In no other figure of this table. */
  readonly unsure: Counts;
  /** The rows and what is mixed. */
  readonly total: Counts;
}

/** Which row of a table a sum belongs to: `MIXED` for no row alone, `WITH_AND_WITHOUT` for perhaps, undefined where the table is not about it. */
export type RowOf = (sum: Sum) => string | undefined;

/** What the table of each dimension is about. `momentOf` says for which moment a nudge is. */
export function rowsBy(dimension: FunnelDimension, momentOf: (nudge: string) => string | undefined): RowOf {
  const ofNudge =
    (row: RowOf): RowOf =>
    (sum) =>
      sum.nudge === '' ? undefined : sum.nudge === WITH_AND_WITHOUT ? WITH_AND_WITHOUT : row(sum);
  switch (dimension) {
    case 'category':
    case 'channel':
      return (sum) => sum[dimension] || undefined;
    case 'nudge':
    case 'lever':
    case 'advice':
      return ofNudge((sum) => sum[dimension]);
    case 'variant':
      return ofNudge(({ nudge, variant }) => (variant === MIXED ? MIXED : `${nudge}#${variant}`));
    case 'moment':
      return ofNudge(({ nudge }) => momentOf(nudge));
    case 'month':
      return ({ fromMonth, toMonth, category }) => (category === '' ? undefined : fromMonth === toMonth ? fromMonth : MIXED);
  }
}

export function funnelTable(sums: readonly Sum[], rowOf: RowOf): FunnelTable {
  const rows = new Map<string, Map<Step, number>>();
  const mixed = new Map<Step, number>();
  const unsure = new Map<Step, number>();
  const total = new Map<Step, number>();
  for (const sum of sums) {
    const key = rowOf(sum);
    if (key === undefined) continue;
    if (key === WITH_AND_WITHOUT) {
      raise(unsure, sum);
      continue;
    }
    raise(total, sum);
    if (key === MIXED) raise(mixed, sum);
    else raise(rows.get(key) ?? rows.set(key, new Map()).get(key) ?? new Map(), sum);
  }
  return {
    rows: [...rows]
      .map(([key, counts]) => ({ key, counts: countsOf(counts) }))
      .filter(({ counts }) => COLUMNS.some((column) => counts[column]))
      .sort((a, b) => a.key.localeCompare(b.key)),
    mixed: countsOf(mixed),
    unsure: countsOf(unsure),
    total: countsOf(total),
  };
}

function raise(counts: Map<Step, number>, { step, count }: Sum): void {
  counts.set(step, (counts.get(step) ?? 0) + count);
}

function countsOf(counts: ReadonlyMap<Step, number>): Counts {
  const none = (column: Column) => (column === 'nudged-rooms' ? 0 : null);
  return Object.fromEntries(COLUMNS.map((column) => [column, counts.get(column) ?? none(column)])) as Counts;
}

/** Answers of one kind, most given first. */
export function answersTo(step: 'reason' | 'reaction' | 'spent' | 'effort', sums: readonly Sum[]): { answer: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const sum of sums) if (sum.step === step) counts.set(sum.answer, (counts.get(sum.answer) ?? 0) + sum.count);
  return [...counts].map(([answer, count]) => ({ answer, count })).sort((a, b) => b.count - a.count || a.answer.localeCompare(b.answer));
}

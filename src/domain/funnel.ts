/** From asked to chosen, in numbers that can stand on a report. */

export const FUNNEL_DIMENSIONS = ['category', 'nudge', 'lever'] as const;
export type FunnelDimension = (typeof FUNNEL_DIMENSIONS)[number];

/** What people did. */
export const BEHAVIOURS = ['asked', 'shown', 'chosen', 'more', 'other', 'self', 'unmet', 'nudgesClicked'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Distinct offers (asked, shown, chosen, …) and messages (sent, clicked) of one group. */
export type FunnelCounts = Readonly<Record<Behaviour | 'nudgesSent', number>>;

/** One group: how often, and by how many different people. */
export interface FunnelGroup {
  readonly key: string;
  readonly counts: FunnelCounts;
  readonly people: Readonly<Record<Behaviour, number>>;
  /** Different people behind the whole group. */
  readonly everybody: number;
}

/** A figure that may stand on a report; `null` where too few people are behind it. */
export type ShownCounts = Readonly<Record<Behaviour | 'nudgesSent', number | null>>;

/** A group on a report. Behaviour of too few people is hidden; messages to rooms are not about people and stay. */
export type FunnelRow =
  | { readonly key: string; readonly hidden: false; readonly counts: ShownCounts }
  | { readonly key: string; readonly hidden: true; readonly nudgesSent: number };

/** No report shows a group smaller than this, whatever the setting says. */
export const SMALLEST_GROUP = 5;

/** Rows for a report; the total counts only what is shown, so that nothing hidden can be had by subtraction. */
export function funnelRows(groups: readonly FunnelGroup[], minimumPeople: number): { rows: FunnelRow[]; total: ShownCounts } {
  const floor = Math.max(SMALLEST_GROUP, minimumPeople);
  const rows = groups.map(({ key, counts, people, everybody }): FunnelRow => {
    const acted = BEHAVIOURS.some((behaviour) => counts[behaviour] > 0);
    if (acted && everybody < floor) return { key, hidden: true, nudgesSent: counts.nudgesSent };
    const shown = BEHAVIOURS.map((behaviour) => [behaviour, counts[behaviour] > 0 && people[behaviour] < floor ? null : counts[behaviour]]);
    return { key, hidden: false, counts: { ...Object.fromEntries(shown), nudgesSent: counts.nudgesSent } as ShownCounts };
  });
  return { rows, total: totalOf(rows) };
}

/** What stands in a column, added up; `null` for a column of which nothing is shown. */
function totalOf(rows: readonly FunnelRow[]): ShownCounts {
  const figures = (column: Behaviour) =>
    rows.flatMap((row) => (row.hidden ? [] : [row.counts[column]])).filter((figure) => figure !== null);
  const anythingHidden = (column: Behaviour) => rows.some((row) => row.hidden || row.counts[column] === null);
  const sum = (column: Behaviour) => figures(column).reduce((total, figure) => total + figure, 0);
  const shown = BEHAVIOURS.map((column) => [column, sum(column) === 0 && anythingHidden(column) ? null : sum(column)]);
  const nudgesSent = rows.reduce((total, row) => total + (row.hidden ? row.nudgesSent : (row.counts.nudgesSent ?? 0)), 0);
  return { ...Object.fromEntries(shown), nudgesSent } as ShownCounts;
}

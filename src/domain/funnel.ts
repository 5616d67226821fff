/** From asked to chosen, in numbers that can stand on a report. */

export const FUNNEL_DIMENSIONS = ['category', 'nudge', 'lever'] as const;
export type FunnelDimension = (typeof FUNNEL_DIMENSIONS)[number];

/** Distinct offers (asked, shown, chosen, …) and messages (sent, clicked) of one group. */
export interface FunnelCounts {
  readonly asked: number;
  readonly shown: number;
  readonly chosen: number;
  readonly more: number;
  readonly other: number;
  readonly self: number;
  readonly unmet: number;
  readonly nudgesSent: number;
  readonly nudgesClicked: number;
}

/** One group, with how many different people stand behind it. */
export interface FunnelGroup extends FunnelCounts {
  readonly key: string;
  readonly people: number;
}

/** A group on a report. Behaviour of too few people is hidden; messages to rooms are not about people and stay. */
export type FunnelRow =
  | { readonly key: string; readonly hidden: false; readonly counts: FunnelCounts }
  | { readonly key: string; readonly hidden: true; readonly nudgesSent: number };

/** No report shows a group smaller than this, whatever the setting says. */
export const SMALLEST_GROUP = 5;

/** Rows for a report; the total counts only what is shown, so that nothing hidden can be had by subtraction. */
export function funnelRows(groups: readonly FunnelGroup[], minimumPeople: number): { rows: FunnelRow[]; total: FunnelCounts } {
  const floor = Math.max(SMALLEST_GROUP, minimumPeople);
  const rows = groups.map(({ key, people, ...counts }): FunnelRow => {
    const acted =
      counts.asked + counts.shown + counts.chosen + counts.more + counts.other + counts.self + counts.unmet + counts.nudgesClicked > 0;
    return acted && people < floor ? { key, hidden: true, nudgesSent: counts.nudgesSent } : { key, hidden: false, counts };
  });
  const total = rows.reduce((sum, row) => (row.hidden ? sum : add(sum, row.counts)), NOTHING);
  return { rows, total };
}

const NOTHING: FunnelCounts = { asked: 0, shown: 0, chosen: 0, more: 0, other: 0, self: 0, unmet: 0, nudgesSent: 0, nudgesClicked: 0 };

function add(a: FunnelCounts, b: FunnelCounts): FunnelCounts {
  const keys = Object.keys(NOTHING) as (keyof FunnelCounts)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as FunnelCounts;
}

import { addDays, type Day, dayFrom, easterOf, isDay, type Weekday, weekdayOf, yearOf } from './calendar.ts';
import type { CategoryId } from './category.ts';
import type { Source } from './supplier.ts';

/** How to find the day on which a moment falls. */
export type MomentRule =
  | { kind: 'vast'; month: number; date: number }
  | { kind: 'nde_weekdag'; month: number; weekday: Weekday; n: number }
  | { kind: 'pasen'; days: number }
  | { kind: 'officieel'; dates: Readonly<Record<string, Day>> }
  | { kind: 'periode'; from: string; until: string }
  | { kind: 'doorlopend' };

/** A point in the year at which people buy. */
export interface Moment {
  readonly id: string;
  readonly name: string;
  readonly rule: MomentRule;
  readonly categories: readonly CategoryId[];
  readonly weeksBefore?: number;
  readonly sources: readonly Source[];
  readonly note?: string;
}

/** The day of `moment` in `year`: for a period its first day. Undefined when it has none, or when no official date is known. */
export function dateOf(moment: Moment, year: number): Day | undefined {
  const { rule } = moment;
  switch (rule.kind) {
    case 'vast':
      return ifReal(dayFrom(year, rule.month, rule.date));
    case 'nde_weekdag':
      return nthWeekday(year, rule.month, rule.weekday, rule.n);
    case 'pasen':
      return addDays(easterOf(year), rule.days);
    case 'officieel':
      return rule.dates[String(year)];
    case 'periode':
      return ifReal(`${year}-${rule.from}`);
    case 'doorlopend':
      return undefined;
  }
}

/** The first day of `moment` on or after `today`, within two years. */
export function nextDateOf(moment: Moment, today: Day): Day | undefined {
  for (let year = yearOf(today); year <= yearOf(today) + 2; year++) {
    const day = dateOf(moment, year);
    if (day && day >= today) return day;
  }
  return undefined;
}

/** The 29th of February is not there every year. */
function ifReal(day: Day): Day | undefined {
  return isDay(day) ? day : undefined;
}

/** The nth given weekday of a month; a negative n counts from the end. Undefined where a month has no fifth. */
function nthWeekday(year: number, month: number, weekday: Weekday, n: number): Day | undefined {
  const first = dayFrom(year, month, 1);
  const last = addDays(month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1), -1);
  const day =
    n > 0
      ? addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7)
      : addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (n + 1) * 7);
  return first <= day && day <= last ? day : undefined;
}

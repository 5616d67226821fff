import type { Day } from './calendar.ts';
import type { Month } from './step.ts';

/** Three calendar months, `2026-Q4`. Quarters compare correctly as strings. */
export type Quarter = string;

export function quarterOf(month: Month): Quarter {
  return `${month.slice(0, 4)}-Q${Math.floor((Number(month.slice(5, 7)) - 1) / 3) + 1}`;
}

export function quarterBefore(quarter: Quarter): Quarter {
  const [year, number] = partsOf(quarter);
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`;
}

export function quarterAfter(quarter: Quarter): Quarter {
  const [year, number] = partsOf(quarter);
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}

export function aYearBefore(quarter: Quarter): Quarter {
  const [year, number] = partsOf(quarter);
  return `${year - 1}-Q${number}`;
}

export function monthsOf(quarter: Quarter): { readonly first: Month; readonly last: Month } {
  const [year, number] = partsOf(quarter);
  const month = (count: number) => `${year}-${String(count).padStart(2, '0')}`;
  return { first: month(number * 3 - 2), last: month(number * 3) };
}

/** Of a month, `2026-02-28`. */
export function lastDayOf(month: Month): Day {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** Year and number, from 1 to 4. */
export function partsOf(quarter: Quarter): [number, number] {
  return [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
}

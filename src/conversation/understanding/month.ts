/** Months by their names, and the days in them. */
import { addDays, type Day, dayFrom, isDay, yearOf } from '../../domain/calendar.ts';

const MONTH_NAMES = [
  'januari|january|jan',
  'februari|february|febr|feb',
  'maart|march|mrt|mar',
  'april|apr',
  'mei|may',
  'juni|june|jun',
  'juli|july|jul',
  'augustus|august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'december|decem|dec',
];

/** The name of a month, for in a pattern. */
export const MONTH = MONTH_NAMES.join('|');

/** Its number, from 1; 0 for any other word. */
export function monthNumber(name: string | undefined): number {
  return 1 + MONTH_NAMES.findIndex((names) => names.split('|').includes(String(name).toLowerCase()));
}

/** Undefined when there is no such day: 31 April. */
export function makeDay(year: number, month: number, date: number): Day | undefined {
  const day = dayFrom(year, month, date);
  return isDay(day) ? day : undefined;
}

/** "26" is 2026. */
export function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** Who names a day this many days ago means the day that has been, not the one a year ahead. */
const JUST_PAST = 30;

/** Without a year it is the next one from `today` on, unless this year's has only just been. */
export function inYear(today: Day, month: number, date: number, year?: string): Day | undefined {
  if (year !== undefined) return makeDay(fullYear(Number(year)), month, date);
  const thisYear = makeDay(yearOf(today), month, date);
  return thisYear !== undefined && thisYear >= addDays(today, -JUST_PAST) ? thisYear : makeDay(yearOf(today) + 1, month, date);
}

/** "de 23e": this month if it is still to come, else the next month that has such a day. */
export function comingDate(today: Day, date: number): Day | undefined {
  const [year = 0, month = 1] = today.split('-').map(Number);
  for (let ahead = 0; ahead < 3; ahead++) {
    const day = makeDay(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, date);
    if (day && day >= today) return day;
  }
  return undefined;
}

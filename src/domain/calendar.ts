/**
 * Days, working days and Dutch public holidays. A `Day` is a local calendar date without a time or
 * a zone; it becomes an instant only together with a clock time and a zone (`instantAt`).
 */
import { TZDate } from '@date-fns/tz';
// One by one: all of date-fns together takes half a second to load.
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

/** `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string;

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));
}

/** The calendar day on which `instant` falls in `timeZone`. */
export function dayOf(instant: Date, timeZone: string): Day {
  // A clock's day changes on the minute, and most questions are about the same minute.
  const minute = Math.floor(instant.getTime() / 60_000);
  if (lastDay.minute !== minute || lastDay.timeZone !== timeZone)
    lastDay = { minute, timeZone, day: format(new TZDate(instant, timeZone), 'yyyy-MM-dd') };
  return lastDay.day;
}
let lastDay = { minute: Number.NaN, timeZone: '', day: '' };

/** Is it a name that we can ask a clock by, such as `Europe/Amsterdam`? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The wall clock time `HH:mm` of `instant` in `timeZone`. */
export function timeOf(instant: Date, timeZone: string): string {
  return format(new TZDate(instant, timeZone), 'HH:mm');
}

/** The instant at which the clock in `timeZone` shows `time` (`HH:mm`) on `day`; in a spring gap, the first moment after it. */
export function instantAt(day: Day, time: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime());
}

export function addDays(day: Day, days: number): Day {
  return format(addDaysToDate(parseISO(day), days), 'yyyy-MM-dd');
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

export function weekdayOf(day: Day): Weekday {
  return getISODay(parseISO(day)) as Weekday;
}

/** The `n`th Monday (1) … Sunday (7) of a month. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = dayFrom(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function dayFrom(year: number, month: number, date: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Easter Sunday in the Gregorian calendar. Formula: Butcher's Ecclesiastical Calendar, 1876, in J. Meeus, "Astronomical Formulae for Calculators", chapter 4. */
export function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leapShift = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapShift - moonShift + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const month = Math.floor((epact + weekdayShift - 7 * correction + 114) / 31);
  const date = ((epact + weekdayShift - 7 * correction + 114) % 31) + 1;
  return dayFrom(year, month, date);
}

/**
 * Days on which Dutch public offices are closed: New Year, Good Friday, Easter, King's Day (the 26th
 * when the 27th is a Sunday), Liberation Day every fifth year, Ascension, Whitsun, Christmas.
 */
export function dutchHolidays(year: number): Day[] {
  const easter = easterOf(year);
  const kingsDay = dayFrom(year, 4, 27);
  return [
    dayFrom(year, 1, 1),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    weekdayOf(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay,
    ...(year % 5 === 0 ? [dayFrom(year, 5, 5)] : []),
    addDays(easter, 39),
    addDays(easter, 49),
    addDays(easter, 50),
    dayFrom(year, 12, 25),
    dayFrom(year, 12, 26),
  ];
}

/** Days on which nobody is at work besides weekends: public holidays and the organisation's own closed days. */
export class WorkingDays {
  readonly #closed: ReadonlySet<Day>;
  readonly #holidays = new Map<number, ReadonlySet<Day>>();

  constructor(closedDays: Iterable<Day> = []) {
    this.#closed = new Set(closedDays);
  }

  includes(day: Day): boolean {
    return weekdayOf(day) <= 5 && !this.#closed.has(day) && !this.#holidaysOf(yearOf(day)).has(day);
  }

  /** `day` itself, or the last working day before it. */
  onOrBefore(day: Day): Day {
    let candidate = day;
    while (!this.includes(candidate)) candidate = addDays(candidate, -1);
    return candidate;
  }

  /** The working day that lies `count` working days before `day`; with 0, `onOrBefore(day)`. */
  before(day: Day, count: number): Day {
    let candidate = this.onOrBefore(day);
    for (let left = count; left > 0; left--) candidate = this.onOrBefore(addDays(candidate, -1));
    return candidate;
  }

  #holidaysOf(year: number): ReadonlySet<Day> {
    let holidays = this.#holidays.get(year);
    if (!holidays) {
      holidays = new Set(dutchHolidays(year));
      this.#holidays.set(year, holidays);
    }
    return holidays;
  }
}

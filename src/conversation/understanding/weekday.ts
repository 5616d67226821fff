/** Days of the week by their names. */
import { addDays, type Day, weekdayOf } from '../../domain/calendar.ts';

const WEEKDAY_NAMES = [
  'maandag|monday|mon|ma',
  'dinsdag|tuesday|tue|di',
  'woensdag|wednesday|wed|wo',
  'donderdag|thursday|thu|do',
  'vrijdag|friday|fri|vrij|vr',
  'zaterdag|saturday|sat|za',
  'zondag|sunday|sun|zo',
];

/** Written in full, for in a pattern. */
export const LONG_WEEKDAYS =
  'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
/** However it is written. */
export const WEEKDAY = `(?:${WEEKDAY_NAMES.join('|')})`;

/** Its number: Monday is 1; 0 for any other word. */
export function weekdayNumber(name: string | undefined): number {
  return 1 + WEEKDAY_NAMES.findIndex((names) => names.split('|').includes(String(name).toLowerCase()));
}

/** The next such weekday after today: on a Friday, "vrijdag" is a week away. */
export function comingWeekday(today: Day, weekday: number): Day {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** In the week after this one. */
export function inNextWeek(today: Day, weekday: number): Day {
  return addDays(today, 7 - weekdayOf(today) + weekday);
}

/** When to come back to somebody who asked for it. */
import { addDays, type Day, daysBetween, type WorkingDays, yearOf } from './calendar.ts';
import type { CategoryId } from './category.ts';
import { dateOf, type Moment } from './moment.ts';

/** A promise that could not be kept in time is let go after this many days. */
export const FOLLOW_UP_PATIENCE_DAYS = 3;
/** From this local time on; the day itself is the person's choice. */
export const FOLLOW_UP_TIME = '09:30';

/** Weeks before a moment when its file does not say how many. */
const WEEKS_BEFORE = 6;
/** Who chooses something within this many days before a moment, chooses it for that moment. */
const BOUGHT_AHEAD_DAYS = 120;

/** The first working day on or after the day that was asked for. */
export function firstDayFor(dueOn: Day, workingDays: WorkingDays): Day {
  let day = dueOn;
  while (!workingDays.includes(day)) day = addDays(day, 1);
  return day;
}

/** Is there still a use in it today? */
export function isInTime(dueOn: Day, today: Day, workingDays: WorkingDays): boolean {
  return daysBetween(firstDayFor(dueOn, workingDays), today) <= FOLLOW_UP_PATIENCE_DAYS;
}

/**
 * The day for *net als vorig jaar?*: as many weeks as usual before the moment that the choice was for,
 * one year on; a year after the choice where there was no such moment or its next date is not known.
 */
export function yearlyDueOn(chosenOn: Day, category: CategoryId, moments: readonly Moment[], workingDays: WorkingDays): Day {
  const nearest = moments
    .filter(({ categories }) => categories.includes(category))
    .map((moment) => ({ moment, date: dateAfter(moment, chosenOn) }))
    .filter((found): found is { moment: Moment; date: Day } => found.date !== undefined)
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  const next = nearest && dateOf(nearest.moment, yearOf(nearest.date) + 1);
  const due = next ? addDays(next, -7 * (nearest.moment.weeksBefore ?? WEEKS_BEFORE)) : sameDayNextYear(chosenOn);
  return workingDays.onOrBefore(due);
}

function dateAfter(moment: Moment, chosenOn: Day): Day | undefined {
  const dates = [yearOf(chosenOn), yearOf(chosenOn) + 1].map((year) => dateOf(moment, year));
  return dates.find((date) => date !== undefined && date >= chosenOn && daysBetween(chosenOn, date) <= BOUGHT_AHEAD_DAYS);
}

function sameDayNextYear(day: Day): Day {
  return addDays(day, 365);
}

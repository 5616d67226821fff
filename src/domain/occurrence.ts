import { CronExpressionParser } from 'cron-parser';
import { addDays, type Day, dayOf, instantAt, type WorkingDays, yearOf } from './calendar.ts';
import { dateOf, type Moment } from './moment.ts';
import type { Nudge } from './nudge.ts';

/** One planned time of a nudge. `key` is the same however often it is computed. */
export interface Occurrence {
  readonly nudge: string;
  /** The planned local day: unique within a nudge. */
  readonly key: Day;
  readonly dueAt: Date;
}

export interface OccurrenceContext {
  readonly moments: readonly Moment[];
  readonly workingDays: WorkingDays;
  readonly timeZone: string;
}

/**
 * All occurrences of `nudge` with `after < dueAt <= until`, in order of time. A seasonal nudge whose
 * day is not a working day moves to the last working day before it.
 */
export function occurrencesBetween(nudge: Nudge, after: Date, until: Date, context: OccurrenceContext): Occurrence[] {
  const days = nudge.schedule.kind === 'moment' ? momentDays(nudge, after, until, context) : cronDays(nudge, after, until, context);
  const occurrences = [...new Set(days)]
    .sort()
    .map((key) => ({ nudge: nudge.id, key, dueAt: instantAt(key, nudge.time, context.timeZone) }));
  return occurrences.filter(({ dueAt }) => dueAt > after && dueAt <= until);
}

function momentDays(nudge: Nudge, after: Date, until: Date, { moments, workingDays, timeZone }: OccurrenceContext): Day[] {
  const { schedule } = nudge;
  if (schedule.kind !== 'moment') return [];
  const moment = moments.find(({ id }) => id === schedule.moment);
  if (!moment) return [];
  const days: Day[] = [];
  const lastYear = yearOf(dayOf(until, timeZone)) + 1;
  for (let year = yearOf(dayOf(after, timeZone)); year <= lastYear; year++) {
    const date = dateOf(moment, year);
    if (!date) continue;
    for (const weeks of schedule.weeksBefore) days.push(workingDays.onOrBefore(addDays(date, -7 * weeks)));
  }
  return days;
}

/** Cron lines run on their own days; on a day off, that time is left out. */
function cronDays(nudge: Nudge, after: Date, until: Date, { workingDays, timeZone }: OccurrenceContext): Day[] {
  const { schedule } = nudge;
  if (schedule.kind !== 'cron') return [];
  const days: Day[] = [];
  const startOfDay = instantAt(dayOf(after, timeZone), '00:00', timeZone);
  const runs = CronExpressionParser.parse(schedule.expression, {
    currentDate: new Date(startOfDay.getTime() - 1),
    endDate: until,
    tz: timeZone,
  });
  while (runs.hasNext()) {
    const day = dayOf(runs.next().toDate(), timeZone);
    if (inSeason(day, schedule.from, schedule.until) && workingDays.includes(day)) days.push(day);
    // One a day: what else the line says about this day is passed over.
    runs.reset(new Date(instantAt(addDays(day, 1), '00:00', timeZone).getTime() - 1));
  }
  return days;
}

/** Is `day` between two days, both included? A season of `MM-DD`s comes back every year and may run over the turn of it; an end that is not said is open. */
function inSeason(day: Day, from = '', until = '9999'): boolean {
  if (from.length === 10 || until.length === 10) return from <= day && day <= until;
  const date = day.slice(5);
  return from <= until ? from <= date && date <= until : date >= from || date <= until;
}

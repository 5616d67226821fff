import { CronExpressionParser } from 'cron-parser';
import { addDays, type Day, dayOf, daysBetween, instantAt, type WorkingDays, yearOf } from './calendar.ts';
import type { CategoryId } from './category.ts';
import { dateOf, type Moment } from './moment.ts';
import type { Nudge } from './nudge.ts';
import type { Supplier } from './supplier.ts';

/** One planned time of a nudge. `key` is the same however often it is computed. */
export interface Occurrence {
  readonly nudge: string;
  /** The planned local day: unique within a nudge. */
  readonly key: Day;
  readonly dueAt: Date;
  /** The same when the day moves because a date was corrected: one series is sent once. */
  readonly series: string;
  /** The day that it leads up to. */
  readonly leadsTo?: Day;
}

export interface OccurrenceContext {
  readonly moments: readonly Moment[];
  readonly workingDays: WorkingDays;
  readonly timeZone: string;
  /** For nudges that count back from the last day to order. */
  readonly suppliers?: ReadonlyMap<string, Supplier>;
}

type PlannedDay = Pick<Occurrence, 'key' | 'series' | 'leadsTo'>;

/**
 * All occurrences of `nudge` with `after < dueAt <= until`, in order of time. A seasonal nudge whose
 * day is not a working day moves to the last working day before it.
 */
export function occurrencesBetween(nudge: Nudge, after: Date, until: Date, context: OccurrenceContext): Occurrence[] {
  const byDay = new Map(daysOf(nudge, after, until, context).map((day) => [day.key, day]));
  return [...byDay.values()]
    .map((day) => ({ ...day, nudge: nudge.id, dueAt: instantAt(day.key, nudge.time, context.timeZone) }))
    .filter(({ dueAt }) => dueAt > after && dueAt <= until)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function daysOf(nudge: Nudge, after: Date, until: Date, context: OccurrenceContext): PlannedDay[] {
  switch (nudge.schedule.kind) {
    case 'moment':
      return momentDays(nudge, after, until, context);
    case 'dates':
      return fixedDays(nudge, after, until, context);
    case 'cron':
      return cronDays(nudge, after, until, context);
  }
}

function momentDays(
  nudge: Nudge,
  after: Date,
  until: Date,
  { moments, workingDays, timeZone, suppliers }: OccurrenceContext,
): PlannedDay[] {
  const { schedule } = nudge;
  if (schedule.kind !== 'moment') return [];
  const moment = moments.find(({ id }) => id === schedule.moment);
  if (!moment) return [];
  const days: PlannedDay[] = [];
  const lastYear = yearOf(dayOf(until, timeZone)) + 1;
  for (let year = yearOf(dayOf(after, timeZone)); year <= lastYear; year++) {
    const date = dateOf(moment, year);
    if (!date) continue;
    const leadsTo = schedule.backFrom === 'deadline' ? (earliestDeadline(nudge.category, moment.id, date, suppliers) ?? date) : date;
    for (const weeks of schedule.weeksBefore)
      days.push({ key: workingDays.onOrBefore(addDays(leadsTo, -7 * weeks)), series: `${moment.id}:${year}:${weeks}`, leadsTo });
  }
  return days;
}

/** The earliest last order day for a moment of the suppliers that a nudge leads to; undefined when none gives one. */
export function earliestDeadline(
  category: CategoryId,
  momentId: string,
  momentDay: Day,
  suppliers: ReadonlyMap<string, Supplier> = new Map(),
): Day | undefined {
  const mayBeShown = [...suppliers.values()].filter(({ status }) => status !== 'te-controleren');
  const own = mayBeShown.filter(({ status }) => status === 'gecontroleerd');
  return (own.length > 0 ? own : mayBeShown)
    .filter(({ categories }) => categories.includes(category))
    .map(({ orderDeadlines }) => deadlineBefore(momentDay, orderDeadlines[momentId]))
    .filter((day): day is Day => day !== undefined)
    .sort()[0];
}

/** A deadline without a year is the last such day before the moment; one of another year does not count. */
function deadlineBefore(momentDay: Day, deadline: string | undefined): Day | undefined {
  if (deadline === undefined) return undefined;
  if (deadline.length === 10) return deadline <= momentDay && daysBetween(deadline, momentDay) < 300 ? deadline : undefined;
  const sameYear = `${yearOf(momentDay)}-${deadline}`;
  return sameYear <= momentDay ? sameYear : `${yearOf(momentDay) - 1}-${deadline}`;
}

function fixedDays({ schedule }: Nudge, after: Date, until: Date, { workingDays, timeZone }: OccurrenceContext): PlannedDay[] {
  if (schedule.kind !== 'dates') return [];
  const years: number[] = [];
  for (let year = yearOf(dayOf(after, timeZone)); year <= yearOf(dayOf(until, timeZone)) + 1; year++) years.push(year);
  const dates = schedule.dates.flatMap((date) => (date.length === 10 ? [date] : years.map((year) => `${year}-${date}`)));
  return dates.map((date) => ({ key: workingDays.onOrBefore(date), series: date }));
}

/** Cron lines run on their own days; on a day off, that time is left out. */
function cronDays(nudge: Nudge, after: Date, until: Date, { workingDays, timeZone }: OccurrenceContext): PlannedDay[] {
  const { schedule } = nudge;
  if (schedule.kind !== 'cron') return [];
  const days: PlannedDay[] = [];
  const startOfDay = instantAt(dayOf(after, timeZone), '00:00', timeZone);
  const runs = CronExpressionParser.parse(schedule.expression, {
    currentDate: new Date(startOfDay.getTime() - 1),
    // Its hours say nothing: a nudge has a time of its own.
    endDate: instantAt(addDays(dayOf(until, timeZone), 1), '00:00', timeZone),
    tz: timeZone,
  });
  while (runs.hasNext()) {
    const day = dayOf(runs.next().toDate(), timeZone);
    if (inSeason(day, schedule.from, schedule.until) && workingDays.includes(day)) days.push({ key: day, series: day });
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

/** What was missed is caught up at most this many days later. */
const CATCH_UP_DAYS = 7;

/**
 * Does an occurrence that was missed still make sense today? The same day always; later only for a
 * moment that is still well ahead: while at least half of the planned time before it is left.
 */
export function stillMakesSense({ key, leadsTo }: Pick<Occurrence, 'key' | 'leadsTo'>, today: Day): boolean {
  if (key >= today) return true;
  if (leadsTo === undefined) return false;
  return daysBetween(key, today) <= Math.min(CATCH_UP_DAYS, Math.floor(daysBetween(key, leadsTo) / 2));
}

/** The occurrence of `nudge` that was planned for the day `key`, as its file and the calendar say today. */
export function occurrenceOn(nudge: Nudge, key: Day, context: OccurrenceContext): Occurrence | undefined {
  const start = instantAt(key, '00:00', context.timeZone);
  return occurrencesBetween(nudge, new Date(start.getTime() - 1), instantAt(addDays(key, 1), '00:00', context.timeZone), context).find(
    (occurrence) => occurrence.key === key,
  );
}

/** A choice counts for this many days. */
const SEASON_DAYS = 90;

/**
 * Since when a choice in its category makes this nudge of no use: a quarter of a year, and through all
 * that a nudge has to say before the same moment.
 */
export function seasonBegan({ schedule }: Nudge, today: Day): Day {
  const weeks = schedule.kind === 'moment' ? schedule.weeksBefore : [0];
  return addDays(today, -SEASON_DAYS - 7 * (Math.max(...weeks) - Math.min(...weeks)));
}

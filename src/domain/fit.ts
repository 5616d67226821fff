import { addDays, type Day, daysBetween, type WorkingDays } from './calendar.ts';
import type { Intent } from './intent.ts';
import { type Moment, nextDateOf } from './moment.ts';
import { NATIONWIDE, type Supplier } from './supplier.ts';

/** Why a supplier does not suit a request; the first that applies is told. `deadline` is its own last order day, `date` the day that was asked for. */
export type Misfit = 'region' | 'number' | 'budget' | 'deadline' | 'date';

/** Can the wanted day still be met? `ask` when we cannot promise that: the lead time is not known, or nobody is at work that day. `none` when no day was asked for. */
export type Timing =
  | { kind: 'in-time'; date: Day; orderBy: Day }
  | { kind: 'ask'; date: Day; because: 'lead-time' | 'day-off' }
  | { kind: 'none' };

export type Fit = { fits: true; timing: Timing } | { fits: false; because: Misfit };

export interface FitContext {
  readonly today: Day;
  readonly workingDays: WorkingDays;
  readonly moments: readonly Moment[];
  /** Provinces the request is about: those of the place it names, else the organisation's own; empty is anywhere. */
  readonly regions: readonly string[];
  /** The moment this category is bought for, if it is just one. */
  readonly categoryMoment?: string;
}

/** Does `supplier` suit what the request says? What a supplier does not tell never counts against it. */
export function fitOf(supplier: Supplier, intent: Intent, context: FitContext): Fit {
  if (!delivers(supplier, context.regions)) return { fits: false, because: 'region' };
  if (!handles(supplier, intent.people)) return { fits: false, because: 'number' };
  if (!affordable(supplier, intent)) return { fits: false, because: 'budget' };
  if (missesDeadline(supplier, intent, context)) return { fits: false, because: 'deadline' };
  const timing = timingOf(supplier, intent, context);
  return timing === 'late' ? { fits: false, because: 'date' } : { fits: true, timing };
}

function delivers(supplier: Supplier, regions: readonly string[]): boolean {
  if (regions.length === 0 || supplier.regions.length === 0) return true;
  return supplier.regions.includes(NATIONWIDE) || supplier.regions.some((region) => regions.includes(region));
}

function handles(supplier: Supplier, people: number | undefined): boolean {
  if (people === undefined) return true;
  return people >= (supplier.minimum ?? 0) && people <= (supplier.maximum ?? Number.POSITIVE_INFINITY);
}

function affordable(supplier: Supplier, { budget, people }: Intent): boolean {
  if (!budget || !supplier.price) return true;
  const { from, per } = supplier.price;
  if (per === 'keer') return budget.per === 'person' ? from <= budget.amount * (people ?? Number.POSITIVE_INFINITY) : from <= budget.amount;
  return budget.per === 'person' ? from <= budget.amount : from * (people ?? 1) <= budget.amount;
}

function timingOf({ leadTimeDays }: Supplier, { date }: Intent, { today, workingDays }: FitContext): Timing | 'late' {
  if (date === undefined) return { kind: 'none' };
  const isDayOff = !workingDays.includes(date);
  if (leadTimeDays === undefined) return { kind: 'ask', date, because: isDayOff ? 'day-off' : 'lead-time' };
  const orderBy = workingDays.before(date, leadTimeDays);
  if (orderBy < today) return 'late';
  return isDayOff ? { kind: 'ask', date, because: 'day-off' } : { kind: 'in-time', date, orderBy };
}

/** A request belongs to a moment when its day lies within two weeks of it, or when its category exists for that moment alone. */
const NEAR_MOMENT_DAYS = 14;

function missesDeadline(supplier: Supplier, intent: Intent, context: FitContext): boolean {
  return Object.entries(supplier.orderDeadlines).some(([momentId, deadline]) => {
    if (intent.date === undefined && context.categoryMoment !== momentId) return false;
    const moment = context.moments.find(({ id }) => id === momentId);
    const momentDay = moment && nextDateOf(moment, context.today);
    if (!momentDay) return false;
    const near = intent.date === undefined || Math.abs(daysBetween(intent.date, momentDay)) <= NEAR_MOMENT_DAYS;
    return near && isPast(deadline, momentDay, context.today);
  });
}

/** A full day further before the moment than this was meant for an earlier year. */
const SAME_YEAR_DAYS = 300;

/** `MM-DD` is the one before the moment. */
function isPast(deadline: string, momentDay: Day, today: Day): boolean {
  if (deadline.length === 10) return deadline < today && daysBetween(deadline, momentDay) < SAME_YEAR_DAYS;
  const sameYear = `${momentDay.slice(0, 4)}-${deadline}`;
  return today > (sameYear <= addDays(momentDay, 7) ? sameYear : `${Number(momentDay.slice(0, 4)) - 1}-${deadline}`);
}

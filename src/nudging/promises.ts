/** What people asked for themselves: follow-ups and *net als vorig jaar?*. */
import { addDays, dayOf, timeOf, WorkingDays } from '../domain/calendar.ts';
import { FOLLOW_UP_TIME, firstDayFor, isInTime, yearlyDueOn } from '../domain/follow-up.ts';
import type { Content } from '../ports/content.ts';
import type { PendingPromise } from '../ports/follow-ups.ts';
import type { Planner } from './planning.ts';

const PAGE = 500;
/** A reminder of last year comes no sooner than this after the choice. */
const EARLIEST_YEARLY_DAYS = 150;
/** An address whose message could not be settled is of no use after this. */
const USELESS_AFTER_MS = 7 * 86_400_000;

/** Puts promises that are due today into the outbox. @returns how many of them came too late. */
export async function planPromises(now: Date, { content, store, timeZone }: Planner): Promise<number> {
  if (timeOf(now, timeZone) < FOLLOW_UP_TIME) return 0;
  const today = dayOf(now, timeZone);
  let missed = 0;
  for (const kind of ['follow-up', 'yearly'] as const) {
    const through = kind === 'follow-up' ? today : addDays(today, -EARLIEST_YEARLY_DAYS);
    for (let after = 0; ; ) {
      const page = await store.followUps.pending(kind, through, after, PAGE);
      const last = page.at(-1);
      if (!last) break;
      after = last.number;
      const due = page.filter((promise) => dueOn(promise, content()) <= today);
      if (due.length === 0) continue;
      const isLate = (promise: PendingPromise) => !isPromiseInTime(promise, today, content());
      await store.followUps.planPromises(
        kind,
        due.map((promise) => ({ number: promise.number, missed: isLate(promise) })),
        now,
      );
      missed += due.filter(isLate).length;
    }
  }
  await store.followUps.dropUseless(new Date(now.getTime() - USELESS_AFTER_MS));
  return missed;
}

export function isPromiseInTime(promise: PendingPromise, today: string, content: Content): boolean {
  return isInTime(dueOn(promise, content), today, new WorkingDays(content.organisation.closedDays));
}

function dueOn({ kind, day, category }: PendingPromise, { moments, organisation }: Content): string {
  const workingDays = new WorkingDays(organisation.closedDays);
  return kind === 'follow-up' ? firstDayFor(day, workingDays) : yearlyDueOn(day, category, moments, workingDays);
}

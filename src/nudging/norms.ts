/** What our figures allow a nudge to say that most do. */
import { addDays, dayOf } from '../domain/calendar.ts';
import { normsShown } from '../domain/norm.ts';
import type { Content } from '../ports/content.ts';
import type { Reports } from '../ports/reports.ts';

/** Categories in which most choose socially, by what was published about this month and the twelve before it. */
export async function normsOfYear(now: Date, timeZone: string, reports: Reports, { organisation }: Content): Promise<Set<string>> {
  const today = dayOf(now, timeZone);
  return normsShown(await reports.published(addDays(today, -365).slice(0, 7), today.slice(0, 7), organisation.smallestGroup));
}

/** When each approved nudge is due, as a table, as JSON and for a calendar program. */
import ical from 'ical-generator';
import type { LoadedContent } from '../content/load.ts';
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import { type OccurrenceContext, occurrencesBetween } from '../domain/occurrence.ts';

const YEAR_MS = 365 * 86_400_000;
const MINUTES = 15;

export function occurrenceContext({ content }: LoadedContent, timeZone: string): OccurrenceContext {
  const { moments, suppliers, organisation } = content;
  return { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone };
}

export function calendar(loaded: LoadedContent, from: Date, timeZone: string) {
  const context = occurrenceContext(loaded, timeZone);
  return [...loaded.content.nudges.values()]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((nudge) =>
      occurrencesBetween(nudge, new Date(from.getTime() - 1), new Date(from.getTime() + YEAR_MS), context).map((occurrence) => ({
        nudge,
        occurrence,
      })),
    )
    .sort((a, b) => a.occurrence.dueAt.getTime() - b.occurrence.dueAt.getTime())
    .map(({ nudge, occurrence }) => ({
      nudge: nudge.id,
      title: nudge.title,
      date: dayOf(occurrence.dueAt, timeZone),
      time: nudge.time,
      dueAt: occurrence.dueAt.toISOString(),
      category: nudge.category,
      lever: nudge.lever,
      advice: nudge.advice,
      rooms: nudge.rooms,
      people: nudge.people,
      series: occurrence.series,
      ...(occurrence.leadsTo && { leadsTo: occurrence.leadsTo }),
    }));
}

/** iCalendar (RFC 5545). An event keeps its id when its day moves, and says nothing about anybody. */
export function calendarFile(rows: ReturnType<typeof calendar>, organisation: string, now: Date): string {
  const feed = ical({ name: `Nudges van ${organisation}`, prodId: { company: 'sociaal-inkopen', product: 'nudges', language: 'NL' } });
  for (const { nudge, title, dueAt, series, category, lever, advice } of rows) {
    const start = new Date(dueAt);
    feed.createEvent({
      id: `${nudge}@${series}.sociaal-inkopen`,
      stamp: now,
      start,
      end: new Date(start.getTime() + MINUTES * 60_000),
      summary: title,
      description: `Nudge ${nudge}: ${category}, knop ${lever}, advies ${advice}.`,
    });
  }
  return feed.toString();
}

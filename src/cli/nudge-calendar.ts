/** When each approved nudge is due, as a table, as JSON and for a calendar program. */
import ical from 'ical-generator';
import type { LoadedContent } from '../content/load.ts';
import { type Day, dayOf, WorkingDays } from '../domain/calendar.ts';
import type { CategoryId } from '../domain/category.ts';
import { NOT_A_NUDGE } from '../domain/delivery.ts';
import type { Advice, Lever, Nudge, People } from '../domain/nudge.ts';
import { type Occurrence, type OccurrenceContext, occurrencesBetween } from '../domain/occurrence.ts';
import { TOLD_AT, type ToldBackOccurrence, toldBackBetween } from '../nudging/told-back.ts';
import { reportTextsFor } from '../texts/texts.ts';

const YEAR_MS = 365 * 86_400_000;
const MINUTES = 15;

export function occurrenceContext({ content }: LoadedContent, timeZone: string): OccurrenceContext {
  const { moments, suppliers, organisation } = content;
  return { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone };
}

/** One message that is due. What a nudge is about is absent on the message of the quarter, which is none. */
export interface CalendarRow {
  /** A nudge's id, or `~told-back`. */
  readonly nudge: string;
  readonly title: string;
  readonly date: Day;
  readonly time: string;
  readonly dueAt: string;
  readonly category?: CategoryId;
  readonly lever?: Lever;
  readonly advice?: Advice;
  readonly rooms: readonly string[];
  readonly people: People;
  readonly series: string;
  readonly leadsTo?: Day;
}

/** In the order in which they are due. The message of the quarter is there as if there will be something to tell. */
export function calendar(loaded: LoadedContent, from: Date, timeZone: string): CalendarRow[] {
  const context = occurrenceContext(loaded, timeZone);
  const until = new Date(from.getTime() + YEAR_MS);
  const { nudges, organisation } = loaded.content;
  const planned = [...nudges.values()]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((nudge) =>
      occurrencesBetween(nudge, new Date(from.getTime() - 1), until, context).map((occurrence) => rowOf(nudge, occurrence, timeZone)),
    );
  const toldBack = organisation.toldBackRooms.length > 0 ? toldBackBetween(from, until, context) : [];
  return [...planned, ...toldBack.map((occurrence) => toldBackRow(occurrence, organisation.toldBackRooms, timeZone))].sort((a, b) =>
    a.dueAt.localeCompare(b.dueAt),
  );
}

function rowOf({ id, title, time, category, lever, advice, rooms, people }: Nudge, occurrence: Occurrence, timeZone: string): CalendarRow {
  const { dueAt, series, leadsTo } = occurrence;
  const about = { category, lever, advice, rooms, people, series, ...(leadsTo && { leadsTo }) };
  return { nudge: id, title, date: dayOf(dueAt, timeZone), time, dueAt: dueAt.toISOString(), ...about };
}

function toldBackRow({ key, dueAt }: ToldBackOccurrence, rooms: readonly string[], timeZone: string): CalendarRow {
  const { title } = reportTextsFor('nl').told;
  const when = { date: dayOf(dueAt, timeZone), time: TOLD_AT, dueAt: dueAt.toISOString() };
  return { nudge: NOT_A_NUDGE['told-back'], title, ...when, rooms, people: 'geen', series: key };
}

/** One row for people. */
export function calendarLine({ date, time, nudge, title, lever }: CalendarRow): string {
  return `${date} ${time}  ${lever === undefined ? `${' '.repeat(10)} ${title} (als er iets te vertellen is)` : `${lever.padEnd(10)} ${title} (${nudge})`}`;
}

/** iCalendar (RFC 5545). An event keeps its id when its day moves, and says nothing about anybody. */
export function calendarFile(rows: readonly CalendarRow[], organisation: string, now: Date): string {
  const feed = ical({ name: `Nudges van ${organisation}`, prodId: { company: 'sociaal-inkopen', product: 'nudges', language: 'NL' } });
  for (const { nudge, title, dueAt, series, category, lever, advice } of rows) {
    const start = new Date(dueAt);
    feed.createEvent({
      id: `${nudge.replace('~', '')}@${series}.sociaal-inkopen`,
      stamp: now,
      start,
      end: new Date(start.getTime() + MINUTES * 60_000),
      summary: title,
      description: lever ? `Nudge ${nudge}: ${category}, knop ${lever}, advies ${advice}.` : 'Elk kwartaal, als er iets te vertellen is.',
    });
  }
  return feed.toString();
}

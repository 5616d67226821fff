/** What purchases made possible, told back in the rooms that a lead chose: once a quarter, about the one before. */
import { type Day, dayOf, daysBetween, instantAt, WorkingDays } from '../domain/calendar.ts';
import { NOT_A_NUDGE } from '../domain/delivery.ts';
import { firstDayFor } from '../domain/follow-up.ts';
import { monthsOf, type Quarter, quarterAfter, quarterBefore, quarterOf } from '../domain/quarter.ts';
import type { Reply } from '../ports/chat.ts';
import type { PlannedDelivery } from '../ports/outbox.ts';
import type { PlannedOccurrence, Planner } from './planning.ts';

/** On the first working day of a quarter, from this local time on. */
export const TOLD_AT = '09:30';
/** Later than this in a quarter, nobody waits for the one before any more. */
const PATIENCE_DAYS = 14;

/** Writes what was made possible in a quarter that is over; undefined when there is nothing to tell. */
export type TellBack = (quarter: Quarter, now: Date) => Promise<Reply | undefined>;

export interface ToldBackOccurrence {
  /** The first day of the quarter. */
  readonly key: Day;
  readonly dueAt: Date;
}

interface Calendar {
  readonly workingDays: WorkingDays;
  readonly timeZone: string;
}

function toldBackIn(quarter: Quarter, { workingDays, timeZone }: Calendar): ToldBackOccurrence {
  const key = `${monthsOf(quarter).first}-01`;
  return { key, dueAt: instantAt(firstDayFor(key, workingDays), TOLD_AT, timeZone) };
}

/** When it is due from one instant through another, for who looks ahead. */
export function toldBackBetween(from: Date, until: Date, calendar: Calendar): ToldBackOccurrence[] {
  const found: ToldBackOccurrence[] = [];
  for (let quarter = quarterOf(dayOf(from, calendar.timeZone)); ; quarter = quarterAfter(quarter)) {
    const occurrence = toldBackIn(quarter, calendar);
    if (occurrence.dueAt > until) return found;
    if (occurrence.dueAt >= from) found.push(occurrence);
  }
}

/** Decides once a quarter: a message to each room, or none when there is nothing to tell. It is written anew when it goes out. */
export async function planToldBack(now: Date, { content, store, timeZone }: Planner, tell: TellBack): Promise<PlannedOccurrence[]> {
  const { closedDays, toldBackRooms } = content().organisation;
  const nudge = NOT_A_NUDGE['told-back'];
  const today = dayOf(now, timeZone);
  const { key: occurrence, dueAt } = toldBackIn(quarterOf(today), { workingDays: new WorkingDays(closedDays), timeZone });
  if (toldBackRooms.length === 0 || now < dueAt || !isToldInTime(occurrence, today)) return [];
  if ((await store.plannedOccurrence(nudge, occurrence)) !== undefined) return [];
  const restored = await store.restoredThrough();
  if (restored && restored >= dueAt) return [];
  const rooms = (await tell(quarterToldOn(occurrence), now)) ? await store.roomStates(toldBackRooms) : [];
  const deliveries = rooms.map(
    ({ addressee, address }): PlannedDelivery => ({ addressee, channel: address?.channel ?? 'web', variant: 'standaard' }),
  );
  await store.plan(nudge, occurrence, deliveries, { through: now });
  return rooms.length > 0 ? [{ nudge, occurrence, audience: rooms.length, skipped: {} }] : [];
}

export function isToldInTime(occurrence: Day, today: Day): boolean {
  return daysBetween(occurrence, today) <= PATIENCE_DAYS;
}

/** The quarter before the one that begins with this occurrence. */
export function quarterToldOn(occurrence: Day): Quarter {
  return quarterBefore(quarterOf(occurrence));
}

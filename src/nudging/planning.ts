/** Which occurrences are due, and who gets them. */
import { gate, type SkipReason, WAKING_HOURS } from '../domain/audience.ts';
import { type Day, dayOf, instantAt, timeOf, WorkingDays } from '../domain/calendar.ts';
import type { Nudge } from '../domain/nudge.ts';
import { type Occurrence, occurrencesBetween } from '../domain/occurrence.ts';
import { variantFor } from '../domain/variant.ts';
import type { Content } from '../ports/content.ts';
import type { Addressee, PlannedDelivery, Store } from '../ports/store.ts';

export interface PlannedOccurrence {
  readonly nudge: string;
  readonly occurrence: Day;
  readonly audience: number;
  /** Addressees that the gate refused, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

interface Planner {
  readonly content: () => Content;
  readonly store: Store;
  readonly timeZone: string;
}

/**
 * Plans every approved nudge from where it was planned through up to `now`. A nudge that is off is
 * planned through without anything due, and one that was never planned begins today: switching one on
 * does not send what is past.
 */
export async function planDue(now: Date, planner: Planner): Promise<PlannedOccurrence[]> {
  const { moments, nudges, organisation } = planner.content();
  const { store, timeZone } = planner;
  const context = { moments, workingDays: new WorkingDays(organisation.closedDays), timeZone };
  const startOfToday = new Date(instantAt(dayOf(now, timeZone), '00:00', timeZone).getTime() - 1);
  const forgottenBefore = new Date(startOfToday.getTime() - TOLD_AS_MISSED_MS);
  const planned: PlannedOccurrence[] = [];
  const nothingDue: string[] = [];
  for (const nudge of nudges.values()) {
    if (nudge.status !== 'goedgekeurd') {
      nothingDue.push(nudge.id);
      continue;
    }
    const through = await store.plannedThrough(nudge.id);
    const after = through === undefined || through > now ? startOfToday : laterOf(through, forgottenBefore);
    const due = occurrencesBetween(nudge, after, now, context);
    for (const occurrence of due) planned.push(await planOccurrence(nudge, occurrence, now, planner));
    if (due.length === 0) nothingDue.push(nudge.id);
  }
  if (nothingDue.length > 0) await store.markPlanned(nothingDue, now);
  return planned;
}

/** A missed occurrence is told as such for this long. */
const TOLD_AS_MISSED_MS = 3 * 86_400_000;

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

async function planOccurrence(nudge: Nudge, occurrence: Occurrence, now: Date, { store, timeZone }: Planner): Promise<PlannedOccurrence> {
  const today = dayOf(now, timeZone);
  const addressees = await store.addressees(nudge.rooms, nudge.people, nudge.category);
  const deliveries = addressees.map(({ addressee, ...facts }): PlannedDelivery => {
    const verdict = isMissed(occurrence, now, timeZone) ? 'missed' : gate({ kind: addressee.kind, ...facts }, today);
    const variant = variantFor(nudge, occurrence.key, textOf(addressee)).name;
    return { addressee, variant, ...(verdict !== 'go' && { skip: verdict }) };
  });
  await store.plan(nudge.id, occurrence.key, deliveries, now);
  return { nudge: nudge.id, occurrence: occurrence.key, audience: deliveries.length, skipped: countSkips(deliveries) };
}

/** What we slept through is caught up the same day, while people may still hear from us; later it is told as missed. */
function isMissed(occurrence: Occurrence, now: Date, timeZone: string): boolean {
  return occurrence.key < dayOf(now, timeZone) || timeOf(now, timeZone) >= WAKING_HOURS.until;
}

function textOf(addressee: Addressee): string {
  return addressee.kind === 'room' ? addressee.room : addressee.person;
}

function countSkips(deliveries: readonly PlannedDelivery[]): Record<string, number> {
  const counts: Partial<Record<SkipReason, number>> = {};
  for (const { skip } of deliveries) if (skip) counts[skip] = (counts[skip] ?? 0) + 1;
  return counts as Record<string, number>;
}

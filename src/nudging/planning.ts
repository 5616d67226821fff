/** Which occurrences are due, and who gets them. */
import { gate, nextWakingTime, type SkipReason } from '../domain/audience.ts';
import { type Day, dayOf, instantAt, WorkingDays } from '../domain/calendar.ts';
import { NOT_A_NUDGE } from '../domain/delivery.ts';
import type { Nudge } from '../domain/nudge.ts';
import { type Occurrence, occurrencesBetween, seasonBegan, stillMakesSense } from '../domain/occurrence.ts';
import { isHeldOut, variantFor } from '../domain/variant.ts';
import type { Content } from '../ports/content.ts';
import type { Addressee, AddresseeState, PlannedDelivery } from '../ports/outbox.ts';
import type { Store } from '../ports/store.ts';

export interface PlannedOccurrence {
  readonly nudge: string;
  readonly occurrence: Day;
  readonly audience: number;
  /** Addressees that the gate refused, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

export interface Planner {
  readonly content: () => Content;
  readonly store: Store;
  readonly timeZone: string;
}

/** People are read and planned this many at a time, so that a large audience takes no more memory than a small one. */
const PAGE = 1000;
/** A missed occurrence is told as such for this long; one before a moment for a week, while it may be caught up. */
const TOLD_AS_MISSED_MS = { moment: 7 * 86_400_000, dates: 3 * 86_400_000, cron: 3 * 86_400_000 };

/**
 * Plans every approved nudge from where it was planned through up to `now`. A nudge that is off is
 * planned through without anything due, and one that was never planned begins today: switching one on
 * does not send what is past.
 */
export async function planDue(now: Date, planner: Planner): Promise<PlannedOccurrence[]> {
  const { moments, nudges, organisation, suppliers } = planner.content();
  const { store, timeZone } = planner;
  const context = { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone };
  const startOfToday = new Date(instantAt(dayOf(now, timeZone), '00:00', timeZone).getTime() - 1);
  const restored = await store.restoredThrough();
  const planned: PlannedOccurrence[] = [];
  const nothingDue: string[] = [];
  for (const nudge of nudges.values()) {
    if (nudge.status !== 'goedgekeurd') {
      nothingDue.push(nudge.id);
      continue;
    }
    const through = await store.plannedThrough(nudge.id);
    const forgottenBefore = new Date(startOfToday.getTime() - TOLD_AS_MISSED_MS[nudge.schedule.kind]);
    const after = through === undefined || through > now ? startOfToday : laterOf(through, forgottenBefore);
    const due = occurrencesBetween(nudge, restored && restored < now ? laterOf(after, restored) : after, now, context);
    const fresh: Occurrence[] = [];
    for (const occurrence of due) {
      const before = await store.plannedOccurrence(nudge.id, occurrence.series);
      if (before === undefined || before === occurrence.key) fresh.push(occurrence);
    }
    for (const occurrence of fresh) planned.push(await planOccurrence(nudge, occurrence, now, context.workingDays, planner));
    if (fresh.length === 0) nothingDue.push(nudge.id);
  }
  if (nothingDue.length > 0) await store.markPlanned(nothingDue, now);
  return planned;
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

async function planOccurrence(
  nudge: Nudge,
  occurrence: Occurrence,
  now: Date,
  workingDays: WorkingDays,
  { store, timeZone }: Planner,
): Promise<PlannedOccurrence> {
  const skipped: Partial<Record<SkipReason, number>> = {};
  let audience = 0;
  // What we slept through is caught up when people may hear from us next, if that still makes sense; else it is told as missed.
  const isMissed = !stillMakesSense(occurrence, dayOf(nextWakingTime(now, workingDays, timeZone), timeZone));
  const seasonFrom = seasonBegan(nudge, dayOf(now, timeZone));

  const deliveryTo = ({ addressee, address, ...facts }: AddresseeState): PlannedDelivery => {
    const zone = facts.timeZone ?? timeZone;
    const errand = { kind: 'nudge', today: dayOf(now, zone), seasonFrom } as const;
    const verdict = isMissed ? 'missed' : gate({ kind: addressee.kind, ...facts }, errand);
    const skip = verdict === 'go' && isHeldOut(nudge, occurrence.key, addressee.kind, textOf(addressee)) ? 'held-out' : verdict;
    const awake = facts.timeZone ? nextWakingTime(now, workingDays, zone) : now;
    audience++;
    if (skip !== 'go') skipped[skip] = (skipped[skip] ?? 0) + 1;
    return {
      addressee,
      channel: address?.channel ?? 'web',
      variant: variantFor(nudge, occurrence.key, addressee.kind, textOf(addressee)).name,
      ...(skip !== 'go' && { skip }),
      ...(awake > now && { notBefore: awake }),
    };
  };

  await store.plan(nudge.id, occurrence.key, (await store.roomStates(nudge.rooms)).map(deliveryTo));
  for (let after = ''; ; ) {
    const page = await store.peopleStates({ people: nudge.people, category: nudge.category, after, limit: PAGE });
    const last = page.at(-1)?.addressee;
    if (last?.kind !== 'person') break;
    after = last.person;
    const deliveries = page.map(deliveryTo);
    await store.plan(nudge.id, occurrence.key, deliveries);
    await sayGoodbye(deliveries, dayOf(now, timeZone), store);
  }
  await store.plan(nudge.id, occurrence.key, [], { through: now, series: occurrence.series });
  return { nudge: nudge.id, occurrence: occurrence.key, audience, skipped: skipped as Record<string, number> };
}

/** Whoever let three nudges pass hears once more from us: that we stop, and how to begin again. */
async function sayGoodbye(deliveries: readonly PlannedDelivery[], today: Day, store: Store): Promise<void> {
  const ignored = deliveries.filter(({ skip }) => skip === 'ignored');
  if (ignored.length === 0) return;
  const goodbyes = ignored.map(({ skip: _, ...delivery }): PlannedDelivery => ({ ...delivery, variant: 'standaard' }));
  await store.plan(NOT_A_NUDGE.farewell, today, goodbyes);
}

function textOf(addressee: Addressee): string {
  return addressee.kind === 'room' ? addressee.room : addressee.person;
}

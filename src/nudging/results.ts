/** What the variants of a nudge did outlives who got them. */
import { addDays, type Day, dayOf } from '../domain/calendar.ts';
import { HELD_OUT } from '../domain/comparison.ts';
import type { Measure, Nudge } from '../domain/nudge.ts';
import type { Content } from '../ports/content.ts';
import type { GroupQuestion } from '../ports/outbox.ts';
import type { Store } from '../ports/store.ts';

/** What somebody does within so many days counts. */
export const RESULT_DAYS = 14;
/** Then the last hour of the last day has passed, wherever the clock is. */
const KEPT_AFTER_DAYS = RESULT_DAYS + 1;

/** What the store is asked about the people who got a nudge. */
export function groupQuestion({ id, category, variants, heldOut = 0 }: Nudge, measure: Measure, through: Day): GroupQuestion {
  const lots = [...variants.map(({ name }) => name).sort(), `${HELD_OUT} ${heldOut}%`].join(', ');
  return { nudge: id, measure, category, through, days: RESULT_DAYS, lots };
}

/** Keeps what every nudge did whose time has passed. */
export async function keepResults(now: Date, timeZone: string, store: Store, { nudges, organisation }: Content): Promise<void> {
  const through = addDays(dayOf(now, timeZone), -KEPT_AFTER_DAYS);
  for (const nudge of nudges.values())
    if (nudge.measure && nudge.unit !== 'kamer')
      await store.keepGroups(groupQuestion(nudge, nudge.measure, through), organisation.smallestGroup);
}

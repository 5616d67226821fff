/** A nudge that does harm pauses itself. */
import { addDays, dayOf } from '../domain/calendar.ts';
import type { Content } from '../ports/content.ts';
import type { Store } from '../ports/store.ts';

/** Whoever stops within these days after a nudge stops because of it. */
const OPT_OUT_DAYS = 3;
/** How far back a nudge is judged. */
const LOOK_BACK_DAYS = 30;
/** So many people, and this share of those who got it, is too many. A few can have reasons of their own. */
export const TOO_MANY = { people: 3, share: 0.02 };

/** Approved nudges after which too many people opted out, or were disappointed by what they bought through it. */
export async function harmful(
  now: Date,
  { content, store, timeZone }: { readonly content: () => Content; readonly store: Store; readonly timeZone: string },
): Promise<string[]> {
  const from = addDays(dayOf(now, timeZone), -LOOK_BACK_DAYS);
  const found: string[] = [];
  for (const { id, status } of content().nudges.values()) {
    if (status !== 'goedgekeurd') continue;
    const { people, optOuts, disappointed } = await store.harmAfter(id, from, OPT_OUT_DAYS);
    if ([optOuts, disappointed].some((harm) => harm >= TOO_MANY.people && harm > people * TOO_MANY.share)) found.push(id);
  }
  return found;
}

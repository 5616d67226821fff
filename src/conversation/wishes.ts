import type { Day } from '../domain/calendar.ts';
import type { Category, Locale } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Intent, Wishes } from '../domain/intent.ts';
import { formatDay, formatMoney, textsFor } from '../texts/texts.ts';

/** The wishes of an intent alone, without keys that say nothing. */
export function wishesOf({ date, place, people, budget }: Wishes): Wishes {
  return { ...(date && { date }), ...(place && { place }), ...(people !== undefined && { people }), ...(budget && { budget }) };
}

/** The intent that a button carries; undefined when it carries none. */
export function intentOf(payload: ClickPayload): Intent | undefined {
  const { category, date, place, people, budget } = payload;
  if (category === undefined) return undefined;
  return { category, ...(date && { date }), ...(place && { place }), ...(people !== undefined && { people }), ...(budget && { budget }) };
}

/** "vrijdag 27 november, Zwolle, 25 personen, € 12 per persoon"; undefined when nothing was said. */
export function describeWishes(
  { date, place, people, budget }: Wishes,
  category: Category,
  { locale, today }: { readonly locale: Locale; readonly today: Day },
): string | undefined {
  const texts = textsFor(locale);
  const said = [
    date && formatDay(date, locale, today),
    place,
    people !== undefined && texts.offer.people(people, texts.units[category.unit]),
    budget && texts.offer.budget(formatMoney(budget.amount, locale), budget.per, texts.units[category.unit]),
  ].filter(Boolean);
  return said.length > 0 ? said.join(', ') : undefined;
}

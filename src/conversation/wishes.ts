import type { Day } from '../domain/calendar.ts';
import type { Category, Locale } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Intent, Wishes } from '../domain/intent.ts';
import { formatDay, formatMoney, textsFor } from '../texts/texts.ts';

/** The wishes of an intent alone, without keys that say nothing. */
export function wishesOf({ date, place, people, ofPeople, budget }: Wishes): Wishes {
  return {
    ...(date && { date }),
    ...(place && { place }),
    ...(people !== undefined && { people, ...(ofPeople && { ofPeople }) }),
    ...(budget && { budget }),
  };
}

/** What is counted: as somebody said it, or else what such a thing is ordered in. */
export function unitOf({ ofPeople }: Wishes, { unit }: Category): Category['unit'] {
  return ofPeople ? 'personen' : unit;
}

/** The intent that a button carries; undefined when it carries none. */
export function intentOf(payload: ClickPayload): Intent | undefined {
  const { category } = payload;
  return category === undefined ? undefined : { category, ...wishesOf(payload as Wishes) };
}

/** "vrijdag 27 november, Zwolle, 25 personen, € 12 per persoon"; undefined when nothing was said. */
export function describeWishes(
  wishes: Wishes,
  category: Category,
  { locale, today }: { readonly locale: Locale; readonly today: Day },
): string | undefined {
  const texts = textsFor(locale);
  const { date, place, people, budget } = wishes;
  const unit = texts.units[unitOf(wishes, category)];
  const said = [
    date && formatDay(date, locale, today),
    place,
    people !== undefined && texts.offer.people(people, unit),
    budget && texts.offer.budget(formatMoney(budget.amount, locale), budget.per, unit),
  ].filter(Boolean);
  return said.length > 0 ? said.join(', ') : undefined;
}

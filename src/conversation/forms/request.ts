import { distance } from 'fastest-levenshtein';
import type { Wishes } from '../../domain/intent.ts';
import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';
import { makeOffer, newTrail } from '../offering.ts';
import { wishesOf } from '../wishes.ts';
import { categoryField } from './category-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

/** More than any small purchase. */
const MOST_PEOPLE = 20_000;
const MOST_MONEY = 1_000_000;
const LONGEST_PLACE = 60;
const BUDGETS_PER = ['person', 'total'] as const;

/** A request with everything there is to say about it. What was said already stands there. */
export const requestForm: FormKind = {
  async open({ category, date, place, people, ofPeople, budget }, asker, desk) {
    const { forms } = textsFor(asker.locale);
    const texts = forms.request;
    const isPast = date !== undefined && date < asker.today;
    return {
      id: 'request',
      title: texts.title,
      submit: texts.submit,
      token: desk.sign({ ...ownedBy(asker), ...(ofPeople && { people, ofPeople }) }),
      fields: [
        { ...categoryField(texts.category, category, asker, desk), required: true },
        { kind: 'date', name: 'date', label: texts.date, ...(date && !isPast && { value: date }) },
        {
          kind: 'number',
          name: 'people',
          label: texts.people,
          min: 1,
          max: MOST_PEOPLE,
          ...(people !== undefined && { value: String(people) }),
        },
        {
          kind: 'text',
          name: 'place',
          label: texts.place,
          hint: texts.placeHint,
          maxLength: LONGEST_PLACE,
          ...(place && { value: place }),
        },
        {
          kind: 'number',
          name: 'budget',
          label: texts.budget,
          min: 1,
          max: MOST_MONEY,
          ...(budget && { value: String(budget.amount) }),
        },
        {
          kind: 'choice',
          name: 'per',
          label: texts.per,
          options: [
            { value: 'person', label: texts.perPerson },
            { value: 'total', label: texts.total },
          ],
          value: budget?.per ?? 'person',
        },
      ],
    };
  },

  async submit(values, asked, asker, desk) {
    const { categories, places } = desk.content();
    const { errors } = textsFor(asker.locale).forms;
    const filled = new Filled(values, asker);
    const category = filled.option('category', [...categories.keys()], { required: true });
    const date = filled.day('date');
    const people = filled.number('people', { min: 1, max: MOST_PEOPLE });
    const placeName = filled.text('place', { max: LONGEST_PLACE });
    const amount = filled.number('budget', { min: 1, max: MOST_MONEY, decimals: true });
    const per = filled.option('per', BUDGETS_PER) ?? 'person';
    const place = placeName === undefined ? undefined : places.get(placeName.toLowerCase())?.name;
    if (placeName !== undefined && place === undefined) filled.refuse('place', errors.place(placeName, nearestPlace(placeName, places)));
    if (category === undefined || filled.errors) return filled.errors ?? { errors: { category: errors.required } };
    const ofPeople = asked.ofPeople && people === asked.people;
    const said = { date, place, people, ofPeople, budget: amount === undefined ? undefined : { amount, per } } as Wishes;
    return makeOffer({ category, ...wishesOf(said) }, newTrail(), asker, desk, 'answer');
  },
};

/** A place that is written almost like this one. */
function nearestPlace(written: string, places: ReadonlyMap<string, { readonly name: string }>): string | undefined {
  const lower = written.toLowerCase();
  let best: { name: string; edits: number } | undefined;
  for (const [known, { name }] of places) {
    if (Math.abs(known.length - lower.length) > 2) continue;
    const edits = distance(lower, known);
    if (edits <= 2 && edits < (best?.edits ?? 3)) best = { name, edits };
  }
  return best?.name;
}

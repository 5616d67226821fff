/** What a text asks for: its category, and the day, place, number and budget it names. */
import type { Vocabulary } from '../../domain/vocabulary.ts';
import type { Place, Understand } from '../../ports.ts';
import { readBudget, readPeople, type Span } from './amounts.ts';
import { readDate } from './date.ts';
import { Lexicon } from './lexicon.ts';
import { matchCategory } from './matcher.ts';
import { readPlace } from './place.ts';

/** A reader of requests for one vocabulary. Another way to find the category goes in place of `matchCategory`. */
export function createUnderstanding(vocabulary: Vocabulary, places: ReadonlyMap<string, Place>): Understand {
  const lexicon = new Lexicon(vocabulary);
  return (text, _kind, today) => {
    const date = readDate(text, today);
    const budget = readBudget(text);
    const place = readPlace(text, places);
    const taken = [date, budget, place].filter((span) => span !== undefined);
    const people = readPeople(text, taken);
    const { category, candidates } = matchCategory(without(text, [date, budget, place]), lexicon);
    return {
      intent: category !== null || candidates.length > 0,
      category,
      candidates,
      ...(date && { date: date.date }),
      ...(place && { place: place.place.name }),
      ...(people && { people: people.people }),
      ...(budget && { budget: budget.budget }),
    };
  };
}

/** The text with what is already understood taken out, so that "Rijssen" or "week" is not read twice. */
function without(text: string, spans: readonly (Span | undefined)[]): string {
  let rest = text;
  for (const span of spans) if (span) rest = `${rest.slice(0, span.start)}${' '.repeat(span.end - span.start)}${rest.slice(span.end)}`;
  return rest;
}

/** What a text asks for: its category, and the day, place, number and budget it names. */
import type { Vocabulary } from '../../domain/vocabulary.ts';
import type { Place, Understand } from '../../ports.ts';
import { readBudget, readPeople, type Span } from './amounts.ts';
import { readDate } from './date.ts';
import { Lexicon } from './lexicon.ts';
import { matchCategory } from './matcher.ts';
import { readPlace } from './place.ts';
import { PurchaseModel, tokensOf } from './purchase-model.ts';
import { Spelling } from './spelling.ts';
import { WordList } from './word-list.ts';
import { WordReader } from './words.ts';

/** A reader of requests for one vocabulary. Another way to find the category goes in place of `matchCategory`. */
export function createUnderstanding(vocabulary: Vocabulary, places: ReadonlyMap<string, Place>): Understand {
  const { lexicon, reader } = readerFor(vocabulary);
  const model = PurchaseModel.load();
  const isItem = (word: string) => reader.read(word).meanings.length > 0;
  return (text, kind, today) => {
    const match = matchCategory(text, lexicon, reader);
    // Said in passing: nothing of ours is named, or nobody asks for it. Most messages end here.
    if (kind === 'message' && (!match.named || !model.isPurchase(tokensOf(text, isItem)))) return NOTHING;
    const date = readDate(text, today);
    const budget = readBudget(text);
    const place = readPlace(text, places);
    const taken = [date, budget, place].filter((span) => span !== undefined);
    const people = readPeople(text, taken);
    const { category, candidates } = taken.length > 0 ? matchCategory(without(text, taken), lexicon, reader) : match;
    return {
      intent: kind === 'message' || category !== null || candidates.length > 0,
      category,
      candidates,
      ...(date && { date: date.date }),
      ...(place && { place: place.place.name }),
      ...(people && { people: people.people }),
      ...(budget && { budget: budget.budget }),
    };
  };
}

const NOTHING = { intent: false, category: null, candidates: [] };

/** Turns a text into what the purchase model learns from. */
export function createMasker(vocabulary: Vocabulary): (text: string) => string[] {
  const { reader } = readerFor(vocabulary);
  return (text) => tokensOf(text, (word) => reader.read(word).meanings.length > 0);
}

function readerFor(vocabulary: Vocabulary): { lexicon: Lexicon; reader: WordReader } {
  const lexicon = new Lexicon(vocabulary);
  const wordList = new WordList();
  return { lexicon, reader: new WordReader(lexicon, wordList, new Spelling(lexicon, wordList)) };
}

/** The text with what is already understood taken out, so that "Rijssen" or "week" is not read twice. */
function without(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const span of spans) rest = `${rest.slice(0, span.start)}${' '.repeat(span.end - span.start)}${rest.slice(span.end)}`;
  return rest;
}

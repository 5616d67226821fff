/** What a text asks for: its category, and the day, place, number and budget it names. */
import type { Vocabulary } from '../../domain/vocabulary.ts';
import type { Place, Understand } from '../../ports/content.ts';
import { readBudget, readPeople, type Span } from './amounts.ts';
import { Compounds } from './compounds.ts';
import { readDate } from './date.ts';
import { Lexicon } from './lexicon.ts';
import { matchCategory } from './matcher.ts';
import { readPlace, readUnknownPlace } from './place.ts';
import { PurchaseModel, type Reading, readingOf } from './purchase-model.ts';
import { Segmenter } from './segments.ts';
import { Spelling } from './spelling.ts';
import { TypingErrors } from './typing-errors.ts';
import { WordList } from './word-list.ts';
import { type Names, WordReader } from './words.ts';

/** A reader of requests for one vocabulary. Another way to find the category goes in place of `matchCategory`. */
export function createUnderstanding(vocabulary: Vocabulary, places: ReadonlyMap<string, Place>): Understand {
  const { lexicon, reader, segmenter, wordList } = readersFor(vocabulary, places);
  const model = PurchaseModel.load();
  return (whole, kind, today) => {
    const text = whole.slice(0, LONGEST_TEXT);
    const segments = segmenter.segmentsOf(text, kind);
    const match = matchCategory(segments, kind);
    // Said in passing: nothing of ours is named, or nobody asks for it. Most messages end here.
    if (kind === 'message' && (match.strength < MENTIONED || !model.isPurchase(readingOf(segments)))) return NOTHING;
    const date = readDate(text, today);
    const budget = readBudget(text);
    const place = readPlace(text, places);
    const unknownPlace = place
      ? undefined
      : readUnknownPlace(
          text,
          (word) => lexicon.knows(word) || reader.read(word).meanings.length > 0,
          (word) => wordList.has(word) || wordList.composes(word),
        );
    const taken = [date, budget, place, unknownPlace].filter((span) => span !== undefined);
    const people = readPeople(text, taken);
    // The name of a feast also says what is bought: "iets voor kerst".
    const settled = date?.isFeast ? taken.filter((span) => span !== date) : taken;
    const { category, candidates } = settled.length > 0 ? matchCategory(segmenter.segmentsOf(without(text, settled), kind), kind) : match;
    return {
      intent: kind === 'message' || category !== null || candidates.length > 0,
      category,
      candidates,
      ...(date && { date: date.date }),
      ...(place && { place: place.place.name }),
      ...(unknownPlace && { unknownPlace: unknownPlace.name }),
      ...(people && { people: people.people, ...(people.ofPeople && { ofPeople: true }) }),
      ...(budget && { budget: budget.budget }),
    };
  };
}

/** A request says what it wants within this; what follows is not read, so that no text takes long. */
const LONGEST_TEXT = 800;
/** Less than a hint of something of ours is no reason to look further. */
const MENTIONED = 0.2;
const NOTHING = { intent: false, category: null, candidates: [] };

/** Turns a text into what the purchase model learns from. */
export function createMasker(vocabulary: Vocabulary, places: Names): (text: string) => Reading {
  const { segmenter } = readersFor(vocabulary, places);
  return (text) => readingOf(segmenter.segmentsOf(text, 'message'));
}

interface Readers {
  readonly lexicon: Lexicon;
  readonly wordList: WordList;
  readonly reader: WordReader;
  readonly segmenter: Segmenter;
}

function readersFor(vocabulary: Vocabulary, names: Names): Readers {
  const lexicon = new Lexicon(vocabulary);
  const wordList = new WordList();
  const compounds = new Compounds(lexicon, wordList);
  const reader = new WordReader(lexicon, wordList, compounds, names);
  const typingErrors = new TypingErrors(lexicon, compounds, reader, new Spelling(lexicon, wordList));
  return { lexicon, wordList, reader, segmenter: new Segmenter(lexicon, reader, typingErrors) };
}

/** The text with what is already understood taken out, so that "Rijssen" or "week" is not read twice. */
function without(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const span of spans) rest = `${rest.slice(0, span.start)}${' '.repeat(span.end - span.start)}${rest.slice(span.end)}`;
  return rest;
}

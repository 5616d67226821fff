/** Which category a request is about: phrases and words, each weighed, and a margin below which we ask. */
import type { CategoryId } from '../../domain/category.ts';
import { type Lexicon, LONGEST_PHRASE, type Meaning, plain } from './lexicon.ts';
import type { WordReader, WordSense } from './words.ts';

export interface Match {
  /** Set when we are sure. */
  readonly category: CategoryId | null;
  /** What it may be, best first. */
  readonly candidates: readonly CategoryId[];
  /** How surely the best one is named: 0 when nothing of ours is, 1 for a word that is enough alone. */
  readonly strength: number;
}

/** What follows these says what it is for, not what it is: "lunch voor de heisessie". */
const PREPOSITIONS = new Set([
  'voor',
  'bij',
  'met',
  'van',
  'tijdens',
  'na',
  'op',
  'in',
  'aan',
  'uit',
  'om',
  'for',
  'with',
  'at',
  'during',
  'of',
  'after',
  'to',
  'from',
]);
const AFTER_PREPOSITION = 0.5;
/** Enough to be sure, and how far the next one must stay behind. */
const SURE = 0.9;
const MARGIN = 0.35;
/** The same where nothing else is named: "iets voor de borrel". */
const SURE_ALONE = 0.5;
const MARGIN_ALONE = 0.2;

/**
 * `text` holds no days, places or amounts any more. In a command, something else that is named beside a
 * mere hint settles that it is not ours; in a message, most words are about something else.
 */
export function matchCategory(text: string, kind: 'command' | 'message', lexicon: Lexicon, reader: WordReader): Match {
  const words = plain(text).match(/[\p{L}\p{N}']+|\p{Extended_Pictographic}/gu) ?? [];
  const scores = new Map<CategoryId, number>();
  let weight = 1;
  let isOutside = false;
  let hasUnknown = false;
  const masked = new Set<CategoryId>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const { length, sense, notFor } = longestTerm(words, at, lexicon, reader);
    if (length === 1 && PREPOSITIONS.has(word)) weight = AFTER_PREPOSITION;
    for (const category of notFor) masked.add(category);
    for (const meaning of sense.meanings) if (!masked.has(meaning.category)) raise(scores, meaning, weight);
    if (sense.outside && weight === 1) isOutside = true;
    if (sense.meanings.length === 0 && length === 1 && weight === 1 && isContent(word, lexicon)) hasUnknown = true;
    masked.clear();
    at += length;
  }
  return decide(scores, kind === 'command' && (isOutside || hasUnknown));
}

/** A word that may name what somebody wants, though we do not know it. */
function isContent(word: string, lexicon: Lexicon): boolean {
  return word.length > 2 && !lexicon.isFiller(word) && !lexicon.isHead(word) && !/\d/.test(word);
}

/** The longest phrase that begins at word `at`, or else that word. */
function longestTerm(
  words: readonly string[],
  at: number,
  lexicon: Lexicon,
  reader: WordReader,
): { length: number; sense: WordSense; notFor: readonly CategoryId[] } {
  const first = words[at] ?? '';
  const longest = lexicon.startsPhrase(first) ? Math.min(LONGEST_PHRASE, words.length - at) : 1;
  for (let length = longest; length > 1; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    const meanings = lexicon.meanings(phrase);
    const notFor = lexicon.notFor(phrase);
    if (meanings.length > 0) return { length, sense: { meanings, outside: false }, notFor };
    if (lexicon.isOutside(phrase)) return { length, sense: { meanings: [], outside: true }, notFor };
    if (notFor.length > 0) return { length, sense: sensesOf(words.slice(at, at + length), reader), notFor };
  }
  const next = words[at + 1];
  if (next !== undefined && first.length > 2 && next.length > 2) {
    const joined = lexicon.meanings(first + next);
    if (joined.length > 0) return { length: 2, sense: { meanings: joined, outside: false }, notFor: [] };
    if (isNothing(first, lexicon, reader) && isNothing(next, lexicon, reader)) {
      const sense = reader.read(first + next);
      if (sense.meanings.length > 0) return { length: 2, sense, notFor: [] };
    }
  }
  return { length: 1, sense: reader.read(first), notFor: [] };
}

/** An unknown word, or a general one that needs another before it: "promotie artikel". */
function isNothing(word: string, lexicon: Lexicon, reader: WordReader): boolean {
  const { meanings, outside } = reader.read(word);
  return meanings.length === 0 && !outside && !lexicon.isFiller(word);
}

/** The words of a phrase that is not what it looks like for some category, each for itself. */
function sensesOf(words: readonly string[], reader: WordReader): WordSense {
  const senses = words.map((word) => reader.read(word));
  return { meanings: senses.flatMap(({ meanings }) => meanings), outside: senses.some(({ outside }) => outside) };
}

function raise(scores: Map<CategoryId, number>, meaning: Meaning, weight: number): void {
  const now = scores.get(meaning.category) ?? 0;
  const score = meaning.weight * weight;
  // A second hint helps, but never as much as the first.
  scores.set(meaning.category, Math.max(now, score) + Math.min(now, score) * 0.5);
}

/** `namesMore`: the text names something besides, so that a mere hint does not settle it. */
function decide(scores: ReadonlyMap<CategoryId, number>, namesMore: boolean): Match {
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const [best, second] = ranked;
  if (!best) return { category: null, candidates: [], strength: 0 };
  const lead = best[1] - (second?.[1] ?? 0);
  const isSure = best[1] >= SURE && lead >= MARGIN;
  const isSureAlone = !namesMore && best[1] >= SURE_ALONE && lead >= MARGIN_ALONE;
  if (isSure || isSureAlone) return { category: best[0], candidates: [], strength: best[1] };
  const isOnlyHint = namesMore && best[1] < SURE;
  return { category: null, candidates: isOnlyHint ? [] : ranked.map(([category]) => category), strength: best[1] };
}

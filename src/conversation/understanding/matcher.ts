/** Which category a request is about: words and phrases, compounds, and a margin below which we ask. */
import type { CategoryId } from '../../domain/category.ts';
import { type Lexicon, LONGEST_PHRASE, type Meaning, plain, WEIGHTS } from './lexicon.ts';

export interface Match {
  /** Set when we are sure. */
  readonly category: CategoryId | null;
  /** What it may be, best first. */
  readonly candidates: readonly CategoryId[];
}

/** A head of a compound has at least this many letters: "helpen" is no pen. */
const SHORTEST_HEAD = 4;
/** What follows these says what it is for, not what it is: "lunch voor de heisessie". */
const PREPOSITIONS = new Set(['voor', 'bij', 'met', 'van', 'tijdens', 'na', 'op', 'in', 'aan', 'for', 'with', 'at', 'during', 'of']);
const AFTER_PREPOSITION = 0.5;
/** Enough to be sure, and how far the next one must stay behind. */
const SURE = 0.9;
const MARGIN = 0.35;

export function matchCategory(text: string, lexicon: Lexicon): Match {
  const words = plain(text).match(/[\p{L}\p{N}']+/gu) ?? [];
  const scores = new Map<CategoryId, number>();
  let weight = 1;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const { length, meanings } = longestTerm(words, at, lexicon);
    if (PREPOSITIONS.has(word) && length === 1) weight = AFTER_PREPOSITION;
    else for (const meaning of meanings) raise(scores, meaning, weight);
    at += length;
  }
  return decide(scores);
}

/** The longest phrase that begins at word `at`; a phrase that is blocked or outside means nothing. */
function longestTerm(words: readonly string[], at: number, lexicon: Lexicon): { length: number; meanings: readonly Meaning[] } {
  const first = words[at] ?? '';
  const longest = lexicon.startsPhrase(first) ? Math.min(LONGEST_PHRASE, words.length - at) : 1;
  for (let length = longest; length > 1; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    if (lexicon.isBlocked(phrase) || lexicon.isOutside(phrase)) return { length, meanings: [] };
    const meanings = lexicon.meanings(phrase);
    if (meanings.length > 0) return { length, meanings };
  }
  const joined = at + 1 < words.length ? first + words[at + 1] : '';
  if (joined && lexicon.meanings(joined).length > 0) return { length: 2, meanings: lexicon.meanings(joined) };
  return { length: 1, meanings: wordMeanings(first, lexicon) };
}

/** A word as it stands, else as a compound: its head decides, or what stands before a general head ("koffieleverancier"). */
function wordMeanings(word: string, lexicon: Lexicon): readonly Meaning[] {
  if (lexicon.isBlocked(word) || lexicon.isFiller(word)) return [];
  const exact = lexicon.meanings(word);
  if (exact.length > 0 || lexicon.isOutside(word)) return exact;
  for (let split = 3; split <= word.length - SHORTEST_HEAD; split++) {
    const head = word.slice(split);
    const meanings = lexicon.meanings(head);
    if (meanings.length > 0) return meanings;
    if (lexicon.isOutside(head)) return [];
    if (lexicon.isHead(head)) {
      const modifier = modifierMeanings(word.slice(0, split), lexicon);
      if (modifier.length > 0) return modifier;
    }
  }
  return [];
}

/** "bloemen", "bedrijfs", "taarten-": with or without the letter that glues it on. */
function modifierMeanings(modifier: string, lexicon: Lexicon): readonly Meaning[] {
  const forms = [modifier, modifier.replace(/s$/, ''), modifier.replace(/en$/, ''), modifier.replace(/e$/, '')];
  for (const form of forms) {
    const meanings = lexicon.meanings(form).filter(({ weight }) => weight > WEIGHTS.weak);
    if (meanings.length > 0) return meanings;
  }
  return [];
}

function raise(scores: Map<CategoryId, number>, meaning: Meaning, weight: number): void {
  const now = scores.get(meaning.category) ?? 0;
  const score = meaning.weight * weight;
  // A second hint helps, but never as much as the first.
  scores.set(meaning.category, Math.max(now, score) + Math.min(now, score) * 0.5);
}

function decide(scores: ReadonlyMap<CategoryId, number>): Match {
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const [best, second] = ranked;
  const candidates = ranked.map(([category]) => category);
  const sure = best !== undefined && best[1] >= SURE && best[1] - (second?.[1] ?? 0) >= MARGIN;
  return { category: sure ? best[0] : null, candidates: sure ? [] : candidates };
}

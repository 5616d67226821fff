import { formsOf } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import type { WordList } from './word-list.ts';

/** Shorter words have too many neighbours: "bier" and "hier". */
const SHORTEST = 5;
/** Of short words the plural is looked for too: "blomen". */
const SHORT = 8;

/**
 * Finds the word of ours that somebody meant: one letter missing, too many, wrong or swapped. Words
 * that exist in Dutch are left alone. Candidates are found by leaving letters out on both sides
 * (Garbe's symmetric delete, https://github.com/wolfgarbe/SymSpell).
 */
export class Spelling {
  readonly #byDeletion = new Map<string, string | string[]>();
  readonly #wordList: WordList;

  constructor(lexicon: Lexicon, wordList: WordList) {
    this.#wordList = wordList;
    for (const word of lexicon.strongLemmas) {
      for (const form of word.length <= SHORT ? formsOf(word).slice(0, 2) : [word]) this.#add(form);
    }
  }

  /** Every word of ours that is one mistake away from `word`; none when `word` itself is Dutch. */
  nearest(word: string): readonly string[] {
    if (word.length < SHORTEST || word.length > 30) return [];
    for (const stem of stems(word)) {
      const found = this.#nearestLemmas(stem);
      // "bloemn" only looks like a bent form of "bloem": that is ours as well.
      const isOurs = found.some((lemma) => word.startsWith(lemma) && !this.#wordList.lists(word));
      if (found.length > 0) return this.#wordList.has(word) && !isOurs ? [] : found;
    }
    return [];
  }

  #nearestLemmas(word: string): string[] {
    const found = new Set<string>();
    for (const key of [word, ...deletions(word)]) {
      for (const candidate of [this.#byDeletion.get(key) ?? []].flat()) if (isOneMistake(word, candidate)) found.add(candidate);
    }
    return [...found];
  }

  #add(word: string): void {
    if (word.length < SHORTEST) return;
    this.#note(word, word);
    for (const shorter of deletions(word)) this.#note(shorter, word);
  }

  #note(key: string, word: string): void {
    const known = this.#byDeletion.get(key);
    if (known === undefined) this.#byDeletion.set(key, word);
    else if (typeof known === 'string') this.#byDeletion.set(key, [known, word]);
    else known.push(word);
  }
}

/** The word itself, and without the ending of a plural or a diminutive. */
function stems(word: string): string[] {
  return [
    word,
    ...ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST).map((ending) =>
      word.slice(0, -ending.length),
    ),
  ];
}
const ENDINGS = ['en', 's', 'jes', 'je', 'tjes', 'tje', 'etjes', 'etje', 'pjes', 'pje'] as const;

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Optimal string alignment distance of at most one. */
function isOneMistake(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

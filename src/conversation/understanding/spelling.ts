import type { Lexicon } from './lexicon.ts';
import type { WordList } from './word-list.ts';

/** Shorter words have too many neighbours: "bier" and "hier". */
const SHORTEST = 5;
const LONGEST = 30;
/** As many letters at the one end or at the other are as they should be, wherever one mistake is. */
const INTACT = 2;

/**
 * Finds the word of ours that somebody meant: one letter missing, too many, wrong or swapped. Words
 * that exist in Dutch are left alone. One mistake leaves the beginning or the end of a word as it is,
 * so that only words of about the same length which begin or end alike need a closer look.
 */
export class Spelling {
  readonly #byEnd = new Map<string, string[]>();
  readonly #wordList: WordList;

  constructor(lexicon: Lexicon, wordList: WordList) {
    this.#wordList = wordList;
    for (const word of lexicon.strongLemmas) {
      if (word.length < SHORTEST || word.length > LONGEST) continue;
      this.#note(startOf(word, word.length), word);
      this.#note(endOf(word, word.length), word);
    }
  }

  /** Every word of ours that is one mistake away from `word`; none when `word` itself is Dutch. */
  nearest(word: string): readonly string[] {
    if (word.length < SHORTEST || word.length > LONGEST) return [];
    for (const stem of stems(word)) {
      const found = this.#nearestLemmas(stem);
      // "bloemn" only looks like a bent form of "bloem": that is ours as well.
      const isOurs = found.some((lemma) => word.startsWith(lemma) && !this.#wordList.lists(word));
      if (found.length > 0) return (this.#wordList.has(word) && !isOurs) || this.#wordList.composes(word) ? [] : likeliest(word, found);
    }
    return [];
  }

  #nearestLemmas(word: string): string[] {
    const found = new Set<string>();
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const key of [startOf(word, length), endOf(word, length)]) {
        for (const lemma of this.#byEnd.get(key) ?? []) if (isOneMistake(word, lemma)) found.add(lemma);
      }
    }
    return [...found];
  }

  #note(key: string, word: string): void {
    const known = this.#byEnd.get(key);
    if (known) known.push(word);
    else this.#byEnd.set(key, [word]);
  }
}

/** A letter too many is most often one that stands twice: "stoellen" is "stoelen", and no "stollen". */
function likeliest(word: string, found: readonly string[]): readonly string[] {
  const undoubled = found.filter((lemma) => lemma.length < word.length && isUndoubled(word, lemma));
  return undoubled.length > 0 ? undoubled : found;
}

function isUndoubled(word: string, lemma: string): boolean {
  let at = 0;
  while (word[at] === lemma[at]) at++;
  return word[at] === word[at - 1] && word.slice(at + 1) === lemma.slice(at);
}

function startOf(word: string, length: number): string {
  return `${length}${word.slice(0, INTACT)}`;
}

function endOf(word: string, length: number): string {
  return `${word.slice(-INTACT)}${length}`;
}

/** The word itself, and without the ending of a plural or a diminutive: "pakketten" without "en", and without "ten". */
function stems(word: string): string[] {
  const undoubled = /([bdfgklmnprst])\1en$/.test(word) && word.length > SHORTEST + 2 ? [word.slice(0, -3)] : [];
  return [
    word,
    ...undoubled,
    ...ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST - 1).map((ending) =>
      word.slice(0, -ending.length),
    ),
  ];
}
const ENDINGS = ['en', 's', 'jes', 'je', 'tjes', 'tje', 'etjes', 'etje', 'pjes', 'pje', 'js', 'tjs'] as const;

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

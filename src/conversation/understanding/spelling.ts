import { englishFormsOf, formsOf, isFormOf, lemmasOf } from './forms.ts';
import type { Lexicon } from './lexicon.ts';
import { isSlip, isWithin, soundOf } from './likeness.ts';
import type { WordList } from './word-list.ts';

/** Shorter words have too many neighbours: "bier" and "hier". */
const SHORTEST = 5;
const LONGEST = 30;
/** As many letters at the one end or at the other are as they should be, wherever one mistake is. */
const INTACT = 2;
/** In a word as long as this there may be two mistakes. */
const TWICE = 9;
/** A shorter part is found in words that are none; in a long word it may be a letter shorter. */
const SHORTEST_PART = 5;
const LONG_COMPOUND = 10;
/** Plurals and diminutives, most of which the list leaves out: "schijven", "kwartje", "wieltjes". */
const BENT = /(?:en|jes?)$/;
/** Seldom made of a word that is not ours: "blometjes" are "bloemetjes", and not small ones of "blom". */
const LONG_DIMINUTIVE = /^.?etjes?$/;
/** No ending is longer: "-netjes". */
const LONGEST_ENDING = 6;

/**
 * Finds the word of ours that somebody meant: one letter missing, too many, wrong or swapped, two in a
 * long word, or written as it sounds. Words that exist in Dutch are left alone. A mistake leaves the
 * beginning or the end of a word as it is, so that only words of about the same length which begin or
 * end alike need a closer look.
 */
export class Spelling {
  readonly #byEnd = new Map<string, string[]>();
  readonly #bySound = new Map<string, string[]>();
  readonly #lemmas: ReadonlySet<string>;
  readonly #wordList: WordList;

  constructor(lexicon: Lexicon, wordList: WordList) {
    this.#wordList = wordList;
    this.#lemmas = new Set(lexicon.telling.filter((word) => word.length >= SHORTEST - 1 && word.length <= LONGEST));
    for (const word of this.#lemmas) {
      note(this.#byEnd, startOf(word, word.length), word);
      note(this.#byEnd, endOf(word, word.length), word);
      note(this.#bySound, soundOf(word), word);
    }
  }

  /** Every word of ours that is one mistake away from `word`, or sounds like it; none when `word` itself is Dutch. */
  nearest(word: string): readonly string[] {
    if (!this.#mayBeMistyped(word)) return [];
    const stems = stemsOf(word);
    const near = new Set([...this.#near(stems, 1), ...this.#withOtherEnding(word)]);
    const found = [...near].filter((lemma) => writtenForms(lemma).some((form) => isMistakeIn(form, word)));
    // "bloemn" only looks like a bent form of "bloem", and "borrelend" is one of "borrelen".
    if (this.#wordList.has(word)) return found.filter((lemma) => word.endsWith('n') && word.slice(0, -1) === lemma);
    const alike = stems.filter((stem) => stem.length >= SHORTEST).flatMap((stem) => this.#bySound.get(soundOf(stem)) ?? []);
    return found.length > 0 ? likeliest(word, found, alike) : alike;
  }

  /** Every word of ours that is two mistakes away from a long word; none when that itself is Dutch. */
  further(word: string): readonly string[] {
    if (word.length < TWICE || !this.isUnknown(word)) return [];
    const isMeant = (form: string) => isWithin(1, consonantsOf(word), consonantsOf(form));
    return this.#near(stemsOf(word), 2).filter(
      (lemma) => lemma.length >= TWICE - 1 && lemma[0] === word[0] && writtenForms(lemma).some(isMeant),
    );
  }

  /** Is it no Dutch word, not even one that is bent in a way that a typing error of ours may look like? */
  isUnknown(word: string): boolean {
    return this.#mayBeMistyped(word) && !this.#wordList.has(word);
  }

  /** Not when it is in the list of Dutch words, or two of them in one: "deegmachine" is no "veegmachine". */
  #mayBeMistyped(word: string): boolean {
    const isOfLength = word.length >= SHORTEST && word.length <= LONGEST;
    if (!isOfLength || this.#wordList.lists(word)) return false;
    const shortestPart = word.length < LONG_COMPOUND ? SHORTEST_PART : SHORTEST_PART - 1;
    if (this.#wordList.composes(word, shortestPart)) return false;
    return !BENT.test(word) || !lemmasOf(word).some((noun) => this.#isBent(word, noun));
  }

  #isBent(word: string, noun: string): boolean {
    return this.#wordList.lists(noun) && !LONG_DIMINUTIVE.test(word.slice(noun.length)) && isFormOf(word, noun, 'dutch');
  }

  #near(stems: readonly string[], mistakes: 1 | 2): string[] {
    const found = new Set<string>();
    for (const stem of stems) {
      for (let length = stem.length - mistakes; length <= stem.length + mistakes; length++) {
        for (const key of [startOf(stem, length), endOf(stem, length)]) {
          for (const lemma of this.#byEnd.get(key) ?? []) if (isWithin(mistakes, stem, lemma)) found.add(lemma);
        }
      }
    }
    return [...found];
  }

  /** The mistake may be in the ending: "roosjs". */
  #withOtherEnding(word: string): string[] {
    const cuts = Array.from({ length: LONGEST_ENDING }, (_, cut) => word.slice(0, -cut - 1));
    return cuts.filter((lemma) => this.#lemmas.has(lemma));
  }
}

/** Is `word` this form with one mistake in it? In a short word only one that fingers or ears make, which leaves the first letter among the first. */
function isMistakeIn(form: string, word: string): boolean {
  if (!isWithin(1, word, form)) return false;
  return word.length >= TWICE || (isSlip(word, form) && word.slice(0, INTACT).includes(form[0] ?? ''));
}

/** What of a word is left without its vowels: whoever makes two mistakes in a word seldom has both in its consonants. */
function consonantsOf(word: string): string {
  return soundOf(word).replace(/[aeiouy]/g, '');
}

function stemsOf(word: string): string[] {
  return [...new Set([word, ...lemmasOf(word)])];
}

/** What sounds the same, else what has the same letters in another order, else what begins the same. */
function likeliest(word: string, found: readonly string[], alike: readonly string[]): readonly string[] {
  const letters = sorted(word);
  const tests = [
    (lemma: string) => alike.includes(lemma),
    (lemma: string) => writtenForms(lemma).some((form) => sorted(form) === letters),
    (lemma: string) => lemma[0] === word[0],
  ];
  for (const test of tests) {
    const likely = found.filter(test);
    if (likely.length > 0) return likely;
  }
  return found;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

function writtenForms(lemma: string): string[] {
  return lemma.endsWith('je') ? [lemma, `${lemma}s`] : [...formsOf(lemma), ...englishFormsOf(lemma)];
}

function note(words: Map<string, string[]>, key: string, word: string): void {
  const known = words.get(key);
  if (known) known.push(word);
  else words.set(key, [word]);
}

function startOf(word: string, length: number): string {
  return `${length}${word.slice(0, INTACT)}`;
}

function endOf(word: string, length: number): string {
  return `${word.slice(-INTACT)}${length}`;
}

import type { CategoryId } from '../../domain/category.ts';
import type { CategoryWords, Vocabulary } from '../../domain/vocabulary.ts';
import { englishFormsOf, formsOf } from './forms.ts';

/** How much a word says about its category. */
export const WEIGHTS = { strong: 1, occasion: 0.6, weak: 0.4 } as const;

export interface Meaning {
  readonly category: CategoryId;
  readonly weight: number;
}

/** The longest phrase that is looked up, in words. */
export const LONGEST_PHRASE = 5;

/** The vocabulary, ready to look words up: every written form of every term. */
export class Lexicon {
  readonly #meanings = new Map<string, Meaning[]>();
  readonly #phraseStarts = new Set<string>();
  /** For which categories a word or phrase is not what it looks like. */
  readonly #notFor = new Map<string, CategoryId[]>();
  readonly #outside = new Set<string>();
  readonly #heads = new Set<string>();
  readonly #fillers: ReadonlySet<string>;
  readonly #strongLemmas = new Set<string>();

  constructor(vocabulary: Vocabulary) {
    for (const [category, words] of vocabulary.categories) this.#addCategory(category, words);
    for (const word of vocabulary.outside) this.#addForms(this.#outside, word);
    for (const word of vocabulary.heads) this.#addForms(this.#heads, word);
    this.#fillers = new Set(vocabulary.fillers.map(plain));
  }

  /** What a word or phrase means, in exactly this form; empty when it is not a term. */
  meanings(term: string): readonly Meaning[] {
    return this.#meanings.get(term) ?? NOTHING;
  }

  /** Categories that this word or phrase only looks like. */
  notFor(term: string): readonly CategoryId[] {
    return this.#notFor.get(term) ?? NOTHING;
  }

  isOutside(term: string): boolean {
    return this.#outside.has(term);
  }

  isHead(word: string): boolean {
    return this.#heads.has(word);
  }

  isFiller(word: string): boolean {
    return this.#fillers.has(word);
  }

  /** Is it a word of ours, whatever it means? */
  knows(word: string): boolean {
    return (
      this.#meanings.has(word) || this.#outside.has(word) || this.#heads.has(word) || this.#fillers.has(word) || this.#notFor.has(word)
    );
  }

  startsPhrase(word: string): boolean {
    return this.#phraseStarts.has(word);
  }

  /** Every single word that is enough alone, in its first form, for finding typing errors. */
  get strongLemmas(): ReadonlySet<string> {
    return this.#strongLemmas;
  }

  #addCategory(category: CategoryId, words: CategoryWords): void {
    for (const term of [...words.strong, ...words.brands, ...words.misspellings]) this.#add(term, category, WEIGHTS.strong, formsOf);
    for (const term of words.english) this.#add(term, category, WEIGHTS.strong, englishFormsOf);
    for (const term of words.occasions) this.#add(term, category, WEIGHTS.occasion, formsOf);
    for (const term of words.weak) this.#add(term, category, WEIGHTS.weak, formsOf);
    for (const term of words.not) {
      for (const form of phraseForms(plain(term), formsOf)) {
        this.#notFor.set(form, [...(this.#notFor.get(form) ?? []), category]);
        this.#noteStart(form);
      }
    }
  }

  #add(term: string, category: CategoryId, weight: number, forms: (lemma: string) => string[]): void {
    const lemma = plain(term);
    if (weight === WEIGHTS.strong && !lemma.includes(' ')) this.#strongLemmas.add(lemma);
    for (const form of phraseForms(lemma, forms)) {
      const known = this.#meanings.get(form);
      if (known?.some((meaning) => meaning.category === category)) continue;
      if (known) known.push({ category, weight });
      else this.#meanings.set(form, [{ category, weight }]);
      this.#noteStart(form);
    }
  }

  #addForms(set: Set<string>, term: string): void {
    for (const form of phraseForms(plain(term), formsOf)) {
      set.add(form);
      this.#noteStart(form);
    }
  }

  #noteStart(form: string): void {
    const space = form.indexOf(' ');
    if (space > 0) this.#phraseStarts.add(form.slice(0, space));
  }
}

const NOTHING: readonly never[] = [];

/** Lower case, without accents, with plain apostrophes, hyphens and signs as spaces. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  const bare = PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'");
  return bare
    .replace(/[-_/&+.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
const PLAIN = /^[\x20-\x7e]*$/;

/** A phrase bends at its last word. */
function phraseForms(term: string, forms: (lemma: string) => string[]): string[] {
  const space = term.lastIndexOf(' ');
  const start = term.slice(0, space + 1);
  return forms(term.slice(space + 1)).map((form) => start + form);
}

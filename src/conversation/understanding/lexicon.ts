import type { CategoryId } from '../../domain/category.ts';
import type { CategoryWords, Vocabulary } from '../../domain/vocabulary.ts';
import { formsOf } from './forms.ts';

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
  readonly #blocked = new Set<string>();
  readonly #outside = new Set<string>();
  readonly #heads = new Set<string>();
  readonly #fillers: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary) {
    for (const [category, words] of vocabulary.categories) this.#addCategory(category, words);
    for (const word of vocabulary.outside) this.#addForms(this.#outside, word);
    for (const word of vocabulary.heads) this.#addForms(this.#heads, word);
    this.#fillers = new Set(vocabulary.fillers.map(plain));
  }

  /** What a word or phrase means, in exactly this form; empty when it is not a term. */
  meanings(term: string): readonly Meaning[] {
    return this.#meanings.get(term) ?? [];
  }

  /** Looks like a term, and is not one. */
  isBlocked(term: string): boolean {
    return this.#blocked.has(term);
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

  startsPhrase(word: string): boolean {
    return this.#phraseStarts.has(word);
  }

  /** Every single word with a meaning, for finding typing errors. */
  words(): Iterable<string> {
    return this.#meanings.keys();
  }

  #addCategory(category: CategoryId, words: CategoryWords): void {
    for (const term of [...words.strong, ...words.brands, ...words.english, ...words.misspellings])
      this.#add(term, category, WEIGHTS.strong);
    for (const term of words.occasions) this.#add(term, category, WEIGHTS.occasion);
    for (const term of words.weak) this.#add(term, category, WEIGHTS.weak);
    for (const term of words.not) this.#addForms(this.#blocked, term);
  }

  #add(term: string, category: CategoryId, weight: number): void {
    for (const form of phraseForms(plain(term))) {
      const known = this.#meanings.get(form);
      const same = known?.find((meaning) => meaning.category === category);
      if (same) continue;
      if (known) known.push({ category, weight });
      else this.#meanings.set(form, [{ category, weight }]);
      this.#noteStart(form);
    }
  }

  #addForms(set: Set<string>, term: string): void {
    for (const form of phraseForms(plain(term))) {
      set.add(form);
      this.#noteStart(form);
    }
  }

  #noteStart(form: string): void {
    const space = form.indexOf(' ');
    if (space > 0) this.#phraseStarts.add(form.slice(0, space));
  }
}

/** Lower case, without accents, with plain apostrophes, hyphens as spaces. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`´]/g, "'")
    .replace(/[-_/]+/g, ' ')
    .trim();
}

/** A phrase bends at its last word. */
function phraseForms(term: string): string[] {
  const space = term.lastIndexOf(' ');
  const start = term.slice(0, space + 1);
  return formsOf(term.slice(space + 1)).map((form) => start + form);
}

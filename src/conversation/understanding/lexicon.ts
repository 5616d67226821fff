import type { CategoryId } from '../../domain/category.ts';
import type { CategoryWords, Vocabulary } from '../../domain/vocabulary.ts';
import { isFormOf, lemmasOf } from './forms.ts';

/** How much a word says about its category. */
export const WEIGHTS = { strong: 1, occasion: 0.6, weak: 0.4 } as const;

export interface Meaning {
  readonly category: CategoryId;
  readonly weight: number;
  /** What is done to a thing ("bezorgen", "met logo") claims the thing, except in these categories. */
  readonly treats?: ReadonlySet<CategoryId>;
  /** What is named of these categories belongs to this one here: a gift at Christmas. */
  readonly takesOver?: ReadonlySet<CategoryId>;
  /** Beside another thing it only says where or at what occasion that is needed. */
  readonly isSetting?: boolean;
  /** What follows it without "and" only says what it is about. */
  readonly hasSubject?: boolean;
  /** It is what a typing error was taken for. */
  readonly isGuess?: boolean;
}

/** Nothing at all, wherever the word stands; nothing, unless it only says what something is for; or nothing of these categories. */
export type NeverBought = 'anywhere' | 'anything' | readonly CategoryId[];

/** Everything the vocabulary says about a word or phrase. */
export interface Entry {
  readonly meanings: readonly Meaning[];
  /** Categories it only looks like. */
  readonly notFor: readonly CategoryId[];
  /** It names something that is none of our categories. */
  readonly outside: boolean;
  /** With it nothing is bought that is named: nothing at all, or nothing of these categories. */
  readonly neverBought?: NeverBought | undefined;
  /** A general right-hand part of a compound, which leaves the choice to what stands before it. */
  readonly head: boolean;
  /** Such a part with which the compound may only say for whom or for what. */
  readonly setting: boolean;
  /** It says something alone, and nothing as the head of a compound. */
  readonly loose: boolean;
  /** In a message it only hints. */
  readonly everyday: boolean;
}

/** The longest phrase that is looked up, in words. */
export const LONGEST_PHRASE = 5;
/** Bending changes nothing in the first letters of a word as long as this. */
const BEGINNING = 5;
const LONG_WORD = 8;

interface Term {
  dutch: Meaning[];
  english: Meaning[];
  notFor: CategoryId[];
  outside: boolean;
  neverBought: NeverBought | undefined;
  head: boolean;
  setting: boolean;
  loose: boolean;
  everyday: boolean;
}

/** The vocabulary, ready to look words up. Only lemmas are kept; a bent form finds its lemma when it is read. */
export class Lexicon {
  readonly #terms = new Map<string, Term>();
  /** The first word of every phrase, and the first two of every longer one. */
  readonly #phraseStarts = new Set<string>();
  /** How every longer word begins. */
  readonly #beginnings = new Set<string>();
  readonly #fillers: ReadonlySet<string>;
  readonly #telling: string[] = [];

  constructor(vocabulary: Vocabulary) {
    for (const [category, words] of vocabulary.categories) this.#addCategory(category, words);
    for (const word of vocabulary.outside) this.#term(word).outside = true;
    for (const word of vocabulary.neverBought) Object.assign(this.#term(word), { outside: true, neverBought: 'anything' });
    for (const word of vocabulary.remarks) Object.assign(this.#term(word), { outside: true, neverBought: 'anywhere' });
    for (const [category, words] of vocabulary.neverBoughtOf) for (const word of words) this.#addNeverBoughtOf(category, this.#term(word));
    for (const word of vocabulary.heads) this.#term(word).head = true;
    for (const word of vocabulary.settingHeads) Object.assign(this.#term(word), { head: true, setting: true });
    for (const word of vocabulary.loose) this.#term(word).loose = true;
    for (const word of vocabulary.everyday) this.#term(word).everyday = true;
    this.#fillers = new Set(vocabulary.fillers.map(plain));
  }

  /** What is known of a word or phrase as `plain` leaves it, in whatever form; undefined when nothing is. */
  find(form: string): Entry | undefined {
    let entry: Entry | undefined;
    for (const lemma of lemmasOf(form)) {
      const term = this.#terms.get(lemma);
      if (!term) continue;
      // "Parkeren" is no brand of pens, though it looks like many of them.
      if (lemma === form && term.outside && term.dutch.length === 0) return joined(undefined, NOTHING, term);
      if (isFormOf(form, lemma, 'dutch')) entry = joined(entry, term.dutch, term);
      if (term.english.length > 0 && isFormOf(form, lemma, 'english')) entry = joined(entry, term.english, NOTHING_ELSE);
    }
    return entry;
  }

  /** What a word or phrase means; empty when it is not a term. */
  meanings(form: string): readonly Meaning[] {
    return this.find(form)?.meanings ?? NOTHING;
  }

  isFiller(word: string): boolean {
    return this.#fillers.has(word);
  }

  /** Is it a word of ours, whatever it means? */
  knows(word: string): boolean {
    return this.#fillers.has(word) || this.find(word) !== undefined;
  }

  /** May a phrase begin with this word, or with these two and go on? */
  startsPhrase(words: string): boolean {
    return this.#phraseStarts.has(words);
  }

  /** Cheap, and seldom true for a word that is not ours: asked before `find` where most are not. */
  mayKnow(word: string): boolean {
    return word.length < LONG_WORD || this.#beginnings.has(word.slice(0, BEGINNING));
  }

  /** Every single word that says what is meant, in its first form, for finding typing errors. */
  get telling(): readonly string[] {
    return this.#telling;
  }

  #addCategory(category: CategoryId, words: CategoryWords): void {
    const takesOver = words.takesOver.length > 0 ? { takesOver: new Set(words.takesOver) } : {};
    const hasSubject = words.hasSubject ? { hasSubject: true } : {};
    const meaning = (weight: number): Meaning => ({ category, weight, ...(weight > WEIGHTS.weak && { ...takesOver, ...hasSubject }) });
    const [strong, occasion, weak] = [meaning(WEIGHTS.strong), meaning(WEIGHTS.occasion), meaning(WEIGHTS.weak)];
    const treatment: Meaning = { category, weight: WEIGHTS.strong, treats: new Set([category, ...words.treatmentsExcept]) };
    for (const term of words.treatments) this.#add(term, 'dutch', treatment);
    for (const term of words.settings) this.#add(term, 'dutch', { ...strong, isSetting: true });
    for (const term of [...words.strong, ...words.brands, ...words.misspellings]) this.#add(term, 'dutch', strong);
    for (const term of words.english) this.#add(term, 'english', strong);
    for (const term of words.occasions) this.#add(term, 'dutch', occasion);
    for (const term of words.weak) this.#add(term, 'dutch', weak);
    for (const term of words.not) this.#term(term).notFor.push(category);
  }

  #addNeverBoughtOf(category: CategoryId, term: Term): void {
    if (typeof term.neverBought !== 'string') term.neverBought = [...(term.neverBought ?? []), category];
  }

  #add(written: string, language: 'dutch' | 'english', meaning: Meaning): void {
    const lemma = plain(written);
    const term = this.#term(lemma);
    // What was said first counts: strong words come before weak ones.
    if (!term[language].some(({ category }) => category === meaning.category)) term[language].push(meaning);
    if (meaning.weight > WEIGHTS.weak && !lemma.includes(' ')) this.#telling.push(lemma);
  }

  #term(written: string): Term {
    const lemma = plain(written);
    let term = this.#terms.get(lemma);
    if (!term) {
      term = {
        dutch: [],
        english: [],
        notFor: [],
        outside: false,
        neverBought: undefined,
        head: false,
        setting: false,
        loose: false,
        everyday: false,
      };
      this.#terms.set(lemma, term);
      const space = lemma.indexOf(' ');
      const second = space < 0 ? space : lemma.indexOf(' ', space + 1);
      if (space > 0) this.#phraseStarts.add(lemma.slice(0, space));
      else this.#beginnings.add(lemma.slice(0, BEGINNING));
      if (second > 0) this.#phraseStarts.add(lemma.slice(0, second));
    }
    return term;
  }
}

const NOTHING: readonly never[] = [];
const NOTHING_ELSE = {
  notFor: NOTHING,
  outside: false,
  neverBought: undefined,
  head: false,
  setting: false,
  loose: false,
  everyday: false,
};

/** Of two meanings in one category the surest counts. */
function joined(entry: Entry | undefined, meanings: readonly Meaning[], rest: Omit<Entry, 'meanings'>): Entry {
  if (!entry) {
    const { notFor, outside, neverBought, head, setting, loose, everyday } = rest;
    return { meanings, notFor, outside, neverBought, head, setting, loose, everyday };
  }
  const all = [...entry.meanings, ...meanings].sort((a, b) => b.weight - a.weight);
  return {
    meanings: all.filter(({ category }, at) => all.findIndex((other) => other.category === category) === at),
    notFor: [...entry.notFor, ...rest.notFor],
    outside: entry.outside || rest.outside,
    neverBought: entry.neverBought ?? rest.neverBought,
    head: entry.head || rest.head,
    setting: entry.setting || rest.setting,
    loose: entry.loose || rest.loose,
    everyday: entry.everyday || rest.everyday,
  };
}

/** Lower case, without accents, with plain apostrophes, hyphens and signs as spaces. */
export function plain(text: string): string {
  if (BARE.test(text)) return text;
  const lower = text.toLowerCase();
  const bare = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'");
  return bare
    .replace(/[-_/&+.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
const BARE = /^[a-z']+(?: [a-z']+)*$/;
const ASCII = /^[\x20-\x7e]*$/;

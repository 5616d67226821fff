import type { CategoryId } from '../../domain/category.ts';
import type { CategoryWords, Vocabulary } from '../../domain/vocabulary.ts';
import { isFormOf, lemmasOf } from './forms.ts';
import { isTelling, type Meaning, type NeverBought, WEIGHTS } from './meaning.ts';
import { plain } from './plain.ts';

/** What the vocabulary says about a word or phrase besides what it means. */
interface Traits {
  /** Categories it only looks like. */
  readonly notFor: readonly CategoryId[];
  /** It names something that is none of our categories. */
  readonly outside: boolean;
  /** With it nothing is bought that is named: nothing at all, or nothing of these categories. */
  readonly neverBought: NeverBought | undefined;
  /** A general right-hand part of a compound, which leaves the choice to what stands before it. */
  readonly head: boolean;
  /** Such a part with which the compound may only say for whom or for what. */
  readonly setting: boolean;
  /** It says something alone, and nothing as the head of a compound. */
  readonly loose: boolean;
  /** In a message it only hints. */
  readonly everyday: boolean;
}

/** Everything the vocabulary says about a word or phrase. */
export interface Entry extends Traits {
  readonly meanings: readonly Meaning[];
}

interface Term {
  readonly dutch: Meaning[];
  readonly english: Meaning[];
  traits: Traits;
}

/** The longest phrase that is looked up, in words. */
const LONGEST_PHRASE = 5;
/** Bending changes nothing in the first letters of a word as long as this. */
const BEGINNING = 5;
const LONG_WORD = 8;
const NOTHING: Traits = {
  notFor: [],
  outside: false,
  neverBought: undefined,
  head: false,
  setting: false,
  loose: false,
  everyday: false,
};

/** The vocabulary, ready to look words up. Only lemmas are kept; a bent form finds its lemma when it is read. */
export class Lexicon {
  readonly #terms = new Map<string, Term>();
  /** The first word of every phrase, with the first letters of what comes second. */
  readonly #phraseStarts = new Map<string, string>();
  /** The first two words of every phrase of more than two. */
  readonly #longPhraseStarts = new Set<string>();
  /** How every longer word begins. */
  readonly #beginnings = new Set<string>();
  readonly #fillers: ReadonlySet<string>;
  readonly #telling: string[] = [];

  constructor(vocabulary: Vocabulary) {
    for (const [category, words] of vocabulary.categories) this.#addCategory(category, words);
    this.#mark(vocabulary.outside, { outside: true });
    this.#mark(vocabulary.neverBought, { outside: true, neverBought: 'anything' });
    this.#mark(vocabulary.remarks, { outside: true, neverBought: 'anywhere' });
    for (const [category, words] of vocabulary.neverBoughtOf) for (const word of words) this.#addNeverBoughtOf(category, word);
    this.#mark(vocabulary.heads, { head: true });
    this.#mark(vocabulary.settingHeads, { head: true, setting: true });
    this.#mark(vocabulary.loose, { loose: true });
    this.#mark(vocabulary.everyday, { everyday: true });
    this.#fillers = new Set(vocabulary.fillers.map(plain));
  }

  /** What is known of a word or phrase as `plain` leaves it, in whatever form; undefined when nothing is. */
  find(form: string): Entry | undefined {
    let entry: Entry | undefined;
    for (const lemma of lemmasOf(form)) {
      const term = this.#terms.get(lemma);
      if (!term) continue;
      const { dutch, english, traits } = term;
      // "Parkeren" is no brand of pens, though it looks like many of them.
      if (lemma === form && traits.outside && dutch.length === 0) return { meanings: [], ...traits };
      if (isFormOf(form, lemma, 'dutch')) entry = joined(entry, { meanings: dutch, ...traits });
      if (english.length > 0 && isFormOf(form, lemma, 'english')) entry = joined(entry, { meanings: english, ...NOTHING });
    }
    return entry;
  }

  /** What a word or phrase means; empty when it is not a term. */
  meanings(form: string): readonly Meaning[] {
    return this.find(form)?.meanings ?? [];
  }

  isFiller(word: string): boolean {
    return this.#fillers.has(word);
  }

  /** Is it a word of ours, whatever it means? */
  knows(word: string): boolean {
    return this.#fillers.has(word) || this.find(word) !== undefined;
  }

  /** How many words a phrase may have at most that begins with these two; 0 when none does. */
  longestPhrase(first: string, second: string): number {
    if (!this.#phraseStarts.get(first)?.includes(second.charAt(0))) return 0;
    return this.#longPhraseStarts.has(`${first} ${second}`) ? LONGEST_PHRASE : 2;
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
    const telling = { ...takesOver, ...(words.hasSubject && { hasSubject: true }) };
    const strong: Meaning = { category, weight: WEIGHTS.strong, ...telling };
    const treatment: Meaning = { category, weight: WEIGHTS.strong, treats: new Set([category, ...words.treatmentsExcept]) };
    // What was said first counts: strong words come before weak ones.
    this.#add(words.treatments, 'dutch', treatment);
    this.#add(words.settings, 'dutch', { ...strong, isSetting: true });
    this.#add([...words.strong, ...words.brands, ...words.misspellings], 'dutch', strong);
    this.#add(words.english, 'english', strong);
    this.#add(words.occasions, 'dutch', { category, weight: WEIGHTS.occasion, ...telling });
    this.#add(words.weak, 'dutch', { category, weight: WEIGHTS.weak });
    for (const word of words.not) this.#change(word, ({ notFor }) => ({ notFor: [...notFor, category] }));
  }

  #add(terms: readonly string[], language: 'dutch' | 'english', meaning: Meaning): void {
    for (const written of terms) {
      const lemma = plain(written);
      const term = this.#term(lemma);
      if (!term[language].some(({ category }) => category === meaning.category)) term[language].push(meaning);
      if (isTelling(meaning) && !lemma.includes(' ')) this.#telling.push(lemma);
    }
  }

  #addNeverBoughtOf(category: CategoryId, written: string): void {
    this.#change(written, ({ neverBought }) =>
      typeof neverBought === 'string' ? {} : { neverBought: [...(neverBought ?? []), category] },
    );
  }

  #mark(words: readonly string[], traits: Partial<Traits>): void {
    for (const word of words) this.#change(word, () => traits);
  }

  #change(written: string, change: (now: Traits) => Partial<Traits>): void {
    const term = this.#term(plain(written));
    term.traits = { ...term.traits, ...change(term.traits) };
  }

  #term(lemma: string): Term {
    let term = this.#terms.get(lemma);
    if (!term) {
      term = { dutch: [], english: [], traits: NOTHING };
      this.#terms.set(lemma, term);
      this.#noteBeginning(lemma.split(' '));
    }
    return term;
  }

  #noteBeginning([first = '', second, ...rest]: readonly string[]): void {
    if (second === undefined) this.#beginnings.add(first.slice(0, BEGINNING));
    else this.#phraseStarts.set(first, (this.#phraseStarts.get(first) ?? '') + second.charAt(0));
    if (rest.length > 0) this.#longPhraseStarts.add(`${first} ${second}`);
  }
}

/** Of two meanings in one category the surest counts. */
function joined(one: Entry | undefined, other: Entry): Entry {
  if (!one) return other;
  const all = [...one.meanings, ...other.meanings].sort((a, b) => b.weight - a.weight);
  return {
    meanings: all.filter(({ category }, at) => all.findIndex((meaning) => meaning.category === category) === at),
    notFor: [...one.notFor, ...other.notFor],
    outside: one.outside || other.outside,
    neverBought: one.neverBought ?? other.neverBought,
    head: one.head || other.head,
    setting: one.setting || other.setting,
    loose: one.loose || other.loose,
    everyday: one.everyday || other.everyday,
  };
}

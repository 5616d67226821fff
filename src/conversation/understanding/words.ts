import type { CategoryId } from '../../domain/category.ts';
import type { Lexicon } from './lexicon.ts';
import { type Meaning, type NeverBought, WEIGHTS, without } from './meaning.ts';
import type { Spelling } from './spelling.ts';
import type { WordList } from './word-list.ts';

/** What one word says. `outside`: it names something that is none of our categories. */
export interface WordSense {
  readonly meanings: readonly Meaning[];
  readonly outside: boolean;
  /** With it nothing is bought that is named. */
  readonly neverBought?: NeverBought | undefined;
  /** A guess: a compound whose head only hints. */
  readonly guessed?: boolean;
  /** A compound with a part before the head that is no word as it stands, so that it may be a typing error. */
  readonly unsure?: boolean;
  /** A general word that leaves the choice to others: "leverancier". */
  readonly head?: boolean;
  /** In a message it only hints. */
  readonly everyday?: boolean;
}

const NOTHING: WordSense = { meanings: [], outside: false };
const OUTSIDE: WordSense = { meanings: [], outside: true };
const HEAD: WordSense = { meanings: [], outside: false, head: true };
/** With a head of three letters ("jas", "pet"), a word that exists is something else: "slapen" is no pen. */
const SHORTEST_HEAD = 3;
const SHORTEST_MODIFIER = 3;
/** Before a head longer than this there may be a compound of which no part is shorter than that. */
const LONG_HEAD = 5;
const SHORTEST_PART_OF_MODIFIER = 3;
/** What begins with these is a verb or made from one: "voorstelling", "vertrokken", "meebrengen". */
const VERB_PREFIXES = new Set(
  'be ge ver ont her er in uit op aan af door mee terug om los neer na mis te toe weg tegen samen vol heen dicht rond mede'.split(' '),
);
/** These begin a noun of ours as well: "onderbroek". */
const PARTICLES = new Set('voor over onder bij achter tussen boven binnen buiten'.split(' '));
/** A part that is itself looked at as a compound. */
const SHORTEST_COMPOUND = 8;
/** A shorter part has too many neighbours to look for a mistake beside it. */
const SHORTEST_PART = 4;
const LONGEST_WORD = 40;
const COLLOQUIAL = /^(.{3,})(ke|ie)s?$/;
const QUALITY = /.{3}(?:elijke?|ige?|ische?|bare?|zame?|loze?|ieve|iele|rende|gende|lende|dende|kende|pende|ende)$/;
const MOST_REMEMBERED = 20_000;
/** A guess at what somebody meant to type is worth a little less than the word itself. */
const MISTYPED = 0.95;

export type Names = { has(name: string): boolean };

/** Reads single words: as they stand, as compounds, or, when asked, as typing errors. */
export class WordReader {
  readonly #lexicon: Lexicon;
  readonly #wordList: WordList;
  readonly #spelling: Spelling;
  readonly #names: Names;
  readonly #remembered = new Map<string, WordSense>();
  readonly #mistypedRemembered = new Map<string, readonly Meaning[]>();

  /** `names`: of places, lower case, which are no compounds and no typing errors. */
  constructor(lexicon: Lexicon, wordList: WordList, spelling: Spelling, names: Names) {
    this.#lexicon = lexicon;
    this.#wordList = wordList;
    this.#spelling = spelling;
    this.#names = names;
  }

  /** `word` as `plain` leaves it. */
  read(word: string): WordSense {
    let sense = this.#remembered.get(word);
    if (!sense) {
      sense = this.#read(word);
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
      if (word.length <= LONGEST_WORD) this.#remembered.set(word, sense);
    }
    return sense;
  }

  /** Is it a word or a name as it stands? */
  exists(word: string): boolean {
    return this.#names.has(word) || this.#wordList.lists(word);
  }

  /** An adjective says how a thing is, and names none: "vertrouwelijke", "inspirerende". */
  isQuality(word: string): boolean {
    return QUALITY.test(word) && this.#wordList.has(word);
  }

  /** What the word was meant to be, if it is one of ours with one mistake in it. */
  readMistyped(word: string): readonly Meaning[] {
    let meanings = this.#mistypedRemembered.get(word);
    if (!meanings) {
      meanings = this.#mistyped(word);
      if (this.#mistypedRemembered.size >= MOST_REMEMBERED) this.#mistypedRemembered.clear();
      this.#mistypedRemembered.set(word, meanings);
    }
    return meanings;
  }

  #read(word: string): WordSense {
    const lexicon = this.#lexicon;
    const entry = lexicon.find(word);
    if (lexicon.isFiller(word)) return entry?.neverBought ? { ...NOTHING, neverBought: entry.neverBought } : NOTHING;
    const exact = entry ? without(entry.meanings, entry.notFor) : [];
    if (entry && exact.length > 0) return { ...entry, meanings: this.#isSetting(word) ? exact.map(asSetting) : exact };
    if (entry?.outside || entry?.neverBought) return { ...entry, meanings: [] };
    if (entry?.head) return HEAD;
    if (word.length > LONGEST_WORD || /\d/.test(word) || this.#names.has(word)) return NOTHING;
    const compound = this.#compound(word);
    if (!compound) return this.#colloquial(word) ?? (this.#isSetting(word) ? HEAD : NOTHING);
    const meanings = without(compound.meanings, entry?.notFor ?? []);
    return { ...compound, meanings, guessed: meanings.every(({ weight }) => weight < WEIGHTS.strong) };
  }

  /** The longest right-hand part that says something decides; a general head leaves it to what stands before it. */
  #compound(word: string): WordSense | undefined {
    for (let split = SHORTEST_MODIFIER; split <= word.length - SHORTEST_HEAD; split++) {
      const head = word.slice(split);
      const entry = this.#lexicon.find(head);
      if (!entry) continue;
      const modifier = word.slice(0, split);
      const isStrong = entry.meanings.some(({ weight }) => weight === WEIGHTS.strong);
      if (entry.head && (entry.loose || !isStrong)) {
        const modified = this.#modifierMeanings(modifier);
        if (modified.length > 0) return { meanings: entry.setting ? modified.map(asSetting) : modified, outside: false };
      }
      if (entry.loose) continue;
      if (entry.meanings.some(({ weight }) => weight > WEIGHTS.weak) && this.#canPrecede(modifier, head)) {
        const meanings = this.#treated(modifier, without(entry.meanings, this.#estranged(modifier)));
        return meanings.length > 0 ? { meanings, outside: false, unsure: !this.#isWord(modifier) } : OUTSIDE;
      }
      if (entry.outside && head.length > SHORTEST_HEAD && this.#canPrecede(modifier, head))
        return { ...OUTSIDE, neverBought: entry.neverBought };
    }
    return undefined;
  }

  /** Categories of whose things it makes something else: "skischoen". */
  #estranged(modifier: string): readonly CategoryId[] {
    for (const form of glued(modifier)) {
      const never = this.#lexicon.find(form)?.neverBought;
      if (typeof never === 'object') return never;
    }
    return [];
  }

  /** A compound that is itself in the vocabulary: "schoonmaakploeg". */
  #isSetting(word: string): boolean {
    for (let split = SHORTEST_MODIFIER; split <= word.length - SHORTEST_PART; split++)
      if (this.#lexicon.find(word.slice(split))?.setting) return true;
    return false;
  }

  /** What is done to things whose own category does it is theirs: "gebakbezorging". */
  #treated(modifier: string, treatments: readonly Meaning[]): readonly Meaning[] {
    const treats = treatments.find((meaning) => meaning.treats)?.treats;
    if (!treats) return treatments;
    const things = this.#modifierMeanings(modifier).filter(({ category }) => treats.has(category));
    return things.length > 0 ? things : treatments;
  }

  /** Diminutives of the south and of the street: "broodkes", "boekske", "flessie". */
  #colloquial(word: string): WordSense | undefined {
    const match = COLLOQUIAL.exec(word);
    if (!match || this.#wordList.has(word)) return undefined;
    const stem = match[1] ?? '';
    const senses = (
      match[2] === 'ie' ? [stem.replace(/(.)\1$/, '$1')] : [`${stem}je`, stem, stem.replace(/s$/, ''), stem.replace(/e$/, '')]
    )
      .filter((base) => base.length >= SHORTEST_HEAD)
      .map((base) => this.#read(base));
    return senses.find(({ meanings }) => meanings.length > 0);
  }

  #canPrecede(modifier: string, head: string): boolean {
    if (modifier.length < SHORTEST_MODIFIER || VERB_PREFIXES.has(modifier)) return false;
    const isShort = head.length <= SHORTEST_HEAD || modifier.length <= SHORTEST_MODIFIER || PARTICLES.has(modifier);
    if (isShort && this.#wordList.has(modifier + head)) return false;
    const isWord = glued(modifier).some((form) => form.length > 1 && (this.#lexicon.knows(form) || this.#wordList.has(form)));
    // "taarten-bak-workshop": two words in one.
    return isWord || (head.length > LONG_HEAD && this.#wordList.composes(modifier, SHORTEST_PART_OF_MODIFIER));
  }

  /** "koffie", or again a compound: "koffiebonen". */
  #modifierMeanings(modifier: string): readonly Meaning[] {
    if (VERB_PREFIXES.has(modifier)) return [];
    for (const form of glued(modifier)) {
      const meanings = this.#lexicon.meanings(form).filter(({ weight }) => weight > WEIGHTS.weak);
      if (meanings.length > 0) return meanings;
    }
    if (modifier.length < SHORTEST_COMPOUND || this.#wordList.lists(modifier)) return [];
    return (this.#compound(modifier)?.meanings ?? []).filter(({ weight }) => weight > WEIGHTS.occasion);
  }

  #mistyped(word: string): readonly Meaning[] {
    if (this.#lexicon.knows(word) || this.#names.has(word)) return [];
    const once = this.#meaningsOf(this.#spelling.nearest(word));
    return onlyOne(once.length > 0 ? once : [...this.#mistypedCompound(word), ...this.#meaningsOf(this.#spelling.further(word))]);
  }

  #meaningsOf(lemmas: readonly string[]): readonly Meaning[] {
    return lemmas.flatMap((lemma) => this.#lexicon.meanings(lemma));
  }

  /** With one mistake in one of its parts: "nieuwjaarsrecepie". */
  #mistypedCompound(word: string): readonly Meaning[] {
    if (word.length < SHORTEST_COMPOUND || this.#wordList.has(word) || !this.#spelling.mayBeMistyped(word)) return [];
    const found: Meaning[] = [];
    for (let split = SHORTEST_PART; split <= word.length - SHORTEST_PART; split++) {
      const [modifier, head] = [word.slice(0, split), word.slice(split)];
      const heads = this.#isWord(modifier) ? this.#spelling.nearest(head) : [];
      const modifiers = this.#lexicon.find(head) ? glued(modifier).flatMap((form) => this.#spelling.nearest(form)) : [];
      for (const meant of [...heads.map((lemma) => modifier + lemma), ...modifiers.map((lemma) => lemma + head)]) {
        found.push(...this.#read(meant).meanings);
      }
    }
    return found;
  }

  #isWord(part: string): boolean {
    return glued(part).some((form) => form.length >= SHORTEST_PART && (this.#lexicon.knows(form) || this.#wordList.lists(form)));
  }
}

/** Only when everything it may have been is one category's. */
function onlyOne(meanings: readonly Meaning[]): readonly Meaning[] {
  const telling = meanings.filter(({ weight }) => weight > WEIGHTS.weak).sort((a, b) => b.weight - a.weight);
  const [first] = telling;
  if (!first || telling.some(({ category }) => category !== first.category)) return [];
  return [{ ...first, weight: first.weight * MISTYPED, isGuess: true }];
}

/** "bedrijfs", "bloemen", "ruggen": with and without the letters that glue a compound together. */
function glued(modifier: string): string[] {
  const forms = [modifier];
  if (modifier.length > 3) {
    if (modifier.endsWith('s')) forms.push(modifier.slice(0, -1));
    if (modifier.endsWith('en')) forms.push(modifier.slice(0, -2), modifier.slice(0, -1));
    else if (modifier.endsWith('e')) forms.push(modifier.slice(0, -1));
  }
  return forms;
}

function asSetting(meaning: Meaning): Meaning {
  return meaning.treats ? meaning : { ...meaning, isSetting: true };
}

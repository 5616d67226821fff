import type { CategoryId } from '../../domain/category.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { isStrong, isTelling, type Meaning, type WordSense, without } from './meaning.ts';
import type { WordList } from './word-list.ts';

/** With a head of three letters ("jas", "pet"), a word that exists is something else: "slapen" is no pen. */
const SHORTEST_HEAD = 3;
const SHORTEST_MODIFIER = 3;
/** Before a head longer than this there may be a compound of which no part is shorter than that. */
const LONG_HEAD = 5;
const SHORTEST_PART_OF_MODIFIER = 3;
/** A part that is itself looked at as a compound. */
export const SHORTEST_COMPOUND = 8;
/** A shorter part is found in words that have nothing to do with it. */
const SHORTEST_WORD = 4;
/** What begins with these is a verb or made from one: "voorstelling", "vertrokken", "meebrengen". */
const VERB_PREFIXES = new Set(
  'be ge ver ont her er in uit op aan af door mee terug om los neer na mis te toe weg tegen samen vol heen dicht rond mede'.split(' '),
);
/** These begin a noun of ours as well: "onderbroek". */
const PARTICLES = new Set('voor over onder bij achter tussen boven binnen buiten'.split(' '));

/** Reads words that are two in one: a head, which says what it is, after a modifier, which says of what kind. */
export class Compounds {
  readonly #lexicon: Lexicon;
  readonly #wordList: WordList;

  constructor(lexicon: Lexicon, wordList: WordList) {
    this.#lexicon = lexicon;
    this.#wordList = wordList;
  }

  /** What `word` says; undefined when it is no compound of ours. The longest head that says something decides. */
  read(word: string): WordSense | undefined {
    for (let split = SHORTEST_MODIFIER; split <= word.length - SHORTEST_HEAD; split++) {
      const head = word.slice(split);
      const entry = this.#lexicon.find(head);
      const sense = entry && this.#joined(word.slice(0, split), head, entry);
      if (sense) return sense;
    }
    return undefined;
  }

  /** What a compound means that is itself in the vocabulary: with "ploeg" at its end ("schoonmaakploeg") it may only say for whom something is. */
  inSetting(word: string, meanings: readonly Meaning[]): readonly Meaning[] {
    return this.endsInSetting(word) ? meanings.map(asSetting) : meanings;
  }

  /** Does it end in a word that says for whom or for what something is: "medewerker", "project"? */
  endsInSetting(word: string): boolean {
    for (let split = SHORTEST_MODIFIER; split <= word.length - SHORTEST_WORD; split++)
      if (this.#lexicon.find(word.slice(split))?.setting) return true;
    return false;
  }

  /** Is it a word as it stands, or with the letters that glue it to a head? */
  isWord(part: string): boolean {
    return glued(part).some((form) => form.length >= SHORTEST_WORD && (this.#lexicon.knows(form) || this.#wordList.lists(form)));
  }

  #joined(modifier: string, head: string, entry: Entry): WordSense | undefined {
    if (entry.head && (entry.loose || !entry.meanings.some(isStrong))) {
      const modified = this.#modifierMeanings(modifier);
      if (modified.length > 0) return { meanings: entry.setting ? modified.map(asSetting) : modified, outside: false };
    }
    const isOurs = entry.meanings.some(isTelling);
    const isOutside = entry.outside && head.length > SHORTEST_HEAD;
    if (entry.loose || !(isOurs || isOutside) || !this.#canPrecede(modifier, head)) return undefined;
    if (!isOurs) return { meanings: [], outside: true, neverBought: entry.neverBought };
    const meanings = this.#treated(modifier, without(entry.meanings, this.#estranged(modifier)));
    return meanings.length > 0 ? { meanings, outside: false, unsure: !this.isWord(modifier) } : { meanings, outside: true };
  }

  /** Categories of whose things it makes something else: "skischoen". */
  #estranged(modifier: string): readonly CategoryId[] {
    for (const form of glued(modifier)) {
      const never = this.#lexicon.find(form)?.neverBought;
      if (typeof never === 'object') return never;
    }
    return [];
  }

  /** What is done to things whose own category does it is theirs: "gebakbezorging". */
  #treated(modifier: string, treatments: readonly Meaning[]): readonly Meaning[] {
    const treats = treatments.find((meaning) => meaning.treats)?.treats;
    if (!treats) return treatments;
    const things = this.#modifierMeanings(modifier).filter(({ category }) => treats.has(category));
    return things.length > 0 ? things : treatments;
  }

  #canPrecede(modifier: string, head: string): boolean {
    if (VERB_PREFIXES.has(modifier)) return false;
    const isShort = head.length <= SHORTEST_HEAD || modifier.length <= SHORTEST_MODIFIER || PARTICLES.has(modifier);
    if (isShort && this.#wordList.has(modifier + head)) return false;
    const isWord = glued(modifier).some((form) => this.#lexicon.knows(form) || this.#wordList.has(form));
    // "taarten-bak-workshop": two words in one.
    return isWord || (head.length > LONG_HEAD && this.#wordList.composes(modifier, SHORTEST_PART_OF_MODIFIER));
  }

  /** "koffie", or again a compound: "koffiebonen". */
  #modifierMeanings(modifier: string): readonly Meaning[] {
    if (VERB_PREFIXES.has(modifier)) return [];
    for (const form of glued(modifier)) {
      const meanings = this.#lexicon.meanings(form).filter(isTelling);
      if (meanings.length > 0) return meanings;
    }
    if (modifier.length < SHORTEST_COMPOUND || this.#wordList.lists(modifier)) return [];
    return (this.read(modifier)?.meanings ?? []).filter(isStrong);
  }
}

/** "bedrijfs", "bloemen", "ruggen": with and without the letters that glue a compound together. */
export function glued(modifier: string): string[] {
  const forms = [modifier];
  if (modifier.length > SHORTEST_MODIFIER) {
    if (modifier.endsWith('s')) forms.push(modifier.slice(0, -1));
    if (modifier.endsWith('en')) forms.push(modifier.slice(0, -2), modifier.slice(0, -1));
    else if (modifier.endsWith('e')) forms.push(modifier.slice(0, -1));
  }
  return forms;
}

function asSetting(meaning: Meaning): Meaning {
  return meaning.treats ? meaning : { ...meaning, isSetting: true };
}

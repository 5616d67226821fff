import type { Compounds } from './compounds.ts';
import type { Lexicon } from './lexicon.ts';
import { isStrong, type WordSense, without } from './meaning.ts';
import { Remembered } from './remembered.ts';
import type { WordList } from './word-list.ts';

const NOTHING: WordSense = { meanings: [], outside: false };
const HEAD: WordSense = { meanings: [], outside: false, head: true };
/** Nobody glues a longer compound. */
const LONGEST_WORD = 40;
/** Of "pkes" or "ies" nothing is left to look up. */
const SHORTEST_BASE = 3;
const COLLOQUIAL = /^(.{3,})(ke|ie)s?$/;
const QUALITY = /.{3}(?:elijke?|ige?|ische?|bare?|zame?|loze?|ieve|iele|rende|gende|lende|dende|kende|pende|ende)$/;

export type Names = { has(name: string): boolean };

/** Reads single words, as they stand or as compounds. */
export class WordReader {
  readonly #lexicon: Lexicon;
  readonly #wordList: WordList;
  readonly #compounds: Compounds;
  readonly #names: Names;
  readonly #remembered = new Remembered((word) => this.#read(word));

  /** `names`: of places, lower case, which are no compounds and no typing errors. */
  constructor(lexicon: Lexicon, wordList: WordList, compounds: Compounds, names: Names) {
    this.#lexicon = lexicon;
    this.#wordList = wordList;
    this.#compounds = compounds;
    this.#names = names;
  }

  /** `word` as `plain` leaves it. */
  read(word: string): WordSense {
    return this.#remembered.of(word);
  }

  /** Is it a word or a name as it stands? */
  exists(word: string): boolean {
    return this.#names.has(word) || this.#wordList.lists(word);
  }

  /** An adjective says how a thing is, and names none: "vertrouwelijke", "inspirerende". */
  isQuality(word: string): boolean {
    return QUALITY.test(word) && this.#wordList.has(word);
  }

  #read(word: string): WordSense {
    const entry = this.#lexicon.find(word);
    if (this.#lexicon.isFiller(word)) return entry?.neverBought ? { ...NOTHING, neverBought: entry.neverBought } : NOTHING;
    const exact = entry ? without(entry.meanings, entry.notFor) : [];
    if (entry && exact.length > 0) return { ...entry, meanings: this.#compounds.inSetting(word, exact) };
    if (entry?.outside || entry?.neverBought) return { ...entry, meanings: [] };
    if (entry?.head) return HEAD;
    if (word.length > LONGEST_WORD || /\d/.test(word) || this.#names.has(word)) return NOTHING;
    const compound = this.#compounds.read(word);
    if (!compound) return this.#colloquial(word) ?? (this.#compounds.endsInSetting(word) ? HEAD : NOTHING);
    const meanings = without(compound.meanings, entry?.notFor ?? []);
    return { ...compound, meanings, guessed: !meanings.some(isStrong) };
  }

  /** Diminutives of the south and of the street: "broodkes", "boekske", "flessie". */
  #colloquial(word: string): WordSense | undefined {
    const [, stem = '', ending] = COLLOQUIAL.exec(word) ?? [];
    if (!ending || this.#wordList.has(word)) return undefined;
    const southern = [`${stem}je`, stem, stem.replace(/s$/, ''), stem.replace(/e$/, '')];
    return (ending === 'ie' ? [stem.replace(/(.)\1$/, '$1')] : southern)
      .filter((base) => base.length >= SHORTEST_BASE)
      .map((base) => this.#read(base))
      .find(({ meanings }) => meanings.length > 0);
  }
}

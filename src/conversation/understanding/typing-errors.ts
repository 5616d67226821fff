import { type Compounds, glued, SHORTEST_COMPOUND } from './compounds.ts';
import type { Lexicon } from './lexicon.ts';
import { isTelling, type Meaning } from './meaning.ts';
import { Remembered } from './remembered.ts';
import type { Spelling } from './spelling.ts';
import type { WordReader } from './words.ts';

/** A shorter part has too many neighbours to look for a mistake beside it. */
const SHORTEST_PART = 4;
/** A guess at what somebody meant to type is worth a little less than the word itself. */
const MISTYPED = 0.95;

/** Guesses what somebody meant to type. */
export class TypingErrors {
  readonly #lexicon: Lexicon;
  readonly #compounds: Compounds;
  readonly #reader: WordReader;
  readonly #spelling: Spelling;
  readonly #remembered = new Remembered((word) => this.#mended(word));

  constructor(lexicon: Lexicon, compounds: Compounds, reader: WordReader, spelling: Spelling) {
    this.#lexicon = lexicon;
    this.#compounds = compounds;
    this.#reader = reader;
    this.#spelling = spelling;
  }

  /** What a word says, or what it was meant to say when it says nothing for sure. */
  meant(word: string): readonly Meaning[] {
    const { meanings, guessed, unsure } = this.#reader.read(word);
    if (meanings.length > 0 && !guessed && !unsure) return meanings;
    const mended = this.#remembered.of(word);
    return mended.length > 0 ? mended : meanings;
  }

  /** What the word says without its mistake: one, or two in a long word. Nothing when there is none, or more than one category may be meant. */
  #mended(word: string): readonly Meaning[] {
    if (this.#lexicon.knows(word) || this.#reader.exists(word)) return [];
    const once = this.#meaningsOf(this.#spelling.nearest(word));
    return guessOf(once.length > 0 ? once : [...this.#mendedCompound(word), ...this.#meaningsOf(this.#spelling.further(word))]);
  }

  #meaningsOf(lemmas: readonly string[]): readonly Meaning[] {
    return lemmas.flatMap((lemma) => this.#lexicon.meanings(lemma));
  }

  /** With one mistake in one of its parts: "nieuwjaarsrecepie". */
  #mendedCompound(word: string): readonly Meaning[] {
    if (word.length < SHORTEST_COMPOUND || !this.#spelling.isUnknown(word)) return [];
    const found: Meaning[] = [];
    for (let split = SHORTEST_PART; split <= word.length - SHORTEST_PART; split++) {
      const [modifier, head] = [word.slice(0, split), word.slice(split)];
      const heads = this.#compounds.isWord(modifier) ? this.#spelling.nearest(head) : [];
      const modifiers = this.#lexicon.find(head) ? glued(modifier).flatMap((form) => this.#spelling.nearest(form)) : [];
      const mended = [...heads.map((lemma) => modifier + lemma), ...modifiers.map((lemma) => lemma + head)];
      found.push(...mended.flatMap((compound) => this.#reader.read(compound).meanings));
    }
    return found;
  }
}

/** Only when everything it may have been is one category's. */
function guessOf(meanings: readonly Meaning[]): readonly Meaning[] {
  const telling = meanings.filter(isTelling).sort((a, b) => b.weight - a.weight);
  const [first] = telling;
  if (!first || telling.some(({ category }) => category !== first.category)) return [];
  return [{ ...first, weight: first.weight * MISTYPED, isGuess: true }];
}

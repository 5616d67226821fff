/** A text cut into the phrases and words that mean something to us, and those that do not. */
import type { TextKind } from '../../ports/content.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { isTelling, type Meaning, type NeverBought, WEIGHTS, type WordSense, without } from './meaning.ts';
import { plain } from './plain.ts';
import { Remembered } from './remembered.ts';
import type { TypingErrors } from './typing-errors.ts';
import type { WordReader } from './words.ts';

export interface Segment {
  /** As `plain` leaves it: a phrase, a word, a number, an emoji, or a sign. */
  readonly text: string;
  readonly meanings: readonly Meaning[];
  /** It names something that is none of our categories. */
  readonly outside: boolean;
  /** With it nothing is bought that is named. */
  readonly neverBought?: NeverBought | undefined;
  /** A word that may name what somebody wants, though we do not know it. */
  readonly unknown: boolean;
  /** Right after a thing it is the last part of a compound that was written apart: "wijn pakket". */
  readonly isHead?: boolean | undefined;
}

/** Commas divide what is asked for in few words; in a message they are everywhere. */
const PIECES = {
  command: /[\p{L}\p{N}']+|\p{Extended_Pictographic}|[?!,]/gu,
  message: /[\p{L}\p{N}']+|\p{Extended_Pictographic}|[?!]/gu,
} as const;
/** After so many words that say nothing, what may be a typing error is left alone: looking for it takes longer than all the rest. */
const MOST_UNKNOWN = 5;
/** Shorter ones name nothing, and are no part of a compound that was written apart. */
const SHORTEST_CONTENT = 3;
const TITLES = new Set('mevrouw mevr mw meneer mijnheer dhr fam'.split(' '));
const BEFORE_SURNAME = new Set("van de der den het ten ter te 't".split(' '));

/** Cuts texts into segments. In a command it also takes what may only be a typing error or a compound of ours. */
export class Segmenter {
  readonly #lexicon: Lexicon;
  readonly #reader: WordReader;
  readonly #typingErrors: TypingErrors;
  readonly #asWritten = new Remembered((word) => this.#readWord(word, false));
  readonly #guessed = new Remembered((word) => this.#readWord(word, true));

  constructor(lexicon: Lexicon, reader: WordReader, typingErrors: TypingErrors) {
    this.#lexicon = lexicon;
    this.#reader = reader;
    this.#typingErrors = typingErrors;
  }

  segmentsOf(text: string, kind: TextKind): Segment[] {
    const words = plain(text).match(PIECES[kind]) ?? [];
    const names = kind === 'command' ? namesIn(text) : NO_NAMES;
    const segments: Segment[] = [];
    let unknown = 0;
    for (let at = 0; at < words.length; ) {
      const word = words[at] ?? '';
      const guess = kind === 'command' && unknown < MOST_UNKNOWN && !names.has(word);
      const segment = surnameAt(words, at) ?? this.#phraseAt(words, at) ?? this.#splitWordAt(words, at, guess) ?? this.#word(word, guess);
      segments.push(segment);
      if (segment.unknown) unknown++;
      at += segment.text.split(' ').length;
    }
    return segments;
  }

  /** The longest phrase of ours that begins at word `at`. */
  #phraseAt(words: readonly string[], at: number): Segment | undefined {
    const longest = this.#lexicon.longestPhrase(words[at] ?? '', words[at + 1] ?? '');
    for (let length = Math.min(longest, words.length - at); length > 1; length--) {
      const parts = words.slice(at, at + length);
      const entry = this.#lexicon.find(parts.join(' '));
      const segment = entry && this.#phrase(parts, entry);
      if (segment) return segment;
    }
    return undefined;
  }

  #phrase(parts: readonly string[], { notFor, outside, ...entry }: Entry): Segment | undefined {
    const text = parts.join(' ');
    const meanings = without(entry.meanings, notFor);
    if (meanings.length > 0) return { text, meanings, outside, neverBought: entry.neverBought, unknown: false };
    if (outside || entry.neverBought) {
      const neverBought = entry.neverBought ?? this.#neverBoughtWith(parts);
      return { text, meanings, outside, neverBought, unknown: false };
    }
    if (notFor.length === 0) return undefined;
    // Not what it looks like for some category: its words count for the others.
    const inside = parts.map((word) => this.#word(word, false));
    return {
      text,
      meanings: without(
        inside.flatMap((segment) => segment.meanings),
        notFor,
      ),
      outside: inside.some((segment) => segment.outside),
      unknown: false,
    };
  }

  #neverBoughtWith(words: readonly string[]): NeverBought | undefined {
    return words.map((word) => this.#reader.read(word).neverBought).find((never) => typeof never === 'string');
  }

  /** A compound that was written as two words: "kerst pakketten". */
  #splitWordAt(words: readonly string[], at: number, guess: boolean): Segment | undefined {
    const [first = '', second = ''] = [words[at], words[at + 1]];
    if (first.length < SHORTEST_CONTENT || second.length < SHORTEST_CONTENT) return undefined;
    const compound = first + second;
    const known = this.#lexicon.mayKnow(compound) ? this.#lexicon.meanings(compound) : [];
    const meanings = known.length > 0 || !guess ? known : this.#guessedCompound(first, second);
    return meanings.length > 0 ? { text: `${first} ${second}`, meanings, outside: false, unknown: false } : undefined;
  }

  #guessedCompound(first: string, second: string): readonly Meaning[] {
    const areWords = this.#reader.exists(first) && this.#reader.exists(second);
    if (areWords || !this.#saysLittle(first) || !this.#saysLittle(second)) return [];
    const meanings = this.#typingErrors.meant(first + second);
    return meanings.some(isTelling) ? meanings : [];
  }

  #saysLittle(word: string): boolean {
    const { meanings, outside } = this.#reader.read(word);
    return !outside && !meanings.some(isTelling) && !this.#lexicon.isFiller(word);
  }

  #word(word: string, guess: boolean): Segment {
    return (guess ? this.#guessed : this.#asWritten).of(word);
  }

  #readWord(word: string, guess: boolean): Segment {
    const sense = this.#reader.read(word);
    const { outside, neverBought, head } = sense;
    const isContent = word.length >= SHORTEST_CONTENT && !/\d/.test(word) && !this.#lexicon.isFiller(word);
    const meanings = !guess ? surelyMeant(sense) : isContent && !outside ? this.#typingErrors.meant(word) : sense.meanings;
    const saysSomething = meanings.length > 0 || outside || neverBought || head;
    const unknown = isContent && !saysSomething && !this.#reader.isQuality(word);
    return { text: word, meanings, outside, neverBought, unknown, isHead: head };
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();
const CAPITAL_INSIDE = /(?<=(?<!\p{L})\p{Ll}+\s)\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu;

/** A capital after a word without one begins a name, which is no typing error of ours: "kaartjes Coldplay". */
function namesIn(text: string): ReadonlySet<string> {
  const names = text.match(CAPITAL_INSIDE);
  return names ? new Set(names.map(plain)) : NO_NAMES;
}

/** Somebody's name is no thing: "mevrouw Bakker", "dhr. van den Bos". */
function surnameAt(words: readonly string[], at: number): Segment | undefined {
  const text = words[at] ?? '';
  let before = at - 1;
  while (BEFORE_SURNAME.has(words[before] ?? '')) before--;
  const isSurname = TITLES.has(words[before] ?? '') && !BEFORE_SURNAME.has(text);
  return isSurname ? { text, meanings: [], outside: false, unknown: false } : undefined;
}

/** What a word says to somebody who reads along: no guess, and of an everyday word no more than a hint. */
function surelyMeant({ meanings, guessed, everyday }: WordSense): readonly Meaning[] {
  if (guessed) return [];
  return everyday ? meanings.map((meaning) => ({ ...meaning, weight: Math.min(meaning.weight, WEIGHTS.weak) })) : meanings;
}

/** A text cut into the phrases and words that mean something to us, and those that do not. */
import type { CategoryId } from '../../domain/category.ts';
import { type Lexicon, LONGEST_PHRASE, type Meaning, plain } from './lexicon.ts';
import type { WordReader, WordSense } from './words.ts';

export interface Segment {
  /** As `plain` leaves it: a phrase, a word, a number, an emoji, or one of `?` and `!`. */
  readonly text: string;
  readonly meanings: readonly Meaning[];
  /** It names something that is none of our categories. */
  readonly outside: boolean;
  /** A word that may name what somebody wants, though we do not know it. */
  readonly unknown: boolean;
}

/** `guess`: also take what may only be a typing error or a compound of ours. */
export function segmentsOf(text: string, lexicon: Lexicon, reader: WordReader, guess: boolean): Segment[] {
  const words = plain(text).match(/[\p{L}\p{N}']+|\p{Extended_Pictographic}|[?!]/gu) ?? [];
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; at += segments.at(-1)?.text.split(' ').length ?? 1) {
    segments.push(
      phraseAt(words, at, lexicon, reader) ??
        splitWordAt(words, at, lexicon, reader, guess) ??
        wordAt(words[at] ?? '', [], lexicon, reader, guess),
    );
  }
  return segments;
}

/** The longest phrase of ours that begins at word `at`. */
function phraseAt(words: readonly string[], at: number, lexicon: Lexicon, reader: WordReader): Segment | undefined {
  if (!lexicon.startsPhrase(words[at] ?? '')) return undefined;
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length--) {
    const parts = words.slice(at, at + length);
    const text = parts.join(' ');
    const notFor = lexicon.notFor(text);
    const meanings = without(lexicon.meanings(text), notFor);
    if (meanings.length > 0) return { text, meanings, outside: false, unknown: false };
    if (lexicon.isOutside(text)) return { text, meanings: [], outside: true, unknown: false };
    if (notFor.length === 0) continue;
    // Not what it looks like for some category: its words count for the others.
    const inside = parts.map((word) => wordAt(word, notFor, lexicon, reader, false));
    return {
      text,
      meanings: inside.flatMap((segment) => segment.meanings),
      outside: inside.some(({ outside }) => outside),
      unknown: false,
    };
  }
  return undefined;
}

/** A compound that was written as two words: "kerst pakketten". */
function splitWordAt(words: readonly string[], at: number, lexicon: Lexicon, reader: WordReader, guess: boolean): Segment | undefined {
  const [first = '', second = ''] = [words[at], words[at + 1]];
  if (first.length < 3 || second.length < 3) return undefined;
  const text = `${first} ${second}`;
  const joined = lexicon.meanings(first + second);
  if (joined.length > 0) return { text, meanings: joined, outside: false, unknown: false };
  if (!guess || !saysNothing(first, lexicon, reader) || !saysNothing(second, lexicon, reader)) return undefined;
  const { meanings } = reader.read(first + second);
  return meanings.length > 0 ? { text, meanings, outside: false, unknown: false } : undefined;
}

function wordAt(word: string, notFor: readonly CategoryId[], lexicon: Lexicon, reader: WordReader, guess: boolean): Segment {
  const sense = reader.read(word);
  const meanings = sense.guessed && !guess ? [] : without(sense.meanings, notFor);
  const unknown = meanings.length === 0 && !sense.outside && isContent(word, lexicon);
  return { text: word, meanings, outside: sense.outside, unknown };
}

function saysNothing(word: string, lexicon: Lexicon, reader: WordReader): boolean {
  const { meanings, outside }: WordSense = reader.read(word);
  return meanings.length === 0 && !outside && !lexicon.isFiller(word);
}

function isContent(word: string, lexicon: Lexicon): boolean {
  return word.length > 2 && !lexicon.isFiller(word) && !lexicon.isHead(word) && !/\d/.test(word);
}

function without(meanings: readonly Meaning[], categories: readonly CategoryId[]): readonly Meaning[] {
  return categories.length === 0 ? meanings : meanings.filter(({ category }) => !categories.includes(category));
}

/** A text cut into the phrases and words that mean something to us, and those that do not. */
import type { CategoryId } from '../../domain/category.ts';
import { type Lexicon, LONGEST_PHRASE } from './lexicon.ts';
import { type Meaning, type NeverBought, WEIGHTS, without } from './meaning.ts';
import { plain } from './plain.ts';
import type { WordReader, WordSense } from './words.ts';

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

const WITHOUT_COMMAS = /[\p{L}\p{N}']+|\p{Extended_Pictographic}|[?!]/gu;
const WITH_COMMAS = /[\p{L}\p{N}']+|\p{Extended_Pictographic}|[?!,]/gu;
/** After so many words that say nothing, what may be a typing error is left alone: looking for it takes longer than all the rest. */
const MOST_UNKNOWN = 10;

/** `guess`: also take what may only be a typing error or a compound of ours, and commas, which divide what is asked for in few words. */
export function segmentsOf(text: string, lexicon: Lexicon, reader: WordReader, guess: boolean): Segment[] {
  const words = plain(text).match(guess ? WITH_COMMAS : WITHOUT_COMMAS) ?? [];
  const names = guess ? namesIn(text) : NO_NAMES;
  const segments: Segment[] = [];
  let unknown = 0;
  for (let at = 0; at < words.length; at += segments.at(-1)?.text.split(' ').length ?? 1) {
    const guessHere = guess && unknown < MOST_UNKNOWN && !names.has(words[at] ?? '');
    const segment =
      surnameAt(words, at) ??
      phraseAt(words, at, lexicon, reader) ??
      splitWordAt(words, at, lexicon, reader, guessHere) ??
      wordAt(words[at] ?? '', [], lexicon, reader, guessHere);
    if (segment.unknown) unknown++;
    segments.push(segment);
  }
  return segments;
}

/** A capital after a word without one begins a name, which is no typing error of ours: "kaartjes Coldplay". */
function namesIn(text: string): ReadonlySet<string> {
  const names = text.match(CAPITAL_INSIDE);
  return names ? new Set(names.map(plain)) : NO_NAMES;
}

const CAPITAL_INSIDE = /(?<=(?<!\p{L})\p{Ll}+\s)\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu;
const NO_NAMES: ReadonlySet<string> = new Set();

/** Somebody's name is no thing: "mevrouw Bakker", "dhr. van den Bos". */
function surnameAt(words: readonly string[], at: number): Segment | undefined {
  let before = at - 1;
  while (BEFORE_SURNAME.has(words[before] ?? '')) before--;
  const text = words[at] ?? '';
  return TITLES.has(words[before] ?? '') && !BEFORE_SURNAME.has(text) ? { text, meanings: [], outside: false, unknown: false } : undefined;
}

const TITLES = new Set('mevrouw mevr mw meneer mijnheer dhr fam'.split(' '));
const BEFORE_SURNAME = new Set("van de der den het ten ter te 't".split(' '));

/** The longest phrase of ours that begins at word `at`. */
function phraseAt(words: readonly string[], at: number, lexicon: Lexicon, reader: WordReader): Segment | undefined {
  if (!lexicon.startsPhrase(words[at] ?? '')) return undefined;
  const goesOn = lexicon.startsPhrase(`${words[at]} ${words[at + 1]}`);
  for (let length = goesOn ? Math.min(LONGEST_PHRASE, words.length - at) : Math.min(2, words.length - at); length > 1; length--) {
    const parts = words.slice(at, at + length);
    const text = parts.join(' ');
    const entry = lexicon.find(text);
    if (!entry) continue;
    const { notFor } = entry;
    const meanings = without(entry.meanings, notFor);
    if (meanings.length > 0) return { text, meanings, outside: entry.outside, neverBought: entry.neverBought, unknown: false };
    if (entry.outside || entry.neverBought) {
      const neverBought =
        entry.neverBought ?? parts.map((word) => reader.read(word).neverBought).find((never) => typeof never === 'string');
      return { text, meanings, outside: entry.outside, neverBought, unknown: false };
    }
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
  const joined = lexicon.mayKnow(first + second) ? lexicon.meanings(first + second) : [];
  if (joined.length > 0) return { text, meanings: joined, outside: false, unknown: false };
  if (
    !guess ||
    (reader.exists(first) && reader.exists(second)) ||
    !saysLittle(first, lexicon, reader) ||
    !saysLittle(second, lexicon, reader)
  )
    return undefined;
  const meanings = meant(first + second, reader);
  return meanings.some(({ weight }) => weight > WEIGHTS.weak) ? { text, meanings, outside: false, unknown: false } : undefined;
}

function wordAt(word: string, notFor: readonly CategoryId[], lexicon: Lexicon, reader: WordReader, guess: boolean): Segment {
  const sense = reader.read(word);
  const isContent = word.length > 2 && !lexicon.isFiller(word) && !/\d/.test(word);
  const own = sense.guessed && !guess ? [] : sense.everyday && !guess ? sense.meanings.map(hinted) : sense.meanings;
  const meanings = without(guess && isContent && !sense.outside ? meant(word, reader) : own, notFor);
  const unknown = meanings.length === 0 && !sense.outside && !sense.neverBought && isContent && !sense.head && !reader.isQuality(word);
  return { text: word, meanings, outside: sense.outside, neverBought: sense.neverBought, unknown, isHead: sense.head };
}

function hinted(meaning: Meaning): Meaning {
  return { ...meaning, weight: Math.min(meaning.weight, WEIGHTS.weak) };
}

/** What a word says, or what it was meant to say when it says nothing for sure. */
function meant(word: string, reader: WordReader): readonly Meaning[] {
  const { meanings, guessed, unsure } = reader.read(word);
  if (meanings.length > 0 && !guessed && !unsure) return meanings;
  const mistyped = reader.readMistyped(word);
  return mistyped.length > 0 ? mistyped : meanings;
}

function saysLittle(word: string, lexicon: Lexicon, reader: WordReader): boolean {
  const { meanings, outside }: WordSense = reader.read(word);
  return meanings.every(({ weight }) => weight <= WEIGHTS.weak) && !outside && !lexicon.isFiller(word);
}

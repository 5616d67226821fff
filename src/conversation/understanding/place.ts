import type { Place } from '../../ports/content.ts';
import type { Span } from './amounts.ts';

/** The longest place name has this many words ("Nieuwerkerk aan den IJssel"). */
const LONGEST_NAME = 4;
const BEFORE_PLACE = new Set(
  'in naar bij omgeving regio rond rondom nabij vlakbij uit vanuit richting gemeente buurt from near around at to'.split(' '),
);
const FROM = new Set(['uit', 'vanuit', 'from']);
/** "In de buurt van Amersfoort" is a place, "mevrouw Van Tilburg" is not. */
const AREA_OF = new Set('buurt omgeving regio gemeente nabijheid rand centrum provincie stad noorden oosten zuiden westen hart'.split(' '));
/** Before a surname. */
const BEFORE_PERSON = new Set(
  'van de voor mevrouw mevr mw meneer dhr heer familie fam collega wethouder burgemeester raadslid door aan met'.split(' '),
);
const WORD = /['’]?[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** The place a text names. What may be something else counts only when the words around it say that it is a place. */
export function readPlace(text: string, places: ReadonlyMap<string, Place>): (Span & { readonly place: Place }) | undefined {
  const words = [...text.matchAll(WORD)].map(({ 0: written, index }) => ({
    written,
    lower: written.toLowerCase(),
    index,
    afterComma: text[index - 2] === ',',
  }));
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    for (let first = 0; first + length <= words.length; first++) {
      const named = words.slice(first, first + length);
      const place = places.get(named.map(({ lower }) => lower.replace('’', "'")).join(' '));
      const [start, end] = [named[0], named.at(-1)];
      if (!place || !start || !end || !isMeant(place, start, words[first - 1], words[first - 2])) continue;
      return { place, start: start.index, end: end.index + end.written.length };
    }
  }
  return undefined;
}

type Word = { readonly written: string; readonly lower: string; readonly afterComma: boolean };

function isMeant({ also, abroad }: Place, { written, afterComma }: Word, before: Word | undefined, beforeThat: Word | undefined): boolean {
  // Guests are from Prague, and a trip is to it; hardly anything is wanted there.
  if (abroad === 'further') return before !== undefined && BEFORE_PLACE.has(before.lower) && !FROM.has(before.lower);
  if (before?.lower === 'van') return beforeThat !== undefined && AREA_OF.has(beforeThat.lower);
  if (!also || (before && BEFORE_PLACE.has(before.lower))) return true;
  const isCapital = startsWithCapital(written);
  if (before?.lower === 'te') return isCapital;
  const followsName = !afterComma && beforeThat !== undefined && isCapital && startsWithCapital(before?.written ?? '');
  const followsPerson = followsName || (before !== undefined && BEFORE_PERSON.has(before.lower));
  // "Zaal Houten": inside a text no ordinary word has a capital.
  return also === 'surname' ? !followsPerson : also === 'word' && isCapital && before !== undefined && !followsPerson;
}

function startsWithCapital(word: string): boolean {
  return /^['’]?\p{Lu}/u.test(word);
}

/** "Omgeving X" is always a place; after "in" we are less sure. */
const AREA =
  /(?<![\p{L}\p{N}])(?:omgeving|regio|nabij|vlakbij|(?:buurt|omgeving|nabijheid) van)\s+(\p{Lu}\p{Ll}{2,}(?:[- ]\p{Lu}\p{Ll}+)*)/u;
const WITHIN = /(?<![\p{L}\p{N}])(?:in|te|near)\s+(\p{Lu}\p{Ll}{3,}(?:[- ]\p{Lu}\p{Ll}+)*)/u;

/** What is named as a place though we know none of that name. `knows`: is it a word of ours; `exists`: is it any word at all? */
export function readUnknownPlace(
  text: string,
  knows: (word: string) => boolean,
  exists: (word: string) => boolean,
): (Span & { readonly name: string }) | undefined {
  const area = AREA.exec(text);
  const match = area ?? WITHIN.exec(text);
  const name = match?.[1];
  if (!match || !name) return undefined;
  const words = name.toLowerCase().split(/[- ]/);
  if (area ? words.every(knows) : words.some((word) => knows(word) || exists(word))) return undefined;
  const start = match.index + match[0].length - name.length;
  return { name, start, end: start + name.length };
}

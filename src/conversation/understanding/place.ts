import type { Place } from '../../ports/content.ts';
import type { Span } from './amounts.ts';

/** The longest place name has this many words ("Nieuwerkerk aan den IJssel"). */
const LONGEST_NAME = 4;
const BEFORE_PLACE = new Set([
  'in',
  'naar',
  'bij',
  'omgeving',
  'regio',
  'rond',
  'rondom',
  'nabij',
  'uit',
  'vanuit',
  'from',
  'near',
  'around',
  'at',
  'gemeente',
  'buurt',
]);

/**
 * The place a text names. A name that is also an ordinary word counts only after "in", "bij", "regio" …;
 * after "te" only with a capital ("te leiden" is a verb), and never after "van" ("mevrouw Van Tilburg").
 */
export function readPlace(text: string, places: ReadonlyMap<string, Place>): (Span & { readonly place: Place }) | undefined {
  const words = [...text.toLowerCase().matchAll(/['’]?[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)];
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
    for (let first = 0; first + length <= words.length; first++) {
      const start = words[first];
      const end = words[first + length - 1];
      if (!start || !end) continue;
      const name = words
        .slice(first, first + length)
        .map((word) => word[0].replace('’', "'"))
        .join(' ');
      const place = places.get(name);
      if (!place) continue;
      const before = words[first - 1]?.[0] ?? '';
      const capital = /\p{Lu}/u.test(text.slice(start.index, start.index + 2));
      if (before === 'van' || (place.doubtful && !BEFORE_PLACE.has(before) && !(before === 'te' && capital))) continue;
      return { place, start: start.index, end: end.index + end[0].length };
    }
  }
  return undefined;
}

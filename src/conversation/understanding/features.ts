/** What the purchase model sees of a text: numbers of buckets, one for each thing that can be said about it. */
import { lotFor } from '../../domain/lot.ts';
import { kindOf } from './kinds.ts';
import { isThing } from './meaning.ts';
import type { Reading } from './purchase-model.ts';

export const BUCKETS = 1 << 19;
/** Of this many different words, every two are looked at together. */
const MOST_TOGETHER = 20;
/** And of this many kinds of words every three. */
const MOST_KINDS = 10;
/** So many first letters are the same however a verb or a noun bends: "reser-veren", "reser-vering". */
const STEM = 5;

/** Buckets, each once. */
class Features {
  readonly list: number[] = [];

  add(bucket: number): void {
    if (SEEN[bucket] === 1) return;
    SEEN[bucket] = 1;
    this.list.push(bucket);
  }

  /** To be called when all is said: what has been seen is remembered in one place, because that is fast. */
  done(): readonly number[] {
    for (const bucket of this.list) SEEN[bucket] = 0;
    return this.list;
  }
}

/** Each bucket once. */
export function featuresOf({ tokens, mentions }: Reading): readonly number[] {
  const features = new Features();
  const ids = tokens.map(idOf);
  addSequences(features, [START, ...ids, END]);
  for (const token of tokens) {
    features.add(bucketOf(FEATURE.shape, idOf(shapeOf(token))));
    if (token.length > STEM) features.add(bucketOf(FEATURE.stem, idOf(token.slice(0, STEM))));
  }
  addTogether(features, [...new Set(ids)].slice(0, MOST_TOGETHER));
  addKinds(features, tokens);
  addMentions(features, mentions);
  features.add(bucketOf(FEATURE.length, Math.min(8, Math.floor(tokens.length / 4))));
  features.add(bucketOf(FEATURE.question, tokens.includes('?') ? 1 : 0, ids[0] ?? 0));
  return features.done();
}

/** Words, two and three in a row, and two with one between them. */
function addSequences(features: Features, ids: readonly number[]): void {
  for (let at = 0; at < ids.length; at++) {
    const [one = 0, two, three] = [ids[at], ids[at + 1], ids[at + 2]];
    features.add(bucketOf(FEATURE.word, one));
    if (two === undefined) continue;
    features.add(bucketOf(FEATURE.two, one, two));
    if (three === undefined) continue;
    features.add(bucketOf(FEATURE.three, one, two, three));
    features.add(bucketOf(FEATURE.apart, one, three));
  }
}

/** Any two words, in the order in which they first come. */
function addTogether(features: Features, ids: readonly number[]): void {
  for (let at = 0; at < ids.length; at++) {
    for (let next = at + 1; next < ids.length; next++) features.add(bucketOf(FEATURE.together, ids[at] ?? 0, ids[next] ?? 0));
  }
}

/** The kinds of words in a row, and any one, two or three of them in whatever order. */
function addKinds(features: Features, tokens: readonly string[]): void {
  const row = [START, ...tokens.map(kindIdOf), END];
  for (let at = 0; at + 1 < row.length; at++) {
    features.add(bucketOf(FEATURE.twoKinds, row[at] ?? 0, row[at + 1] ?? 0));
    if (at + 2 < row.length) features.add(bucketOf(FEATURE.threeKinds, row[at] ?? 0, row[at + 1] ?? 0, row[at + 2] ?? 0));
  }
  const kinds = [...new Set(row.slice(1, -1))]
    .filter((id) => id !== LONG && id !== SHORT)
    .slice(0, MOST_KINDS)
    .sort((a, b) => a - b);
  for (const [at, one] of kinds.entries()) {
    features.add(bucketOf(FEATURE.kind, one));
    for (let next = at + 1; next < kinds.length; next++) {
      features.add(bucketOf(FEATURE.kindsTogether, one, kinds[next] ?? 0));
      for (let last = next + 1; last < kinds.length; last++) {
        features.add(bucketOf(FEATURE.kindsTogether, one, kinds[next] ?? 0, kinds[last] ?? 0));
      }
    }
  }
}

/** Things that are mostly spoken of are seldom asked for: "tafel", "brood". */
function addMentions(features: Features, mentions: Reading['mentions']): void {
  let sure = 0;
  for (const { text, meanings } of mentions) {
    const isSure = meanings.some(isThing);
    if (isSure) sure++;
    features.add(bucketOf(FEATURE.thing, idOf(text)));
    for (const { category } of meanings) features.add(bucketOf(FEATURE.category, idOf(category), isSure ? 1 : 0));
  }
  features.add(bucketOf(FEATURE.mentions, Math.min(3, mentions.length), Math.min(2, sure)));
}

/** Past participles and endings tell tense apart from wish. */
function shapeOf(word: string): string {
  if (/^(?:ge|be|ver|ont).{2,}(?:d|t|en)$/.test(word)) return `${word.slice(0, 2)}-${word.slice(-1)}`;
  return word.length > 4 ? `-${word.slice(-3)}` : word;
}

const FEATURE = {
  word: 1,
  shape: 2,
  two: 3,
  three: 4,
  apart: 5,
  together: 6,
  twoKinds: 7,
  threeKinds: 8,
  kind: 9,
  kindsTogether: 10,
  thing: 11,
  category: 12,
  mentions: 13,
  length: 14,
  question: 15,
  stem: 16,
} as const;
const SIGN = /^[@~?!#]$/;
const START = idOf('^');
const END = idOf('$');
const LONG = idOf('word');
const SHORT = idOf('.');
const SEEN = new Uint8Array(BUCKETS);

function kindIdOf(token: string): number {
  const kind = kindOf(token);
  if (kind !== undefined) return idOf(kind);
  return SIGN.test(token) ? idOf(token) : token.length > 3 ? LONG : SHORT;
}

function idOf(text: string): number {
  return lotFor(text) | 0;
}

/** Mixes the numbers well enough that buckets fill evenly (the finaliser of MurmurHash3). */
function bucketOf(feature: number, one: number, two = 0, three = 0): number {
  let hash = Math.imul(feature, 0x9e3779b1) ^ one;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) ^ two;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ three;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & (BUCKETS - 1);
}

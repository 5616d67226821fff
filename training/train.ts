/**
 * Trains the purchase model: `node training/train.ts [real-sentences.jsonl]`. The messages of colleagues in
 * `messages/` and the ordinary Dutch in `everyday/` were written for this. `remarks.txt` and `requests.txt`
 * add many plain ones. The threshold is chosen on messages that a model has not learned from: five models,
 * each without a fifth of them, judge that fifth.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadContent } from '../src/content/load.ts';
import { BUCKETS, featuresOf } from '../src/conversation/understanding/features.ts';
import { type Footing, footingOf, type ModelFile, type Reading } from '../src/conversation/understanding/purchase-model.ts';
import { createMasker } from '../src/conversation/understanding/understand.ts';
import { lotFor } from '../src/domain/lot.ts';
import { sentencesOf } from './frames.ts';

interface Sentence {
  readonly text: string;
  readonly intent: boolean;
}

interface Example extends Sentence {
  readonly reading: Reading;
  readonly features: readonly number[];
  /** How much it counts. */
  readonly weight: number;
}

interface Judged {
  readonly intent: boolean;
  readonly footing: Footing;
  readonly probability: number;
}

const EPOCHS = 20;
const RATE = 0.008;
const DECAY = 1e-4;
/** The average of several orders to learn in is steadier than any one of them. */
const ORDERS = 3;
/** Of each, the average of the second half: the last sentence it saw should not decide. */
const SETTLED = EPOCHS / 2;
/** A needless interruption is worse than silence. */
const NEGATIVE_WEIGHT = 1.5;
/** Never quite sure: some sentences are both a remark and a request ("wie zet er koffie?"). */
const DOUBT = 0.03;
/** Sentences from frames are many and alike: each counts for little. */
const REMARK_WEIGHT = 0.12;
const REQUEST_WEIGHT = 0.03;
const FOLDS = 5;
/**
 * The share of hard negatives that may be taken for a purchase. We allow 3 %. Ours were written to be mistaken, most as
 * the twin of a request that differs in few words: of what others wrote, a fifth as many are mistaken.
 */
const FALSE_ALARMS = 0.16;
/**
 * The same for real sentences, when a file with them is given, for either footing. We allow 0.05 % in all, but the even
 * lines have been looked at to write remarks by: they must stay below it for the odd ones to do so.
 */
const REAL_ALARMS = 0.0002;

const { vocabulary, content } = loadContent(new URL('..', import.meta.url).pathname);
const mask = createMasker(vocabulary, content.places);
const messages = writtenIn('messages/');
const others = [
  ...writtenIn('everyday/'),
  ...framesOf('remarks.txt', false, REMARK_WEIGHT),
  ...framesOf('requests.txt', true, REQUEST_WEIGHT),
];

const judged = judgedUnseen();
const learned = train([...messages, ...others]);
const real = realSentences();
const thresholds = { item: thresholdFor('item'), hint: thresholdFor('hint') };
report();
writeFileSync(
  new URL('../src/conversation/understanding/purchase-model.json', import.meta.url),
  `${JSON.stringify(quantise(learned, thresholds), null, 2)}\n`,
);

function exampleOf({ text, intent }: Sentence, weight: number): Example {
  const reading = mask(text);
  return { text, intent, reading, features: reading.mentions.length > 0 ? featuresOf(reading) : [], weight };
}

function writtenIn(name: string): Example[] {
  const folder = new URL(name, import.meta.url);
  return readdirSync(folder)
    .flatMap((file) => linesOf(new URL(file, folder)))
    .map((line) => exampleOf(JSON.parse(line) as Sentence, 1));
}

function linesOf(file: URL | string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

function framesOf(name: string, intent: boolean, weight: number): Example[] {
  return sentencesOf(readFileSync(new URL(name, import.meta.url), 'utf8')).map((text) => exampleOf({ text, intent }, weight));
}

/** Every message, judged by a model that has not learned from it. */
function judgedUnseen(): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isAside = ({ text }: Example) => lotFor('fold', text) % FOLDS === fold;
    const weights = train([...messages.filter((example) => !isAside(example)), ...others]);
    return messages.filter(isAside).map((example) => judge(example, weights));
  }).flat();
}

function judge({ intent, reading, features }: Example, weights: Float64Array): Judged {
  return { intent, footing: footingOf(reading), probability: probability(weights, features) };
}

/** Adagrad on the logistic loss, averaged; the last weight is the bias. */
function train(all: readonly Example[]): Float64Array {
  const data = all.filter(({ features }) => features.length > 0);
  const average = new Float64Array(BUCKETS + 1);
  for (let order = 0; order < ORDERS; order++) learnInOrder(order, data, average);
  return average;
}

function learnInOrder(number: number, data: readonly Example[], average: Float64Array): void {
  const weights = new Float64Array(BUCKETS + 1);
  const squares = new Float64Array(BUCKETS + 1).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = data
      .map((example) => ({ example, lot: lotFor(String(number), String(epoch), example.text) }))
      .sort((a, b) => a.lot - b.lot);
    for (const { example } of order) {
      const error = (probability(weights, example.features) - (example.intent ? 1 - DOUBT : DOUBT)) * weightOf(example);
      for (const feature of [...example.features, BUCKETS]) {
        const gradient = error + DECAY * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        weights[feature] = (weights[feature] ?? 0) - (RATE * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
    if (epoch < SETTLED) continue;
    for (let bucket = 0; bucket <= BUCKETS; bucket++) {
      average[bucket] = (average[bucket] ?? 0) + (weights[bucket] ?? 0) / (EPOCHS - SETTLED) / ORDERS;
    }
  }
}

function weightOf({ intent, weight }: Example): number {
  return intent ? weight : weight * NEGATIVE_WEIGHT;
}

/** 0 where nothing of ours is named: then nobody asks the model. */
function probability(weights: Float64Array, features: readonly number[]): number {
  if (features.length === 0) return 0;
  let score = weights[BUCKETS] ?? 0;
  for (const feature of features) score += weights[feature] ?? 0;
  return 1 / (1 + Math.exp(-score));
}

/** The lowest threshold that keeps false alarms under their share: among hard negatives, and among real sentences. */
function thresholdFor(footing: Footing): number {
  const rests = (one: Judged) => one.footing === footing;
  const hard = judged.filter((one) => !one.intent && rests(one));
  return Math.max(lowest(hard, FALSE_ALARMS * hard.length), lowest(real.filter(rests), REAL_ALARMS * real.length));
}

/** So many may pass. */
function lowest(negatives: readonly Judged[], pass: number): number {
  const sorted = negatives.map((one) => one.probability).sort((a, b) => b - a);
  return Number(((sorted[Math.floor(pass)] ?? 0) + 5e-5).toFixed(4));
}

/** The even lines: the odd ones are only measured with. */
function realSentences(): Judged[] {
  const [, , file] = process.argv;
  if (!file) return [];
  const even = linesOf(file).filter((_, index) => index % 2 === 1);
  return even.map((line) => judge(exampleOf({ text: (JSON.parse(line) as Sentence).text, intent: false }, 1), learned));
}

function quantise(weights: Float64Array, thresholds: ModelFile['thresholds']): ModelFile {
  const largest = weights.subarray(0, BUCKETS).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights.subarray(0, BUCKETS), (weight) => Math.round(weight / scale));
  return {
    scale,
    bias: weights[BUCKETS] ?? 0,
    thresholds,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function report(): void {
  const share = (intent: boolean) => {
    const those = judged.filter((one) => one.intent === intent);
    return `${((100 * those.filter(({ footing, probability }) => probability >= thresholds[footing]).length) / those.length).toFixed(1)} % of ${those.length}`;
  };
  console.log(`${messages.length} messages, ${others.length} other sentences, thresholds ${JSON.stringify(thresholds)}`);
  console.log(`on messages not learned from: recall ${share(true)}, false alarms ${share(false)}`);
}

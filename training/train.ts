/**
 * Trains the purchase model: `node training/train.ts`. The sentences in `messages/` were written for
 * this; a tenth of them, chosen by lot, is kept aside to tune the threshold and another tenth to test.
 * `remarks.txt` adds many plain remarks to learn from, never to tune or test with.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadContent } from '../src/content/load.ts';
import { BUCKETS, featuresOf } from '../src/conversation/understanding/features.ts';
import { type ModelFile, PurchaseModel, type Reading } from '../src/conversation/understanding/purchase-model.ts';
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

const EPOCHS = 14;
const RATE = 0.02;
const DECAY = 1e-4;
/** A needless interruption is worse than silence. */
const NEGATIVE_WEIGHT = 2;
/** Sentences from frames are many and alike: each counts for little. */
const FRAME_WEIGHT = 0.1;
/** What is seen only once teaches nothing. */
const LEAST_SEEN = 2;
/** The share of hard negatives that may be taken for a purchase. */
const FALSE_ALARMS = 0.015;

const folder = new URL('messages/', import.meta.url);
const { vocabulary } = loadContent(new URL('..', import.meta.url).pathname);
const mask = createMasker(vocabulary);
const written = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line) => exampleOf(JSON.parse(line) as Sentence, 1));
const framed = sentencesOf(readFileSync(new URL('remarks.txt', import.meta.url), 'utf8')).map((text) =>
  exampleOf({ text, intent: false }, FRAME_WEIGHT),
);
const splitOf = ({ text }: Example) => lotFor('split', text) % 10;
const training = written.filter((example) => splitOf(example) > 1);
const tuning = written.filter((example) => splitOf(example) === 1);
const testing = written.filter((example) => splitOf(example) === 0);

const weights = train([...training, ...framed]);
report(new PurchaseModel(quantise(weights, thresholdFor(weights, tuning))));
// The threshold is settled: what goes along with the program learns from every sentence.
const model = quantise(train([...written, ...framed]), thresholdFor(weights, tuning));
writeFileSync(new URL('../src/conversation/understanding/purchase-model.json', import.meta.url), `${JSON.stringify(model, null, 2)}\n`);

function exampleOf({ text, intent }: Sentence, weight: number): Example {
  const reading = mask(text);
  return { text, intent, reading, features: reading.mentions.length > 0 ? featuresOf(reading) : [], weight };
}

/** Adagrad on the logistic loss; the last weight is the bias. */
function train(all: readonly Example[]): Float64Array {
  const data = withoutRare(all.filter(({ features }) => features.length > 0));
  const learned = new Float64Array(BUCKETS + 1);
  const squares = new Float64Array(BUCKETS + 1).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = data.map((example) => ({ example, lot: lotFor(String(epoch), example.text) })).sort((a, b) => a.lot - b.lot);
    for (const { example } of order) {
      const error =
        (probability(learned, example.features) - (example.intent ? 1 : 0)) * (example.intent ? 1 : NEGATIVE_WEIGHT) * example.weight;
      for (const feature of [...example.features, BUCKETS]) {
        const gradient = error + DECAY * (learned[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        learned[feature] = (learned[feature] ?? 0) - (RATE * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return learned;
}

function withoutRare(data: readonly Example[]): Example[] {
  const seen = new Uint32Array(BUCKETS);
  for (const { features } of data) for (const feature of features) seen[feature] = (seen[feature] ?? 0) + 1;
  return data.map((example) => ({ ...example, features: example.features.filter((feature) => (seen[feature] ?? 0) >= LEAST_SEEN) }));
}

function probability(learned: Float64Array, features: readonly number[]): number {
  let score = learned[BUCKETS] ?? 0;
  for (const feature of features) score += learned[feature] ?? 0;
  return 1 / (1 + Math.exp(-score));
}

/** The lowest threshold that keeps false alarms on the tuning sentences under their share. */
function thresholdFor(learned: Float64Array, data: readonly Example[]): number {
  const negatives = data
    .filter(({ intent }) => !intent)
    .map(({ features }) => (features.length > 0 ? probability(learned, features) : 0))
    .sort((a, b) => b - a);
  return Math.max(0.1, (negatives[Math.floor(negatives.length * FALSE_ALARMS)] ?? 0.5) + 1e-6);
}

function quantise(learned: Float64Array, threshold: number): ModelFile {
  const largest = learned.subarray(0, BUCKETS).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(learned.subarray(0, BUCKETS), (weight) => Math.round(weight / scale));
  return {
    scale,
    bias: learned[BUCKETS] ?? 0,
    threshold: Number(threshold.toFixed(4)),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function report(trained: PurchaseModel): void {
  const share = (data: readonly Example[], intent: boolean) => {
    const those = data.filter((example) => example.intent === intent);
    return `${((100 * those.filter(({ reading }) => reading.mentions.length > 0 && trained.isPurchase(reading)).length) / those.length).toFixed(1)} % of ${those.length}`;
  };
  console.log(`${written.length} sentences, ${framed.length} from frames`);
  console.log(`recall        training ${share(training, true)}, tuning ${share(tuning, true)}, testing ${share(testing, true)}`);
  console.log(`false alarms  training ${share(training, false)}, tuning ${share(tuning, false)}, testing ${share(testing, false)}`);
}

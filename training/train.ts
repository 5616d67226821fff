/**
 * Trains the purchase model: `node training/train.ts`. The sentences in `messages/` were written for
 * this; a tenth of them, chosen by lot, is kept aside to tune the threshold and another tenth to test.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadContent } from '../src/content/load.ts';
import { BUCKETS, featuresOf, type ModelFile, PurchaseModel } from '../src/conversation/understanding/purchase-model.ts';
import { createMasker } from '../src/conversation/understanding/understand.ts';
import { lotFor } from '../src/domain/lot.ts';

interface Example {
  readonly text: string;
  readonly intent: boolean;
  readonly tokens: readonly string[];
  readonly features: readonly number[];
}

const EPOCHS = 12;
const RATE = 0.02;
const DECAY = 1e-4;
/** A needless interruption is worse than silence. */
const NEGATIVE_WEIGHT = 2;
/** The share of hard negatives that may be taken for a purchase. */
const FALSE_ALARMS = 0.025;

const folder = new URL('messages/', import.meta.url);
const { vocabulary } = loadContent(new URL('..', import.meta.url).pathname);
const mask = createMasker(vocabulary);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line): Example => {
    const { text, intent } = JSON.parse(line) as { text: string; intent: boolean };
    const tokens = mask(text);
    return { text, intent, tokens, features: [...featuresOf(tokens)] };
  });
const splitOf = ({ text }: Example) => lotFor('split', text) % 10;
const training = examples.filter((example) => splitOf(example) > 1);
const tuning = examples.filter((example) => splitOf(example) === 1);
const testing = examples.filter((example) => splitOf(example) === 0);

const weights = train(training);
report(new PurchaseModel(quantise(weights, thresholdFor(weights, tuning))));
// The threshold is settled: what goes along with the program learns from every sentence.
const model = quantise(train(examples), thresholdFor(weights, tuning));
writeFileSync(new URL('../src/conversation/understanding/purchase-model.json', import.meta.url), `${JSON.stringify(model)}\n`);

/** Adagrad on the logistic loss; the last weight is the bias. */
function train(data: readonly Example[]): Float64Array {
  const learned = new Float64Array(BUCKETS + 1);
  const squares = new Float64Array(BUCKETS + 1).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = data.map((example) => ({ example, lot: lotFor(String(epoch), example.text) })).sort((a, b) => a.lot - b.lot);
    for (const { example } of order) {
      const error = (probability(learned, example.features) - (example.intent ? 1 : 0)) * (example.intent ? 1 : NEGATIVE_WEIGHT);
      for (const feature of [...example.features, BUCKETS]) {
        const gradient = error + DECAY * (learned[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        learned[feature] = (learned[feature] ?? 0) - (RATE * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return learned;
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
    .map(({ features }) => probability(learned, features))
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
    return `${((100 * those.filter(({ tokens }) => trained.isPurchase(tokens)).length) / those.length).toFixed(1)} % of ${those.length}`;
  };
  console.log(`${examples.length} sentences`);
  console.log(`recall        training ${share(training, true)}, tuning ${share(tuning, true)}, testing ${share(testing, true)}`);
  console.log(`false alarms  training ${share(training, false)}, tuning ${share(tuning, false)}, testing ${share(testing, false)}`);
}

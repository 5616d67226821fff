/**
 * How often the bot would speak up among sentences that have nothing to do with buying:
 * `node bench/understanding/real-sentences.ts <file>`, with one `{"text": …}` a line. Even lines may
 * be looked at to choose everyday words by; odd lines only measure.
 */
import { readFileSync } from 'node:fs';
import { loadContent } from '../../src/content/load.ts';
import { createUnderstanding } from '../../src/conversation/understanding/understand.ts';
import { TODAY } from './examples.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Say which file: node bench/understanding/real-sentences.ts <file>');
const { content, vocabulary } = loadContent(new URL('../..', import.meta.url).pathname);
const understand = createUnderstanding(vocabulary, content.places);
const texts = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

for (const [name, remainder] of [
  ['to choose by (even lines)', 1],
  ['to measure (odd lines)', 0],
] as const) {
  const half = texts.filter((_, index) => index % 2 === remainder);
  const alarms = half.filter((text) => understand(text, 'message', TODAY).intent);
  console.log(`${name.padEnd(26)} ${alarms.length} of ${half.length}, ${((100 * alarms.length) / half.length).toFixed(3)} %`);
}

/** How well requests are understood, on sentences nobody tuned on, beside two packages with the same vocabulary. */
import { readFileSync } from 'node:fs';
import { containerBootstrap } from '@nlpjs/core';
import { LangNl } from '@nlpjs/lang-nl';
import { NluNeural } from '@nlpjs/nlu';
import MiniSearch from 'minisearch';
import { loadContent } from '../src/content/load.ts';
import { createUnderstanding } from '../src/conversation/understanding/understand.ts';
import type { Understanding } from '../src/domain/intent.ts';
import type { Vocabulary } from '../src/domain/vocabulary.ts';
import type { Measurement } from './table.ts';

interface Command {
  readonly text: string;
  readonly category: string | readonly string[] | null;
  readonly rare: boolean;
  readonly date?: string;
  readonly place?: string;
  readonly people?: number;
  readonly budget?: { readonly amount: number; readonly per: string };
}
interface Message {
  readonly text: string;
  readonly intent: boolean;
}
/** The one category a way of understanding is sure of. */
type Classify = (text: string) => string | null | Promise<string | null>;

/** The Saturday that the days in the test sentences are counted from. */
const TODAY = '2026-11-21';
const FACTS = ['date', 'place', 'people', 'budget'] as const;
/** Below these scores the packages are taken to say no; chosen to refuse about as much as they can without losing more than they gain. */
const MINISEARCH_SURE = 6;
const NLU_SURE = 0.6;

export const commands = readLines<Command>('commands.jsonl');
const messages = readLines<Message>('messages.jsonl');

export async function benchUnderstanding(): Promise<Measurement[]> {
  const { content, vocabulary } = loadContent(new URL('..', import.meta.url).pathname);
  const startedAt = performance.now();
  const understand = createUnderstanding(vocabulary, content.places);
  const loadedMs = performance.now() - startedAt;
  const ours = (text: string) => understand(text, 'command', TODAY);
  const nlu = await trainNlu(vocabulary);
  return [
    ...(await scores('ours', (text) => ours(text).category)),
    ...(await scores('minisearch', searchTerms(vocabulary))),
    ...(await scores('@nlpjs/nlu', nlu)),
    ...facts(ours),
    ...passing((text) => understand(text, 'message', TODAY)),
    { what: 'understanding, ready after', value: `${Math.round(loadedMs)} ms`, note: 'vocabulary, word list and model, files read before' },
    ...speed((text) => understand(text, 'message', TODAY)),
  ];
}

async function scores(name: string, classify: Classify): Promise<Measurement[]> {
  const single = commands.filter(({ category }) => typeof category === 'string');
  const found = new Map<string, string | null>();
  for (const { text } of commands) found.set(text, await classify(text));
  const share = (of: readonly Command[], is: (command: Command) => boolean) => percent(of.filter(is).length, of.length);
  const right = (command: Command) => found.get(command.text) === command.category;
  const wrong = (command: Command) => found.get(command.text) !== null && !right(command);
  const everyday = single.filter(({ rare }) => !rare);
  const rare = single.filter((command) => command.rare);
  const outside = commands.filter(({ category }) => category === null);
  return [
    { what: `commands, right (${name})`, value: share(everyday, right), note: `wrong ${share(everyday, wrong)}, of ${everyday.length}` },
    {
      what: `commands with rare words, right (${name})`,
      value: share(rare, right),
      note: `wrong ${share(rare, wrong)}, of ${rare.length}`,
    },
    {
      what: `outside our categories, refused (${name})`,
      value: share(outside, ({ text }) => found.get(text) === null),
      note: `of ${outside.length}`,
    },
  ];
}

function facts(understand: (text: string) => Understanding): Measurement[] {
  return FACTS.map((fact) => {
    const given = commands.filter((command) => command[fact] !== undefined);
    const found = given.filter((command) => JSON.stringify(understand(command.text)[fact]) === JSON.stringify(command[fact]));
    return { what: `${fact}, found where given`, value: percent(found.length, given.length), note: `of ${given.length}` };
  });
}

function passing(understand: (text: string) => Understanding): Measurement[] {
  const share = (intent: boolean) => {
    const of = messages.filter((message) => message.intent === intent);
    return { value: percent(of.filter(({ text }) => understand(text).intent).length, of.length), note: `of ${of.length}` };
  };
  return [
    { what: 'messages, purchases noticed', ...share(true) },
    { what: 'messages, false alarms on the same words', ...share(false) },
  ];
}

function speed(understand: (text: string) => Understanding): Measurement[] {
  const texts = [...messages, ...commands].map(({ text }) => text);
  for (const text of texts) understand(text);
  let slowest = 0;
  const startedAt = performance.now();
  for (let round = 0; round < 20; round++) {
    for (const text of texts) {
      const before = performance.now();
      understand(text);
      slowest = Math.max(slowest, performance.now() - before);
    }
  }
  const meanUs = ((performance.now() - startedAt) / (20 * texts.length)) * 1000;
  return [
    { what: 'time per message', value: `${meanUs.toFixed(1)} µs`, note: `slowest ${slowest.toFixed(2)} ms, garbage collection included` },
  ];
}

/** The whole vocabulary as documents of one term each. */
function searchTerms(vocabulary: Vocabulary): Classify {
  const search = new MiniSearch<{ id: number; term: string; category: string }>({ fields: ['term'], storeFields: ['category'] });
  search.addAll(terms(vocabulary).map((entry, id) => ({ id, ...entry })));
  return (text) => {
    const [best] = search.search(text, { fuzzy: 0.15, prefix: (term) => term.length > 4 });
    return best && best.score >= MINISEARCH_SURE ? (best['category'] as string) : null;
  };
}

async function trainNlu(vocabulary: Vocabulary): Promise<Classify> {
  const container = await containerBootstrap();
  container.use(LangNl);
  const nlu = new NluNeural({ locale: 'nl', container, log: false });
  await nlu.train([
    ...terms(vocabulary).map(({ term, category }) => ({ utterance: term, intent: category })),
    ...vocabulary.outside.map((utterance) => ({ utterance, intent: 'None' })),
  ]);
  return async (text) => {
    const { classifications } = await nlu.process(text);
    const [best] = classifications;
    return best && best.intent !== 'None' && best.score >= NLU_SURE ? best.intent : null;
  };
}

function terms({ categories }: Vocabulary): { term: string; category: string }[] {
  return [...categories].flatMap(([category, words]) =>
    [...words.strong, ...words.brands, ...words.english, ...words.misspellings].map((term) => ({ term, category })),
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

function readLines<T>(name: string): T[] {
  return readFileSync(new URL(`understanding/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

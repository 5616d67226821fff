/** How well requests are understood, on sentences nobody tuned on, beside two packages with the same vocabulary. */
import { loadContent } from '../src/content/load.ts';
import { createUnderstanding } from '../src/conversation/understanding/understand.ts';
import type { Understanding } from '../src/domain/intent.ts';
import { lotFor } from '../src/domain/lot.ts';
import type { Measurement } from './table.ts';
import { type Command, commands, messages, TODAY } from './understanding/examples.ts';
import { type Classify, createMinisearch, createNlu, isRight } from './understanding/rivals.ts';

const FACTS = ['date', 'place', 'people', 'budget'] as const;

export async function benchUnderstanding(): Promise<Measurement[]> {
  const { content, vocabulary } = loadContent(new URL('..', import.meta.url).pathname);
  const startedAt = performance.now();
  const understand = createUnderstanding(vocabulary, content.places);
  const loadedMs = performance.now() - startedAt;
  const ours = (text: string) => understand(text, 'command', TODAY);
  return [
    ...(await scores('ours', (text) => ours(text).category)),
    ...(await scores('minisearch', await createMinisearch(vocabulary))),
    ...(await scores('@nlpjs/nlu', await createNlu(vocabulary))),
    ...facts(ours),
    ...passing((text) => understand(text, 'message', TODAY)),
    { what: 'understanding, ready after', value: `${Math.round(loadedMs)} ms`, note: 'vocabulary, word list and model, files read before' },
    ...speed((text) => understand(text, 'message', TODAY), ours),
  ];
}

async function scores(name: string, classify: Classify): Promise<Measurement[]> {
  const single = commands.filter(({ category }) => typeof category === 'string');
  const found = new Map<string, string | null>();
  for (const { text } of commands) found.set(text, await classify(text));
  const share = (of: readonly Command[], is: (command: Command) => boolean) => percent(of.filter(is).length, of.length);
  const right = (command: Command) => isRight(command, found.get(command.text) ?? null);
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

function speed(understand: (text: string) => Understanding, asCommand: (text: string) => Understanding): Measurement[] {
  const texts = [...messages, ...commands].map(({ text }) => text);
  const rounds = 20;
  for (const text of texts) understand(text);
  const times = texts.map((text) => Array.from({ length: rounds }, () => timeOf(() => understand(text))));
  const all = times.flat();
  const meanUs = (all.reduce((sum, ms) => sum + ms, 0) / all.length) * 1000;
  const nonsense = Array.from({ length: 2000 }, (_, seed) => nonsenseOf(seed)).map((text) => timeOf(() => asCommand(text)));
  return [
    {
      what: 'time per message',
      value: `${meanUs.toFixed(1)} µs`,
      note: `the slowest message ${Math.max(...times.map((one) => at(one, 0.5))).toFixed(2)} ms, half of its runs; any one run ${Math.max(...all).toFixed(2)} ms, garbage collection included`,
    },
    {
      what: 'time for a command of 1,000 signs of nonsense, no word twice',
      value: `${at(nonsense, 0.5).toFixed(2)} ms`,
      note: `99 of 100 within ${at(nonsense, 0.99).toFixed(2)} ms, any one ${Math.max(...nonsense).toFixed(2)} ms, garbage collection included`,
    },
  ];
}

function timeOf(act: () => void): number {
  const before = performance.now();
  act();
  return performance.now() - before;
}

/** The value below which this share lies. */
function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
}

/** Words that nobody wrote before: nothing about them is remembered. */
function nonsenseOf(seed: number): string {
  return Array.from({ length: 125 }, (_, at) => lotFor(String(seed), String(at)).toString(36).padEnd(7, 'q').replace(/\d/g, 'a')).join(' ');
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
}

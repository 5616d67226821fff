/** Two packages that could do the same, with the same vocabulary. */
import { containerBootstrap } from '@nlpjs/core';
import { LangNl } from '@nlpjs/lang-nl';
import { NluNeural } from '@nlpjs/nlu';
import MiniSearch from 'minisearch';
import { lotFor } from '../../src/domain/lot.ts';
import type { Vocabulary } from '../../src/domain/vocabulary.ts';
import { type Command, commands } from './examples.ts';

/** The one category a way of understanding is sure of. */
export type Classify = (text: string) => string | null | Promise<string | null>;

interface Guess {
  readonly category: string | null;
  readonly score: number;
}
type GuessCategory = (text: string) => Guess | Promise<Guess>;

/** The whole vocabulary as documents of one term each. */
export function createMinisearch(vocabulary: Vocabulary): Promise<Classify> {
  const search = new MiniSearch<{ id: number; term: string; category: string }>({ fields: ['term'], storeFields: ['category'] });
  search.addAll(terms(vocabulary).map((entry, id) => ({ id, ...entry })));
  return withBestThreshold((text) => {
    const [best] = search.search(text, { fuzzy: 0.15, prefix: (term) => term.length > 4 });
    return { category: best ? (best['category'] as string) : null, score: best?.score ?? 0 };
  });
}

export async function createNlu(vocabulary: Vocabulary): Promise<Classify> {
  const container = await containerBootstrap();
  container.use(LangNl);
  const nlu = new NluNeural({ locale: 'nl', container, log: false, keepStopwords: false });
  await nlu.train([
    ...terms(vocabulary).map(({ term, category }) => ({ utterance: term, intent: category })),
    ...vocabulary.outside.map((utterance) => ({ utterance, intent: 'None' })),
  ]);
  return withBestThreshold(async (text) => {
    // "None" wins far too often; the threshold says no instead.
    const best = (await nlu.process(text)).classifications.find(({ intent }) => intent !== 'None');
    return { category: best?.intent ?? null, score: best?.score ?? 0 };
  });
}

/**
 * Below which score it says no: where its F1 is best, chosen on one half of the very commands it is
 * measured with, which is more than we allow ourselves.
 */
async function withBestThreshold(guess: GuessCategory): Promise<Classify> {
  const half = commands.filter(({ text }) => lotFor('half', text) % 2 === 0);
  const guessed = await Promise.all(half.map(async (command) => ({ command, ...(await guess(command.text)) })));
  const ours = guessed.filter(({ command }) => command.category !== null).length;
  const [best] = [...new Set(guessed.map(({ score }) => score))]
    .map((threshold) => {
      const said = guessed.filter(({ category, score }) => category !== null && score >= threshold);
      const right = said.filter(({ command, category }) => isRight(command, category)).length;
      return { threshold, f1: (2 * right) / (said.length + ours) };
    })
    .sort((a, b) => b.f1 - a.f1);
  return async (text) => {
    const { category, score } = await guess(text);
    return best && score >= best.threshold ? category : null;
  };
}

export function isRight({ category }: Command, found: string | null): boolean {
  return found !== null && [category].flat().includes(found);
}

function terms({ categories }: Vocabulary): { term: string; category: string }[] {
  return [...categories].flatMap(([category, words]) =>
    [...words.strong, ...words.brands, ...words.english, ...words.misspellings].map((term) => ({ term, category })),
  );
}

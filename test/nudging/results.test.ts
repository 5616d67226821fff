import { afterEach, beforeEach, expect, it } from 'vitest';
import { resultsOf } from '../../src/cli/nudge-results.ts';
import { loadContent } from '../../src/content/load.ts';
import { keepResults } from '../../src/nudging/results.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createUpkeep } from '../../src/upkeep.ts';
import { nudge } from '../domain/samples.ts';
import { fact, NOW, TODAY, toPerson } from '../store/samples.ts';
import { PROJECT } from '../world.ts';

const ZONE = 'Europe/Amsterdam';
const { content } = loadContent(PROJECT);
const tip = nudge('tip', {
  category: 'bloemen',
  measure: 'gekozen',
  variants: ['een', 'twee'].map((name) => ({ name, markdown: name })),
});
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const dayLater = (days: number) => daysLater(days).toISOString().slice(0, 10);

let store: Store;
let upkeep: ReturnType<typeof createUpkeep>;
beforeEach(() => {
  store = openSqliteStore(':memory:', ZONE);
  const withTip = { ...content, nudges: new Map([[tip.id, tip]]) };
  upkeep = createUpkeep({ store, smallestGroup: () => 10, keepResults: (at) => keepResults(at, ZONE, store, withTip) });
});
afterEach(() => store.close());

/** Every second person gets the first variant; of those that got it, `successes` choose. */
async function send(people: number, successes: { readonly een: number; readonly twee: number }): Promise<void> {
  const got = Array.from({ length: people }, (_, index) => ({ ...toPerson(`p${index}`), variant: index % 2 === 0 ? 'een' : 'twee' }));
  await store.plan(tip.id, TODAY, got, { through: NOW });
  for (const { id } of await store.claim(NOW, daysLater(1), people)) {
    await store.attempt(id, NOW, () => 'go');
    await store.settle(id, { state: 'sent', day: TODAY }, NOW);
  }
  const chose = got.filter(({ variant }, index) => Math.floor(index / 2) < successes[variant as 'een']);
  await store.record(chose.map(({ addressee }) => fact('chosen', { person: addressee.kind === 'person' ? addressee.person : '' })));
}

it('what variants did is the same when who got them is deleted, with its intervals and its conclusion', async () => {
  await send(240, { een: 60, twee: 20 });
  const fresh = await resultsOf(tip, store, dayLater(15));
  expect(fresh).toMatchObject({ conclusion: { kind: 'better', best: 'een', than: ['twee'] } });
  for (const days of [10, 16, 40, 89, 91, 120, 400]) await upkeep(daysLater(days), true);
  expect((await store.personData('p0')).deliveries).toBe(0);
  expect(await resultsOf(tip, store, dayLater(400))).toEqual(fresh);
});

it('of groups that are too small nothing is kept', async () => {
  await send(18, { een: 4, twee: 2 });
  for (const days of [16, 120]) await upkeep(daysLater(days), true);
  expect(await resultsOf(tip, store, dayLater(120))).toEqual({ nudge: 'tip', why: 'too-early' });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { normsOfYear } from '../../src/nudging/norms.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createUpkeep } from '../../src/upkeep.ts';
import { fact, NOW } from '../store/samples.ts';
import { PROJECT } from '../world.ts';

const { content } = loadContent(PROJECT);
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let store: Store;
let upkeep: ReturnType<typeof createUpkeep>;
beforeEach(() => {
  store = openSqliteStore(':memory:', 'Europe/Amsterdam');
  upkeep = createUpkeep({ store, smallestGroup: () => 10 });
});
afterEach(() => store.close());

const norms = async (now = NOW) => [...(await normsOfYear(now, 'Europe/Amsterdam', store.reports, content))];

/** So many people ask, each once, and the first of them choose. */
async function ask(category: string, people: number, chosen: number): Promise<void> {
  for (let index = 0; index < people; index++) {
    const about = { category, offer: `${category}-${index}`, person: `p${index}`, suppliers: ['een'] };
    await store.record([fact('asked', about), fact('shown', about), ...(index < chosen ? [fact('chosen', about)] : [])]);
  }
  await upkeep(NOW, true);
}

describe('that most people choose socially', () => {
  it('may be said where the figures show it, and only there', async () => {
    await ask('bloemen', 60, 45);
    await ask('gebak', 60, 33);
    await ask('koerier', 9, 9);
    expect(await norms()).toEqual(['bloemen']);
  });

  it('may still be said when the detail is deleted, and no more when the year is over', async () => {
    await ask('bloemen', 60, 45);
    await upkeep(daysLater(200), true);
    expect((await store.retention.state()).facts).toBe(1);
    expect(await norms(daysLater(200))).toEqual(['bloemen']);
    expect(await norms(daysLater(400))).toEqual([]);
  });

  it('may be said when the bundles are whole, not of what still waits for enough people', async () => {
    await ask('bloemen', 60, 45);
    await ask('gebak', 60, 57);
    expect(await norms()).toEqual(['bloemen']);
  });
});

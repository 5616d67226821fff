import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { namesIn, say, somebody, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const search = (text: string, person = somebody()) => world.app.conversation.search({ person, locale: 'nl' }, text);

describe('searching for suppliers while writing', () => {
  it('finds the same three as an offer, and records nothing', async () => {
    const person = somebody();
    const found = await search('bloemen', person);
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Niets.');
    expect(found.map(({ name }) => name.replace(' (voorbeeld)', ''))).toEqual(namesIn(await say(world, person, 'bloemen')));
    expect(found.map(({ badge }) => badge)).toEqual(['Standaardkeuze', undefined, undefined]);
  });

  it('shows standard choices before anything is typed', async () => {
    const found = await search('');
    expect(found.map(({ badge }) => badge)).toEqual(['Standaardkeuze', 'Standaardkeuze', 'Standaardkeuze']);
  });

  it('knows suppliers by their name', async () => {
    expect((await search('vooruit')).map(({ name }) => name)).toContain('Vaas Vooruit (voorbeeld)');
  });

  it.each(['brandblusser', '((', 'x'.repeat(9000)])('finds nothing for "%.20s" without complaint', async (text) => {
    expect(await search(text)).toEqual([]);
  });
});

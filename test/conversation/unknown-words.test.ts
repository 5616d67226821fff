import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownWordsIn } from '../../src/conversation/unknown-words.ts';
import { lotte } from '../cast.ts';
import { everythingIn } from '../store/database-file.ts';
import { startWorld, type World } from '../world.ts';
import { say, somebody, wordsOf } from './talk.ts';

describe('what may be counted of a refused request', () => {
  it.each([
    ['een hoogwerker huren', ['hoogwerker']],
    ['Hoogwerker', ['hoogwerker']],
    ['wil graag een springkussen', ['springkussen']],
    ['e-bike?', ['e-bike']],
    ['iets voor Petra de Vries', []],
    ['Petra Jansen', []],
    ['mevrouw jansen belt', ['belt']],
    ['jan.jansen@voorbeeld.example', []],
    ['https://voorbeeld.example/hoogwerker', []],
    ['NL12BANK0123456789', []],
    ['bel 0612345678', []],
    ['kamer 12b', ['kamer']],
    ['iPhone', []],
    ['een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien', []],
    ['', []],
  ])('"%s" gives %j', (text, words) => {
    expect(unknownWordsIn(text)).toEqual(words);
  });
});

describe('a word that people use and we do not know', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('stands nowhere before five different people used it, and then for leads at home and in `rapport`', async () => {
    const one = somebody();
    for (let times = 0; times < 6; times++) await say(world, one, 'een brandblusser keuren');
    for (let people = 0; people < 3; people++) await say(world, somebody(), 'brandblusser');
    const database = new Database(world.databaseFile, { readonly: true });
    expect(everythingIn(database)).not.toContain('brandblusser');
    expect(wordsOf(await say(world, lotte, 'home'))).not.toContain('brandblusser');
    await say(world, somebody(), 'brandblusser graag');
    for (const word of ['home', 'rapport']) expect(wordsOf(await say(world, lotte, word))).toContain('brandblusser (5 mensen)');
    expect(wordsOf(await say(world, one, 'mijn gegevens'))).toContain('Woorden van jou die ik niet kende, als code: 2');
    expect(everythingIn(database)).not.toContain('keuren');
    database.close();
  });
});

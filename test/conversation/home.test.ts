import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import type { Home } from '../../src/ports/chat.ts';
import { lotte } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, namesIn, say, somebody, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const homeOf = (person: Address, locale: 'nl' | 'en' = 'nl') => world.app.conversation.home({ person, reach: person, locale });
const all = ({ title, sections }: Home) => ({ title, placement: 'answer' as const, parts: sections.flatMap(({ parts }) => parts) });
const headings = ({ sections }: Home) => sections.map(({ heading }) => heading);

describe('the home page', () => {
  it('has what somebody can do, and what they asked lately, newest first', async () => {
    const person = somebody();
    const offer = await say(world, person, 'bloemen');
    await tap(world, person, button(offer, 'choose', 1));
    await say(world, person, 'gebak');
    const home = await homeOf(person);
    expect(headings(home)).toEqual([
      'Wat heb je nodig?',
      'Wat je laatst vroeg',
      'Wat ik je stuur',
      'Jouw tips voor collega’s',
      'Jouw gegevens',
      'Zo werkt het',
    ]);
    expect(wordsOf(all(home))).toContain(
      `- donderdag 15 oktober: Gebak en taart\n- donderdag 15 oktober: Bloemen, je koos ${namesIn(offer)[0]}`,
    );
    expect(buttonsOf(all(home)).filter(({ verb }) => verb === 'ask')).toHaveLength(16);
  });

  it('is of one person alone', async () => {
    await say(world, somebody(), 'drukwerk');
    expect(wordsOf(all(await homeOf(somebody())))).toContain('Nog niets. Alleen jij ziet wat hier komt te staan.');
  });

  it('starts and stops tips with a tap', async () => {
    const person = somebody();
    await tap(world, person, button(all(await homeOf(person)), 'start'));
    const home = all(await homeOf(person));
    expect(wordsOf(home)).toContain('Je krijgt soms een tip');
    await tap(world, person, button(home, 'stop'));
    expect(wordsOf(all(await homeOf(person)))).toContain('Je krijgt geen tips.');
  });

  it('shows what is kept, and forgets only after asking once more', async () => {
    const person = somebody();
    await say(world, person, 'bloemen');
    const home = all(await homeOf(person));
    expect((await tap(world, person, button(home, 'my_data'))).title).toBe('Dit bewaar ik van je');
    const sure = await tap(world, person, button(home, 'forget_me'));
    expect((await tap(world, person, button(sure, 'home'))).title).toBe(home.title);
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Gevraagd, Bloemen');
    expect((await tap(world, person, button(sure, 'forget_me'))).title).toBe('Ik ben je vergeten');
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Niets.');
  });

  it('has buttons that can be told apart, for a lead too', async () => {
    for (const person of [somebody(), lotte]) {
      const keys = buttonsOf(all(await homeOf(person))).map(({ verb, index }) => `${verb}:${index ?? ''}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('shows a lead what needs attention, and nobody else', async () => {
    expect(headings(await homeOf(lotte))).toEqual(expect.arrayContaining(['Wat misging', 'Waar iets ontbreekt']));
    expect(headings(await homeOf(somebody()))).not.toContain('Wat misging');
  });

  it('counts what is missing only where enough people missed it', async () => {
    for (let person = 0; person < 9; person++) await say(world, somebody(), 'kantoormeubilair, 900 stuks, morgen');
    expect(wordsOf(all(await homeOf(lotte)))).toContain('Niets dat genoeg mensen misten');
    await say(world, somebody(), 'kantoormeubilair, 900 stuks, morgen');
    expect(wordsOf(all(await homeOf(lotte)))).toContain('Kantoormeubilair: 10 keer te weinig leveranciers');
  });

  it('is there in English too', async () => {
    expect(headings(await homeOf(somebody(), 'en'))[0]).toBe('What do you need?');
  });

  it('says that it cannot be shown when the database does not answer', async () => {
    const broken = await startWorld();
    await broken.app.store.close();
    const home = await broken.app.conversation.home({ person: lotte, locale: 'nl' });
    expect([home.title, wordsOf(all(home))]).toEqual(['Dat ging even niet', expect.stringMatching(/Er ging iets mis|Ik kan nu niet bij/)]);
    await broken.stop();
  });
});

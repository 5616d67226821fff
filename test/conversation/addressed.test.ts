import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { buttonsOf, namesIn, say, somebody, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const told = (text: string) => say(world, somebody(), text, { manner: 'addressed' });

describe('in a private chat', () => {
  it.each([
    ['bloemen', 'bloemen'],
    ['lunch voor 25 man volgende week vrijdag in Zwolle', 'catering'],
    ['Wie weet een leuke plek voor onze heisessie?', 'vergaderlocaties'],
    ['we hebben nog taart nodig voor morgen, wie gaat er langs de bakker?', 'gebak'],
    ['Ik wil graag 100 visitekaartjes laten drukken', 'drukwerk'],
    ['kerstpakketten, 40 stuks, 30 euro per stuk', 'kerstpakketten'],
    ['inkopen bloemen', 'bloemen'],
    ['inkopen dank voor de bloemen', 'bloemen'],
  ])('"%s" is a request for %s', async (text, category) => {
    const reply = await told(text);
    expect([namesIn(reply).length > 0, reply.title]).toEqual([true, expect.stringMatching(new RegExp(category.slice(0, 5), 'i'))]);
  });

  it.each([
    ['dank voor de bloemen!', 'Graag gedaan'],
    ['Bedankt, de lunch was top', 'Graag gedaan'],
    ['thanks!', 'Graag gedaan'],
    ['de catering was top', 'Ik help je met kleine inkopen'],
    ['de bloemen staan mooi op tafel', 'Ik help je met kleine inkopen'],
    ['er is nog taart over', 'Ik help je met kleine inkopen'],
    ['laat maar, al geregeld', 'Ik help je met kleine inkopen'],
    ['De kerstpakketten worden morgen uitgedeeld', 'Ik help je met kleine inkopen'],
    ['vorige week hebben we heel lang zitten vergaderen over van alles', 'Ik help je met kleine inkopen'],
  ])('"%s" is answered kindly, with help and no offer, and nothing is recorded', async (text, title) => {
    const person = somebody();
    const reply = await say(world, person, text, { manner: 'addressed' });
    expect([reply.title, namesIn(reply)]).toEqual([title, []]);
    expect(buttonsOf(reply).filter(({ verb }) => verb === 'ask')).toHaveLength(16);
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Niets.');
  });

  it.each([
    ['help', 'Dit kan ik voor je doen'],
    ['stop', 'Ik stuur je niets meer'],
    ['mijn gegevens', 'Dit bewaar ik van je'],
    ['home', 'Sociaal inkopen'],
  ])('the word "%s" is the word it is everywhere', async (text, title) => {
    expect((await told(text)).title).toBe(title);
  });

  it('a word that we do not know gets a kind no', async () => {
    expect((await told('brandblusser')).title).toBe('Daar kan ik nog niet bij helpen');
  });
});

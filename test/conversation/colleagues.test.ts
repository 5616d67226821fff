import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { lotte } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, openForm, refusedFields, say, somebody, submit, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const TEXT = 'Bel een week van tevoren, dan denken ze mee over het budget.';

async function share(person: Address, values: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const form = await openForm(world, person, button(await say(world, person, 'tip catering'), 'tip'));
  return submit(world, person, form, { text: TEXT, consent: 'yes', ...values });
}

const shown = async (text: string, person = somebody()) => wordsOf(await say(world, person, text));

describe('a tip for colleagues', () => {
  it('needs words and consent, and knows what it is about', async () => {
    const person = somebody();
    const form = await openForm(world, person, button(await say(world, person, 'tip catering'), 'tip'));
    expect(form.fields.find(({ name }) => name === 'category')?.value).toBe('catering');
    expect(await refusedFields(world, person, form, { text: 'Leuk!', name: 'W'.repeat(80) })).toEqual({
      text: 'Schrijf er iets meer bij, dan heeft een collega er wat aan.',
      name: 'Dit is te lang. Houd het op 60 tekens.',
      consent: 'Zonder jouw toestemming plaatsen we de tip niet.',
    });
  });

  it('is shown to nobody until a lead has read it, and then with an offer and at `tip`', async () => {
    const author = somebody();
    await share(author, { was_hard: 'yes' });
    expect(await shown('tip catering')).toContain('nog geen tips');
    expect(await shown('lunch')).not.toContain('Tip van een collega');
    const home = await say(world, lotte, 'home');
    expect(wordsOf(home)).toContain(`Lunch en catering: “Bel een week van tevoren, dan denken ze mee over het budget.”, was eerst lastig`);
    expect((await tap(world, lotte, button(home, 'approve_tip'))).title).toBe('De tip is geplaatst');
    expect(await shown('tip catering')).toContain(`_Was eerst lastig._ “${TEXT}”`);
    expect(await shown('lunch')).toContain(`**Tip van een collega.** _Was eerst lastig._ “${TEXT}”`);
    expect(await shown('tip bloemen')).toContain('nog geen tips');
    expect((await tap(world, lotte, button(home, 'refuse_tip'))).title).toBe('Deze is er niet meer');
    await withdraw(author);
  });

  it('carries a name only when its author gave one', async () => {
    const author = somebody();
    await share(author, { name: 'Sam van het secretariaat' });
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'approve_tip'));
    expect(await shown('tip catering')).toContain(`“${TEXT}” – Sam van het secretariaat`);
    await withdraw(author);
  });

  it('is taken back by its author, from everywhere at once', async () => {
    const author = somebody();
    const thanks = await share(author);
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'approve_tip'));
    const home = await tap(world, author, button(thanks, 'home'));
    expect(wordsOf(home)).toContain('(staat erbij)');
    expect((await tap(world, author, button(home, 'withdraw_tip', 1))).title).toBe('Je tip is weg');
    expect((await tap(world, author, button(home, 'withdraw_tip', 1))).title).toBe('Deze is er niet meer');
    expect(await shown('tip catering')).toContain('nog geen tips');
    expect(await shown('lunch')).not.toContain(TEXT);
  });

  it('that a lead does not show is seen by its author alone', async () => {
    const author = somebody();
    await share(author);
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'refuse_tip'));
    expect(await shown('tip catering')).toContain('nog geen tips');
    expect(await shown('home', author)).toContain('(niet geplaatst)');
    expect(await shown('home')).not.toContain(TEXT.slice(0, 20));
  });

  it('is shown just as it was typed: no links, no markup', async () => {
    const author = somebody();
    await share(author, {
      text: 'Kijk op [hier](https://evil.example) of\n\n- **nu** <!channel> https://evil.example',
      category: 'drukwerk',
    });
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'approve_tip'));
    const told = await shown('tip drukwerk');
    expect(told).not.toMatch(/(?<!\\)\[|https:\/\/|(?<!\\)<!|(?<!\\)\*\*nu/);
    expect(told.split('\n').filter(Boolean)).toHaveLength(2);
  });

  it('stands in `mijn gegevens`, and is gone after `vergeet mij`', async () => {
    const author = somebody();
    await share(author, { name: 'Sam', category: 'koerier' });
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'approve_tip'));
    expect(await shown('mijn gegevens', author)).toMatch(/Je tip, met jouw toestemming: “Bel een week.*met de naam Sam/);
    await say(world, author, 'vergeet mij');
    expect(await shown('tip koerier')).toContain('nog geen tips');
    expect(await shown('mijn gegevens', author)).toContain('Niets.');
  });

  it('is one of five at most that wait', async () => {
    const author = somebody();
    for (let times = 0; times < 5; times++) await share(author, { text: `${TEXT} En bel nog ${times} keer.` });
    const form = await openForm(world, author, button(await say(world, author, 'tip'), 'tip'));
    expect(await refusedFields(world, author, form, { category: 'gebak', text: TEXT, consent: 'yes' })).toEqual({
      text: expect.stringContaining('Er wachten al 5 tips van jou'),
    });
    await say(world, author, 'vergeet mij');
  });

  it('that is sent twice waits once, also as the last of five', async () => {
    const author = somebody();
    for (let times = 0; times < 4; times++) await share(author, { text: `${TEXT} En bel nog ${times} keer.` });
    const form = await openForm(world, author, button(await say(world, author, 'tip catering'), 'tip'));
    for (const _ of [1, 2]) expect((await submit(world, author, form, { text: TEXT, consent: 'yes' })).title).toBe('Dank je voor je tip');
    expect(buttonsOf(await say(world, author, 'home')).filter(({ verb }) => verb === 'withdraw_tip')).toHaveLength(5);
    await say(world, author, 'vergeet mij');
  });

  it('is judged by leads alone, whoever gets hold of a button', async () => {
    await share(somebody());
    const { token } = button(await say(world, lotte, 'home'), 'approve_tip');
    for (const person of [somebody(), somebody()])
      expect(await world.app.conversation.click({ person, verb: 'approve_tip', token, locale: 'nl' })).toMatchObject({
        title: 'Dat ging even niet',
      });
    expect(buttonsOf(await say(world, somebody(), 'home')).filter(({ verb }) => verb.endsWith('_tip'))).toEqual([]);
  });

  it('waits in a list of five, which says how many more there are', async () => {
    const authors = Array.from({ length: 7 }, () => somebody());
    const waiting = async () => /Er wacht(?:en)? er nog \d+\./.exec(await shown('home', lotte))?.[0];
    for (const author of authors) await say(world, author, 'vergeet mij');
    const before = (await world.app.store.tips.tips({ state: 'waiting' })).length;
    for (const author of authors.slice(before)) await share(author);
    expect(await waiting()).toBe('Er wachten er nog 2.');
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'refuse_tip'));
    expect(await waiting()).toBe('Er wacht er nog 1.');
    await tap(world, lotte, button(await say(world, lotte, 'home'), 'refuse_tip'));
    expect(await waiting()).toBeUndefined();
    for (const author of authors) await say(world, author, 'vergeet mij');
  });

  async function withdraw(author: Address): Promise<void> {
    await tap(world, author, button(await say(world, author, 'home'), 'withdraw_tip', 1));
  }
});

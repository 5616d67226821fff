import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yearlyReply } from '../../src/conversation/replies/coming-back-replies.ts';
import type { Address } from '../../src/domain/address.ts';
import { signClick } from '../../src/domain/click.ts';
import { deriveKey, pseudonymOf } from '../../src/domain/pseudonym.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, openForm, refusedFields, say, somebody, submit, tap, wordsOf } from './talk.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ content: () => undefined });
});
afterEach(() => world.stop());

const SECRET = 'a secret key that is long enough for tests';
const codeOf = (person: Address) => pseudonymOf(person, deriveKey(SECRET, 'pseudonyms'));
const promisesTo = (person: Address) => world.app.store.followUps.followUpsOf(codeOf(person));

async function choose(person: Address, text: string): Promise<Reply> {
  return tap(world, person, button(await say(world, person, text), 'choose', 1));
}

/** What arrives when the day has come. */
async function askedLater(person: Address, text = 'bloemen'): Promise<Reply> {
  await tap(world, person, button(await choose(person, text), 'follow_up'));
  return arrivedOn('2026-10-22', person);
}

async function arrivedOn(day: string, person: Address): Promise<Reply> {
  world.now = new Date(`${day}T10:00:00+02:00`);
  await world.tick();
  const post = (await world.app.store.webPosts.since([`web:${person.id}`], 0)).at(-1);
  if (!post?.reply) throw new Error('Nothing arrived.');
  return post.reply;
}

const mine = async (person: Address) => wordsOf(await say(world, person, 'mijn gegevens'));

describe('after choosing', () => {
  it('we offer to come back, and say what that means for privacy', async () => {
    const chosen = await choose(somebody(), 'bloemen');
    expect(button(chosen, 'follow_up').label).toBe('Vraag me later of het gelukt is');
    expect(wordsOf(chosen)).toContain('Dan bewaar ik je adres in deze chat tot dat is gebeurd, niet langer.');
  });

  it.each([
    ['bloemen voor vrijdag 27 november', '2026-11-28'],
    ['bloemen', '2026-10-22'],
  ])('of "%s" we ask from %s on', async (text, day) => {
    const person = somebody();
    const reply = await tap(world, person, button(await choose(person, text), 'follow_up'));
    expect(reply.title).toBe('Ik kom erop terug');
    expect(await promisesTo(person)).toMatchObject([{ dueOn: day, category: 'bloemen' }]);
  });

  it('names the working day on which we will ask, also where a weekend lies before it', async () => {
    const person = somebody();
    const reply = await tap(world, person, button(await choose(person, 'bloemen voor vrijdag 27 november'), 'follow_up'));
    expect(wordsOf(reply)).toContain('Vanaf maandag 30 november vraag ik je');
    expect(wordsOf(await say(world, person, 'home'))).toContain('Vanaf maandag 30 november vraag ik één keer');
  });

  it('a promise is made once per offer, however often it is tapped', async () => {
    const person = somebody();
    const chosen = await choose(person, 'gebak');
    for (let taps = 0; taps < 3; taps++) await tap(world, person, button(chosen, 'follow_up'));
    expect(await promisesTo(person)).toHaveLength(1);
    expect(await mine(person)).toContain('vraag ik één keer of het gelukt is met gebak');
  });

  it('a reminder for next year is offered where a moment comes back', async () => {
    const person = somebody();
    await tap(world, person, button(await choose(person, 'kerstpakketten'), 'yearly'));
    expect(await promisesTo(person)).toMatchObject([{ category: 'kerstpakketten', chosenOn: '2026-10-15' }]);
    expect(wordsOf(await say(world, person, 'home'))).toContain('Volgend jaar herinner ik je één keer aan kerstpakketten.');
  });

  it('nothing is offered where we cannot come back', async () => {
    const person = somebody();
    const { token } = button(await say(world, person, 'bloemen'), 'choose', 1);
    const chosen = (await world.app.conversation.click({ person, verb: 'choose:1', token, locale: 'nl' })) as Reply;
    expect(buttonsOf(chosen).map(({ verb }) => verb)).toEqual(['ask']);
    expect(wordsOf(chosen)).not.toContain('adres in deze chat');
  });

  it('who wants nothing from us is not promised anything', async () => {
    const person = somebody();
    const chosen = await choose(person, 'bloemen');
    await say(world, person, 'stop');
    expect((await tap(world, person, button(chosen, 'follow_up'))).title).toBe('Graag, als ik je weer mag schrijven');
    expect(await promisesTo(person)).toEqual([]);
    await say(world, person, 'start');
    expect((await tap(world, person, button(chosen, 'follow_up'))).title).toBe('Ik kom erop terug');
  });

  it.each(['stop', 'vergeet mij'])('`%s` takes every promise back, with the address', async (word) => {
    const person = somebody();
    const chosen = await choose(person, 'kerstpakketten');
    await tap(world, person, button(chosen, 'follow_up'));
    await tap(world, person, button(chosen, 'yearly'));
    await say(world, person, word);
    expect(await promisesTo(person)).toEqual([]);
  });
});

describe('the question whether it worked', () => {
  it('names what was chosen, is answered with one tap, is asked once, and the address is gone', async () => {
    const person = somebody();
    const question = await askedLater(person);
    expect(question.title).toBe('Is het gelukt?');
    expect(wordsOf(question)).toMatch(/Je koos Vaas Vooruit voor bloemen.*Dit vraag ik één keer/s);
    expect(buttonsOf(question).map(({ label }) => label)).toEqual(['Ja, gelukt', 'Nee']);
    expect(await promisesTo(person)).toEqual([]);
    await arrivedOn('2026-10-26', person);
    expect(await world.app.store.webPosts.since([`web:${person.id}`], 0)).toHaveLength(1);
  });

  it('answered with yes is thanked with what the purchase makes possible, and where that comes from', async () => {
    const person = somebody();
    const thanks = await tap(world, person, button(await askedLater(person), 'bought'));
    expect(wordsOf(thanks)).toMatch(/Dit maak je mee mogelijk bij Vaas Vooruit: .{10,}\(Bron: .+20\d\d\)/);
    const more = await tap(world, person, button(thanks, 'reaction', 2));
    expect([more.title, wordsOf(more)]).toEqual(['Dank je, dat tellen we mee', expect.stringContaining('Dit maak je mee mogelijk')]);
    expect(await mine(person)).toMatch(/Gekocht, Bloemen: 1 keer[\s\S]*Reactie doorgegeven, Bloemen: 1 keer/);
  });

  it('answered with yes stands on their own page, with what it makes possible, and on nobody else’s', async () => {
    const person = somebody();
    const question = await askedLater(person);
    const home = async (whose: Address) => wordsOf(await say(world, whose, 'home'));
    expect(await home(person)).not.toContain('Dit maak je mee mogelijk');
    await tap(world, person, button(question, 'bought'));
    expect(await home(person)).toMatch(/Bloemen, je kocht bij Vaas Vooruit[\s\S]*Dit maak je mee mogelijk/);
    expect(await home(somebody())).not.toContain('Dit maak je mee mogelijk');
  });

  it('answered with no is thanked too, and asks why', async () => {
    const person = somebody();
    const reply = await tap(world, person, button(await askedLater(person), 'not_bought'));
    const form = await openForm(world, person, button(reply, 'reason'));
    await submit(world, person, form, { reason: 'too-slow' });
    expect(await mine(person)).toMatch(/Niet gekocht, Bloemen: 1 keer/);
  });

  it('is counted once per offer, whatever is tapped and told afterwards', async () => {
    const person = somebody();
    const question = await askedLater(person);
    const thanks = await tap(world, person, button(question, 'bought'));
    await tap(world, person, button(question, 'bought'));
    await tap(world, person, button(question, 'not_bought'));
    for (const index of [1, 2, 3, 4]) await tap(world, person, button(thanks, 'reaction', index));
    await submit(world, person, await openForm(world, person, button(thanks, 'tell')), { bought: 'no' });
    const told = await mine(person);
    expect(told).toContain('Gekocht, Bloemen: 1 keer');
    expect(told).toContain('Reactie doorgegeven, Bloemen: 1 keer');
    expect(told).not.toContain('Niet gekocht');
  });

  it.each([
    ['bought', 'not_bought', 'no', 'Je zei eerder: Ja, gelukt. Dat blijft staan.', 'Gekocht'],
    ['not_bought', 'bought', 'yes', 'Je zei eerder: Nee. Dat blijft staan.', 'Niet gekocht'],
  ] as const)('answered with %s and then with %s: says that the first counts', async (first, then, told, title, counted) => {
    const person = somebody();
    const question = await askedLater(person);
    const thanks = await tap(world, person, button(question, first));
    const again = await tap(world, person, button(question, then));
    expect([again.title, buttonsOf(again)]).toEqual([title, buttonsOf(thanks)]);
    expect((await tap(world, person, button(question, first))).title).toBe(thanks.title);
    expect(await mine(person)).toContain(`${counted}, Bloemen: 1 keer`);
    if (first === 'bought') {
      const form = await openForm(world, person, button(thanks, 'tell'));
      expect((await submit(world, person, form, { bought: told })).title).toBe(title);
    }
  });

  it('can be answered at length, and only with what is on the list', async () => {
    const person = somebody();
    const thanks = await tap(world, person, button(await askedLater(person), 'bought'));
    const form = await openForm(world, person, button(thanks, 'tell'));
    expect(await refusedFields(world, person, form, { bought: 'misschien', spent: '12 euro' })).toEqual({
      bought: 'Kies iets uit de lijst.',
      spent: 'Kies iets uit de lijst.',
    });
    await submit(world, person, form, { bought: 'yes', reaction: 'delighted', spent: '100-500', effort: 'less-time' });
    const told = await mine(person);
    for (const line of ['Reactie doorgegeven', 'Bedrag doorgegeven', 'Moeite doorgegeven'])
      expect(told).toContain(`${line}, Bloemen: 1 keer`);
  });

  it('answered by somebody else is refused', async () => {
    const question = await askedLater(somebody());
    expect(wordsOf(await tap(world, somebody(), button(question, 'bought')))).toContain('Dit is van iemand anders');
  });

  it('makes no claim for a supplier that may not be offered any more', async () => {
    const person = somebody();
    await tap(world, person, button(await choose(person, 'koerier'), 'follow_up'));
    const file = join(world.contentDir, 'catalogue/suppliers/voorbeeld-koerier.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/geldig_tot: .*/g, 'geldig_tot: 2026-10-14'));
    await world.restart();
    const question = await arrivedOn('2026-10-22', person);
    expect(wordsOf(question)).toContain('Je koos een sociale leverancier voor');
    const thanks = await tap(world, person, button(question, 'bought'));
    expect(wordsOf(thanks)).toContain('Zo’n bestelling maakt verschil');
    expect(wordsOf(thanks)).not.toContain('Bron:');
  });
});

describe('the reminder of next year', () => {
  const cardsOf = ({ parts }: Reply) => parts.flatMap((part) => (part.kind === 'supplier' ? [part.card] : []));
  const badgesOf = (reply: Reply) => cardsOf(reply).map(({ badge }) => badge);
  const remind = (person: Address, supplier: string) =>
    yearlyReply(
      { person: codeOf(person), category: 'kerstpakketten', supplier, chosenOn: '2025-10-15' },
      {
        content: world.app.loaded.content,
        locale: 'nl',
        now: world.now,
        today: '2026-10-15',
        sign: (payload) => signClick(payload, deriveKey(SECRET, 'clicks')),
      },
    );

  it('names what was chosen, and has that and two others one tap away', async () => {
    const person = somebody();
    const all = [...world.app.loaded.content.suppliers.values()].filter(({ categories }) => categories.includes('kerstpakketten'));
    for (const { id, name } of all.filter(({ status }) => status === 'voorbeeld')) {
      const reminder = remind(person, id);
      expect([reminder.title, wordsOf(reminder)]).toEqual(['Tijd voor kerstpakketten?', expect.stringContaining(name)]);
      const offer = await tap(world, person, button(reminder, 'ask'));
      expect(offer.title).toBe('Drie sociale leveranciers voor kerstpakketten');
      expect(cardsOf(offer)).toHaveLength(3);
      expect(cardsOf(offer)[0]?.name).toBe(`${name} (voorbeeld)`);
      expect(badgesOf(offer)).toEqual(
        id === 'pakketterij-de-poolster'
          ? ['Jouw keuze van vorig jaar · Standaardkeuze', undefined, undefined]
          : ['Jouw keuze van vorig jaar', 'Standaardkeuze', undefined],
      );
    }
  });

  it('arrives a year later, and leads there by the button that arrived', async () => {
    const person = somebody();
    const offer = await say(world, person, 'kerstpakketten');
    const second = cardsOf(offer)[1]?.name;
    await tap(world, person, button(await tap(world, person, button(offer, 'choose', 2)), 'yearly'));
    let arrived: Reply | undefined;
    for (let day = Date.parse('2027-08-02T10:00:00+02:00'); !arrived && day < Date.parse('2027-12-24'); day += 86_400_000) {
      world.now = new Date(day);
      await world.tick();
      arrived = (await world.app.store.webPosts.since([`web:${person.id}`], 0)).at(-1)?.reply ?? undefined;
    }
    if (!arrived) throw new Error('Nothing arrived.');
    expect(arrived.title).toBe('Tijd voor kerstpakketten?');
    const again = await tap(world, person, button(arrived, 'ask'));
    expect([cardsOf(again).length, cardsOf(again)[0]?.name, badgesOf(again)[0]]).toEqual([3, second, 'Jouw keuze van vorig jaar']);
  });

  it('keeps that choice first under `waarom` and on the way back, and shows it no more under *andere drie*', async () => {
    const person = somebody();
    const offer = await tap(world, person, button(remind(person, 'gul-gepakt'), 'ask'));
    const explained = await tap(world, person, button(offer, 'why'));
    expect(wordsOf(explained)).toMatch(/staat bovenaan, omdat je die vorig jaar koos/);
    expect(badgesOf(explained)).toEqual(badgesOf(offer));
    const chosen = await tap(world, person, button(explained, 'choose', 1));
    expect(badgesOf(await tap(world, person, button(chosen, 'ask')))).toEqual(badgesOf(offer));
    expect(badgesOf(await tap(world, person, button(offer, 'more')))).not.toContain('Jouw keuze van vorig jaar');
  });

  it('offers the usual three where last year’s choice may not be offered any more', async () => {
    const person = somebody();
    const reminder = remind(person, 'gestopt');
    expect(wordsOf(reminder)).toContain('Je vroeg me om je nu te herinneren aan kerstpakketten.');
    expect(badgesOf(await tap(world, person, button(reminder, 'ask')))).toEqual(['Standaardkeuze', undefined, undefined]);
  });
});

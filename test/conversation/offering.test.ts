import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggedIn } from '../log.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, namesIn, partsOf, say, somebody, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    content: (folder) => {
      for (const category of ['bloemen', 'gebak']) {
        const file = join(folder, `catalogue/vocabulary/${category}.yaml`);
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^zwak:/m, 'zwak:\n  - wiebelding'));
      }
    },
  });
});
afterAll(() => world.stop());

const logged = (category: string) => loggedIn(world, { category });

describe('an offer', () => {
  it('is three suppliers, the standard choice first and marked, each with its impact and where that comes from', async () => {
    const reply = await say(world, somebody(), '/inkopen bloemen');
    const cards = partsOf(reply, 'supplier').map(({ card }) => card);
    expect(reply.title).toBe('Drie sociale leveranciers voor bloemen');
    expect(cards.map(({ badge }) => badge)).toEqual(['Standaardkeuze', undefined, undefined]);
    expect(cards[0]?.name).toBe('Vaas Vooruit (voorbeeld)');
    for (const { lines, impact } of cards) {
      expect(lines.join(' ')).toMatch(/ · .*levertijd|€/s);
      expect(impact.text.length).toBeGreaterThan(10);
      expect(impact.source).toMatch(/^Bron: .+, .*20\d\d$/);
    }
  });

  it('says once that these are examples, and gives one sourced fact', async () => {
    const reply = await say(world, somebody(), 'bloemen');
    expect(partsOf(reply, 'note').map(({ markdown }) => markdown)).toEqual([expect.stringContaining('verzonnen voorbeelden')]);
    expect(wordsOf(reply).match(/Goed om te weten/g)).toHaveLength(1);
    expect(wordsOf(reply)).toMatch(/Goed om te weten.*\(Bron: .*20\d\d\)/);
  });

  it('always has the ways out', async () => {
    const reply = await say(world, somebody(), 'bloemen');
    expect(['more', 'other', 'self', 'why'].map((verb) => button(reply, verb as 'more').label)).toEqual([
      'Andere drie',
      'Iets anders',
      'Ik regel het zelf',
      'Waarom deze?',
    ]);
    expect(button(reply, 'choose', 2).spoken).toBe(`Kies ${namesIn(reply)[1]}`);
  });

  it.each([
    ['lunch in Gent', 'Gent ligt in België: vraag eerst of deze leveranciers daar ook leveren.'],
    ['lunch in Keulen', 'Keulen ligt in het buitenland: vraag eerst of deze leveranciers daar ook leveren.'],
    ['lunch in Knorhuizen', 'Knorhuizen ken ik niet als plaats; ik keek niet naar waar het is.'],
  ])('is honest about a place that suppliers may not reach: %s', async (text, sentence) => {
    const reply = await say(world, somebody(), text);
    expect(wordsOf(reply)).toContain(sentence);
    expect(namesIn(reply).length).toBeGreaterThan(0);
  });

  it('says nothing of the kind about a place that it knows', async () => {
    const words = wordsOf(await say(world, somebody(), 'lunch in Zwolle'));
    expect(words).toContain('Zwolle');
    expect(words).not.toMatch(/ken ik niet|België/);
  });

  it('repeats what was understood, and says whether the day can be met', async () => {
    const reply = await say(world, somebody(), 'lunch voor 25 personen op 27 november in Utrecht');
    expect(wordsOf(reply)).toContain('Voor: vrijdag 27 november, Utrecht, 25 personen.');
    for (const { card } of partsOf(reply, 'supplier'))
      expect(card.lines.join(' ')).toMatch(/Lukt voor vrijdag 27 november\. Bestel uiterlijk/);
  });

  it('names the year of a day that is not in this one', async () => {
    const reply = await say(world, somebody(), 'lunch voor 25 personen op 1 maart in Utrecht');
    expect(wordsOf(reply)).toContain('Voor: maandag 1 maart 2027, Utrecht, 25 personen.');
  });

  it('does not look at a day that has passed, and says so', async () => {
    const reply = await say(world, somebody(), 'bloemen voor 10 oktober 2026');
    expect(reply.title).toBe('Drie sociale leveranciers voor bloemen');
    expect(wordsOf(reply)).toContain('Die dag is al voorbij; ik keek niet naar de datum.');
    expect(wordsOf(reply)).not.toMatch(/Voor: |Lukt voor/);
  });

  it('is the same three for the same person on the same day, and again after a restart', async () => {
    const person = somebody();
    const first = namesIn(await say(world, person, 'gebak'));
    for (let others = 0; others < 4; others++) await say(world, somebody(), 'gebak');
    await world.restart();
    expect(namesIn(await say(world, person, 'taart graag'))).toEqual(first);
  });

  it('rotates fairly: after sixty people the suppliers in turn were shown about as often', async () => {
    const shown = new Map<string, number>();
    for (let person = 0; person < 60; person++)
      for (const name of namesIn(await say(world, somebody(), 'koerier')).slice(1)) shown.set(name, (shown.get(name) ?? 0) + 1);
    const counts = [...shown.values()];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
  });
});

describe('fewer than three', () => {
  it('is said honestly, with why, and is recorded as unmet', async () => {
    const reply = await say(world, somebody(), 'kantoormeubilair, 900 stuks, morgen');
    expect(namesIn(reply).length).toBeLessThan(3);
    expect(wordsOf(reply)).toMatch(/Niet getoond: .*(aantal|dag)/);
    expect(wordsOf(reply)).toMatch(/Team Sociaal Inkopen.*zonder je naam|Je naam geef ik niet door/);
    expect(logged('kantoormeubilair')).toMatchObject({ asked: 1, unmet: 1 });
  });

  it('does not promise others when these are all there are', async () => {
    const reply = await say(world, somebody(), 'kantoormeubilair, 900 stuks, morgen');
    expect(buttonsOf(reply).map(({ verb }) => verb)).not.toContain('more');
  });

  it('leaves the ways out, also when there is nobody at all', async () => {
    const reply = await say(world, somebody(), 'kerstpakketten, 90000 stuks');
    expect(namesIn(reply)).toEqual([]);
    expect(reply.title).toBe('Nog geen sociale leverancier voor kerstpakketten');
    expect([button(reply, 'other').verb, button(reply, 'self').verb]).toEqual(['other', 'self']);
    expect(() => button(reply, 'more')).toThrow();
  });
});

describe('a tap under an offer', () => {
  it('on `andere drie` shows others, until all were seen', async () => {
    const person = somebody();
    let reply = await say(world, person, 'drukwerk');
    const seen = namesIn(reply);
    reply = await tap(world, person, button(reply, 'more'));
    expect(reply.placement).toBe('replace');
    expect(namesIn(reply).length).toBeGreaterThan(0);
    expect(namesIn(reply).filter((name) => seen.includes(name))).toEqual([]);
    while (!wordsOf(reply).includes('Dit waren ze allemaal')) {
      seen.push(...namesIn(reply));
      reply = await tap(world, person, button(reply, 'more'));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(namesIn(reply)).toEqual(seen.slice(0, 3));
    expect(logged('drukwerk')).toMatchObject({ asked: 1, more: 1 });
  });

  it('on `waarom` explains these same three', async () => {
    const person = somebody();
    const offer = await say(world, person, 'bloemen');
    const reply = await tap(world, person, button(offer, 'why'));
    expect(namesIn(reply)).toEqual(namesIn(offer));
    expect(wordsOf(reply)).toContain('Vaas Vooruit staat bovenaan, omdat Gemeente Voorbeeldstad die als standaardkeuze heeft.');
    expect(logged('bloemen')).toMatchObject({ asked: expect.any(Number) });
  });

  it('on `iets anders` or `ik regel het zelf` is fine, and counted without judgement', async () => {
    const person = somebody();
    const offer = await say(world, person, 'schoonmaak');
    expect(buttonsOf(await tap(world, person, button(offer, 'other'))).filter(({ verb }) => verb === 'ask')).toHaveLength(16);
    expect((await tap(world, person, button(offer, 'self'))).title).toBe('Helemaal goed, je regelt het zelf');
    expect(logged('schoonmaak')).toMatchObject({ asked: 1, other: 1, self: 1 });
    expect(logged('schoonmaak').chosen).toBeUndefined();
  });

  it('that is doubled changes nothing', async () => {
    const person = somebody();
    const offer = await say(world, person, 'promotieartikelen');
    for (const verb of ['more', 'self', 'choose', 'other'] as const) {
      const [first, second] = await Promise.all([tap(world, person, button(offer, verb)), tap(world, person, button(offer, verb))]);
      expect(second.title).toBe(first.title);
    }
    expect(logged('promotieartikelen')).toMatchObject({ asked: 1, more: 1, self: 1, chosen: 1, other: 1 });
  });
});

describe('a request that is not clear', () => {
  it('is asked about, with what was said besides kept', async () => {
    const person = somebody();
    const question = await say(world, person, 'wiebelding, 40 stuks');
    const choices = partsOf(question, 'choices').flatMap(({ choices }) => choices);
    expect(
      choices
        .filter(({ verb }) => verb === 'ask')
        .map(({ label }) => label)
        .join(),
    ).toMatch(/Bloemen.*Gebak|Gebak.*Bloemen/);
    const offer = await tap(world, person, choices[0] as (typeof choices)[number]);
    expect(wordsOf(offer)).toContain('40 stuks');
  });

  it('or is nothing of ours gets a kind no, with what there is', async () => {
    const reply = await say(world, somebody(), 'een brandblusser keuren');
    expect(reply.title).toBe('Daar kan ik nog niet bij helpen');
    expect(buttonsOf(reply).filter(({ verb }) => verb === 'ask')).toHaveLength(16);
  });
});

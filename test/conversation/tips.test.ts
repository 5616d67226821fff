import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveKey, pseudonymOf } from '../../src/domain/pseudonym.ts';
import { olga, sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, say, somebody, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const key = deriveKey('a secret key that is long enough for tests', 'pseudonyms');

async function mine(person: Parameters<typeof pseudonymOf>[0]): Promise<string> {
  return wordsOf(await say(world, person, 'mijn gegevens'));
}

describe('`start`, `stop` and `pauze`', () => {
  it('remembers where somebody’s clock is, when the channel can tell', async () => {
    const person = somebody();
    await world.app.conversation.message({ person, reach: person, locale: 'nl', text: 'start', timeZone: 'America/Curacao' });
    const states = await world.app.store.peopleStates({ people: 'abonnees', category: 'bloemen', limit: 100 });
    expect(states.map(({ timeZone }) => timeZone)).toContain('America/Curacao');
  });

  it('turn tips on and off, and say what that means', async () => {
    const person = somebody();
    expect(wordsOf(await say(world, person, 'start'))).toMatch(/Hoogstens één in de twee weken.*Ik bewaar je adres/);
    expect(await mine(person)).toContain('Je krijgt tips');
    expect(wordsOf(await say(world, person, '/inkopen stop'))).toContain('Je adres is gewist');
    expect(await mine(person)).toContain('Je wilt geen tips');
    await say(world, person, 'start');
    expect(await mine(person)).not.toContain('Je wilt geen tips');
  });

  it.each([
    ['pauze 1 maart', 'Ik stuur je niets tot en met maandag 1 maart 2027'],
    ['pauze 2027-03-01', 'Ik stuur je niets tot en met maandag 1 maart 2027'],
    ['pauze 2 weken', 'Ik stuur je niets tot en met donderdag 29 oktober'],
    ['pause 3 days', 'Ik stuur je niets tot en met zondag 18 oktober'],
    ['pauze', 'Tot wanneer?'],
    ['pauze ooit', 'Tot wanneer?'],
    ['pauze 2020-01-01', 'Tot wanneer?'],
    ['pauze 2027-02-30', 'Tot wanneer?'],
  ])('"%s" is answered with "%s"', async (text, title) => {
    const person = somebody();
    await say(world, person, 'start');
    expect((await say(world, person, text)).title).toBe(title);
  });

  it('end a pause by starting again', async () => {
    const person = somebody();
    await say(world, person, 'start');
    await say(world, person, 'pauze 1 maart');
    expect(await mine(person)).toContain('Je tips staan stil tot en met maandag 1 maart 2027');
    await say(world, person, 'start');
    expect(await mine(person)).not.toContain('staan stil');
  });

  it('say so when there is nothing to pause', async () => {
    expect((await say(world, somebody(), 'pauze 1 maart')).title).toBe('Je krijgt geen tips');
  });

  it('cannot start where the channel does not know how to reach somebody, and say where to do it', async () => {
    const reply = await world.app.conversation.message({ person: sam, room: { channel: 'slack', id: 'C1' }, text: 'start', locale: 'nl' });
    expect(wordsOf(reply)).toContain('Open een gesprek met mij');
    expect(await mine(sam)).not.toContain('Je krijgt tips');
  });

  it('stop somebody for good who never started', async () => {
    await say(world, olga, 'stop');
    expect((await world.app.store.personData(pseudonymOf(olga, key))).optedOut).toBe(true);
  });
});

describe('`mijn gegevens`', () => {
  it('is nothing for a stranger', async () => {
    expect(await mine(somebody())).toContain('Niets.');
  });

  it('tells what is kept, by kind and category, and of nobody else', async () => {
    const person = somebody();
    const offer = await say(world, person, 'bloemen');
    await tap(world, person, button(offer, 'choose', 1));
    await say(world, person, 'xyzzy');
    await say(world, somebody(), 'gebak');
    const words = await mine(person);
    for (const line of [
      'Gevraagd, Bloemen: 1 keer',
      'Leveranciers gezien, Bloemen: 1 keer',
      'Gekozen, Bloemen: 1 keer',
      'Niet begrepen: 1 keer',
    ])
      expect(words).toContain(line);
    expect(words).not.toContain('Gebak');
  });
});

describe('`vergeet mij`', () => {
  it('deletes everything, and keeps an opt-out as a code', async () => {
    const person = somebody();
    await say(world, person, 'bloemen');
    await say(world, person, 'stop');
    await say(world, person, 'vergeet mij');
    const words = await mine(person);
    expect(words).not.toContain('Gevraagd');
    expect(words).toContain('Je wilt geen tips');
  });

  it('makes a stranger of who had no opt-out', async () => {
    const person = somebody();
    await say(world, person, 'start');
    await say(world, person, 'bloemen');
    await say(world, person, 'vergeet mij');
    expect(await mine(person)).toContain('Niets.');
  });
});

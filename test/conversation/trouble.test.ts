import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/ports/chat.ts';
import { sam, wim } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, namesIn, say, somebody, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const THAT_WENT_WRONG = 'Dat ging even niet';

describe('a message of ten thousand characters', () => {
  it('is answered with how to say it shorter, at once', async () => {
    const started = performance.now();
    const reply = await say(world, sam, `/inkopen ${'bloemen '.repeat(1300)}`);
    expect(wordsOf(reply)).toContain('Zeg in één zin wat je nodig hebt');
    expect(performance.now() - started).toBeLessThan(200);
  });

  it.each([
    '\u0000\u0001',
    '🌷'.repeat(300),
    '((((((((((((((',
    '%s %d {{x}}',
    '<script>alert(1)</script>',
    "'; drop table outcome; --",
    '2026-99-99 bloemen',
    '\u202Egnippohs',
  ])('nor is %j a problem', async (text) => {
    expect((await say(world, sam, text)).title).not.toBe(THAT_WENT_WRONG);
  });
});

describe('a button', () => {
  const answerTo = async (verb: string, token: string, person = sam): Promise<Reply> =>
    (await world.app.conversation.click({ person, verb, token, locale: 'nl' })) as Reply;

  it('that is forged is refused with what to do', async () => {
    const { token } = button(await say(world, sam, 'bloemen'), 'choose', 1);
    for (const forged of [`${token.slice(0, -1)}A`, token.slice(1), '', 'x'.repeat(2000)]) {
      const reply = await answerTo('choose:1', forged);
      expect([reply.title, wordsOf(reply).includes('Stel je vraag opnieuw')]).toEqual([THAT_WENT_WRONG, true]);
    }
  });

  it('with a verb that nobody knows is refused', async () => {
    const { token } = button(await say(world, sam, 'bloemen'), 'choose', 1);
    expect((await answerTo('buy', token)).title).toBe(THAT_WENT_WRONG);
    expect(wordsOf(await answerTo('choose:9', token))).toContain('niet meer aanbieden');
  });

  it('of somebody else is refused, and nothing happens for either', async () => {
    const { token } = button(await say(world, sam, 'bloemen'), 'self');
    expect(wordsOf(await answerTo('self', token, wim))).toContain('Dit is van iemand anders');
  });

  it('of two months ago is refused with what to do, and of last month still works', async () => {
    const person = somebody();
    const offer = await say(world, person, 'bloemen');
    const asked = world.now;
    world.now = new Date(asked.getTime() + 30 * 86_400_000);
    expect(namesIn(await tap(world, person, button(offer, 'why')))).toEqual(namesIn(offer));
    world.now = new Date(asked.getTime() + 61 * 86_400_000);
    expect(wordsOf(await tap(world, person, button(offer, 'choose', 1)))).toContain('Deze knop is te oud');
    world.now = asked;
  });
});

describe('a database that another program has locked', () => {
  it('is told in one kind sentence, and nothing is half done', async () => {
    const other = new Database(world.databaseFile);
    const count = () => other.prepare('select count(*) from outcome').pluck().get();
    const before = count();
    other.prepare('begin immediate').run();
    const reply = await say(world, sam, 'bloemen');
    other.prepare('rollback').run();
    expect([reply.title, wordsOf(reply).includes('Er is niets half gedaan')]).toEqual([THAT_WENT_WRONG, true]);
    expect(count()).toBe(before);
    other.close();
    expect(namesIn(await say(world, sam, 'bloemen'))).toHaveLength(3);
  });
});

describe('what nobody expected', () => {
  it('is answered with a reference that stands in the log too, without what was said', async () => {
    const broken = await startWorld();
    await broken.app.store.close();
    const reply = await say(broken, sam, 'bloemen voor GEHEIM');
    const [reference] = /[0-9a-f]{8}(?=\.)/.exec(wordsOf(reply)) ?? [];
    expect(reference).toBeDefined();
    const logged = broken.logLines.filter((line) => line.includes('An answer failed'));
    expect(logged).toEqual([expect.stringContaining(String(reference))]);
    expect(logged.join()).not.toMatch(/GEHEIM|U0SAM/);
    expect(await (await fetch(`${broken.url}/metrics`)).text()).toMatch(/inkopen_errors_total 1/);
    await broken.stop();
  });
});

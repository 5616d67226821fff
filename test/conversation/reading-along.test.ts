import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { lotte } from '../cast.ts';
import { everythingIn } from '../store/database-file.ts';
import { startWorld, type World } from '../world.ts';
import { button, namesIn, say, somebody, tap, wordsOf } from './talk.ts';

const room: Address = { channel: 'web', id: 'plein' };
const DAY_MS = 86_400_000;
const PURCHASE = 'Wie weet een leuke plek voor onze heisessie?';

let world: World;
beforeEach(async () => {
  await world?.stop();
  world = await startWorld();
});
afterAll(() => world.stop());

const inRoom = (person: Address, text: string) => say(world, person, text, { room });
const overhear = (person: Address, text: string, where = room): Promise<Reply | undefined> =>
  world.app.conversation.overhear({ person, room: where, text, locale: 'nl' });
const postsIn = async (where = 'web:plein') => (await world.app.store.webPosts.since([where], 0)).map(({ reply }) => reply?.title);

describe('reading along', () => {
  it('is off until a lead switches it on, and is said in the room before it begins', async () => {
    expect(await world.app.conversation.readsAlong(room)).toBe(false);
    expect(await overhear(somebody(), PURCHASE)).toBeUndefined();
    expect((await inRoom(lotte, 'meelezen aan')).title).toBe('Meelezen staat aan');
    expect(await postsIn()).toEqual(['Ik lees hier mee']);
    expect(await world.app.conversation.readsAlong(room)).toBe(true);
  });

  it('is on in that room alone', async () => {
    await inRoom(lotte, 'meelezen aan');
    for (const other of [
      { channel: 'web', id: 'elders' },
      { channel: 'slack', id: 'plein' },
    ] as const) {
      expect(await world.app.conversation.readsAlong(other)).toBe(false);
      expect(await overhear(somebody(), PURCHASE, other)).toBeUndefined();
    }
  });

  it('is switched by leads alone, and in a room', async () => {
    expect((await inRoom(somebody(), 'meelezen aan')).title).toBe('Alleen een projectleider zet meelezen aan of uit');
    expect((await say(world, lotte, 'meelezen aan')).title).toBe('Zeg dit in een kamer');
    expect([await world.app.conversation.readsAlong(room), await postsIn()]).toEqual([false, []]);
  });

  it('is not switched on where we cannot say so', async () => {
    const mute: Address = { channel: 'slack', id: 'C0MUTE' };
    expect((await say(world, lotte, 'meelezen aan', { room: mute })).title).toBe('Ik kan hier niets zeggen');
    expect(await world.app.conversation.readsAlong(mute)).toBe(false);
  });

  it('is switched off at once, and said so', async () => {
    await inRoom(lotte, 'meelezen aan');
    expect((await inRoom(lotte, 'meelezen uit')).title).toBe('Meelezen staat uit');
    expect(await overhear(somebody(), PURCHASE)).toBeUndefined();
    expect(await postsIn()).toEqual(['Ik lees hier mee', 'Ik lees hier niet meer mee']);
  });

  it('survives a restart, and what another program switched is known within ten seconds', async () => {
    await inRoom(lotte, 'meelezen aan');
    await world.restart();
    expect(await world.app.conversation.readsAlong(room)).toBe(true);
    await world.app.store.listening.setReadAlong(room, false, world.now);
    world.now = new Date(world.now.getTime() + 10_000);
    expect(await world.app.conversation.readsAlong(room)).toBe(false);
  });
});

describe('somebody who seems to look for something', () => {
  it('gets an offer that only they see, and why, and how to be left alone', async () => {
    await inRoom(lotte, 'meelezen aan');
    const reply = await overhear(somebody(), PURCHASE);
    if (!reply) throw new Error('There is a reply.');
    expect(namesIn(reply)).toHaveLength(3);
    expect(wordsOf(reply)).toContain('Je krijgt dit omdat je in een kamer waar ik meelees iets leek te zoeken.');
    expect(button(reply, 'quiet').label).toBe('Geen aanbod bij meelezen');
  });

  it.each(['dank voor de bloemen!', 'de catering was top', 'wie ruimt de borrelspullen op?', 'goedemorgen allemaal', '', 'x'.repeat(5000)])(
    'is not thought of on "%.30s"',
    async (text) => {
      await inRoom(lotte, 'meelezen aan');
      expect(await overhear(somebody(), text)).toBeUndefined();
    },
  );

  it('is spoken to once in fourteen days', async () => {
    await inRoom(lotte, 'meelezen aan');
    const person = somebody();
    expect(await overhear(person, PURCHASE)).toBeDefined();
    expect(await overhear(person, PURCHASE)).toBeUndefined();
    expect(await overhear(somebody(), PURCHASE)).toBeDefined();
    world.now = new Date(world.now.getTime() + 14 * DAY_MS);
    expect(await overhear(person, PURCHASE)).toBeDefined();
  });

  it('is left alone for good after one tap, also after being forgotten, until they ask for it again', async () => {
    await inRoom(lotte, 'meelezen aan');
    const person = somebody();
    const reply = await overhear(person, PURCHASE);
    if (!reply) throw new Error('There is a reply.');
    expect((await tap(world, person, button(reply, 'quiet'))).title).toBe('Ik reageer niet meer ongevraagd');
    world.now = new Date(world.now.getTime() + 30 * DAY_MS);
    expect(await overhear(person, PURCHASE)).toBeUndefined();
    await say(world, person, 'vergeet mij');
    expect(await overhear(person, PURCHASE)).toBeUndefined();
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Je wilt niet ongevraagd een aanbod');
    await tap(world, person, button(await say(world, person, 'home'), 'quiet'));
    expect(await overhear(person, PURCHASE)).toBeDefined();
  });

  it('is left alone after `stop`', async () => {
    await inRoom(lotte, 'meelezen aan');
    const person = somebody();
    await say(world, person, 'stop');
    expect(await overhear(person, PURCHASE)).toBeUndefined();
  });

  it('leaves nothing of what they said, and is not counted as having asked', async () => {
    await inRoom(lotte, 'meelezen aan');
    const person = somebody();
    await overhear(person, `${PURCHASE} Voor GEHEIMWOORD.`);
    const database = new Database(world.databaseFile, { readonly: true });
    const all = everythingIn(database);
    database.close();
    expect(all).not.toContain('GEHEIMWOORD');
    const mine = wordsOf(await say(world, person, 'mijn gegevens'));
    expect(mine).toMatch(/Ongevraagd een aanbod gekregen, .*: 1 keer/);
    expect(mine).not.toMatch(/Gevraagd, /);
  });
});

describe('an offer that was asked for in a room', () => {
  it('is shared there only when tapped, once, without who asked or what was said', async () => {
    const person = somebody();
    const offer = await inRoom(person, 'bloemen voor 27 november, 40 stuks');
    expect(await postsIn()).toEqual([]);
    expect((await tap(world, person, button(offer, 'share'), { room })).title).toBe('Gedeeld in dit kanaal');
    await tap(world, person, button(offer, 'share'), { room });
    const posts = await world.app.store.webPosts.since(['web:plein'], 0);
    expect(posts).toHaveLength(1);
    const reply = posts[0]?.reply ?? offer;
    expect(namesIn(reply)).toEqual(namesIn(offer));
    expect(wordsOf(reply)).toContain('Een collega deelt dit. Zelf kiezen?');
    expect(JSON.stringify(reply)).not.toMatch(/november|40 stuks|iemand-/);
    expect(reply.parts.some((part) => part.kind === 'choices')).toBe(false);
  });

  it('has no such button in a private chat, where a tap would lead nowhere', async () => {
    const person = somebody();
    const offer = await say(world, person, 'bloemen');
    expect(() => button(offer, 'share')).toThrow();
    const shared = await inRoom(person, 'bloemen');
    expect((await tap(world, person, button(shared, 'share'))).title).toBe('Dat ging even niet');
  });

  it('says so where we cannot post', async () => {
    const person = somebody();
    const elsewhere: Address = { channel: 'slack', id: 'C0MUTE' };
    const offer = await say(world, person, 'bloemen', { room: elsewhere });
    expect((await tap(world, person, button(offer, 'share'), { room: elsewhere })).title).toBe('Delen lukte niet');
  });
});

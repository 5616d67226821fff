import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { commandLine } from '../cli/inkopen.ts';
import { button, somebody, tap } from '../conversation/talk.ts';
import { startWorld, type World } from '../world.ts';
import { nudgeText, onlyNudge, writeNudge } from './nudge-file.ts';

const DAY_MS = 86_400_000;
const MESSAGES = 'Een bos bloemen. Tik op de knop.\n\n## variant: twee\n\nEen boeket. Tik op de knop.';
const PEOPLE_PER_ROOM = 2;

let world: World;
beforeEach(async () => {
  // The last Thursday but one of a season.
  world = await startWorld({ now: new Date('2026-09-24T10:30:00+02:00'), content: onlyNudge(byRoom([])) });
});
afterEach(() => world.stop());

function byRoom(rooms: readonly string[], fields: Readonly<Record<string, string>> = {}): string {
  const doelgroep = `{ kamers: ${JSON.stringify(rooms)}, mensen: abonnees }`;
  return nudgeText({ doelgroep, eenheid: 'kamer', maat: 'gekozen', ...fields }, MESSAGES);
}

async function sendTo(rooms: readonly string[], fields: Readonly<Record<string, string>> = {}): Promise<void> {
  writeNudge(world.contentDir, byRoom(rooms, fields));
  await world.app.refreshContent();
  await world.tick();
}

async function postIn(room: string): Promise<Reply> {
  const reply = (await world.app.store.webPosts.since([room], 0)).at(-1)?.reply;
  if (!reply) throw new Error('Nothing stands in that room.');
  return reply;
}

async function chooseIn(room: string, person: Address): Promise<void> {
  const offer = await tap(world, person, button(await postIn(room), 'ask'), { room: { channel: 'web', id: room.slice(4) } });
  await tap(world, person, button(offer, 'choose', 1));
}

function log(): Record<string, string | null>[] {
  const database = new Database(world.databaseFile, { readonly: true });
  const rows = database.prepare('select * from outcome').all() as Record<string, string | null>[];
  database.close();
  return rows;
}

async function results(now: string, ...options: string[]) {
  const inkopen = commandLine({ DATABASE_URL: `file:${world.databaseFile}`, CONTENT_DIR: world.contentDir });
  const answer = await inkopen.run(['nudges', 'results', 'bloemen', '--now', now, ...options]);
  inkopen.remove();
  return answer.out;
}

describe('what a nudge that draws rooms leads to', () => {
  it('says in which room it was, by a name of the season that is the same for one room and differs between two', async () => {
    await sendTo(['web:tuin', 'web:dak']);
    for (const room of ['web:tuin', 'web:tuin', 'web:dak']) await chooseIn(room, somebody());
    const names = log().flatMap(({ kind, room }) => (kind === 'chosen' ? [room] : []));
    expect(names).toEqual([names[0], names[0], names[2]]);
    expect(names[0]).toMatch(/^2026-Q3:[\w-]{22}$/);
    expect(names[2]).not.toBe(names[0]);
    expect(log().filter(({ kind }) => kind === 'nudge-sent')).toEqual([
      expect.objectContaining({ room: null }),
      expect.objectContaining({ room: null }),
    ]);
  });

  it('says nothing of rooms when people are drawn, nor where nothing is kept per person', async () => {
    await sendTo(['web:tuin'], { eenheid: 'persoon' });
    await chooseIn('web:tuin', somebody());
    expect(log().filter(({ room }) => room !== null)).toEqual([]);
  });

  it('never has the platform’s id of a room in it, whatever it is and whatever is tapped', async () => {
    const id = fc.stringMatching(/^[A-Za-z0-9:@._-]{8,30}$/).filter((text) => /[a-z]/i.test(text));
    const verbs = fc.array(fc.constantFrom('choose', 'more', 'other', 'self', 'why'), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 4 }), verbs, async (ids, taps) => {
        world.now = new Date(world.now.getTime() + 7 * DAY_MS);
        const rooms = ids.map((one) => `web:${one}`);
        await sendTo(rooms);
        for (const room of rooms) {
          const person = somebody();
          const offer = await tap(world, person, button(await postIn(room), 'ask'), { room: { channel: 'web', id: room.slice(4) } });
          for (const verb of taps) await tap(world, person, button(offer, verb as 'choose'));
        }
        const text = JSON.stringify(log());
        expect(log().some(({ room }) => room !== null)).toBe(true);
        expect(ids.filter((one) => text.includes(one))).toEqual([]);
        expect(ids.filter((one) => text.includes(Buffer.from(one).toString('base64').slice(0, -3)))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

describe('inkopen nudges results, where rooms are drawn', () => {
  const rooms = Array.from({ length: 60 }, (_, index) => `web:zaal-${index}`);

  /** In every room of one variant somebody chooses, a season later; in the other in every fourth. */
  async function chooseInMostRooms(): Promise<void> {
    await sendTo(rooms);
    world.now = new Date('2026-10-02T10:00:00+02:00');
    for (const [index, room] of rooms.entries()) {
      const isSecond = JSON.stringify(await postIn(room)).includes('boeket');
      if (isSecond || index % 4 === 0) for (let person = 0; person < PEOPLE_PER_ROOM; person++) await chooseIn(room, somebody());
    }
  }

  it('tells rooms, the mean over rooms with its interval and the method, also over the end of a season', async () => {
    await chooseInMostRooms();
    expect(await results('2026-10-07')).toContain('Een keer telt mee als er 14 dagen voorbij zijn.');
    const out = await results('2026-10-15');
    expect(out).toMatch(
      /standaard +\d+ kamers, \d+ berichten {2}per bericht 0\.\d\d mensen gekozen, gemiddeld over kamers {2}\(95% zeker tussen 0\.\d\d en \d\.\d\d, t over kamers\)/,
    );
    expect(out).toMatch(/twee +\d+ kamers, \d+ berichten {2}per bericht 2\.00 mensen gekozen/);
    expect(out).toContain('"twee" werkt beter dan "standaard" (Welch over kamers, 95%).');
    expect(out).not.toContain('zaal');
    expect(JSON.parse(await results('2026-10-15', '--json'))).toMatchObject({
      unit: 'kamer',
      conclusion: { kind: 'better', best: 'twee' },
    });
  });

  it('says how many rooms it takes while there are too few, and shows no figure about few people', async () => {
    await sendTo(rooms.slice(0, 6));
    for (const room of rooms.slice(0, 3)) await chooseIn(room, somebody());
    const out = await results('2026-10-15');
    expect(out).toMatch(/standaard +\d kamers, minder dan 10 kamers of mensen: geen cijfers/);
    expect(out).toContain('Te weinig gegevens. Nodig: minstens 20 kamers voor elke variant');
    expect(await results('2026-10-15', '--json')).not.toContain('"people"');
  });

  it('leaves out messages of before the log begins, which would seem to have done nothing', async () => {
    await sendTo(rooms);
    expect(await results('2026-12-22')).toContain('kamers voor elke variant');
    expect(await results('2026-12-23')).toContain('Een keer telt mee');
  });
});

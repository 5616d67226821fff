import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkingDays } from '../../src/domain/calendar.ts';
import { simulate } from '../../src/nudging/simulating.ts';
import { supplierText } from '../content/small-content.ts';
import { startWorld, type World } from '../world.ts';
import { nudgeText, writeNudge } from './nudge-file.ts';

let world: World;
afterEach(() => world.stop());

const SETTING = '\nterugkoppeling: { kamer: algemeen }\n';
/** The first of October is a Thursday in 2026. */
const FIRST_DAY = '2026-10-01';

async function begin({ people = 12, setting = SETTING, now = `${FIRST_DAY}T09:00` } = {}): Promise<void> {
  world = await startWorld({
    now: new Date('2026-09-15T10:00:00+02:00'),
    content: (folder) => {
      appendFileSync(join(folder, 'catalogue/organisation.yaml'), setting);
      rmSync(join(folder, 'nudges'), { recursive: true });
      mkdirSync(join(folder, 'nudges'));
      writeFileSync(join(folder, 'catalogue/suppliers/eigen.yaml'), supplierText('bloeiwerk', { naam: 'Bloeiwerk' }));
    },
  });
  for (let index = 0; index < people; index++) {
    const fact = { at: world.now, channel: 'web', person: `p${index}`, category: 'bloemen', offer: `o${index}` } as const;
    const suppliers = ['bloeiwerk'];
    await world.app.store.record([
      { ...fact, kind: 'asked' },
      { ...fact, kind: 'shown', suppliers },
      { ...fact, kind: 'chosen', suppliers },
    ]);
  }
  world.now = local(now);
}

const local = (time: string) => new Date(`${time}:00+02:00`);

/** Everything that stands in the room. */
async function inRoom(room = 'web:plein') {
  return (await world.app.store.webPosts.since([room], 0)).flatMap(({ reply }) => (reply ? [reply] : []));
}

async function tickAt(time: string) {
  world.now = local(time);
  return (await world.tick()).run;
}

describe('what the purchases of a quarter made possible', () => {
  it('is posted once in the room that the lead chose, on the first working day after it, with the source', async () => {
    await begin();
    expect(await tickAt(`${FIRST_DAY}T09:29`)).toMatchObject({ audience: 0 });
    expect(await tickAt(`${FIRST_DAY}T09:30`)).toMatchObject({ audience: 1, sent: 1 });
    const [told, ...more] = await inRoom();
    expect([told?.title, more]).toEqual(['Wat jullie aankopen mogelijk maakten', []]);
    const words = JSON.stringify(told?.parts);
    expect(words).toMatch(/het derde kwartaal van 2026.*\*\*Bloeiwerk\.\*\* .+ _\(Bron: .+20\d\d\)_/);
    expect(words).not.toMatch(/\b12\b|keer/);
    expect(await world.app.store.tally('~told-back')).toMatchObject({ audience: 1, sent: 1, waiting: 0, uncertain: 0 });
  });

  it('is never posted twice: not by later ticks, not after a restart, a changed clock or a backup that is put back', async () => {
    await begin();
    const backup = join(world.contentDir, 'backup.db');
    await world.app.store.backup(backup);
    await tickAt(`${FIRST_DAY}T09:30`);
    await world.restart();
    for (const time of ['10:00', '09:31', '08:00', '17:00']) await tickAt(`${FIRST_DAY}T${time}`);
    for (const day of ['2026-10-02', '2026-10-09', '2026-11-02']) await tickAt(`${day}T10:00`);
    expect(await inRoom()).toHaveLength(1);
    await world.app.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(world.databaseFile + end, { force: true });
    copyFileSync(backup, world.databaseFile);
    world.now = local('2026-10-02T10:00');
    await world.restart();
    expect(await tickAt('2026-10-02T10:00')).toMatchObject({ audience: 0 });
    expect(await inRoom()).toEqual([]);
  });

  it('is caught up after days in which the program was off, and let go when nobody waits for it any more', async () => {
    await begin();
    expect(await tickAt('2026-10-06T11:00')).toMatchObject({ sent: 1 });
    await world.stop();
    await begin();
    expect(await tickAt('2026-10-20T11:00')).toMatchObject({ audience: 0 });
  });

  it('waits for the morning when the day is over', async () => {
    await begin();
    expect(await tickAt(`${FIRST_DAY}T19:00`)).toMatchObject({ sent: 0, waiting: 1 });
    expect(await tickAt('2026-10-02T07:59')).toMatchObject({ sent: 0, waiting: 1 });
    expect(await tickAt('2026-10-02T08:00')).toMatchObject({ sent: 1, waiting: 0 });
  });

  it('keeps a room to one message a week, together with nudges', async () => {
    await begin();
    writeNudge(world.contentDir, nudgeText());
    await world.app.refreshContent();
    expect(await tickAt(`${FIRST_DAY}T09:30`)).toMatchObject({ sent: 1, waiting: 1 });
    expect(await tickAt('2026-10-07T17:00')).toMatchObject({ sent: 0, waiting: 1 });
    expect(await tickAt('2026-10-08T08:00')).toMatchObject({ sent: 1, waiting: 0 });
    expect(await tickAt('2026-10-08T09:30')).toMatchObject({ sent: 0, skipped: { cooldown: 1 } });
    expect(await tickAt('2026-10-15T09:30')).toMatchObject({ sent: 1 });
    expect((await inRoom()).map(({ title }) => title)).toEqual([
      'Bloemen van dichtbij',
      'Wat jullie aankopen mogelijk maakten',
      'Bloemen van dichtbij',
    ]);
  });

  it.each([
    ['after a nudge on the same day', '{ cron: "30 9 * * 4" }', '"09:30"'],
    ['after a nudge the day before', '{ cron: "0 10 * * 3" }', '"10:00"'],
    ['and before a nudge the day after', '{ cron: "0 8 * * 5" }', '"08:00"'],
  ])('goes out as the simulation says: %s', async (_what, wanneer, tijd) => {
    await begin({ now: '2026-09-30T08:00' });
    writeNudge(world.contentDir, nudgeText({ wanneer, tijd, doelgroep: '{ kamers: ["web:plein"] }' }));
    await world.app.refreshContent();
    const { content } = world.app.loaded;
    const [from, until] = [world.now, local('2026-10-20T00:00')];
    const context = { ...content, workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam' };
    const foreseen = [
      ...simulate({ nudges: content.nudges.values(), people: [], toldBackRooms: ['web:plein'], from, until, context }),
    ].flatMap(({ nudge, result, at }) => (result === 'sent' ? [`${at.toISOString()} ${nudge}`] : []));
    const gone: string[] = [];
    for (; world.now < until; world.now = new Date(world.now.getTime() + 30 * 60_000)) {
      const before = (await inRoom()).length;
      await world.tick();
      for (const { title } of (await inRoom()).slice(before))
        gone.push(`${world.now.toISOString()} ${title === 'Bloemen van dichtbij' ? 'bloemen' : '~told-back'}`);
    }
    expect(gone).toEqual(foreseen);
    expect(gone.filter((line) => line.includes('~told-back'))).toHaveLength(1);
  });

  it.each([
    ['when fewer than ten people chose somebody', { people: 9 }],
    ['when the lead chose no room', { setting: '' }],
  ])('is nothing %s', async (_what, facts) => {
    await begin(facts);
    for (const day of [FIRST_DAY, '2026-10-02', '2026-10-05']) expect(await tickAt(`${day}T10:00`)).toMatchObject({ audience: 0 });
    expect(await inRoom()).toEqual([]);
  });

  it('is not posted when the room, or the supplier, was taken out while it waited', async () => {
    await begin();
    await tickAt(`${FIRST_DAY}T19:00`);
    const file = join(world.contentDir, 'catalogue/organisation.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(SETTING, ''));
    await world.app.refreshContent();
    expect(await tickAt('2026-10-02T08:00')).toMatchObject({ sent: 0, skipped: { 'nudge-changed': 1 } });
    expect(await inRoom()).toEqual([]);
  });
});

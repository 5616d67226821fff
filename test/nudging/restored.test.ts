import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseFile, databaseFile } from '../store/database-file.ts';
import { at, type Stage, setStage, sumOf, weekly } from './stage.ts';

const DUE = at('2026-10-15T09:30');
let place: DatabaseFile;
let stages: Stage[] = [];
beforeEach(() => {
  place = databaseFile();
});
afterEach(async () => {
  for (const stage of stages) await stage.store.close();
  stages = [];
  place.remove();
});

function begin(now: Date): Stage {
  const stage = setStage({ file: place.file, now, nudges: [weekly('tip', { rooms: ['slack:C1'] })] });
  stages.push(stage);
  return stage;
}

/** The database as it is now, put back later. */
async function backup(stage: Stage): Promise<() => Promise<void>> {
  const copy = join(place.folder, 'backup.db');
  await stage.store.backup(copy);
  return async () => {
    await stage.store.close();
    stages = stages.filter((one) => one !== stage);
    for (const ending of ['', '-wal', '-shm']) rmSync(`${place.file}${ending}`, { force: true });
    const { copyFileSync } = await import('node:fs');
    copyFileSync(copy, place.file);
  };
}

describe('a database that is put back from a backup', () => {
  it('from before the planning sends nothing a second time, and goes on with what comes next', async () => {
    const before = begin(at('2026-10-15T09:00'));
    await before.subscribe('wim');
    const restore = await backup(before);
    before.now = DUE;
    expect((await before.tick()).run).toMatchObject({ sent: 2 });
    await restore();
    const after = begin(at('2026-10-15T11:00'));
    expect((await after.tick()).run).toMatchObject({ sent: 0 });
    after.now = new Date('2026-10-29T09:30:00+01:00');
    expect((await after.tick()).run).toMatchObject({ sent: 2 });
  });

  it('from between planning and sending shows what waited as uncertain, and sends none of it', async () => {
    const before = begin(DUE);
    for (let index = 0; index < 20; index++) await before.subscribe(`p${index}`);
    before.answer = () => new Promise(() => undefined);
    void before.tick();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const restore = await backup(before);
    before.answer = () => undefined;
    before.restart();
    before.now = at('2026-10-15T09:40');
    await before.tick();
    await restore();
    const after = begin(at('2026-10-15T11:00'));
    const { total } = await after.tick();
    expect(after.taken).toEqual([]);
    expect(total).toMatchObject({ audience: 21, sent: 0, uncertain: 21, waiting: 0 });
    expect(total.sent + sumOf(total.failed) + sumOf(total.skipped) + total.uncertain + total.waiting).toBe(total.audience);
  });

  it('that knows everything changes nothing', async () => {
    const before = begin(DUE);
    await before.subscribe('wim');
    await before.tick();
    const restore = await backup(before);
    await restore();
    const after = begin(at('2026-10-15T11:00'));
    expect((await after.tick()).total).toMatchObject({ sent: 2, uncertain: 0 });
  });
});

describe('a clock that is changed', () => {
  it('back by an hour, a day or a week sends nothing twice', async () => {
    const stage = begin(DUE);
    await stage.subscribe('wim');
    await stage.tick();
    for (const time of ['2026-10-15T08:30', '2026-10-14T09:30', '2026-10-08T09:29', '2026-10-15T09:31']) {
      stage.now = at(time);
      await stage.tick();
    }
    expect(stage.taken.filter(({ key }) => key.includes('@2026-10-15'))).toHaveLength(2);
  });

  it('over both ends of daylight saving time sends each week’s nudge once', async () => {
    const stage = begin(new Date('2027-03-25T08:00:00Z'));
    stage.nudges = [weekly('tip', { people: 'geen', rooms: ['slack:C1'] })];
    for (const [from, until] of [
      ['2027-03-25T00:00Z', '2027-04-09T00:00Z'],
      ['2027-10-28T00:00Z', '2027-11-12T00:00Z'],
    ] as const)
      for (let time = Date.parse(from); time < Date.parse(until); time += 30 * 60_000) {
        stage.now = new Date(time);
        await stage.tick();
      }
    const days = stage.taken.map(({ key }) => key.slice(4, 14));
    expect(days).toEqual(['2027-03-25', '2027-04-01', '2027-04-08', '2027-10-28', '2027-11-04', '2027-11-11']);
  });
});

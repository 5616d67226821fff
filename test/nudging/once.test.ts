import { afterEach, describe, expect, it } from 'vitest';
import { type DatabaseFile, databaseFile } from '../store/database-file.ts';
import { at, type Stage, setStage, weekly } from './stage.ts';

const DUE = at('2026-10-15T09:30');
const PEOPLE = Array.from({ length: 120 }, (_, index) => `p${index}`);

let place: DatabaseFile | undefined;
const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.store.close();
  place?.remove();
});

/** Programs on one database. */
function programs(count: number): Stage[] {
  place = databaseFile();
  const { file } = place;
  stages.push(...Array.from({ length: count }, () => setStage({ file, now: DUE, nudges: [weekly('tip', { rooms: ['slack:C1'] })] })));
  return stages;
}

function takenBy(...who: Stage[]): string[] {
  return who.flatMap(({ taken }) => taken.map(({ to }) => to.id)).sort();
}

describe('two programs on one database', () => {
  it('that tick at the same moment send everything once between them', async () => {
    const [one, two] = programs(2) as [Stage, Stage];
    for (const person of PEOPLE) await one.subscribe(person);
    for (const stage of [one, two]) stage.answer = () => new Promise((resolve) => setImmediate(resolve));
    await Promise.all([one.tick(), two.tick()]);
    expect(takenBy(one, two)).toEqual([...PEOPLE, 'C1'].sort());
    expect(one.taken.length).toBeGreaterThan(0);
    expect(two.taken.length).toBeGreaterThan(0);
    expect(await one.store.tally()).toMatchObject({ audience: 121, sent: 121, waiting: 0 });
  });

  it('send one person at most one of several nudges', async () => {
    const [one, two] = programs(2) as [Stage, Stage];
    const few = PEOPLE.slice(0, 25);
    for (const person of few) await one.subscribe(person);
    for (const stage of [one, two]) {
      stage.nudges = [weekly('een'), weekly('twee'), weekly('drie')];
      stage.answer = () => new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([one.tick(), two.tick()]);
    expect(takenBy(one, two)).toEqual([...few].sort());
  });
});

describe('one program', () => {
  it('that is asked to tick while it ticks does it once', async () => {
    const [stage] = programs(1) as [Stage];
    await stage.subscribe('wim');
    const [first, second] = await Promise.all([stage.tick(), stage.tick()]);
    expect(first).toBe(second);
    expect(takenBy(stage)).toEqual(['C1', 'wim']);
  });

  it('that ticks again, and starts again and ticks, sends nothing twice', async () => {
    const [stage] = programs(1) as [Stage];
    await stage.subscribe('wim');
    await stage.tick();
    for (const minutes of [0, 1, 5, 60]) {
      stage.now = new Date(DUE.getTime() + minutes * 60_000);
      stage.restart();
      expect((await stage.tick()).run).toMatchObject({ sent: 0, audience: 0 });
    }
    expect(takenBy(stage)).toEqual(['C1', 'wim']);
  });
});

describe('a program that was killed', () => {
  it('between the attempt and its answer: the message becomes uncertain, and is never sent again', async () => {
    const [stage] = programs(1) as [Stage];
    await stage.subscribe('wim');
    stage.nudges = [weekly('tip')];
    let reached: () => void = () => undefined;
    const attempting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    stage.answer = () => {
      reached();
      return new Promise(() => undefined);
    };
    void stage.tick();
    await attempting;
    expect(place?.inspect((database) => database.prepare('select state from delivery').pluck().all())).toEqual(['attempting']);

    stage.restart();
    stage.answer = () => undefined;
    stage.now = at('2026-10-15T09:31');
    expect((await stage.tick()).total).toMatchObject({ audience: 1, waiting: 1, uncertain: 0 });
    for (const time of ['2026-10-15T09:33', '2026-10-15T17:00', '2026-10-16T10:00', '2026-10-22T09:30']) {
      stage.now = at(time);
      expect((await stage.tick()).total).toMatchObject({ sent: 0, uncertain: 1 });
    }
    expect(stage.taken).toEqual([]);
    expect(await stage.store.tally()).toMatchObject({ audience: 2, uncertain: 1, skipped: { cooldown: 1 } });
  });

  it('between the claim and the attempt: the message is sent when the lease has run out', async () => {
    const [stage] = programs(1) as [Stage];
    await stage.subscribe('wim');
    stage.nudges = [weekly('tip')];
    await stage.store.plan(
      'tip',
      '2026-10-15',
      [{ addressee: { kind: 'person', person: 'wim' }, channel: 'slack', variant: 'standaard' }],
      { through: DUE },
    );
    await stage.store.claim(DUE, new Date(DUE.getTime() + 120_000), 50);
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    stage.now = at('2026-10-15T09:33');
    expect((await stage.tick()).run).toMatchObject({ sent: 1, waiting: 0 });
  });
});

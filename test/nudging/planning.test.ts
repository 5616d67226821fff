import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type Stage, setStage, weekly } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = setStage({ now: at('2026-10-15T09:00') });
  await stage.subscribe('wim');
});
afterEach(() => stage.store.close());

describe('a nudge', () => {
  it('is sent when it is due, and not before', async () => {
    expect((await stage.tick()).planned).toEqual([]);
    stage.now = at('2026-10-15T09:30');
    const { planned, run } = await stage.tick();
    expect(planned).toEqual([{ nudge: 'tip', occurrence: '2026-10-15', audience: 1, skipped: {} }]);
    expect(run).toMatchObject({ sent: 1, audience: 1 });
    expect(stage.taken.map(({ to }) => to.id)).toEqual(['wim']);
  });

  it('that was due while the program was down is caught up the same day', async () => {
    await stage.tick();
    stage.now = at('2026-10-15T17:50');
    stage.restart();
    expect((await stage.tick()).run.sent).toBe(1);
  });

  it('that was due while the program was down for longer is told as missed, not sent', async () => {
    await stage.tick();
    stage.now = at('2026-10-16T10:00');
    stage.restart();
    const { planned, run } = await stage.tick();
    expect(planned).toEqual([{ nudge: 'tip', occurrence: '2026-10-15', audience: 1, skipped: { missed: 1 } }]);
    expect(run).toMatchObject({ sent: 0, skipped: { missed: 1 } });
    expect(stage.taken).toEqual([]);
  });

  it('that was due weeks ago is not told any more', async () => {
    await stage.tick();
    stage.now = at('2026-10-20T10:00');
    stage.restart();
    expect((await stage.tick()).planned).toEqual([]);
  });

  it('is still sent after somebody tried what a later day would bring', async () => {
    stage.now = new Date('2027-03-04T09:30:00+01:00');
    await stage.tick();
    stage.taken.length = 0;
    stage.now = at('2026-10-15T09:30');
    expect((await stage.tick()).run.sent).toBe(1);
  });

  it('that comes too late in the day is told as missed', async () => {
    await stage.tick();
    stage.now = at('2026-10-15T18:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { missed: 1 } });
  });

  it('that is newly switched on sends nothing from before today', async () => {
    stage.now = at('2026-10-20T10:00');
    expect((await stage.tick()).planned).toEqual([]);
    stage.nudges = [weekly('tip'), weekly('nieuw')];
    stage.now = at('2026-10-21T10:00');
    expect((await stage.tick()).planned).toEqual([]);
  });

  it.each(['concept', 'gepauzeerd'] as const)('that is %s when it is due is not sent, nor when it is switched on later', async (status) => {
    stage.nudges = [weekly('tip', { status })];
    await stage.tick();
    stage.now = at('2026-10-15T10:00');
    expect((await stage.tick()).planned).toEqual([]);
    stage.nudges = [weekly('tip')];
    stage.now = at('2026-10-15T11:00');
    expect((await stage.tick()).planned).toEqual([]);
  });

  it('that was paused for weeks tells nothing as missed when it goes on', async () => {
    await stage.tick();
    stage.nudges = [weekly('tip', { status: 'gepauzeerd' })];
    stage.now = at('2026-10-30T10:00');
    await stage.tick();
    stage.nudges = [weekly('tip')];
    stage.now = at('2026-11-02T10:00');
    expect((await stage.tick()).planned).toEqual([]);
  });

  it('goes to each addressee once, and everybody keeps their variant when it is planned again', async () => {
    const variants = ['a', 'b', 'c'].map((name) => ({ name, markdown: `Tekst ${name}` }));
    stage.nudges = [weekly('tip', { variants, rooms: ['slack:C1', 'slack:C2'] })];
    for (const person of ['noor', 'sam', 'kim', 'lee']) await stage.subscribe(person);
    stage.now = at('2026-10-15T09:30');
    expect((await stage.tick()).run.sent).toBe(7);
    const words = stage.taken.map(({ reply }) => JSON.stringify(reply.parts[0]));
    expect(new Set(words).size).toBeGreaterThan(1);
  });

  it('for people who asked for its category before goes to those subscribers alone', async () => {
    await stage.subscribe('noor');
    await stage.store.record([{ kind: 'asked', at: stage.now, channel: 'slack', person: 'noor', category: 'bloemen' }]);
    await stage.store.record([{ kind: 'asked', at: stage.now, channel: 'slack', person: 'geen-abonnee', category: 'bloemen' }]);
    stage.nudges = [weekly('tip', { people: 'eerder-gezocht' })];
    stage.now = at('2026-10-15T09:30');
    await stage.tick();
    expect(stage.taken.map(({ to }) => to.id)).toEqual(['noor']);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/ports/sender.ts';
import { at, type Stage, setStage, weekly } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = setStage({ now: at('2026-10-15T09:30') });
});
afterEach(() => stage.store.close());

/** Plans today's message to wim, and leaves it waiting because the platform asks for patience. */
async function leaveWaiting(): Promise<void> {
  stage.answer = () => {
    throw new SendError('refused', { permanent: false, retryAfterMs: 60_000 });
  };
  expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
  stage.answer = () => undefined;
  stage.now = at('2026-10-15T09:35');
}

describe('somebody who opted out', () => {
  it('before planning is not in the audience', async () => {
    await stage.subscribe('wim');
    await stage.store.stop('wim', stage.now);
    expect((await stage.tick()).run).toMatchObject({ audience: 0, sent: 0 });
  });

  it('after planning and before sending gets nothing', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    await stage.store.stop('wim', stage.now);
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 0, skipped: { 'opted-out': 1 } });
    expect(stage.taken).toEqual([]);
  });

  it('while the messages before theirs are being sent gets nothing any more', async () => {
    for (const person of ['sam', 'wim']) await stage.subscribe(person);
    stage.atOnce = 1;
    stage.restart();
    stage.answer = ({ to }) => (to.id === 'sam' ? stage.store.stop('wim', stage.now) : undefined);
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: { 'opted-out': 1 } });
    expect(stage.taken.map(({ to }) => to.id)).toEqual(['sam']);
  });

  it('and was forgotten after that still gets nothing, by a new plan or an old one', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    await stage.store.stop('wim', stage.now);
    await stage.store.forget('wim');
    await stage.tick();
    stage.now = at('2026-10-22T09:30');
    await stage.tick();
    expect(stage.taken).toEqual([]);
  });

  it('hears from us again after asking for it', async () => {
    await stage.subscribe('wim');
    await stage.store.stop('wim', stage.now);
    await stage.subscribe('wim');
    expect((await stage.tick()).run.sent).toBe(1);
  });
});

describe('somebody who was forgotten after planning', () => {
  it('gets nothing, and stays in the sums without a name', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    await stage.store.forget('wim');
    const { total } = await stage.tick();
    expect(stage.taken).toEqual([]);
    expect(total).toMatchObject({ audience: 1, skipped: { 'opted-out': 1 } });
  });
});

describe('a pause', () => {
  it('holds through its last day', async () => {
    await stage.subscribe('wim');
    await stage.store.pause('wim', '2026-10-22', stage.now);
    await stage.tick();
    stage.now = at('2026-10-22T09:30');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { paused: 1 } });
    stage.now = new Date('2026-10-29T09:30:00+01:00');
    expect((await stage.tick()).run.sent).toBe(1);
  });

  it('that begins after planning holds too', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    await stage.store.pause('wim', '2026-10-16', stage.now);
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { paused: 1 } });
  });
});

describe('the rest that people get', () => {
  it('is fourteen days for a person, over all nudges together', async () => {
    await stage.subscribe('wim');
    stage.nudges = [weekly('een'), weekly('twee')];
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: { cooldown: 1 } });
    stage.now = at('2026-10-22T09:30');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { cooldown: 2 } });
    stage.now = new Date('2026-10-29T09:30:00+01:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: { cooldown: 1 } });
  });

  it('is seven days for a room', async () => {
    stage.nudges = [weekly('een', { people: 'geen', rooms: ['slack:C1'] }), weekly('twee', { people: 'geen', rooms: ['slack:C1'] })];
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: { cooldown: 1 } });
    stage.now = at('2026-10-22T09:30');
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: { cooldown: 1 } });
  });

  it('is not used up by a message that the platform refused', async () => {
    await stage.subscribe('wim');
    stage.answer = () => {
      throw new SendError('refused', { permanent: true });
    };
    await stage.tick();
    stage.answer = () => undefined;
    stage.now = at('2026-10-22T09:30');
    expect((await stage.tick()).run.sent).toBe(1);
  });
});

describe('outside waking hours', () => {
  it('what waits keeps waiting, and is told as missed the next working day', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    stage.now = at('2026-10-15T18:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    stage.now = at('2026-10-16T07:59');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    stage.now = at('2026-10-16T08:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 0, skipped: { missed: 1 } });
    expect(stage.taken).toEqual([]);
  });
});

describe('a nudge that changes between planning and sending', () => {
  it('is not sent when it was paused', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    stage.nudges = [weekly('tip', { status: 'gepauzeerd' })];
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { 'nudge-changed': 1 } });
  });

  it('is not sent when its file is gone', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    stage.nudges = [];
    expect((await stage.tick()).run).toMatchObject({ sent: 0, skipped: { 'nudge-changed': 1 } });
  });

  it('is sent in its new words', async () => {
    await stage.subscribe('wim');
    await leaveWaiting();
    stage.nudges = [weekly('tip', { variants: [{ name: 'anders', markdown: 'Beter gezegd.' }] })];
    await stage.tick();
    expect(stage.taken[0]?.reply.parts[0]).toEqual({ kind: 'text', markdown: 'Beter gezegd.' });
  });
});

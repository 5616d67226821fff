import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { SendError } from '../../src/ports/sender.ts';
import { at, type Stage, setStage, weekly } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = setStage({ now: at('2026-09-03T09:30') });
  await stage.subscribe('wim');
});
afterEach(() => stage.store.close());

/** A Thursday, so many weeks after the first. */
const thursday = (weeks: number) => new Date(at('2026-09-03T10:30').getTime() + weeks * 7 * 86_400_000);

async function tickIn(weeks: number) {
  stage.now = thursday(weeks);
  return (await stage.tick()).run;
}

const did = (kind: Outcome['kind'], facts: Partial<Outcome> = {}) =>
  stage.store.record([{ kind, at: stage.now, channel: 'slack', person: 'wim', category: 'bloemen', ...facts }]);

describe('somebody who lets nudges pass', () => {
  it('gets three, then one word of goodbye with a way back, and then nothing; the address is gone', async () => {
    for (const weeks of [0, 2, 4]) expect(await tickIn(weeks)).toMatchObject({ sent: 1 });
    expect(await tickIn(6)).toMatchObject({ sent: 1, skipped: { ignored: 1 } });
    const goodbye = stage.taken.at(-1)?.reply;
    expect(goodbye?.title).toBe('Ik stop met tips sturen');
    expect(JSON.stringify(goodbye?.parts)).toContain('"verb":"start"');
    expect(await stage.store.personData('wim')).toMatchObject({ subscribed: false, optedOut: false });
    for (const weeks of [8, 10]) expect(await tickIn(weeks)).toMatchObject({ audience: 0 });
    expect(stage.taken).toHaveLength(4);
  });

  it('and reads English, gets the goodbye in English', async () => {
    await stage.store.start('wim', { channel: 'slack', id: 'wim' }, stage.now, { locale: 'en' });
    for (const weeks of [0, 2, 4, 6]) await tickIn(weeks);
    expect(stage.taken.at(-1)?.reply).toMatchObject({ locale: 'en', title: 'I will stop sending tips' });
    expect(stage.taken[0]?.reply.locale).toBeUndefined();
  });

  it('is not said goodbye to for ever by a platform that asks for patience: after two weeks the address is gone', async () => {
    for (const weeks of [0, 2, 4]) await tickIn(weeks);
    stage.answer = () => {
      throw new SendError('refused', { permanent: false, retryAfterMs: 4_000 });
    };
    await tickIn(6);
    expect((await stage.store.personData('wim')).subscribed).toBe(true);
    await tickIn(9);
    expect((await stage.store.personData('wim')).subscribed).toBe(false);
    expect(await stage.store.tally('~farewell')).toMatchObject({ waiting: 0, skipped: { missed: 1 } });
  });

  it('and then reacts once begins anew', async () => {
    for (const weeks of [0, 2, 4]) await tickIn(weeks);
    await did('nudge-clicked');
    for (const weeks of [6, 8, 10]) expect(await tickIn(weeks)).toMatchObject({ sent: 1, skipped: {} });
    expect(await tickIn(12)).toMatchObject({ skipped: { ignored: 1 } });
  });

  it('and comes back later begins anew', async () => {
    for (const weeks of [0, 2, 4, 6]) await tickIn(weeks);
    await stage.subscribe('wim');
    expect(await tickIn(8)).toMatchObject({ sent: 1, skipped: {} });
  });
});

describe('somebody who chose in a nudge’s category', () => {
  it('gets no nudge about it this season, and does the next', async () => {
    await did('chosen');
    expect(await tickIn(2)).toMatchObject({ sent: 0, skipped: { bought: 1 } });
    stage.nudges = [weekly('gebak', { category: 'gebak' })];
    expect(await tickIn(4)).toMatchObject({ sent: 1 });
    stage.nudges = [weekly('tip')];
    stage.now = new Date('2026-12-17T09:30:00+01:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 1 });
  });
});

describe('somebody whose clock is elsewhere', () => {
  it('gets a nudge in their own working hours', async () => {
    await stage.store.start('lee', { channel: 'slack', id: 'lee' }, stage.now, { timeZone: 'America/Curacao' });
    expect((await stage.tick()).run).toMatchObject({ sent: 1, waiting: 1 });
    stage.now = at('2026-09-03T13:55');
    expect((await stage.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    stage.now = at('2026-09-03T14:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 1, waiting: 0 });
  });
});

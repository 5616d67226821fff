import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/ports/sender.ts';
import { at, type Stage, setStage, weekly } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = setStage({ now: at('2026-10-14T10:00'), nudges: [] });
});
afterEach(() => stage.store.close());

const address = { channel: 'slack', id: 'D-wim' } as const;
const asked = {
  person: 'wim',
  address,
  locale: 'nl',
  offer: 'offer-1',
  category: 'bloemen',
  supplier: 'vaas-vooruit',
  dueOn: '2026-10-15',
} as const;
const yearly = {
  person: 'wim',
  address,
  locale: 'nl',
  category: 'kerstpakketten',
  supplier: 'pakketterij-de-poolster',
  chosenOn: '2025-11-10',
} as const;

function askingForPatience(): never {
  throw new SendError('refused', { permanent: false, retryAfterMs: 4_000 });
}

async function tickAt(time: string) {
  stage.now = at(time);
  return stage.tick();
}

describe('a follow-up that somebody asked for', () => {
  it('comes once, on its day, with both answers, and then the address is gone', async () => {
    await stage.store.followUps.askFollowUp(asked);
    expect((await stage.tick()).run).toMatchObject({ audience: 0 });
    expect((await tickAt('2026-10-15T09:30')).run).toMatchObject({ sent: 1, audience: 1 });
    expect(stage.taken.map(({ to }) => to.id)).toEqual(['D-wim']);
    const verbs = stage.taken[0]?.reply.parts.flatMap((part) => (part.kind === 'choices' ? part.choices.map(({ verb }) => verb) : []));
    expect(verbs).toEqual(['bought', 'not_bought']);
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
    expect((await tickAt('2026-10-16T10:00')).run).toMatchObject({ audience: 0 });
    expect(stage.taken).toHaveLength(1);
  });

  it('moves when it is asked for again', async () => {
    await stage.store.followUps.askFollowUp(asked);
    await stage.store.followUps.askFollowUp({ ...asked, dueOn: '2026-10-16' });
    expect((await tickAt('2026-10-15T10:00')).run).toMatchObject({ audience: 0 });
    expect((await tickAt('2026-10-16T10:00')).run).toMatchObject({ sent: 1 });
  });

  it('comes the day after a nudge, and does not hold up the next nudge', async () => {
    await stage.subscribe('wim');
    stage.nudges = [weekly('tip')];
    await stage.store.followUps.askFollowUp({ ...asked, dueOn: '2026-10-16' });
    await tickAt('2026-10-15T09:30');
    expect((await tickAt('2026-10-16T10:00')).run).toMatchObject({ sent: 1 });
    stage.now = new Date('2026-10-29T09:30:00+01:00');
    expect((await stage.tick()).run).toMatchObject({ sent: 1, skipped: {} });
  });

  it('never comes to who said stop, and the address is gone at once', async () => {
    await stage.store.followUps.askFollowUp(asked);
    await stage.store.stop('wim', stage.now);
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
    expect((await tickAt('2026-10-15T10:00')).run).toMatchObject({ audience: 0 });
  });

  it('never comes to who said stop and was in the outbox already', async () => {
    await stage.store.followUps.askFollowUp(asked);
    await stage.store.followUps.planPromises('follow-up', [{ number: 1, missed: false }], stage.now);
    await stage.store.stop('wim', stage.now);
    expect((await tickAt('2026-10-15T10:00')).run).toMatchObject({ sent: 0, skipped: { 'opted-out': 1 } });
    expect(stage.taken).toEqual([]);
  });

  it('is caught up within three days, and then let go', async () => {
    await stage.store.followUps.askFollowUp(asked);
    await stage.store.followUps.askFollowUp({ ...asked, offer: 'offer-2', person: 'noor', dueOn: '2026-10-19' });
    expect((await tickAt('2026-10-21T10:00')).run).toMatchObject({ sent: 1, skipped: { missed: 1 } });
    expect(stage.taken.map(({ key }) => key)).toEqual(['~follow-up@offer-2#standaard:2']);
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
  });

  it('is sent when the platform has room again, however often it asked for patience', async () => {
    await stage.store.followUps.askFollowUp(asked);
    stage.answer = askingForPatience;
    for (let minute = 10; minute < 20; minute++) expect((await tickAt(`2026-10-15T10:${minute}`)).total).toMatchObject({ waiting: 1 });
    stage.answer = () => undefined;
    expect((await tickAt('2026-10-15T10:20')).run).toMatchObject({ sent: 1 });
  });

  it('is let go after three days when the platform asks for patience all that time, and so is the address', async () => {
    await stage.store.followUps.askFollowUp(asked);
    stage.answer = askingForPatience;
    for (const day of [15, 16, 18]) expect((await tickAt(`2026-10-${day}T10:00`)).total).toMatchObject({ waiting: 1 });
    expect((await tickAt('2026-10-19T10:00')).total).toMatchObject({ waiting: 0, skipped: { missed: 1 } });
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
  });

  it('that falls on a weekend comes the next working day', async () => {
    await stage.store.followUps.askFollowUp({ ...asked, dueOn: '2026-10-17' });
    expect((await tickAt('2026-10-17T10:00')).run).toMatchObject({ audience: 0 });
    expect((await tickAt('2026-10-19T10:00')).run).toMatchObject({ sent: 1 });
  });

  it('is not sent again when nobody knows whether it arrived, and its address goes after a week', async () => {
    await stage.store.followUps.askFollowUp(asked);
    stage.answer = () => {
      throw new TypeError('socket hang up');
    };
    expect((await tickAt('2026-10-15T10:00')).run).toMatchObject({ uncertain: 1 });
    stage.answer = () => undefined;
    expect((await tickAt('2026-10-23T10:00')).run).toMatchObject({ sent: 0 });
    expect(stage.taken).toEqual([]);
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
  });
});

describe('“Net als vorig jaar?”', () => {
  it('comes once, as long before this year’s moment as its calendar says', async () => {
    await stage.store.followUps.askYearly(yearly);
    const sentOn: string[] = [];
    for (let day = new Date('2026-08-03T10:00:00Z'); day < new Date('2027-02-01'); day = new Date(day.getTime() + 86_400_000)) {
      stage.now = day;
      if ((await stage.tick()).run.sent > 0) sentOn.push(day.toISOString().slice(0, 10));
    }
    expect(sentOn).toHaveLength(1);
    expect(sentOn[0]).toMatch(/^2026-(09|10|11)/);
    expect(stage.taken[0]?.reply.title).toBe('Tijd voor kerstpakketten?');
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([]);
  });

  it('follows the last choice of a category', async () => {
    await stage.store.followUps.askYearly(yearly);
    await stage.store.followUps.askYearly({ ...yearly, supplier: 'een-ander', chosenOn: '2025-11-20' });
    expect(await stage.store.followUps.followUpsOf('wim')).toEqual([
      { person: 'wim', locale: 'nl', category: 'kerstpakketten', supplier: 'een-ander', chosenOn: '2025-11-20' },
    ]);
  });
});

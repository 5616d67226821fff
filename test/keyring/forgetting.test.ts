import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ForgottenFile } from '../../src/keyring/forgotten-file.ts';
import { openKeyring } from '../../src/keyring/keyring.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type DatabaseFile, databaseFile, everythingIn } from '../store/database-file.ts';
import { fact, NOW } from '../store/samples.ts';

const SECRET = 'a secret key that is long enough for tests';
let place: DatabaseFile;
let store: Store;
beforeEach(() => {
  place = databaseFile();
  store = open();
});
afterEach(async () => {
  await store.close();
  place.remove();
});

function open(): Store {
  return openSqliteStore(place.file, 'Europe/Amsterdam', openKeyring(SECRET, place.file));
}

/** Puts a backup back, as an administrator does. */
async function restore(backup: string): Promise<void> {
  await store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(place.file + end, { force: true });
  copyFileSync(backup, place.file);
  store = open();
}

describe('somebody who asks to be forgotten', () => {
  beforeEach(async () => {
    await store.record(['wim', 'ander'].map((person) => fact('asked', { person, offer: person === 'wim' ? 'o1' : 'o2' })));
    await store.start('wim', { channel: 'slack', id: 'U0WIM' }, NOW);
    await store.tips.addTip({ category: 'bloemen', text: 'Bel even', wasHard: false, name: 'Wim' }, 'wim', NOW);
  });

  it('is forgotten again when an earlier backup is put back, and nobody else is', async () => {
    const backup = join(place.folder, 'backup.db');
    await store.backup(backup);
    await store.forget('wim', NOW);
    await restore(backup);
    expect(await store.personData('wim')).toEqual({ subscribed: false, optedOut: false, outcomes: [], deliveries: 0 });
    expect(await store.tips.tipsBy('wim')).toEqual([]);
    expect((await store.personData('ander')).outcomes).toHaveLength(1);
    expect(place.inspect(everythingIn)).not.toContain('U0WIM');
  });

  it('who comes back afterwards is not forgotten again at each start', async () => {
    await store.forget('wim', NOW);
    await store.start('wim', { channel: 'slack', id: 'U0WIM' }, NOW);
    await store.close();
    store = open();
    expect(await store.personData('wim')).toMatchObject({ subscribed: true });
  });

  it('stays in the sums, also of what was not counted yet', async () => {
    await store.forget('wim', NOW);
    expect((await store.reports.check()).find(({ step }) => step === 'asked')).toMatchObject({ counted: 2, missing: 0 });
  });

  it('leaves an opt-out that says no more than a code', async () => {
    await store.stop('wim', NOW);
    await store.forget('wim', NOW);
    expect(await store.personData('wim')).toMatchObject({ optedOut: true });
    expect(place.inspect(everythingIn).match(/wim/gi)).toHaveLength(1);
  });
});

describe('somebody who says `stop`', () => {
  const backup = () => join(place.folder, 'backup.db');
  const waiting = [{ addressee: { kind: 'person', person: 'wim' }, channel: 'slack', variant: 'standaard' }] as const;
  beforeEach(async () => {
    for (const person of ['wim', 'ander']) await store.start(person, { channel: 'slack', id: `U0${person}` }, NOW);
  });

  it('stays opted out when an earlier backup is put back, without the address; others go on', async () => {
    await store.backup(backup());
    await store.stop('wim', NOW);
    await restore(backup());
    expect(await store.personData('wim')).toMatchObject({ subscribed: false, optedOut: true });
    expect(await store.personData('ander')).toMatchObject({ subscribed: true, optedOut: false });
    expect(place.inspect(everythingIn)).not.toContain('U0wim');
    await store.plan('tip', '2026-11-21', waiting, { through: NOW });
    const [delivery] = await store.claim(NOW, new Date(NOW.getTime() + 60_000), 1);
    expect(delivery && (await store.attempt(delivery.id, NOW, ({ optedOut }) => (optedOut ? 'opted-out' : 'go')))).toEqual({
      verdict: 'opted-out',
    });
  });

  it('and is forgotten afterwards stays opted out and forgotten', async () => {
    await store.backup(backup());
    await store.stop('wim', NOW);
    await store.forget('wim', NOW);
    await restore(backup());
    expect(await store.personData('wim')).toEqual({ subscribed: false, optedOut: true, outcomes: [], deliveries: 0 });
  });

  it('and wants tips again is not stopped by a restart, nor by a backup from before', async () => {
    await store.backup(backup());
    await store.stop('wim', NOW);
    await store.start('wim', { channel: 'slack', id: 'U0wim' }, NOW);
    await store.close();
    store = open();
    expect(await store.personData('wim')).toMatchObject({ subscribed: true, optedOut: false });
    await restore(backup());
    expect(await store.personData('wim')).toMatchObject({ subscribed: true, optedOut: false });
  });

  it('once more after that stays opted out, however often a backup is put back', async () => {
    for (const _ of [1, 2]) {
      await store.stop('wim', NOW);
      await store.start('wim', { channel: 'slack', id: 'U0wim' }, NOW);
    }
    await store.backup(backup());
    for (const _ of [1, 2]) await store.stop('wim', NOW);
    for (const _ of [1, 2]) {
      await restore(backup());
      expect(await store.personData('wim')).toMatchObject({ subscribed: false, optedOut: true });
    }
  });
});

describe('somebody who wants to be left alone for a while, or where we read along', () => {
  const backup = () => join(place.folder, 'backup.db');
  const pausedUntil = async (person: string) => (await store.personData(person)).pausedUntil;
  const isQuiet = async (person: string) => (await store.listening.listeningTo(person)).muted;
  beforeEach(async () => {
    for (const person of ['wim', 'ander']) await store.start(person, { channel: 'slack', id: `U0${person}` }, NOW);
    await store.backup(backup());
  });

  it('still has a pause when an earlier backup is put back, the one that was asked for last; others go on', async () => {
    await store.pause('wim', '2026-12-01', NOW);
    await store.pause('wim', '2026-11-01', NOW);
    await restore(backup());
    expect(await pausedUntil('wim')).toBe('2026-11-01');
    expect(await store.personData('wim')).toMatchObject({ subscribed: true, optedOut: false });
    expect(await pausedUntil('ander')).toBeUndefined();
  });

  it('has no pause any more after `start`, not after a restart and not in an earlier backup either', async () => {
    await store.pause('wim', '2026-12-01', NOW);
    await store.start('wim', { channel: 'slack', id: 'U0wim' }, NOW);
    await restore(backup());
    expect(await pausedUntil('wim')).toBeUndefined();
  });

  it('is still not spoken to in passing, also when they were forgotten since; others are', async () => {
    for (const forgets of [false, true]) {
      await store.listening.muteInterruptions('wim', true, NOW);
      if (forgets) await store.forget('wim', NOW);
      await restore(backup());
      expect([await isQuiet('wim'), await store.listening.mayInterrupt('wim', NOW, 14)]).toEqual([true, false]);
      expect(await store.listening.mayInterrupt('ander', NOW, 14)).toBe(true);
    }
  });

  it('is spoken to again when they took it back, however often it went to and fro', async () => {
    for (const _ of [1, 2]) {
      await store.listening.muteInterruptions('wim', true, NOW);
      await store.listening.muteInterruptions('wim', false, NOW);
    }
    await restore(backup());
    expect(await isQuiet('wim')).toBe(false);
    await store.listening.muteInterruptions('wim', true, NOW);
    await restore(backup());
    expect(await isQuiet('wim')).toBe(true);
  });

  it('says `stop` besides, and `start` again: what they did not take back still holds', async () => {
    await store.listening.muteInterruptions('wim', true, NOW);
    await store.pause('wim', '2026-12-01', NOW);
    await store.stop('wim', NOW);
    await restore(backup());
    expect(await store.personData('wim')).toMatchObject({ subscribed: false, optedOut: true });
    await store.start('wim', { channel: 'slack', id: 'U0wim' }, NOW);
    await restore(backup());
    expect(await store.personData('wim')).toMatchObject({ subscribed: true, optedOut: false });
    expect([await pausedUntil('wim'), await isQuiet('wim')]).toEqual([undefined, true]);
  });
});

describe('the list of the forgotten', () => {
  const file = () => join(place.folder, 'forgotten.jsonl');

  it('counts on, whichever process adds to it, and lets go of what no backup holds any more', () => {
    expect([new ForgottenFile(file()).add(['a'], NOW), new ForgottenFile(file()).add(['b'], NOW)]).toEqual([1, 2]);
    const list = new ForgottenFile(file());
    expect(list.after(1)).toMatchObject([{ number: 2, names: ['b'] }]);
    list.prune(new Date(NOW.getTime() + 90 * 86_400_000));
    expect(readFileSync(file(), 'utf8')).not.toMatch(/"[ab]"/);
    expect(list.add(['c'], NOW)).toBe(3);
  });
});

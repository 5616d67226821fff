import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../src/keyring/keyring.ts';
import { QuarterKeys } from '../../src/keyring/quarter-keys.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type DatabaseFile, databaseFile, everythingIn } from '../store/database-file.ts';
import { fact } from '../store/samples.ts';

const SECRET = 'a secret key that is long enough for tests';
let place: DatabaseFile;
beforeEach(() => {
  place = databaseFile();
});
afterEach(() => place.remove());

const keys = (secret = SECRET) => new QuarterKeys(secret, join(place.folder, 'seasons'));

describe('the name of somebody in the log', () => {
  it('is the same all quarter, and another one in the next', () => {
    expect(keys().nameOf('wim', '2026-Q4')).toBe(keys().nameOf('wim', '2026-Q4'));
    const names = new Set([keys().nameOf('wim', '2026-Q4'), keys().nameOf('wim', '2027-Q1'), keys().nameOf('ander', '2026-Q4')]);
    expect(names.size).toBe(3);
  });

  it('cannot be made without the secret, nor without the salt of that quarter', () => {
    const name = keys().nameOf('wim', '2026-Q4');
    expect(keys('another secret that is long enough too').nameOf('wim', '2026-Q4')).not.toBe(name);
    expect(keys().destroy('2026-Q4')).toBe(true);
    expect(keys().destroy('2026-Q4')).toBe(false);
    expect(keys().nameOf('wim', '2026-Q4')).not.toBe(name);
  });

  it('rests on files that only their owner may read', () => {
    keys().nameOf('wim', '2026-Q4');
    const folder = join(place.folder, 'seasons');
    expect(readdirSync(folder)).toEqual(['2026-Q4.salt']);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, '2026-Q4.salt')).mode & 0o777]).toEqual([0o700, 0o600]);
  });
});

describe('the log with keys', () => {
  const open = () => openSqliteStore(place.file, 'Europe/Amsterdam', openKeyring(SECRET, place.file));
  const autumn = new Date('2026-12-30T12:00:00Z');
  const winter = new Date('2027-01-05T12:00:00Z');

  it('knows a person’s own data over quarters, and says nothing of who it was by itself', async () => {
    const store = open();
    await store.record([fact('asked', { person: 'wim', at: autumn }), fact('asked', { person: 'wim', at: winter })]);
    expect((await store.personData('wim')).outcomes).toEqual([{ kind: 'asked', category: 'bloemen', count: 2 }]);
    expect(await store.recent('wim', 5)).toHaveLength(2);
    const text = place.inspect(everythingIn);
    expect(text).not.toContain('wim');
    expect(text).toContain('2026-Q4:');
    await store.close();
  });

  it('remembers what somebody was shown today, and whom a nudge for "asked before" is for', async () => {
    const store = open();
    await store.record([fact('asked', { person: 'wim', at: autumn }), fact('shown', { person: 'wim', at: autumn, suppliers: ['een'] })]);
    expect((await store.offerHistory('bloemen', 'wim', '2026-12-30')).shownToday).toEqual(['een']);
    for (const person of ['wim', 'ander']) await store.start(person, { channel: 'slack', id: person }, winter);
    const asked = await store.peopleStates({ people: 'eerder-gezocht', category: 'bloemen', limit: 10 });
    expect(asked.map(({ addressee }) => addressee)).toEqual([{ kind: 'person', person: 'wim' }]);
    await store.close();
  });

  it('cannot be read back once a quarter’s key is destroyed; opt-outs and subscriptions stay', async () => {
    const store = open();
    await store.record([fact('asked', { person: 'wim', at: autumn })]);
    await store.start('ander', { channel: 'slack', id: 'U1' }, autumn);
    await store.stop('wim', autumn);
    openKeyring(SECRET, place.file).names.destroy('2026-Q4');
    await store.close();
    const later = open();
    expect(await later.personData('wim')).toMatchObject({ outcomes: [], optedOut: true });
    expect(await later.personData('ander')).toMatchObject({ subscribed: true });
    await later.close();
  });

  it('writes the name of the quarter for a tip that was delivered too', async () => {
    const store = open();
    await store.start('wim', { channel: 'slack', id: 'U1' }, autumn);
    await store.plan('kerst', '2026-12-30', [{ addressee: { kind: 'person', person: 'wim' }, channel: 'slack', variant: 'standaard' }], {
      through: autumn,
    });
    const [delivery] = await store.claim(autumn, winter, 1);
    if (!delivery) throw new Error('There is one.');
    await store.attempt(delivery.id, autumn, () => 'go');
    await store.settle(
      delivery.id,
      { state: 'sent', day: '2026-12-30', outcome: fact('nudge-sent', { person: 'wim', at: autumn }) },
      autumn,
    );
    expect(place.inspect((database) => database.prepare('select person from outcome').pluck().all())).toEqual([
      expect.stringMatching(/^2026-Q4:/),
    ]);
    await store.record([fact('chosen', { person: 'wim', at: winter })]);
    const results = {
      nudge: 'kerst',
      measure: 'gekozen',
      category: 'bloemen',
      through: '2027-01-01',
      days: 14,
      lots: 'standaard',
    } as const;
    expect(await store.groups(results)).toEqual([{ name: 'standaard', people: 1, successes: 1 }]);
    await store.close();
  });
});

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveKey, pseudonymOf } from '../../src/domain/pseudonym.ts';
import { openKeyring } from '../../src/keyring/keyring.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { fact } from '../store/samples.ts';
import { PROJECT } from '../world.ts';
import { commandLine } from './inkopen.ts';

const SECRET = 'a secret key that is long enough for tests';
const sam = pseudonymOf({ channel: 'slack', id: 'U0SAM' }, deriveKey(SECRET, 'pseudonyms'));
const inkopen = commandLine();
afterAll(() => inkopen.remove());

beforeAll(async () => {
  const file = join(inkopen.folder, 'inkopen.db');
  const store = openSqliteStore(file, 'Europe/Amsterdam', openKeyring(SECRET, file));
  await store.record([fact('asked', { person: sam, offer: 'o1' }), fact('chosen', { person: sam, offer: 'o1', suppliers: ['een'] })]);
  await store.start(sam, { channel: 'slack', id: 'U0SAM' }, new Date());
  await store.close();
});

describe('a privacy officer with a request that came by mail', () => {
  it('gets everything that is kept, as data and in the words of the chat', async () => {
    const data = await inkopen.json<{ subscribed: boolean; outcomes: { kind: string }[] }>('privacy', 'export', 'slack:U0SAM');
    expect(data).toMatchObject({ subscribed: true, outcomes: [{ kind: 'asked' }, { kind: 'chosen' }] });
    const { out } = await inkopen.run(['privacy', 'export', 'slack:U0SAM']);
    expect(out).toContain('Dit bewaar ik van je');
    expect(out).toMatch(/Gevraagd, Bloemen: 1 keer/);
  });

  it('has it wiped, which leaves nothing', async () => {
    const { status, out } = await inkopen.run(['privacy', 'erase', 'slack:U0SAM']);
    expect([status, out.includes('Gewist')]).toEqual([0, true]);
    expect(await inkopen.json('privacy', 'export', 'slack:U0SAM')).toMatchObject({ subscribed: false, outcomes: [], recent: [], tips: [] });
  });

  it('hears that there was nothing to wipe, of who is wiped already and of a stranger', async () => {
    for (const person of ['slack:U0SAM', 'slack:U0STRANGER']) {
      const { status, out } = await inkopen.run(['privacy', 'erase', person]);
      expect([status, out.startsWith('Van deze persoon was niets te wissen.')]).toEqual([0, true]);
    }
    expect(await inkopen.json('privacy', 'erase', 'slack:U0STRANGER')).toMatchObject({ erased: false, left: { outcomes: [] } });
  });

  it('finds in the audit log that this was done, but not for whom', async () => {
    const { check, entries } = await inkopen.json<{ check: { entries: number }; entries: { who: string; what: string }[] }>(
      'privacy',
      'audit',
    );
    expect(entries.map(({ what }) => what)).toContain('person-erased');
    expect(entries.every(({ who }) => who.startsWith('cli:'))).toBe(true);
    expect(check.entries).toBe(entries.length);
    expect(JSON.stringify(entries)).not.toContain('U0SAM');
    expect(JSON.stringify(entries)).not.toContain(sam);
  });

  it('hears of a new count what was counted, and that nothing is wrong when nothing was', async () => {
    const fresh = commandLine();
    expect(await fresh.run(['privacy', 'recount'])).toMatchObject({ status: 0, out: expect.stringContaining('niets bij te tellen') });
    await fresh.run(['privacy', 'export', 'slack:U0SAM']);
    expect((await fresh.run(['privacy', 'audit'])).out).toContain('\n1 regel, de keten is heel.');
    fresh.remove();
  });

  it('is told how to name a person', async () => {
    const { status, err } = await inkopen.run(['privacy', 'erase', 'Sam']);
    expect([status, err.includes('slack:U0123ABCD')]).toEqual([2, true]);
  });

  it('sees the quarters, and destroys the key of one for good', async () => {
    const { seasons } = await inkopen.json<{ seasons: string[] }>('privacy', 'keys');
    expect(seasons.length).toBeGreaterThan(0);
    expect((await inkopen.run(['privacy', 'keys', '--destroy', seasons[0] ?? ''])).status).toBe(0);
    expect((await inkopen.json<{ seasons: string[] }>('privacy', 'keys')).seasons).not.toContain(seasons[0]);
    expect((await inkopen.run(['privacy', 'keys', '--destroy', '1999-Q1'])).status).toBe(2);
  });
});

describe('inkopen privacy register', () => {
  it('writes the three papers from the settings, and marks what only the organisation knows', async () => {
    const papers = await inkopen.json<{ id: string; markdown: string }[]>('privacy', 'register', '--now', '2026-11-22');
    expect(papers.map(({ id }) => id)).toEqual(['verwerkingsregister', 'dpia', 'ondernemingsraad']);
    for (const { markdown } of papers) {
      expect(markdown).toContain('Gemeente Voorbeeldstad');
      expect(markdown).toContain('[vul in: ');
      expect(markdown).toContain('geen juridisch advies');
      expect(markdown).not.toMatch(/undefined|\[object/);
    }
    expect(papers[2]?.markdown).toMatch(/artikel 27 lid 1[\s\S]*onder k[\s\S]*onder l/);
  });

  it('names tests that are really there', async () => {
    const papers = await inkopen.json<{ markdown: string }[]>('privacy', 'register');
    const named = [...new Set(papers.flatMap(({ markdown }) => markdown.match(/(?:test|docs|src)\/[\w/.-]*[\w/]/g) ?? []))];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(join(PROJECT, file)))).toEqual([]);
  });

  it('says something else where nothing is kept per person', async () => {
    const aggregate = commandLine({ PRIVACY: 'aggregate' });
    const { out } = await aggregate.run(['privacy', 'register', '--paper', 'verwerkingsregister']);
    aggregate.remove();
    expect(out).toContain('Geen regel per persoon');
    expect(out).not.toContain('90 dagen, daarna alleen totalen');
  });
});

describe('inkopen backup', () => {
  it('takes turns: those older than thirty days are deleted', async () => {
    const folder = join(inkopen.folder, 'backups');
    await inkopen.run(['backup', '--into', folder, '--now', '2026-10-01']);
    writeFileSync(join(folder, 'something-else.db'), '');
    await inkopen.run(['backup', '--into', folder, '--now', '2026-10-31']);
    expect(readdirSync(folder)).toHaveLength(3);
    const { status, out } = await inkopen.run(['backup', '--into', folder, '--now', '2026-11-01']);
    expect([status, out.includes('Deleted: inkopen-2026-10-01.db')]).toEqual([0, true]);
    expect(readdirSync(folder).sort()).toEqual(['inkopen-2026-10-31.db', 'inkopen-2026-11-01.db', 'something-else.db']);
    expect((await inkopen.run(['backup'])).status).toBe(2);
  });
});

describe('inkopen doctor', () => {
  it('looks at retention, the sums and the audit log', async () => {
    const findings = await inkopen.json<{ what: string; ok: boolean }[]>('doctor');
    expect(findings.map(({ what }) => what)).toEqual(expect.arrayContaining(['retention', 'sums', 'audit log']));
  });
});

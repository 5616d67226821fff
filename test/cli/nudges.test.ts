import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nudgeText, onlyNudge } from '../nudging/nudge-file.ts';
import { sumOf } from '../nudging/stage.ts';
import { PROJECT } from '../world.ts';
import { commandLine } from './inkopen.ts';

interface TickJson {
  readonly planned: readonly unknown[];
  readonly audience: number;
  readonly sent: number;
  readonly failed: Record<string, number>;
  readonly skipped: Record<string, number>;
  readonly uncertain: number;
  readonly waiting: number;
  readonly total: { readonly audience: number };
}

const inkopen = commandLine();
/** Content with one nudge, to a room here and to one on Slack, which is off. */
const content = commandLine();
const own = commandLine({ CONTENT_DIR: content.folder });

beforeAll(() => {
  for (const name of ['catalogue', 'nudges']) cpSync(join(PROJECT, name), join(content.folder, name), { recursive: true });
  onlyNudge(nudgeText({ doelgroep: '{ kamers: ["web:plein", "slack:C0123"] }' }))(content.folder);
});
afterAll(() => {
  for (const line of [inkopen, content, own]) line.remove();
});

describe('inkopen nudges check', () => {
  it('finds the project’s own nudges in order', async () => {
    const { status, out } = await inkopen.run(['nudges', 'check']);
    expect([status, out.includes(': fout: ')]).toEqual([0, false]);
  });

  it('tells every mistake in a file with its line, and ends with 1', async () => {
    const file = join(inkopen.folder, 'fout.md');
    writeFileSync(file, nudgeText({ knop: 'gemakk', advis: 'klein' }));
    const [forPeople, forPrograms] = await Promise.all([
      inkopen.run(['nudges', 'check', file]),
      inkopen.run(['nudges', 'check', 'fout.md', '--json']),
    ]);
    expect(forPeople.status).toBe(1);
    expect(forPeople.out).toMatch(/fout\.md:10: fout: Het veld "advis".*Bedoel je "advies"/);
    expect(forPeople.out).toMatch(/fout\.md:4: fout: .*Bedoel je "gemak"\? Kies uit: gemak, motivatie, normen, weerstand/);
    expect(forPrograms.status).toBe(1);
    expect(JSON.parse(forPrograms.out).problems).toContainEqual({
      severity: 'error',
      file: 'fout.md',
      line: 4,
      message: expect.stringContaining('gemakk'),
    });
  });

  it('ends with 0 for a file with a remark, and with 2 for one that is not there', async () => {
    writeFileSync(join(inkopen.folder, 'lang.md'), nudgeText({}, 'woord '.repeat(100)));
    const [long, missing] = await Promise.all([inkopen.run(['nudges', 'check', 'lang.md']), inkopen.run(['nudges', 'check', 'weg.md'])]);
    expect([long.status, long.out.includes('let op')]).toEqual([0, true]);
    expect([missing.status, missing.err.includes('weg.md')]).toEqual([2, true]);
  });
});

describe('inkopen nudges', () => {
  it('preview shows a nudge as it will be read, and helps with its name', async () => {
    const [preview, guess] = await Promise.all([
      inkopen.run(['nudges', 'preview', 'koffie-een-pak']),
      inkopen.run(['nudges', 'preview', 'koffie-een-pack']),
    ]);
    expect(preview.out).toContain('[ Laat drie leveranciers zien ]');
    expect([guess.status, guess.err.includes('Bedoel je "koffie-een-pak"?')]).toEqual([2, true]);
  });

  it('calendar tells what is due in the year to come, in order', async () => {
    const rows = await inkopen.json<{ date: string; nudge: string; dueAt: string }[]>('nudges', 'calendar', '--now', '2026-10-15');
    expect(rows.length).toBeGreaterThan(16);
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).sort());
    expect(rows.filter(({ date }) => date < '2026-10-15' || date > '2027-10-15')).toEqual([]);
  });
});

describe('inkopen nudges tick', () => {
  it('plans and sends what is due at that moment, once, and its figures add up', async () => {
    const due = await own.json<TickJson>('nudges', 'tick', '--now', '2026-10-15T09:30:00+02:00');
    expect(due).toMatchObject({ audience: 2, sent: 1, failed: { 'channel-off': 1 }, skipped: {}, uncertain: 0, waiting: 0 });
    expect(due.sent + sumOf(due.failed) + sumOf(due.skipped) + due.uncertain + due.waiting).toBe(due.audience);
    expect(due.planned).toEqual([{ nudge: 'bloemen', occurrence: '2026-10-15', audience: 2, skipped: {} }]);
    const again = await own.json<TickJson>('nudges', 'tick', '--now', '2026-10-15T09:30:00+02:00');
    expect(again).toMatchObject({ planned: [], audience: 0, sent: 0, total: { audience: 2 } });
  });

  it('from two schedulers at the same moment sends once', async () => {
    const ticks = await Promise.all([1, 2].map(() => own.json<TickJson>('nudges', 'tick', '--now', '2026-10-22T09:30:00+02:00')));
    expect(ticks.map(({ sent }) => sent).sort()).toEqual([0, 1]);
    const database = new Database(join(own.folder, 'inkopen.db'), { readonly: true });
    expect(database.prepare('select count(*) from web_post').pluck().get()).toBe(2);
    database.close();
  });

  it('prints its figures for people too', async () => {
    const { status, out } = await own.run(['nudges', 'tick', '--now', '2026-10-24T09:30:00+02:00']);
    expect([status, out]).toEqual([0, expect.stringMatching(/audience +0\nsent +0\nfailed +0\nskipped +0\nuncertain +0\nwaiting +0/)]);
  });
});

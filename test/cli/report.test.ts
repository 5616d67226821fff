import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunnelRow } from '../../src/domain/funnel.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { fact } from '../store/samples.ts';
import { commandLine } from './inkopen.ts';

const inkopen = commandLine();
afterAll(() => inkopen.remove());

interface ReportJson {
  readonly smallestGroup: number;
  readonly category: { readonly rows: readonly FunnelRow[]; readonly total: { readonly asked: number } };
}

beforeAll(async () => {
  const store = openSqliteStore(join(inkopen.folder, 'inkopen.db'), 'Europe/Amsterdam');
  const asks = (category: string, people: number) =>
    Array.from({ length: people }, (_, index) =>
      fact('asked', { category, person: `${category}-persoon-${index}`, offer: `${category}-${index}` }),
    );
  await store.record([...asks('bloemen', 10), ...asks('gebak', 9), fact('chosen', { person: 'bloemen-persoon-0', offer: 'bloemen-0' })]);
  await store.close();
});

describe('inkopen report', () => {
  it('shows what ten people did, and hides what nine did or one alone', async () => {
    const { smallestGroup, category } = await inkopen.json<ReportJson>('report');
    expect(smallestGroup).toBe(10);
    expect(category.rows).toMatchObject([
      { key: 'bloemen', hidden: false, counts: { asked: 10, chosen: null } },
      { key: 'gebak', hidden: true },
    ]);
    expect(category.total.asked).toBe(10);
    expect(JSON.stringify(category)).not.toContain('persoon');
  });

  it('prints a table for people, with one dimension when that is asked', async () => {
    const { status, out } = await inkopen.run(['report', '--by', 'category']);
    expect(status).toBe(0);
    expect(out).toMatch(/bloemen +0 +0 +10 /);
    expect(out).toMatch(/gebak .*minder dan 10 mensen: geen cijfers/);
    expect(out).not.toContain('lever');
  });

  it('is over the time that is asked', async () => {
    const [before, after] = await Promise.all([
      inkopen.json<ReportJson>('report', '--now', '2026-10-01'),
      inkopen.json<ReportJson>('report', '--from', '2026-11-01'),
    ]);
    expect([before.category.rows, after.category.rows]).toEqual([[], []]);
  });
});

describe('inkopen backup', () => {
  it('writes a copy once', async () => {
    const first = await inkopen.run(['backup', 'copy.db']);
    expect([first.status, first.out.includes('copy.db')]).toEqual([0, true]);
    expect((await inkopen.run(['backup', 'copy.db'])).status).toBe(2);
  });
});

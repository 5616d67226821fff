import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Counts } from '../../src/domain/funnel.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { liveThroughAnAutumn } from '../reporting/autumn.ts';
import { fact } from '../store/samples.ts';
import { commandLine } from './inkopen.ts';

const inkopen = commandLine();
const autumn = commandLine();
afterAll(() => {
  inkopen.remove();
  autumn.remove();
});

interface ReportJson {
  readonly smallestGroup: number;
  readonly category: { readonly rows: readonly { key: string; counts: Counts }[]; readonly total: Counts };
  readonly hiddenCategories: readonly string[];
}

beforeAll(async () => {
  const store = openSqliteStore(join(inkopen.folder, 'inkopen.db'), 'Europe/Amsterdam');
  const asks = (category: string, people: number) =>
    Array.from({ length: people }, (_, index) =>
      fact('asked', { category, person: `${category}-persoon-${index}`, offer: `${category}-${index}` }),
    );
  await store.record([...asks('bloemen', 10), ...asks('gebak', 9), fact('chosen', { person: 'bloemen-persoon-0', offer: 'bloemen-0' })]);
  await store.close();
  const half = openSqliteStore(join(autumn.folder, 'inkopen.db'), 'Europe/Amsterdam');
  await liveThroughAnAutumn(half, 4);
  await half.close();
});

describe('inkopen report', () => {
  it('shows what ten people did, and hides what nine did or one alone', async () => {
    const report = await inkopen.json<ReportJson>('report', '--now', '2026-10-20');
    expect(report.smallestGroup).toBe(10);
    expect(report.category.rows).toMatchObject([{ key: 'bloemen', counts: { asked: 10, chosen: null } }]);
    expect(report.hiddenCategories).toContain('gebak');
    expect(report.category.total.asked).toBe(10);
    expect(JSON.stringify(report)).not.toContain('persoon');
  });

  it('prints a table for people, with what its words mean, and one dimension when that is asked', async () => {
    const { status, out } = await inkopen.run(['report', '--by', 'category', '--now', '2026-10-20']);
    expect(status).toBe(0);
    expect(out).toMatch(/Bloemen +10 +– +–/);
    expect(out).toContain('Nog niet compleet: deze maand loopt nog. Nog niet meegeteld: wat van minder dan 10 mensen komt.');
    expect(out).toMatch(/gekozen: vragen waarbij iemand op Kies tikte. Dat is nog geen bestelling/);
    expect(out).toMatch(/Nog geen cijfers van 10 mensen of meer: .*Gebak/);
    expect(out).not.toContain('Per knop');
  });

  it('says through which day its figures are complete, wherever it is read', async () => {
    const now = ['--now', '2026-11-20'];
    const through = async (...args: string[]) => (await autumn.json<{ completeThrough: string | null }>('report', ...args)).completeThrough;
    expect(await through(...now)).toBe('2026-10-31');
    expect(await through('--to', '2026-08', ...now)).toBe('2026-08-31');
    expect(await through('--from', '2026-11', ...now)).toBeNull();
    expect(await through('--spending', ...now)).toBe('2026-09-30');
    expect(await through('--supplier', 'leverancier-bloemen-0', ...now)).toBe('2026-09-30');
    const said = 'Compleet tot en met 31 oktober 2026. Nog niet meegeteld: wat van minder dan 10 mensen komt.';
    for (const args of [[], ['--markdown'], ['--year', '2026']])
      expect((await autumn.run(['report', ...args, ...now])).out).toContain(said);
  });

  it('is over whole months, whichever day of them is named', async () => {
    const rows = async (...args: string[]) => (await inkopen.json<ReportJson>('report', ...args)).category.rows.length;
    expect(await rows('--from', '2026-10-31T10:00:00+01:00', '--to', '2026-10')).toBe(1);
    expect(await rows('--to', '2026-09')).toBe(0);
    expect(await rows('--from', '2026-11')).toBe(0);
    const wrong = await inkopen.run(['report', '--from', 'oktober']);
    expect([wrong.status, wrong.err.includes('2026-11')]).toEqual([2, true]);
  });

  it('is CSV for a spreadsheet, in which no cell is a formula, and Markdown', async () => {
    const { out: csv } = await autumn.run(['report', '--csv', '--now', '2026-11-20']);
    expect(csv.split('\r\n')[0]).toBe('table,row,column,value');
    expect(csv).toMatch(/Per knop,gemak,getikt,\d+/);
    expect(csv).not.toMatch(/(^|,)[=+\-@]/m);
    const { out: markdown } = await autumn.run(['report', '--markdown', '--now', '2026-11-20']);
    expect(markdown).toContain('| --- | ---: |');
    expect(markdown).toContain('Afgeleverd is niet gelezen');
  });

  it('draws charts with every figure in words too, and puts the table beside them', async () => {
    const folder = join(autumn.folder, 'grafieken');
    const { status } = await autumn.run(['report', '--svg', folder, '--png', folder, '--now', '2026-11-20']);
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'funnel.png',
      'funnel.svg',
      'per-category.png',
      'per-category.svg',
      'per-lever.png',
      'per-lever.svg',
      'per-month.png',
      'per-month.svg',
      'rapport.html',
      'rapport.md',
      'reasons.png',
      'reasons.svg',
    ]);
    const svg = readFileSync(join(folder, 'per-category.svg'), 'utf8');
    expect(svg).toMatch(/role="img" aria-label="Gevraagd en gekozen per categorie\. Bloemen: \d+, \d+/);
    expect(svg).toContain('<pattern');
    for (const file of ['per-category.svg', 'rapport.html', 'rapport.md'])
      expect(readFileSync(join(folder, file), 'utf8')).toContain('Compleet tot en met 31 oktober 2026.');
    expect(readFileSync(join(folder, 'funnel.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(join(folder, 'rapport.html'), 'utf8')).toMatch(/<figure>[\s\S]*<table>[\s\S]*Gebak/);
  });

  it('tells a supplier about itself per quarter that is over, without a person', async () => {
    const { quarters } = await autumn.json<{ quarters: { quarter: string; counts: Record<string, number> }[] }>(
      'report',
      '--supplier',
      'leverancier-bloemen-0',
      '--now',
      '2026-11-20',
    );
    expect(quarters.map(({ quarter }) => quarter)).toEqual(['2026-Q2', '2026-Q3']);
    for (const { counts } of quarters) for (const count of Object.values(counts)) expect((count ?? 0) % 10).toBe(0);
    const unknown = await autumn.run(['report', '--supplier', 'vaas-vooruyt']);
    expect([unknown.status, unknown.err]).toEqual([
      2,
      expect.stringMatching(/^There is no supplier "vaas-vooruyt"\. Do you mean "vaas-vooruit"\?/),
    ]);
  });

  it('exports spending by supplier and quarter, in bands', async () => {
    const { spending } = await autumn.json<{ spending: { quarter: string; supplier: string; bought: number; atLeast: number | null }[] }>(
      'report',
      '--spending',
      '--now',
      '2026-11-20',
    );
    expect(spending.map(({ quarter }) => quarter)).toContain('2026-Q3');
    expect(spending.every(({ bought }) => bought % 10 === 0)).toBe(true);
    expect((await autumn.run(['report', '--spending', '--csv', '--now', '2026-11-20'])).out).toContain('2026-Q3');
  });

  it('makes a page of a year that stands by itself', async () => {
    const { out } = await autumn.run(['report', '--year', '2026', '--now', '2026-11-20']);
    expect(out).toContain('<h1>Sociaal inkopen in 2026</h1>');
    expect(out).toMatch(/Collega’s vroegen \d+ keer/);
    expect(out).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect((await autumn.run(['report', '--year', 'dit jaar'])).status).toBe(2);
  });

  it('keeps telling about what has been taken out of the catalogue', async () => {
    const { category } = await autumn.json<ReportJson>('report', '--now', '2026-11-20');
    expect(category.rows.length).toBeGreaterThan(3);
    expect(existsSync(join(autumn.folder, 'inkopen.db'))).toBe(true);
  });
});

describe('inkopen backup', () => {
  it('writes a copy once', async () => {
    const first = await inkopen.run(['backup', 'copy.db']);
    expect([first.status, first.out.includes('copy.db')]).toEqual([0, true]);
    expect((await inkopen.run(['backup', 'copy.db'])).status).toBe(2);
  });
});

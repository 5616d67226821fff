import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { MIXED, type Sum } from '../../src/domain/step.ts';
import type { Content } from '../../src/ports/content.ts';
import type { Store } from '../../src/ports/store.ts';
import { chartsOf } from '../../src/reporting/charts.ts';
import { chatReport } from '../../src/reporting/chat-report.ts';
import { makeReport, type Report } from '../../src/reporting/report.ts';
import { chosenShare, definitionsOf, reportAsMarkdown, sheetsOf } from '../../src/reporting/sheet.ts';
import { spendingOf } from '../../src/reporting/spending.ts';
import { supplierQuarters } from '../../src/reporting/supplier-report.ts';
import { toldBackReply } from '../../src/reporting/told-back.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { reportTextsFor } from '../../src/texts/texts.ts';
import { supplier } from '../domain/samples.ts';
import { PROJECT } from '../world.ts';
import { liveThroughAnAutumn } from './autumn.ts';

const { content } = loadContent(PROJECT);
let store: Store;
let sums: readonly Sum[];
beforeAll(async () => {
  store = openSqliteStore(':memory:', 'Europe/Amsterdam');
  await liveThroughAnAutumn(store, 4);
  sums = await store.reports.published('0000-01', '9999-12', 10);
}, 60_000);
afterAll(() => store.close());

const reportFrom = (some: readonly Sum[], what: Content = content): Report =>
  makeReport(some, { from: '2026-06', to: '2026-11', today: '2026-11-20', locale: 'nl' }, what);

describe('a report', () => {
  it('says of every column what it counts, in both languages, and never that something was read', () => {
    for (const locale of ['nl', 'en'] as const) {
      const texts = reportTextsFor(locale);
      expect(Object.keys(texts.definitions).sort()).toEqual(Object.keys(texts.columns).sort());
      expect(Object.values(texts.columns).join(' ')).not.toMatch(/gelezen|read|geopend|opened/);
    }
    const sheets = sheetsOf(reportFrom(sums));
    const defined = definitionsOf(reportFrom(sums), sheets).map(({ term }) => term);
    for (const name of new Set(sheets.filter(({ id }) => id !== 'answers').flatMap(({ head }) => head.slice(1))))
      expect(defined).toContain(name);
  });

  it('stays readable when a supplier, a nudge and a category are gone from the content', () => {
    const empty = { ...content, nudges: new Map(), categories: new Map(), suppliers: new Map(), moments: [] } as unknown as Content;
    const report = reportFrom(sums, empty);
    expect(report.tables.category).toEqual(reportFrom(sums).tables.category);
    expect(report.tables.nudge.total).toEqual(reportFrom(sums).tables.nudge.total);
    const text = reportAsMarkdown(report, sheetsOf(report));
    expect(text).toContain('| bloemen |');
    expect(text).toContain('| kerstpakketten-met-een-verhaal |');
    expect(chatReport(report).parts.length).toBeGreaterThan(0);
  });

  it('gives a share with its margin, and none while figures wait elsewhere', () => {
    const share = chosenShare(reportFrom(sums), 'category', 'bloemen');
    expect(share?.part).toBeGreaterThan(0.4);
    expect([share && share.low < share.part, share && share.high > share.part]).toEqual([true, true]);
    expect(chosenShare(reportFrom(sums), 'category', 'bestaat-niet')).toBeUndefined();
    const now = sums.filter(({ toMonth }) => toMonth === '2026-11');
    expect(chosenShare(reportFrom(now), 'category')).toBeUndefined();
  });

  it('gives no share, and draws no bar, of a small row whose choices may stand elsewhere', () => {
    const none = { channel: 'slack', nudge: '', variant: '', lever: '', advice: '', answer: '', supplier: '' };
    const one = (category: string, step: Sum['step'], count: number): Sum => ({
      ...{ ...none, fromMonth: '2026-06', toMonth: '2026-06' },
      ...{ category, step, count },
    });
    const report = reportFrom([
      ...[one('bloemen', 'asked', 600), one('bloemen', 'shown', 600), one('bloemen', 'chosen', 300)],
      ...[one('drukwerk', 'asked', 80), one('drukwerk', 'shown', 80), one('drukwerk', 'chosen', 12), one(MIXED, 'chosen', 30)],
    ]);
    expect(chosenShare(report, 'category', 'bloemen')?.part).toBe(0.5);
    expect(chosenShare(report, 'category', 'drukwerk')).toBeUndefined();
    expect(chartsOf(report).find(({ id }) => id === 'per-category')?.sheet.rows).toEqual([
      ['Bloemen', '600', '300'],
      ['Drukwerk', '80', '–'],
    ]);
  });

  it('says where a figure is missing no more than that: too few, nobody and what waits look alike', () => {
    const one = (step: Sum['step'], count: number): Sum => ({ ...waiting, step, count });
    const waiting: Sum = {
      ...{ fromMonth: '2026-11', toMonth: '2026-11', category: 'bloemen', channel: 'slack', nudge: 'koffie-een-pak', variant: 'standaard' },
      ...{ lever: 'gemak', advice: 'klein', answer: '', supplier: '', step: 'asked', count: 60 },
    };
    const [sheet] = sheetsOf(reportFrom([one('asked', 60), one('shown', 60)]), 'category');
    expect(sheet?.rows[0]).toEqual(['Bloemen', '60', '60', '–', '–', '–', 'te weinig gegevens']);
    // Rooms are no people, so that none is none.
    const clicked = reportFrom([one('nudge-clicked', 12), { ...one('nudged-rooms', 3), nudge: 'secretaressedag-boeket' }]);
    const byNudge = sheetsOf(clicked, 'nudge')[0]?.rows.map((row) => row.slice(1, 3));
    expect(byNudge).toEqual([
      ['0', '12'],
      ['3', '–'],
      ['3', '12'],
    ]);
  });

  it('draws nothing out of nothing', () => {
    expect(chartsOf(reportFrom([]))).toEqual([]);
    expect(sheetsOf(reportFrom([]))).toEqual([]);
    expect(chatReport(reportFrom([])).parts[0]).toMatchObject({ markdown: expect.stringContaining('nog geen cijfers van 10 mensen') });
  });

  it('in chat is one line per category, and says what chosen means', () => {
    const reply = JSON.stringify(chatReport(reportFrom(sums)).parts);
    expect(reply).toMatch(/\*\*Bloemen\*\*: \d+ gevraagd/);
    expect(reply).toContain('Dat is nog geen bestelling');
    expect(reply).toContain('Compleet tot en met 31 oktober 2026. Nog niet meegeteld: wat van minder dan 10 mensen komt.');
  });
});

describe('what a supplier is told', () => {
  it('is never about a quarter that is under way, and always a multiple of ten', () => {
    const quarters = supplierQuarters(sums, '2026-11', 10);
    expect(new Set(quarters.map(({ quarter }) => quarter))).toEqual(new Set(['2026-Q2', '2026-Q3']));
    for (const { counts, reasons, spent } of quarters)
      for (const count of [...Object.values(counts), ...reasons.map(({ count }) => count), ...spent.map(({ count }) => count)])
        expect((count ?? 0) % 10).toBe(0);
  });

  it('is spending between what was at least and at most spent', () => {
    const spending = spendingOf(supplierQuarters(sums, '2026-11', 10));
    expect(spending.length).toBeGreaterThan(0);
    for (const { atLeast, atMost } of spending) if (atLeast !== null && atMost !== undefined) expect(atLeast).toBeLessThanOrEqual(atMost);
  });
});

describe('what is told back to a room', () => {
  const known = (status: 'gecontroleerd' | 'voorbeeld'): Content => ({
    ...content,
    suppliers: new Map([
      [
        'leverancier-bloemen-0',
        supplier('leverancier-bloemen-0', {
          name: 'Bloeiwerk',
          status,
          impact: { text: 'Acht mensen leren het vak', source: 'https://bloeiwerk.example/impact', date: '2026-09' },
        }),
      ],
    ]),
  });
  const words = (what: Content, quarter = '2026-Q3') => JSON.stringify(toldBackReply(sums, quarter, what, 'nl').parts);

  it('are facts of suppliers that enough people chose, with their source, and no figures', () => {
    expect(words(known('gecontroleerd'))).toContain('**Bloeiwerk.** Acht mensen leren het vak _(Bron: bloeiwerk.example, september 2026)_');
    expect(words(known('gecontroleerd'))).not.toMatch(/\d+ keer/);
  });

  it('are never made-up examples, and never a quarter with too few people', () => {
    expect(words(known('voorbeeld'))).toContain('nog niets te vertellen');
    expect(words(known('gecontroleerd'), '2025-Q1')).toContain('nog niets te vertellen');
  });
});

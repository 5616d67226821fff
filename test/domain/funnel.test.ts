import { describe, expect, it } from 'vitest';
import { funnelTable, rowsBy } from '../../src/domain/funnel.ts';
import { formatNudgeRef, parseNudgeRef } from '../../src/domain/outcome.ts';
import { aYearBefore, monthsOf, quarterBefore, quarterOf } from '../../src/domain/quarter.ts';
import { MIXED, type Sum } from '../../src/domain/step.ts';

function sum(step: Sum['step'], count: number, traits: Partial<Sum> = {}): Sum {
  const none = { nudge: '', variant: '', lever: '', advice: '', answer: '', supplier: '' };
  return { step, count, fromMonth: '2026-10', toMonth: '2026-10', category: 'bloemen', channel: 'slack', ...none, ...traits };
}

const byCategory = rowsBy('category', () => undefined);

describe('a table of the funnel', () => {
  it('adds up what was published, per row and in all', () => {
    const sums = [sum('asked', 12), sum('asked', 10, { channel: 'teams' }), sum('asked', 11, { category: 'gebak' }), sum('chosen', 10)];
    const { rows, total } = funnelTable(sums, byCategory);
    expect(rows).toMatchObject([
      { key: 'bloemen', counts: { asked: 22, chosen: 10, bought: null } },
      { key: 'gebak', counts: { asked: 11, chosen: null } },
    ]);
    expect(total).toMatchObject({ asked: 33, chosen: 10 });
  });

  it('counts what is no row’s alone apart, and in all', () => {
    const { rows, mixed, total } = funnelTable([sum('asked', 12), sum('asked', 10, { category: MIXED })], byCategory);
    expect(rows).toHaveLength(1);
    expect([mixed.asked, total.asked]).toEqual([10, 22]);
  });

  it('of nudges leaves out what no nudge led to, and knows for which moment a nudge is', () => {
    const sums = [sum('asked', 30), sum('asked', 10, { nudge: 'pakket', variant: 'a', lever: 'gemak' })];
    expect(
      funnelTable(
        sums,
        rowsBy('nudge', () => undefined),
      ).total.asked,
    ).toBe(10);
    expect(
      funnelTable(
        sums,
        rowsBy('variant', () => undefined),
      ).rows.map(({ key }) => key),
    ).toEqual(['pakket#a']);
    expect(
      funnelTable(
        sums,
        rowsBy('moment', (nudge) => (nudge === 'pakket' ? 'kerst' : undefined)),
      ).rows,
    ).toMatchObject([{ key: 'kerst', counts: { asked: 10 } }]);
  });

  it('by month has no row for what took several months to be enough people', () => {
    const { rows, mixed } = funnelTable(
      [sum('asked', 10), sum('asked', 10, { fromMonth: '2026-08' })],
      rowsBy('month', () => undefined),
    );
    expect([rows.map(({ key }) => key), mixed.asked]).toEqual([['2026-10'], 10]);
  });
});

describe('a quarter', () => {
  it('has three months, one before it, and one a year before it', () => {
    expect([quarterOf('2026-01'), quarterOf('2026-12')]).toEqual(['2026-Q1', '2026-Q4']);
    expect(monthsOf('2026-Q4')).toEqual({ first: '2026-10', last: '2026-12' });
    expect([quarterBefore('2027-Q1'), quarterBefore('2026-Q3'), aYearBefore('2026-Q3')]).toEqual(['2026-Q4', '2026-Q2', '2025-Q3']);
  });
});

describe('the name of one message of one nudge', () => {
  it('comes back from its text', () => {
    const ref = { nudge: 'kerst', occurrence: '2026-09-18', variant: 'met # en @' };
    expect(parseNudgeRef(formatNudgeRef(ref))).toEqual(ref);
    expect(parseNudgeRef('kerst')).toBeUndefined();
  });
});

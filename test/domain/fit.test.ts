import { describe, expect, it } from 'vitest';
import { WorkingDays } from '../../src/domain/calendar.ts';
import { type FitContext, fitOf } from '../../src/domain/fit.ts';
import type { Intent, Wishes } from '../../src/domain/intent.ts';
import type { Supplier } from '../../src/domain/supplier.ts';
import { fitContext, supplier } from './samples.ts';

function verdict(facts: Partial<Supplier>, wishes: Wishes, context: Partial<FitContext> = {}): string {
  const intent: Intent = { category: 'bloemen', ...wishes };
  const fit = fitOf(supplier('een', facts), intent, fitContext(context));
  return fit.fits ? fit.timing.kind : `no: ${fit.because}`;
}

describe('a supplier suits a request', () => {
  it('when nothing speaks against it, and what it does not tell never counts against it', () => {
    const everything: Wishes = { date: '2026-11-20', people: 5000, budget: { amount: 1, per: 'total' } };
    expect(verdict({ regions: [] }, everything, { regions: ['Utrecht'] })).toBe('ask');
  });

  it.each<[string, Partial<Supplier>, string[], string]>([
    ['delivers there', { regions: ['Utrecht', 'Gelderland'] }, ['Gelderland'], 'none'],
    ['delivers elsewhere', { regions: ['Limburg'] }, ['Gelderland'], 'no: region'],
    ['delivers everywhere', {}, ['Gelderland'], 'none'],
    ['is asked from nowhere in particular', { regions: ['Limburg'] }, [], 'none'],
  ])('by region: %s', (_what, facts, regions, expected) => {
    expect(verdict(facts, {}, { regions })).toBe(expected);
  });

  it.each<[string, number, string]>([
    ['fewer than its minimum', 9, 'no: number'],
    ['its minimum', 10, 'none'],
    ['its maximum', 40, 'none'],
    ['more than its maximum', 41, 'no: number'],
  ])('by number: %s', (_what, people, expected) => {
    expect(verdict({ minimum: 10, maximum: 40 }, { people })).toBe(expected);
  });

  it.each<[string, Supplier['price'], Wishes, string]>([
    ['per piece, within a budget per person', { from: 25, per: 'stuk' }, { budget: { amount: 25, per: 'person' } }, 'none'],
    ['per piece, over a budget per person', { from: 26, per: 'stuk' }, { budget: { amount: 25, per: 'person' } }, 'no: budget'],
    [
      'per piece, times the number, within a total',
      { from: 25, per: 'stuk' },
      { people: 10, budget: { amount: 250, per: 'total' } },
      'none',
    ],
    [
      'per piece, times the number, over a total',
      { from: 25, per: 'stuk' },
      { people: 11, budget: { amount: 250, per: 'total' } },
      'no: budget',
    ],
    ['per time, within a total', { from: 400, per: 'keer' }, { people: 10, budget: { amount: 400, per: 'total' } }, 'none'],
    ['per time, shared by everybody', { from: 400, per: 'keer' }, { people: 10, budget: { amount: 40, per: 'person' } }, 'none'],
    ['per time, too much for each', { from: 400, per: 'keer' }, { people: 9, budget: { amount: 40, per: 'person' } }, 'no: budget'],
  ])('by budget: %s', (_what, price, wishes, expected) => {
    expect(verdict(price ? { price } : {}, wishes)).toBe(expected);
  });
});

describe('the wanted day', () => {
  it('can be met while the lead time in working days is still there', () => {
    const friday = fitOf(supplier('een', { leadTimeDays: 3 }), { category: 'bloemen', date: '2026-10-23' }, fitContext());
    expect(friday).toEqual({ fits: true, timing: { kind: 'in-time', date: '2026-10-23', orderBy: '2026-10-20' } });
  });

  it.each([
    ['today, for who delivers the same day', 0, '2026-10-15', 'in-time'],
    ['tomorrow, for who needs a day', 1, '2026-10-16', 'in-time'],
    ['tomorrow, for who needs two', 2, '2026-10-16', 'no: date'],
    ['Monday, for who needs two working days', 2, '2026-10-19', 'in-time'],
    ['Monday, for who needs three', 3, '2026-10-19', 'no: date'],
  ])('%s', (_what, leadTimeDays, date, expected) => {
    expect(verdict({ leadTimeDays }, { date })).toBe(expected);
  });

  it('has to be asked when the lead time is not known', () => {
    expect(verdict({}, { date: '2026-10-16' })).toBe('ask');
  });

  it.each([
    ['a Saturday', '2026-10-24'],
    ['New Year, a Friday', '2027-01-01'],
    ['a day on which the organisation is closed', '2026-12-24'],
  ])('is not promised on a day off: %s', (_what, date) => {
    const context = fitContext({ workingDays: new WorkingDays(['2026-12-24']) });
    for (const facts of [{ leadTimeDays: 1 }, {}])
      expect(fitOf(supplier('een', facts), { category: 'bloemen', date }, context)).toEqual({
        fits: true,
        timing: { kind: 'ask', date, because: 'day-off' },
      });
    expect(verdict({ leadTimeDays: 100 }, { date })).toBe('no: date');
  });
});

describe('the last day to order for a moment', () => {
  const facts: Partial<Supplier> = { orderDeadlines: { kerst: '12-10' } };

  it.each([
    ['counts for a day close to the moment', '2026-12-11', { date: '2026-12-22' }, 'no: deadline'],
    ['still leaves the last day itself', '2026-12-10', { date: '2026-12-22' }, 'ask'],
    ['does not count for a day well before it', '2026-12-11', { date: '2026-12-04' }, 'ask'],
    ['does not count when no day is named', '2026-12-11', {}, 'none'],
  ])('%s', (_what, today, wishes, expected) => {
    expect(verdict(facts, wishes, { today })).toBe(expected);
  });

  it('counts without a day where the category exists for that moment alone', () => {
    expect(verdict(facts, {}, { today: '2026-12-11', categoryMoment: 'kerst' })).toBe('no: deadline');
    expect(verdict(facts, {}, { today: '2026-12-27', categoryMoment: 'kerst' })).toBe('none');
  });

  it('written as a full day says nothing about next year', () => {
    const once: Partial<Supplier> = { orderDeadlines: { kerst: '2026-12-10' } };
    expect(verdict(once, {}, { today: '2026-12-11', categoryMoment: 'kerst' })).toBe('no: deadline');
    expect(verdict(once, {}, { today: '2027-03-01', categoryMoment: 'kerst' })).toBe('none');
  });

  it('may lie in the year before the moment', () => {
    const borrel = { id: 'borrel', name: 'Borrel', rule: { kind: 'vast', month: 1, date: 8 }, categories: [], sources: [] } as const;
    const context = { moments: [borrel], today: '2026-12-20' };
    expect(verdict({ orderDeadlines: { borrel: '12-18' } }, { date: '2027-01-08' }, context)).toBe('no: deadline');
    expect(verdict({ orderDeadlines: { borrel: '12-21' } }, { date: '2027-01-08' }, context)).toBe('ask');
  });
});

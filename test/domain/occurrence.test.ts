import { describe, expect, it } from 'vitest';
import { WorkingDays } from '../../src/domain/calendar.ts';
import { dateOf, type Moment, type MomentRule, nextDateOf } from '../../src/domain/moment.ts';
import type { Schedule } from '../../src/domain/nudge.ts';
import { occurrencesBetween, stillMakesSense } from '../../src/domain/occurrence.ts';
import { CHRISTMAS, nudge, supplier } from './samples.ts';

function moment(rule: MomentRule): Moment {
  return { ...CHRISTMAS, id: 'moment', rule };
}

function days(schedule: Schedule, from: string, until: string, time = '09:30', moments: readonly Moment[] = [CHRISTMAS]): string[] {
  const context = { moments, workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam' };
  return occurrencesBetween(nudge('tip', { schedule, time }), new Date(from), new Date(until), context).map(({ key }) => key);
}

describe('a moment', () => {
  it.each<[string, MomentRule, number, string | undefined]>([
    ['a fixed date', { kind: 'vast', month: 12, date: 5 }, 2026, '2026-12-05'],
    ['the 29th of February in a leap year', { kind: 'vast', month: 2, date: 29 }, 2028, '2028-02-29'],
    ['the 29th of February in another year', { kind: 'vast', month: 2, date: 29 }, 2027, undefined],
    ['the second Sunday of May', { kind: 'nde_weekdag', month: 5, weekday: 7, n: 2 }, 2027, '2027-05-09'],
    ['the third Thursday of April', { kind: 'nde_weekdag', month: 4, weekday: 4, n: 3 }, 2027, '2027-04-15'],
    ['the last Friday of December', { kind: 'nde_weekdag', month: 12, weekday: 5, n: -1 }, 2026, '2026-12-25'],
    ['a fifth Monday where there is one', { kind: 'nde_weekdag', month: 3, weekday: 1, n: 5 }, 2027, '2027-03-29'],
    ['a fifth Monday where there is none', { kind: 'nde_weekdag', month: 2, weekday: 1, n: 5 }, 2027, undefined],
    ['days after Easter', { kind: 'pasen', days: 39 }, 2027, '2027-05-06'],
    ['an official date that is known', { kind: 'officieel', dates: { 2027: '2027-03-04' } }, 2027, '2027-03-04'],
    ['an official date that is not known', { kind: 'officieel', dates: { 2027: '2027-03-04' } }, 2028, undefined],
    ['the first day of a period', { kind: 'periode', from: '05-11', until: '05-27' }, 2026, '2026-05-11'],
    ['something that goes on all year', { kind: 'doorlopend' }, 2026, undefined],
  ])('falls on %s', (_what, rule, year, expected) => {
    expect(dateOf(moment(rule), year)).toBe(expected);
  });

  it('comes next year when this year’s is past', () => {
    expect(nextDateOf(CHRISTMAS, '2026-12-25')).toBe('2026-12-25');
    expect(nextDateOf(CHRISTMAS, '2026-12-26')).toBe('2027-12-25');
  });
});

describe('a nudge before a moment', () => {
  const schedule: Schedule = { kind: 'moment', moment: 'kerst', weeksBefore: [14, 10] };

  it('is due so many weeks before it, on a working day', () => {
    expect(days(schedule, '2026-01-01T00:00Z', '2026-12-31T00:00Z')).toEqual(['2026-09-18', '2026-10-16']);
  });

  it('moves to the last working day before, when its day is a day off', () => {
    expect(days({ ...schedule, weeksBefore: [0] }, '2026-12-01T00:00Z', '2027-01-01T00:00Z')).toEqual(['2026-12-24']);
    expect(days({ ...schedule, weeksBefore: [10] }, '2027-10-01T00:00Z', '2027-11-01T00:00Z')).toEqual(['2027-10-15']);
  });

  it('reaches back over the turn of the year', () => {
    const newYear = moment({ kind: 'vast', month: 1, date: 8 });
    expect(
      days({ kind: 'moment', moment: 'moment', weeksBefore: [5] }, '2026-11-01T00:00Z', '2026-12-31T00:00Z', '09:30', [newYear]),
    ).toEqual(['2026-12-04']);
  });

  it('is due once, also when two of its weeks land on one day', () => {
    expect(days({ ...schedule, weeksBefore: [14, 14] }, '2026-09-01T00:00Z', '2026-10-01T00:00Z')).toEqual(['2026-09-18']);
  });

  it('is due after the first bound and up to the second, so that two calculations in a row never give it twice', () => {
    const due = '2026-09-18T07:30:00Z';
    expect(days(schedule, '2026-09-18T07:29:59Z', due)).toEqual(['2026-09-18']);
    expect(days(schedule, due, '2026-09-19T00:00Z')).toEqual([]);
  });
});

describe('a nudge on a cron line', () => {
  const mondays: Schedule = { kind: 'cron', expression: '30 9 * * 1' };

  it('comes back on its days and skips holidays', () => {
    expect(days(mondays, '2026-03-23T00:00Z', '2026-04-20T00:00Z')).toEqual(['2026-03-23', '2026-03-30', '2026-04-13']);
  });

  it('keeps its local time when the clock changes', () => {
    const context = { moments: [], workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam' };
    const due = occurrencesBetween(
      nudge('tip', { schedule: mondays }),
      new Date('2026-03-23T00:00Z'),
      new Date('2026-03-31T00:00Z'),
      context,
    );
    expect(due.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2026-03-23T08:30:00.000Z', '2026-03-30T07:30:00.000Z']);
  });

  it.each<[string, Partial<Schedule>, string[]]>([
    ['a season that comes back every year', { from: '01-11', until: '01-17' }, ['2027-01-11', '2028-01-17']],
    ['a season over the turn of the year', { from: '12-28', until: '01-05' }, ['2026-12-28', '2027-01-04', '2028-01-03']],
    ['a first and a last day', { from: '2027-01-11', until: '2027-01-18' }, ['2027-01-11', '2027-01-18']],
    ['a last day alone', { until: '2026-12-21' }, ['2026-12-14', '2026-12-21']],
  ])('stays within %s', (_what, season, expected) => {
    expect(days({ ...mondays, ...season } as Schedule, '2026-12-10T00:00Z', '2028-02-01T00:00Z').slice(0, 3)).toEqual(expected.slice(0, 3));
  });

  it('with a first day alone goes on from there', () => {
    expect(days({ ...mondays, from: '2026-12-21' } as Schedule, '2026-12-10T00:00Z', '2027-01-05T00:00Z')).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ]);
  });

  it('gives one a day at most, and quickly, however often the line fires', () => {
    const started = performance.now();
    expect(days({ kind: 'cron', expression: '* * * * *' }, '2026-01-01T23:00Z', '2027-01-01T23:00Z').length).toBeGreaterThan(240);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a cron line', () => {
  it('says the day, and the nudge its time, also when the line has a later hour', () => {
    const schedule: Schedule = { kind: 'cron', expression: '30 17 * * 4' };
    expect(days(schedule, '2026-10-15T00:00Z', '2026-10-15T06:00:01Z', '08:00')).toEqual(['2026-10-15']);
  });
});

describe('fixed days', () => {
  it('come once, or every year without a year, and move to the working day before', () => {
    const schedule: Schedule = { kind: 'dates', dates: ['2026-11-14', '03-01'] };
    expect(days(schedule, '2026-10-15T00:00Z', '2028-04-01T00:00Z')).toEqual(['2026-11-13', '2027-03-01', '2028-03-01']);
  });
});

describe('a nudge that counts back from the last day to order', () => {
  const schedule: Schedule = { kind: 'moment', moment: 'kerst', weeksBefore: [2], backFrom: 'deadline' };
  const dueDays = (...deadlines: string[]) => {
    const suppliers = new Map(
      deadlines.map((kerst, index) => [`s${index}`, supplier(`s${index}`, { categories: ['kerstpakketten'], orderDeadlines: { kerst } })]),
    );
    const context = { moments: [CHRISTMAS], workingDays: new WorkingDays(), timeZone: 'Europe/Amsterdam', suppliers };
    const tip = nudge('tip', { schedule, category: 'kerstpakketten' });
    return occurrencesBetween(tip, new Date('2026-09-01T00:00Z'), new Date('2026-12-31T00:00Z'), context).map(({ key }) => key);
  };

  it('takes the earliest of its suppliers', () => {
    expect(dueDays('12-04', '2026-11-20', '12-11')).toEqual(['2026-11-06']);
  });

  it('does not count one of another year', () => {
    expect(dueDays('12-04', '2025-11-01')).toEqual(['2026-11-20']);
  });

  it('takes the moment itself when no supplier has one', () => {
    expect(dueDays()).toEqual(['2026-12-11']);
  });
});

describe('an occurrence that was missed', () => {
  it.each([
    ['2026-10-16', '2026-12-25', '2026-10-23', true],
    ['2026-10-16', '2026-12-25', '2026-10-26', false],
    ['2026-12-18', '2026-12-25', '2026-12-21', true],
    ['2026-12-18', '2026-12-25', '2026-12-22', false],
    ['2026-10-16', undefined, '2026-10-16', true],
    ['2026-10-16', undefined, '2026-10-19', false],
  ])('planned on %s before %s: does it make sense on %s? %s', (key, leadsTo, today, expected) => {
    expect(stillMakesSense({ key, ...(leadsTo && { leadsTo }) }, today)).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { dayOf, dutchHolidays, easterOf, instantAt, isDay, timeOf, WorkingDays } from '../../src/domain/calendar.ts';

const AMSTERDAM = 'Europe/Amsterdam';

/** Easter Sunday and the movable days around it, from the published Dutch calendars. */
const YEARS = [
  { year: 2024, easter: '2024-03-31', ascension: '2024-05-09', whitMonday: '2024-05-20', kingsDay: '2024-04-27' },
  { year: 2025, easter: '2025-04-20', ascension: '2025-05-29', whitMonday: '2025-06-09', kingsDay: '2025-04-26' },
  { year: 2026, easter: '2026-04-05', ascension: '2026-05-14', whitMonday: '2026-05-25', kingsDay: '2026-04-27' },
  { year: 2027, easter: '2027-03-28', ascension: '2027-05-06', whitMonday: '2027-05-17', kingsDay: '2027-04-27' },
  { year: 2028, easter: '2028-04-16', ascension: '2028-05-25', whitMonday: '2028-06-05', kingsDay: '2028-04-27' },
  { year: 2029, easter: '2029-04-01', ascension: '2029-05-10', whitMonday: '2029-05-21', kingsDay: '2029-04-27' },
  { year: 2030, easter: '2030-04-21', ascension: '2030-05-30', whitMonday: '2030-06-10', kingsDay: '2030-04-27' },
];

describe('Dutch public holidays', () => {
  it.each(YEARS)('in $year follow Easter on $easter', ({ year, easter, ascension, whitMonday, kingsDay }) => {
    expect(easterOf(year)).toBe(easter);
    const holidays = dutchHolidays(year);
    expect(holidays).toEqual(
      expect.arrayContaining([`${year}-01-01`, easter, ascension, whitMonday, kingsDay, `${year}-12-25`, `${year}-12-26`]),
    );
    expect(new Set(holidays).size).toBe(holidays.length);
  });

  it("moves King's day to Saturday 26 April when the 27th is a Sunday", () => {
    expect(dutchHolidays(2025)).toContain('2025-04-26');
    expect(dutchHolidays(2025)).not.toContain('2025-04-27');
  });

  it('counts Liberation day only every fifth year', () => {
    const years = YEARS.map(({ year }) => year).filter((year) => dutchHolidays(year).includes(`${year}-05-05`));
    expect(years).toEqual([2025, 2030]);
  });
});

describe('working days', () => {
  const workingDays = new WorkingDays(['2026-05-15']);

  it.each([
    ['a Thursday', '2026-10-15', true],
    ['a Saturday', '2026-10-17', false],
    ['Good Friday', '2026-04-03', false],
    ['Easter Monday', '2026-04-06', false],
    ['Liberation day outside the lustrum', '2026-05-05', true],
    ['Liberation day in the lustrum', '2025-05-05', false],
    ['the day on which this organisation is closed', '2026-05-15', false],
  ])('%s is one: %s → %s', (_what, day, expected) => {
    expect(workingDays.includes(day)).toBe(expected);
  });

  it('step back over weekends, holidays and closed days', () => {
    expect(workingDays.onOrBefore('2026-05-17')).toBe('2026-05-13');
    expect(workingDays.before('2026-05-18', 1)).toBe('2026-05-13');
    expect(workingDays.before('2027-01-04', 2)).toBe('2026-12-30');
    expect(workingDays.before('2026-10-17', 0)).toBe('2026-10-16');
  });
});

describe('a local time', () => {
  it('becomes the right instant in winter, in summer and on the days the clock changes', () => {
    expect(instantAt('2026-01-15', '09:30', AMSTERDAM).toISOString()).toBe('2026-01-15T08:30:00.000Z');
    expect(instantAt('2026-07-15', '09:30', AMSTERDAM).toISOString()).toBe('2026-07-15T07:30:00.000Z');
    expect(instantAt('2026-03-29', '09:30', AMSTERDAM).toISOString()).toBe('2026-03-29T07:30:00.000Z');
    expect(instantAt('2026-10-25', '09:30', AMSTERDAM).toISOString()).toBe('2026-10-25T08:30:00.000Z');
  });

  it('that the spring clock skips is still on the same day, and after the gap', () => {
    const skipped = instantAt('2026-03-29', '02:30', AMSTERDAM);
    expect(dayOf(skipped, AMSTERDAM)).toBe('2026-03-29');
    expect(timeOf(skipped, AMSTERDAM) >= '03:00').toBe(true);
  });

  it('tells the day as people there see it', () => {
    const lateEvening = new Date('2026-10-15T22:30:00Z');
    expect(dayOf(lateEvening, AMSTERDAM)).toBe('2026-10-16');
    expect(dayOf(lateEvening, 'America/New_York')).toBe('2026-10-15');
    expect(timeOf(lateEvening, AMSTERDAM)).toBe('00:30');
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2028-02-29', true],
    ['2026-2-3', false],
    ['morgen', false],
  ])('written as %s is one: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});

/** Days that go by the name of a feast. */
import { addDays, type Day, dayFrom, easterOf, nthWeekday, weekdayOf, yearOf } from '../../domain/calendar.ts';

type Rule = readonly [name: string, day: (year: number) => Day];

/** Names that mean the day wherever they stand. */
const DAYS: readonly Rule[] = [
  ['(?:eerste|1e) kerstdag|christmas day', (year) => dayFrom(year, 12, 25)],
  ['(?:tweede|2e) kerstdag|boxing day', (year) => dayFrom(year, 12, 26)],
  ['kerstdag', (year) => dayFrom(year, 12, 25)],
  ['kerstavond|christmas eve', (year) => dayFrom(year, 12, 24)],
  ["oude?jaarsdag|oudejaarsavond|oudjaar|oud en nieuw|new year's eve", (year) => dayFrom(year, 12, 31)],
  ["nieuwjaarsdag|new year's day", (year) => dayFrom(year, 1, 1)],
  ['(?:eerste|1e) paasdag|paaszondag', (year) => easterOf(year)],
  ['(?:tweede|2e) paasdag|paasmaandag', (year) => addDays(easterOf(year), 1)],
  ['paasdag', (year) => easterOf(year)],
  ['goede vrijdag', (year) => addDays(easterOf(year), -2)],
  ['hemelvaartsdag|hemelvaart', (year) => addDays(easterOf(year), 39)],
  ['(?:tweede|2e) pinksterdag|pinkstermaandag', (year) => addDays(easterOf(year), 50)],
  ['(?:(?:eerste|1e) )?pinksterdag', (year) => addDays(easterOf(year), 49)],
  ['koningsnacht', (year) => addDays(kingsDay(year), -1)],
  ['koningsdag', (year) => kingsDay(year)],
  ['dodenherdenking', (year) => dayFrom(year, 5, 4)],
  ['bevrijdingsdag', (year) => dayFrom(year, 5, 5)],
  ['pakjesavond', (year) => dayFrom(year, 12, 5)],
  ['dierendag', (year) => dayFrom(year, 10, 4)],
  ["valentijnsdag|valentijn|valentine's day", (year) => dayFrom(year, 2, 14)],
  ['moederdag', (year) => nthWeekday(year, 5, 7, 2)],
  ['vaderdag', (year) => nthWeekday(year, 6, 7, 3)],
  ['prinsjesdag', (year) => nthWeekday(year, 9, 2, 3)],
  ['dag van de leraar', (year) => dayFrom(year, 10, 5)],
];

/** Names of a whole season, which mean a day only after "voor", "met", "op" …. */
const SEASONS: readonly Rule[] = [
  ['kerst|kerstmis|christmas', (year) => dayFrom(year, 12, 25)],
  ['pasen|easter', (year) => easterOf(year)],
  ['pinksteren', (year) => addDays(easterOf(year), 49)],
  ['sinterklaas', (year) => dayFrom(year, 12, 5)],
];

const READERS = [
  ...DAYS.map(([name, day]) => ({ pattern: whole(`(?:${name})`), day })),
  ...SEASONS.map(([name, day]) => ({ pattern: whole(`(?:voor|met|op|rond|tijdens|before|for|at|by)\\s+(?:de\\s+)?(?:${name})`), day })),
];
const HINT = /dag|day|avond|jaar|year|nieuw|hemel|nacht|herdenking|valent|kerst|christ|paas|pasen|pinkster|klaas|easter|eve|leraar/i;

/** The next such feast from `today` on, and where its name stands. */
export function readFeast(text: string, today: Day): { date: Day; start: number; end: number } | undefined {
  if (!HINT.test(text)) return undefined;
  for (const { pattern, day } of READERS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const thisYear = day(yearOf(today));
    const date = thisYear >= today ? thisYear : day(yearOf(today) + 1);
    return { date, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function whole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}])`, 'iu');
}

function kingsDay(year: number): Day {
  const day = dayFrom(year, 4, 27);
  return weekdayOf(day) === 7 ? addDays(day, -1) : day;
}

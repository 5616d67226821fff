/** Days as people write them in chat, in Dutch and English, as calendar days. */
import { addDays, type Day, dayFrom, nthWeekday, weekdayOf, yearOf } from '../../domain/calendar.ts';
import { readFeast } from './feast.ts';
import { comingDate, fullYear, inYear, MONTH, makeDay, monthNumber } from './month.ts';
import { comingWeekday, inNextWeek, LONG_WEEKDAYS, WEEKDAY, weekdayNumber } from './weekday.ts';

/** A day and where in the text it stands, so that its numbers are not read as anything else. */
export interface FoundDate {
  readonly date: Day;
  readonly start: number;
  readonly end: number;
  /** It is named by its feast, which may say what is bought too: "iets voor kerst". */
  readonly isFeast: boolean;
}

type Reader = (match: RegExpExecArray, today: Day) => Day | undefined;

const ORDINAL = '(?:e|ste|de|st|nd|rd|th)?';
/** "17 dec 37 raadsleden" is no year: two digits are one at the end of what is said, or after an apostrophe. */
const YEAR_AFTER = "'?(20[2-4]\\d(?!\\d)|(?<=')\\d{2}(?!\\d)|\\d{2}(?=\\s*(?:$|[,;)])))";
/** "De 2e etage", "van de 2e naar de 4e": the second of what? */
const NO_DAY =
  '(?!\\s+(?:verdieping|etage|bouwlaag|laag|keer|kerstdag|paasdag|pinksterdag|floor|verjaardag|editie|kamer|wethouder|raads\\p{L}+|lokaal|zaal|deur|gebouw|ronde|helft|kwartaal|klas|plaats|prijs|persoon|hands|termijn|versie|druk|groep|sessie|dag|week|bestelling|levering)|\\s+(?:naar|of|en)\\s+(?:de\\s+)?\\d{1,2}(?:e|ste|de)\\s+(?:verdieping|etage|bouwlaag|kamer))';
const DAYTIME = '(?:ochtend|middag|avond|morgen|nacht)?';
const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  one: 1,
  a: 1,
  an: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
  twaalf: 12,
  twelve: 12,
};
const COUNTED = 'eerste tweede derde vierde first second third fourth'.split(' ');
const COUNT = `(\\d{1,3}|${Object.keys(SMALL_NUMBERS).join('|')}|(?:een )?paar)`;

/** "bloemen gisteren" asks for that day; a longer text tells what happened: "Nadia is gisteren geslaagd, wie haalt er taart?" */
const IN_FEW_WORDS = '(?<=^(?:\\S+\\s+){0,2}\\S+)(?=(?:\\s+\\S+){0,2}[.!?]?$)(?<!(?:sinds|vanaf|van|since|from)\\s+\\S+)';

/** In order of how sure they are; the first that matches is taken, and a feast only when none does. */
const READERS: readonly (readonly [RegExp, Reader])[] = (
  [
    ['(\\d{4})-(\\d{1,2})-(\\d{1,2})', ([, year, month, date]) => makeDay(Number(year), Number(month), Number(date))],
    [
      `(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d)`,
      ([, date, month, year]) => makeDay(fullYear(Number(year)), Number(month), Number(date)),
    ],
    [
      `(\\d{1,2})${ORDINAL}\\s*(?:en|t/m|tot|tot en met|&|-|–|/)\\s*\\d{1,2}${ORDINAL}\\s+(${MONTH})\\b`,
      ([, date, month], today) => inYear(today, monthNumber(month), Number(date)),
    ],
    [
      `(\\d{1,2})${ORDINAL}\\s*(?:of\\s+|-)?(${MONTH})\\b\\.?(?:\\s*${YEAR_AFTER})?`,
      ([, date, month, year], today) => inYear(today, monthNumber(month), Number(date), year),
    ],
    [
      `(${MONTH})\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*(?:man|pers|p\\b|uur|x|st|krat|fles|fust|doos|doz|tray|pak|blik|liter|kilo|kg))(?:,?\\s+${YEAR_AFTER})?`,
      ([, month, date, year], today) => inYear(today, monthNumber(month), Number(date), year),
    ],
    [
      `(?<![\\d,.]|€\\s?)(\\d{1,2})[-/](\\d{1,2})(?![\\d/-])(?!\\s*(?:uur|man|mensen|pers|stuks|collega|deelnemers|gasten|medewerkers|eur|€|p\\.?p|p\\b|u\\b))`,
      ([, date, month], today) => inYear(today, Number(month), Number(date)),
    ],
    [
      `(${COUNTED.join('|')})\\s+(${LONG_WEEKDAYS})\\s+(?:van|in|of)\\s+(${MONTH})\\b`,
      ([, count, name, month], today) =>
        comingYearly(today, (year) =>
          nthWeekday(year, monthNumber(month), weekdayNumber(name), 1 + (COUNTED.indexOf(String(count).toLowerCase()) % 4)),
        ),
    ],
    [
      `(?:laatste|last)\\s+(${LONG_WEEKDAYS})\\s+(?:van|in|of)\\s+(${MONTH})\\b`,
      ([, name, month], today) => comingYearly(today, (year) => lastWeekday(year, monthNumber(month), weekdayNumber(name))),
    ],
    [
      `(?:laatste|last)\\s+(${LONG_WEEKDAYS})\\s+(?:voor|before)\\s+(?:de\\s+)?(\\p{L}+)`,
      ([, name, feastName], today) => {
        const feast = readFeast(`voor ${feastName}`, today);
        return feast && addDays(feast.date, -1 - ((weekdayOf(feast.date) + 6 - weekdayNumber(name)) % 7));
      },
    ],
    ['(?:overmorgen|day after tomorrow)', (_, today) => addDays(today, 2)],
    [
      `(${LONG_WEEKDAYS})${DAYTIME}\\s+(?:over|in)\\s+${COUNT}\\s+(?:week|weken|weeks)`,
      ([, name, count], today) => addDays(comingWeekday(today, weekdayNumber(name)), 7 * countOf(count)),
    ],
    [
      `over\\s+${COUNT}\\s+(?:week|weken)\\s+(?:op\\s+)?(${LONG_WEEKDAYS})${DAYTIME}`,
      ([, count, name], today) => addDays(comingWeekday(today, weekdayNumber(name)), 7 * countOf(count)),
    ],
    [
      `(?:over|binnen|in|within)\\s+${COUNT}\\s+(dag|dagen|day|days|week|weken|weeks|maand|maanden|month|months)`,
      ([, count, unit], today) => addDays(today, countOf(count) * unitDays(unit)),
    ],
    [
      `(?:(?:volgende|komende|aankomende|next)\\s+week|volgendeweek)\\s+(?:op\\s+|on\\s+)?(${WEEKDAY})\\b${DAYTIME}`,
      ([, name], today) => inNextWeek(today, weekdayNumber(name)),
    ],
    [`(${LONG_WEEKDAYS})\\s+(?:volgende week|next week)`, ([, name], today) => inNextWeek(today, weekdayNumber(name))],
    [`(?:volgende|next)\\s+(${LONG_WEEKDAYS})${DAYTIME}`, ([, name], today) => inNextWeek(today, weekdayNumber(name))],
    [
      `(?:(?:deze|komende|aankomende|aanstaande|eerstvolgende|a\\.?s\\.?|this|coming)\\s+)(${WEEKDAY})\\b${DAYTIME}`,
      ([, name], today) => comingWeekday(today, weekdayNumber(name)),
    ],
    [`(${WEEKDAY})\\s+a\\.?s\\.?`, ([, name], today) => comingWeekday(today, weekdayNumber(name))],
    [`(${LONG_WEEKDAYS})${DAYTIME}`, ([, name], today) => comingWeekday(today, weekdayNumber(name))],
    [
      `(?:op|voor|on|uiterlijk|by)\\s+(ma|di|wo|do|vr|za|zo|vrij|mon|tue|wed|thu|fri)(?=$|[\\s.,;!?])`,
      ([, name], today) => comingWeekday(today, weekdayNumber(name)),
    ],
    [
      `(ma|di|wo|do|vr|vrij|za|zo|mon|tue|wed|thu|fri)\\.?(?=\\s+(?:om\\s+|tussen\\s+|vanaf\\s+|at\\s+)?\\d{1,2}(?:[:.]\\d{2}|\\s*(?:u|uur|am|pm))(?![\\p{L}\\d])|\\s+(?:ochtend|middag|avond|namiddag|voormiddag))`,
      ([, name], today) => comingWeekday(today, weekdayNumber(name)),
    ],
    [`(?<=\\s)(ma|di|wo|do|vr|za)(?=\\s*$)`, ([, name], today) => comingWeekday(today, weekdayNumber(name))],
    [`(?:de|the|op|voor)\\s+(\\d{1,2})(?:e|ste|de|st|nd|rd|th)(?![\\p{L}])${NO_DAY}`, ([, date], today) => comingDate(today, Number(date))],
    ['(?:week|wk)\\s*(\\d{1,2})(?!\\d)', ([, week], today) => mondayOfWeek(today, Number(week))],
    ['(?:vandaag|vanmiddag|vanavond|vanochtend|today|tonight|this (?:afternoon|evening))', (_, today) => today],
    ['(?:morgen(?:ochtend|middag|avond)?|morgenvroeg|tomorrow)', (_, today) => addDays(today, 1)],
    [`(?:eergisteren|day before yesterday)${IN_FEW_WORDS}`, (_, today) => addDays(today, -2)],
    [`(?:gister(?:en)?(?:ochtend|middag|avond)?|yesterday)${IN_FEW_WORDS}`, (_, today) => addDays(today, -1)],
  ] as [string, Reader][]
).map(([pattern, reader]) => [new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}])`, 'iu'), reader]);

/** A text without any of these holds no day: most texts are done here. */
const HINT =
  /\d|dag|vandaag|day|morgen|morrow|gister|vanavond|vanmiddag|vanochtend|tonight|week|weken|maand|month|over een|kerst|christ|paas|pasen|pinkster|sinterklaas|oud|hemelvaart|valentijn|avond|nacht|\b(?:ma|di|wo|do|vr|vrij|za|zo|mon|tue|wed|thu|fri|sat|sun)\b|easter|year/i;

/** The day a text speaks of, or undefined. A day without a year is the next one from `today` on, unless it has only just been. */
export function readDate(text: string, today: Day): FoundDate | undefined {
  if (!HINT.test(text)) return undefined;
  for (const [pattern, reader] of READERS) {
    const match = pattern.exec(text);
    const date = match && reader(match, today);
    if (match && date) return { date, start: match.index, end: match.index + match[0].length, isFeast: false };
  }
  const feast = readFeast(text, today);
  return feast && { ...feast, isFeast: true };
}

/** ISO 8601: week 1 holds 4 January; the next such week from today on. */
function mondayOfWeek(today: Day, week: number): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    const fourth = dayFrom(year, 1, 4);
    const monday = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
    if (addDays(monday, 6) >= today) return monday;
  }
  return undefined;
}

/** This year's, or next year's when that has been. */
function comingYearly(today: Day, dayIn: (year: number) => Day): Day {
  const thisYear = dayIn(yearOf(today));
  return thisYear >= today ? thisYear : dayIn(yearOf(today) + 1);
}

function lastWeekday(year: number, month: number, weekday: number): Day {
  return addDays(month < 12 ? nthWeekday(year, month + 1, weekday, 1) : nthWeekday(year + 1, 1, weekday, 1), -7);
}

function countOf(text: string | undefined): number {
  const word = String(text).toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  return SMALL_NUMBERS[word] ?? 2;
}

function unitDays(unit: string | undefined): number {
  const first = String(unit).toLowerCase();
  if (first.startsWith('w')) return 7;
  return first.startsWith('m') ? 30 : 1;
}

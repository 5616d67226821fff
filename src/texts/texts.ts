import type { Day } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { en } from './en.ts';
import { nl, type Texts } from './nl.ts';
import { reportEn } from './report-en.ts';
import { type ReportTexts, reportNl } from './report-nl.ts';

export function textsFor(locale: Locale): Texts {
  return locale === 'en' ? en : nl;
}

/** What stands on reports. */
export function reportTextsFor(locale: Locale): ReportTexts {
  return locale === 'en' ? reportEn : reportNl;
}

const TAGS: Record<Locale, string> = { nl: 'nl-NL', en: 'en-GB' };
const DAY_PARTS = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const dayFormats = formats((tag) => new Intl.DateTimeFormat(tag, DAY_PARTS));
const datedFormats = formats((tag) => new Intl.DateTimeFormat(tag, { ...DAY_PARTS, year: 'numeric' }));
const monthFormats = formats((tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const moneyFormats = formats((tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }));

/** "vrijdag 27 november" in the year of today, otherwise "maandag 1 maart 2027"; with the year too when it may be read later. */
export function formatDay(day: Day, locale: Locale, today: Day | 'later'): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? dayFormats : datedFormats)[locale].format(new Date(`${day}T00:00Z`));
}

/** The date of a source: a day or month becomes "september 2026"; what is no date stays as it is. */
export function formatSourceDate(date: string, locale: Locale): string {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(date) ? monthFormats[locale].format(new Date(`${date.slice(0, 7)}-01T00:00Z`)) : date;
}

/** "november 2026". */
export function formatMonth(month: string, locale: Locale): string {
  return monthFormats[locale].format(new Date(`${month}-01T00:00Z`));
}

/** "€ 22,50", and "€ 30" where there are no cents. */
export function formatMoney(amount: number, locale: Locale): string {
  return moneyFormats[locale]
    .format(amount)
    .replace(/[,.]00$/, '')
    .replace(/\u00a0/g, ' ');
}

/** "bloeiwerk.example" of "https://bloeiwerk.example/impact"; a title stays as it is. */
export function formatSource(source: string): string {
  return URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : source;
}

function formats<T>(make: (tag: string) => T): Record<Locale, T> {
  return { nl: make(TAGS.nl), en: make(TAGS.en) };
}

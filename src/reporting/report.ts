/** The whole report of some months: tables of published sums, in which nobody can be found. */
import { addDays, type Day } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { answersTo, FUNNEL_DIMENSIONS, type FunnelDimension, type FunnelTable, funnelTable, rowsBy } from '../domain/funnel.ts';
import { lastDayOf } from '../domain/quarter.ts';
import { MIXED, type Month, type Sum } from '../domain/step.ts';
import type { Content } from '../ports/content.ts';
import { formatMonth, reportTextsFor } from '../texts/texts.ts';

export interface ReportQuestion {
  readonly from: Month;
  readonly to: Month;
  readonly today: Day;
  readonly locale: Locale;
}

export interface Report extends ReportQuestion {
  readonly organisation: string;
  /** The last day of the months that are over; undefined when none of them is. Later days are in it in part. */
  readonly completeThrough: Day | undefined;
  readonly smallestGroup: number;
  readonly tables: Readonly<Record<FunnelDimension, FunnelTable>>;
  /** The same over the months that are over: what waits for enough people is little there. */
  readonly settled: Readonly<Record<FunnelDimension, FunnelTable>>;
  readonly answers: Readonly<Record<AnswerTable, readonly { readonly answer: string; readonly count: number }[]>>;
  /** Categories about which nothing is told, by id. */
  readonly hiddenCategories: readonly string[];
  /** How a row is called; what has been taken out of the content keeps its id. */
  readonly nameOf: (dimension: FunnelDimension, key: string) => string;
}

export const ANSWER_TABLES = ['reason', 'reaction', 'effort', 'spent'] as const;
export type AnswerTable = (typeof ANSWER_TABLES)[number];

/** `sums` are those of the months asked for. */
export function makeReport(sums: readonly Sum[], question: ReportQuestion, content: Content): Report {
  const { nudges, categories, organisation } = content;
  const momentOf = (nudge: string) => {
    const schedule = nudges.get(nudge)?.schedule;
    return schedule?.kind === 'moment' ? schedule.moment : '';
  };
  const tablesOf = (some: readonly Sum[]) =>
    Object.fromEntries(
      FUNNEL_DIMENSIONS.map((dimension) => [dimension, funnelTable(some, rowsBy(dimension, momentOf))]),
    ) as Report['tables'];
  const tables = tablesOf(sums);
  const told = new Set(tables.category.rows.map(({ key }) => key));
  return {
    ...question,
    organisation: organisation.name,
    completeThrough: completeThrough(question),
    smallestGroup: organisation.smallestGroup,
    tables,
    settled: tablesOf(sums.filter(({ toMonth }) => toMonth < question.today.slice(0, 7))),
    answers: {
      reason: answersTo('reason', sums),
      reaction: answersTo('reaction', sums),
      effort: answersTo('effort', sums),
      spent: answersTo('spent', sums),
    },
    hiddenCategories: [...categories.keys()].filter((category) => !told.has(category)),
    nameOf: (dimension, key) => nameOf(dimension, key, question.locale, content),
  };
}

/**
 * When a month is over, all of it is published that may be. What people tell later about a request still comes to the
 * month in which they asked.
 */
function completeThrough({ from, to, today }: ReportQuestion): Day | undefined {
  const over = addDays(`${today.slice(0, 7)}-01`, -1);
  const last = to < over.slice(0, 7) ? lastDayOf(to) : over;
  return last.slice(0, 7) < from ? undefined : last;
}

/** "Compleet tot en met 31 oktober 2026. Nog niet meegeteld: …": how far figures go, and what waits. */
export function howComplete({
  completeThrough,
  smallestGroup,
  locale,
}: Pick<Report, 'completeThrough' | 'smallestGroup' | 'locale'>): string {
  const { complete, incomplete, waiting } = reportTextsFor(locale);
  const day = completeThrough && `${Number(completeThrough.slice(8))} ${formatMonth(completeThrough.slice(0, 7), locale)}`;
  return `${day ? complete(day) : incomplete} ${waiting(smallestGroup)}`;
}

/** "oktober 2026", or "juni 2026 tot en met november 2026". */
export function periodOf({ from, to, locale }: ReportQuestion): string {
  return reportTextsFor(locale).period(formatMonth(from, locale), formatMonth(to, locale));
}

function nameOf(dimension: FunnelDimension, key: string, locale: Locale, { categories, nudges, moments }: Content): string {
  const texts = reportTextsFor(locale);
  if (key === MIXED) return texts.mixed;
  switch (dimension) {
    case 'category':
      return categories.get(key)?.name[locale] ?? key;
    case 'nudge':
      return nudges.get(key)?.title ?? key;
    case 'variant': {
      const [nudge = '', variant = ''] = key.split('#');
      return `${nudges.get(nudge)?.title ?? nudge} – ${variant}`;
    }
    case 'moment':
      return key === '' ? texts.noMoment : (moments.find(({ id }) => id === key)?.name ?? key);
    case 'advice':
      return texts.advices[key] ?? key;
    case 'channel':
      return texts.channels[key] ?? key;
    case 'month':
      return formatMonth(key, locale);
    case 'lever':
      return key;
  }
}

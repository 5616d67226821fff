/**
 * From waiting steps to published bundles. Steps are published in the order of the funnel, a step only
 * for offers whose step before it is published, and with the traits that it was published with.
 */

import { SMALLEST_GROUP } from '../../domain/funnel.ts';
import {
  LEAVES_PEOPLE_BEHIND,
  MIXED,
  type Month,
  STEP_BEFORE,
  STEPS,
  type Step,
  type Sum,
  type Traits,
  WITH_AND_WITHOUT,
} from '../../domain/step.ts';
import type { Sqlite } from './database.ts';

const COLUMNS = [
  'category',
  'channel',
  'nudge',
  'variant',
  'lever',
  'advice',
  'answer',
  'supplier',
] as const satisfies readonly (keyof Traits)[];
type Column = (typeof COLUMNS)[number];
const MONTHS = ['from_month', 'to_month'] as const;
const ALL = [...MONTHS, ...COLUMNS];
const NUDGE: readonly Column[] = ['nudge', 'variant', 'lever', 'advice'];

/** What a bundle has no more in common. */
interface Level {
  readonly mixed: readonly Column[];
  /** What began with a nudge and what did not are in one bundle. */
  readonly withAndWithout?: true;
  readonly severalMonths?: true;
  /** Only facts of months that are over for so long. */
  readonly monthsOver: 0 | 1 | 2;
}

/** Traits are given up one by one: the least telling first, then the month, the category last. */
const LEVELS: readonly Level[] = [
  { mixed: [], monthsOver: 0 },
  { mixed: ['variant'], monthsOver: 1 },
  { mixed: ['variant', 'channel'], monthsOver: 1 },
  { mixed: [...NUDGE, 'channel'], withAndWithout: true, monthsOver: 1 },
  { mixed: [...NUDGE, 'channel', 'answer'], withAndWithout: true, monthsOver: 1 },
  { mixed: [...NUDGE, 'channel', 'answer'], withAndWithout: true, monthsOver: 1, severalMonths: true },
  { mixed: [...NUDGE, 'channel', 'answer', 'category'], withAndWithout: true, monthsOver: 2, severalMonths: true },
];

interface Bundle extends Record<string, string | number> {
  readonly count: number;
  readonly people: number;
}

const MERGED = 'on conflict do update set count = count + excluded.count, fewest_people = min(fewest_people, excluded.fewest_people)';

export class Publishing {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    sqlite.exec(
      `create temp table if not exists bundle (${ALL.map((column) => `${column} text not null`).join(', ')}, count integer, people integer);
       create index if not exists temp.bundle_traits on bundle (${[...COLUMNS, ...MONTHS].join(', ')})`,
    );
  }

  /**
   * Inside a transaction. `thisMonth` is the one under way. While a log that has grown is still being read, months that
   * are over are not whole yet: then only bundles are published that give up nothing.
   * @returns how many bundles were published.
   */
  publish(smallestGroup: number, thisMonth: Month, isReading = false): number {
    let published = this.#publishRooms();
    for (const level of isReading ? LEVELS.slice(0, 1) : LEVELS) {
      for (const step of STEPS) {
        if (level.mixed.length > 0 && step.startsWith('supplier-')) continue;
        published += this.#publishStep(step, level, smallestGroup, thisMonth);
      }
    }
    return published;
  }

  /** Messages to rooms are about nobody. */
  #publishRooms(): number {
    const sums = this.#sqlite
      .prepare(
        `select ${ALL.join(', ')}, count(*) as count from offer_step where step = 'nudged-rooms' and waiting = 1 group by ${ALL.join(', ')}`,
      )
      .all() as Bundle[];
    for (const sum of sums) this.#add('nudged-rooms', sum, null);
    this.#sqlite.prepare(`update offer_step set waiting = 0 where step = 'nudged-rooms' and waiting = 1`).run();
    return sums.length;
  }

  /** Adds a sum that was published elsewhere; it counts as counted here. */
  add({ step, count, fewestPeople, fromMonth, toMonth, ...traits }: Sum): void {
    this.#add(step, { ...traits, from_month: fromMonth, to_month: toMonth, count, people: 0 }, fewestPeople ?? null);
    this.#sqlite
      .prepare('insert into step_total (step, count) values (?, ?) on conflict do update set count = count + excluded.count')
      .run(step, count);
  }

  /** All bundles of one step at once: a log that has grown while nobody counted holds very many. */
  #publishStep(step: Step, level: Level, smallestGroup: number, thisMonth: Month): number {
    const source = sourceOf(step, level);
    // Steps of suppliers belong to quarters, which end later.
    const through = level.monthsOver === 0 ? '9999-12' : monthsBefore(thisMonth, level.monthsOver);
    this.#sqlite.exec('delete from temp.bundle');
    this.#sqlite
      .prepare(
        `insert into temp.bundle (${ALL.join(', ')}, count, people)
         select ${source.select}, count(*) as count, count(distinct ${source.person}) as people ${source.from}
         group by ${source.groupBy} having people >= @smallestGroup`,
      )
      .run({ through, smallestGroup });
    if (LEAVES_PEOPLE_BEHIND.has(step)) this.#keepBackFew(step);
    const published = this.#sqlite.prepare('select count(*) from temp.bundle').pluck().get() as number;
    if (published === 0) return 0;
    const traits = ALL.filter((column) => column !== 'supplier');
    this.#sqlite
      .prepare(
        `update offer_step set waiting = 0, person = hit.person, ${traits.map((column) => `${column} = hit.${column}`).join(', ')}
         from (select self.rowid as id, ${source.person} as person, ${traits.map((column) => `bundle.${column} as ${column}`).join(', ')}
           ${source.from.replace(' where ', ` cross join temp.bundle as bundle on ${source.same} where `)}) as hit
         where offer_step.rowid = hit.id`,
      )
      .run({ through });
    this.#sqlite
      .prepare(
        `insert into published_sum (step, ${ALL.join(', ')}, count, fewest_people)
         select @step, ${ALL.join(', ')}, count, people from temp.bundle where 1 ${MERGED}`,
      )
      .run({ step });
    return published;
  }

  #keepBackFew(step: Step): void {
    const bundles = this.#sqlite.prepare('select rowid as id, * from temp.bundle').all() as (Bundle & { id: number })[];
    for (const { id, ...bundle } of bundles)
      if (this.#leavesFewBehind(step, bundle as Bundle)) this.#sqlite.prepare('delete from temp.bundle where rowid = ?').run(id);
  }

  /** Would a few people be told apart, because all others went on? */
  #leavesFewBehind(step: Step, bundle: Bundle): boolean {
    const before = STEP_BEFORE[step];
    if (before === undefined) return false;
    const alike = COLUMNS.map((column) => alikeIn(column, String(bundle[column])));
    const total = this.#sqlite
      .prepare(
        `select coalesce(sum(count), 0) from published_sum
         where step = @step and from_month >= @from_month and to_month <= @to_month ${alike.join(' ')}`,
      )
      .pluck();
    const left = Number(total.get({ ...bundle, step: before })) - Number(total.get({ ...bundle, step })) - bundle.count;
    return left > 0 && left < SMALLEST_GROUP;
  }

  #add(step: Step, bundle: Bundle, people: number | null): void {
    this.#sqlite
      .prepare(
        `insert into published_sum (step, ${ALL.join(', ')}, count, fewest_people) values (@step, ${ALL.map((column) => `@${column}`).join(', ')}, @count, @people)
         ${MERGED}`,
      )
      .run({ ...bundle, step, people });
  }
}

/** Which published sums have a trait of a bundle, in SQL. */
function alikeIn(column: Column, value: string): string {
  if (column === 'answer' || value === WITH_AND_WITHOUT) return '';
  if (value !== MIXED) return `and ${column} = @${column}`;
  return NUDGE.includes(column) ? `and ${column} not in ('', '${WITH_AND_WITHOUT}')` : '';
}

/** Which waiting steps make a bundle, in SQL: traits are those of the step before, as that was published. */
function sourceOf(step: Step, level: Level) {
  const before = STEP_BEFORE[step];
  const own = new Set<string>(['answer', 'supplier']);
  const place = (column: string) => (before === undefined || own.has(column) ? `self.${column}` : `prior.${column}`);
  const trait = (column: Column) => {
    if (!level.mixed.includes(column)) return place(column);
    if (level.withAndWithout && NUDGE.includes(column)) return `'${WITH_AND_WITHOUT}'`;
    // Where there is none there is nothing to mix.
    return `case ${place(column)} when '' then '' when '${WITH_AND_WITHOUT}' then '${WITH_AND_WITHOUT}' else '${MIXED}' end`;
  };
  const [first, last] = MONTHS.map(place);
  // In another quarter people have another name: nobody must count twice.
  const quarterOf = (month: string) => `(substr(${month}, 1, 4) || ((substr(${month}, 6) - 1) / 3))`;
  const quarter = quarterOf(first ?? '');
  return {
    person: place('person'),
    select: [
      `${level.severalMonths ? `min(${first})` : first} as from_month`,
      `${level.severalMonths ? `max(${last})` : last} as to_month`,
      ...COLUMNS.map((column) => `${trait(column)} as ${column}`),
    ].join(', '),
    from: `from offer_step as self ${
      before === undefined
        ? ''
        : `cross join offer_step as prior on prior.offer = self.offer and prior.step = '${before}' and prior.supplier = self.supplier and prior.waiting = 0`
    } where self.step = '${step}' and self.waiting = 1 and ${last} <= @through`,
    groupBy: [...(level.severalMonths ? [quarter] : [first, last]), ...COLUMNS.map(trait)].join(', '),
    /** On which bundle a step belongs. */
    same: [
      ...(level.severalMonths
        ? [`${quarter} = ${quarterOf('bundle.from_month')}`]
        : [`${first} = bundle.from_month`, `${last} = bundle.to_month`]),
      ...COLUMNS.map((column) => `${trait(column)} = bundle.${column}`),
    ].join(' and '),
  };
}

/** `months` before a month; a negative number is later. */
function monthsBefore(month: Month, months: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

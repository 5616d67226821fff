/**
 * From waiting steps to published bundles. Steps are published in the order of the funnel, a step only
 * for offers whose step before it is published, and with the traits that it was published with.
 */
import { LEAVES_PEOPLE_BEHIND, MIXED, type Month, STEP_BEFORE, STEPS, type Step, type Traits } from '../../domain/step.ts';
import type { Sqlite } from './database.ts';

type Trait = keyof Traits;
const COLUMN: Readonly<Record<Exclude<Trait, 'fromMonth' | 'toMonth'>, string>> = {
  category: 'category',
  channel: 'channel',
  nudge: 'nudge',
  variant: 'variant',
  lever: 'lever',
  advice: 'advice',
  answer: 'answer',
  supplier: 'supplier',
};
const COLUMNS = Object.values(COLUMN);
const ALL = ['from_month', 'to_month', ...COLUMNS];

/** What a bundle has no more in common. */
interface Level {
  readonly mixed: readonly string[];
  readonly months: 'one' | 'several';
  /** Only facts up to this month. */
  readonly through: 'now' | 'last-month' | 'long-ago';
}

/** Traits are given up one by one, the least telling first; about suppliers only whole quarters are told. */
const LEVELS: readonly Level[] = [
  { mixed: [], months: 'one', through: 'now' },
  { mixed: ['variant'], months: 'one', through: 'last-month' },
  { mixed: ['variant', 'nudge', 'lever', 'advice'], months: 'one', through: 'last-month' },
  { mixed: ['variant', 'nudge', 'lever', 'advice', 'channel'], months: 'one', through: 'last-month' },
  { mixed: ['variant', 'nudge', 'lever', 'advice', 'channel', 'answer'], months: 'one', through: 'last-month' },
  { mixed: ['variant', 'nudge', 'lever', 'advice', 'channel', 'answer'], months: 'several', through: 'long-ago' },
  { mixed: ['variant', 'nudge', 'lever', 'advice', 'channel', 'answer', 'category'], months: 'several', through: 'long-ago' },
];

interface Bundle extends Record<string, string | number> {
  readonly count: number;
  readonly people: number;
}

export class Publishing {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Inside a transaction. `thisMonth` is the one under way. @returns how many bundles were published. */
  publish(smallestGroup: number, thisMonth: Month): number {
    let published = this.#publishRooms();
    for (const level of LEVELS) {
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

  #publishStep(step: Step, level: Level, smallestGroup: number, thisMonth: Month): number {
    const source = sourceOf(step, level);
    const through = monthsBefore(thisMonth, level.through === 'now' ? -1200 : level.through === 'last-month' ? 1 : 2);
    const bundles = this.#sqlite
      .prepare(
        `select ${source.select}, count(*) as count, count(distinct self.person) as people ${source.from}
         group by ${source.groupBy} having people >= @smallestGroup`,
      )
      .all({ through, smallestGroup }) as Bundle[];
    let published = 0;
    for (const bundle of bundles) {
      if (this.#leavesFewBehind(step, bundle, smallestGroup)) continue;
      this.#sqlite
        .prepare(
          `update offer_step set waiting = 0, ${ALL.filter((column) => column !== 'supplier')
            .map((column) => `${column} = @${column}`)
            .join(', ')}
           where rowid in (select self.rowid ${source.from} and ${source.same})`,
        )
        .run({ ...bundle, through });
      this.#add(step, bundle, bundle.people);
      published++;
    }
    return published;
  }

  /** Would a few people be told apart, because all others went on? */
  #leavesFewBehind(step: Step, bundle: Bundle, smallestGroup: number): boolean {
    const before = STEP_BEFORE[step];
    if (before === undefined || !LEAVES_PEOPLE_BEHIND.has(step)) return false;
    const alike = COLUMNS.filter((column) => column !== 'answer' && bundle[column] !== MIXED).map((column) => `and ${column} = @${column}`);
    const total = this.#sqlite
      .prepare(
        `select coalesce(sum(count), 0) from published_sum
         where step = @step and from_month >= @from_month and to_month <= @to_month ${alike.join(' ')}`,
      )
      .pluck();
    const left = Number(total.get({ ...bundle, step: before })) - Number(total.get({ ...bundle, step })) - bundle.count;
    return left > 0 && left < smallestGroup;
  }

  #add(step: Step, bundle: Bundle, people: number | null): void {
    this.#sqlite
      .prepare(
        `insert into published_sum (step, ${ALL.join(', ')}, count, fewest_people) values (@step, ${ALL.map((column) => `@${column}`).join(', ')}, @count, @people)
         on conflict do update set count = count + excluded.count, fewest_people = min(fewest_people, excluded.fewest_people)`,
      )
      .run({ ...bundle, step, people });
  }
}

/** Which waiting steps make a bundle, in SQL: traits are those of the step before, as that was published. */
function sourceOf(step: Step, level: Level) {
  const before = STEP_BEFORE[step];
  const own = new Set(['answer', 'supplier']);
  const place = (column: string) => (before === undefined || own.has(column) ? `self.${column}` : `prior.${column}`);
  const mixed = new Set(level.mixed);
  const merged = level.months === 'several';
  const traits = COLUMNS.filter((column) => !mixed.has(column));
  const groups = [...(merged ? [] : ['from_month', 'to_month']), ...traits];
  return {
    select: [
      merged ? `min(${place('from_month')}) as from_month` : `${place('from_month')} as from_month`,
      merged ? `max(${place('to_month')}) as to_month` : `${place('to_month')} as to_month`,
      ...COLUMNS.map((column) => (mixed.has(column) ? `'${MIXED}' as ${column}` : `${place(column)} as ${column}`)),
    ].join(', '),
    from: `from offer_step as self ${
      before === undefined
        ? ''
        : `join offer_step as prior on prior.offer = self.offer and prior.step = '${before}' and prior.supplier = self.supplier and prior.waiting = 0`
    } where self.step = '${step}' and self.waiting = 1 and ${place('to_month')} <= @through`,
    groupBy: groups.map(place).join(', '),
    same: groups.map((column) => `${place(column)} = @${column}`).join(' and ') || '1',
  };
}

/** `months` before a month; a negative number is later. */
function monthsBefore(month: Month, months: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** From the log to counted steps: every offer once per step, in the order of the log. */
import { STEP_OF } from '../../domain/step.ts';
import type { Sqlite } from './database.ts';
import type { Progress } from './progress.ts';

const COLUMNS = 'offer, step, supplier, person, from_month, to_month, category, channel, nudge, variant, lever, advice, answer';
const KINDS = Object.keys(STEP_OF)
  .map((kind) => `'${kind}'`)
  .join(', ');
const STEP_CASE = `case kind ${Object.entries(STEP_OF)
  .map(([kind, step]) => `when '${kind}' then '${step}'`)
  .join(' ')} end`;

const ABOUT = `coalesce(category, ''), channel, coalesce(nudge, ''), coalesce(variant, ''), coalesce(lever, ''), coalesce(advice, ''), coalesce(answer, '')`;
const RANGE = 'id > @after and id <= @through';

/** Facts about offers, and those about none, which are an offer of their own. */
const STEPS_OF_LOG = `insert into offer_step (${COLUMNS})
  select coalesce(offer, '#' || id), ${STEP_CASE}, '', person, month_of(at), month_of(at), ${ABOUT}
  from outcome where ${RANGE} and kind in (${KINDS}) on conflict do nothing`;

const NUDGES_OF_LOG = `insert into offer_step (${COLUMNS})
  select '#' || id, case when person is null then 'nudged-rooms' else 'nudged-people' end, '', person, month_of(at), month_of(at), ${ABOUT}
  from outcome where ${RANGE} and kind = 'nudge-sent' on conflict do nothing`;

/** About suppliers nothing but the quarter is known: no category, channel or nudge to lay beside another table. */
const QUARTER = `quarter_start(at), quarter_end(at), '', '', '', '', '', ''`;
const perSupplier = (kind: string) => `insert into offer_step (${COLUMNS})
  select offer, 'supplier-${kind}', one.value, person, ${QUARTER}, ''
  from outcome, json_each(outcome.suppliers) as one
  where outcome.${RANGE.replace('and id', 'and outcome.id')} and kind = '${kind}' and offer is not null on conflict do nothing`;

/** A reason counts for every supplier that was shown; what was spent, for the one that was bought from. */
const answered = (kind: string, of: string) => `insert into offer_step (${COLUMNS})
  select outcome.offer, 'supplier-${kind}', seen.supplier, outcome.person, ${QUARTER}, coalesce(outcome.answer, '')
  from outcome join offer_step as seen on seen.offer = outcome.offer and seen.step = 'supplier-${of}'
  where outcome.id > @after and outcome.id <= @through and outcome.kind = '${kind}' on conflict do nothing`;

const STATEMENTS = [
  STEPS_OF_LOG,
  NUDGES_OF_LOG,
  perSupplier('shown'),
  perSupplier('chosen'),
  perSupplier('bought'),
  answered('reason', 'shown'),
  answered('spent', 'bought'),
];

export class Counting {
  readonly #sqlite: Sqlite;
  readonly #insert;
  readonly #progress: Progress;

  constructor(sqlite: Sqlite, progress: Progress, monthOf: (at: Date) => string) {
    this.#sqlite = sqlite;
    this.#progress = progress;
    const month = byHour(monthOf);
    sqlite.function('month_of', { deterministic: true }, (at) => month(Number(at)));
    sqlite.function('quarter_start', { deterministic: true }, (at) => quarterOf(month(Number(at)))[0]);
    sqlite.function('quarter_end', { deterministic: true }, (at) => quarterOf(month(Number(at)))[1]);
    this.#insert = STATEMENTS.map((statement) => sqlite.prepare(statement));
  }

  /** Counts at most `limit` facts after the one that was read last, inside a transaction. @returns how many there were to read. */
  readOn(limit: number): number {
    const after = this.#progress.get('counted');
    const newest = (this.#sqlite.prepare('select max(id) from outcome').pluck().get() as number | null) ?? 0;
    const through = Math.min(newest, after + limit);
    if (through <= after) return 0;
    this.countBetween(after, through);
    this.#progress.set('counted', through);
    return through - after;
  }

  /** @returns how many steps were new. */
  countBetween(after: number, through: number): number {
    const newest = (this.#sqlite.prepare('select max(rowid) from offer_step').pluck().get() as number | null) ?? 0;
    for (const insert of this.#insert) insert.run({ after, through });
    this.#sqlite
      .prepare(
        `insert into step_total (step, count) select step, count(*) from offer_step where rowid > ? group by step
         on conflict do update set count = count + excluded.count`,
      )
      .run(newest);
    return this.#sqlite.prepare('select count(*) from offer_step where rowid > ?').pluck().get(newest) as number;
  }
}

/** The facts of an hour are in the same month, and there are only so many hours. */
function byHour(monthOf: (at: Date) => string): (seconds: number) => string {
  const known = new Map<number, string>();
  return (seconds) => {
    let month = known.get(seconds);
    if (month === undefined) {
      month = monthOf(new Date(seconds * 1000));
      if (known.size > MOST_HOURS) known.clear();
      known.set(seconds, month);
    }
    return month;
  };
}
const MOST_HOURS = 10_000;

function quarterOf(month: string): [string, string] {
  const first = Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1;
  return [first, first + 2].map((number) => `${month.slice(0, 4)}-${String(number).padStart(2, '0')}`) as [string, string];
}

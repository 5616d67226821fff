import { instantAt } from '../../domain/calendar.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { OfferHistory } from '../../ports/store.ts';
import type { Sqlite } from './database.ts';

const COUNT =
  'insert into supplier_shown (category, supplier, times) values (?, ?, ?) on conflict do update set times = times + excluded.times';
const COUNTS = 'select category, supplier, times from supplier_shown';
const FIRST_OF_DAY = `select person, category, suppliers from outcome where kind = 'shown' and at >= ? and person is not null order by at desc, id desc`;

/** Per category, how often each supplier was shown. */
type Counts = Map<string, Map<string, number>>;
/** Per category, what each person was shown first. */
type FirstShown = Map<string, Map<string, readonly string[]>>;

/**
 * Which suppliers were shown how often, and what each person was shown first today. It is asked for
 * every request, so it is kept in memory: read from the file once (and once a day), and kept right by
 * what this process writes. One process serves an SQLite file; several need a database that they share.
 */
export class ShownSuppliers {
  readonly #countOne;
  readonly #counts;
  readonly #firstOfDay;
  readonly #timeZone: string;
  readonly #times: Counts = new Map();
  /** What the transaction under way adds. */
  readonly #added: Counts = new Map();
  #today: { readonly day: string; readonly first: FirstShown } | undefined;

  constructor(sqlite: Sqlite, timeZone: string) {
    this.#timeZone = timeZone;
    this.#countOne = sqlite.prepare<[string, string, number]>(COUNT);
    this.#counts = sqlite.prepare<[], { category: string; supplier: string; times: number }>(COUNTS);
    this.#firstOfDay = sqlite.prepare<[number], { person: string; category: string; suppliers: string }>(FIRST_OF_DAY);
  }

  history(category: string, person: string, day: string): OfferHistory {
    const { first } = this.#on(day);
    return { timesShown: this.#times.get(category) ?? new Map(), shownToday: first.get(category)?.get(person) ?? [] };
  }

  begin(): void {
    this.#added.clear();
  }

  /** After a `shown` outcome was written in the transaction under way. */
  note({ category = '', person, suppliers = [] }: Outcome): void {
    for (const supplier of suppliers) raise(this.#added, category, supplier, 1);
    const first = this.#today?.first;
    if (first && person !== undefined && !first.get(category)?.has(person)) noteFirst(first, category, person, suppliers);
  }

  /** Requests that share a transaction mostly show the same suppliers: each is written once for all of them. */
  end(): void {
    for (const [category, suppliers] of this.#added) {
      for (const [supplier, times] of suppliers) {
        this.#countOne.run(category, supplier, times);
        raise(this.#times, category, supplier, times);
      }
    }
  }

  /** Somebody was forgotten, or time goes by: the file is read again when it is asked next. */
  refresh(): void {
    this.#today = undefined;
  }

  #on(day: string): { readonly first: FirstShown } {
    if (this.#today?.day === day) return this.#today;
    this.#times.clear();
    for (const { category, supplier, times } of this.#counts.all()) raise(this.#times, category, supplier, times);
    const from = instantAt(day, '00:00', this.#timeZone).getTime() / 1000;
    // Latest first, so that the first of the day is what stays.
    const first: FirstShown = new Map();
    for (const { person, category, suppliers } of this.#firstOfDay.all(from))
      noteFirst(first, category, person, JSON.parse(suppliers) as string[]);
    this.#today = { day, first };
    return this.#today;
  }
}

function raise(counts: Counts, category: string, supplier: string, times: number): void {
  const suppliers = counts.get(category) ?? new Map<string, number>();
  counts.set(category, suppliers);
  suppliers.set(supplier, (suppliers.get(supplier) ?? 0) + times);
}

function noteFirst(first: FirstShown, category: string, person: string, suppliers: readonly string[]): void {
  const people = first.get(category) ?? new Map<string, readonly string[]>();
  first.set(category, people);
  people.set(person, suppliers);
}

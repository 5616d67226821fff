import type { Sqlite } from './database.ts';

type Name = 'counted' | 'forgotten' | 'swept' | 'leads-told';

/** Small numbers to remember between two runs. Read and written inside somebody else's transaction. */
export class Progress {
  readonly #get;
  readonly #set;

  constructor(sqlite: Sqlite) {
    this.#get = sqlite.prepare<[string], number>('select value from progress where name = ?').pluck();
    this.#set = sqlite.prepare<[string, number]>(
      'insert into progress (name, value) values (?, ?) on conflict do update set value = excluded.value',
    );
  }

  get(name: Name): number {
    return (this.#get.get(name) as number | undefined) ?? 0;
  }

  set(name: Name, value: number): void {
    this.#set.run(name, value);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import type { Sqlite } from './database.ts';

/**
 * Until when this database has sent, kept in it and in a small file beside it. A database that was put
 * back from a backup knows less than the file: what it thinks is still to be sent may have been sent.
 * All of that becomes uncertain, which is shown and never sent again by itself.
 */
export class SendingMark {
  readonly #file: string | undefined;
  readonly #sqlite: Sqlite;
  readonly #note;

  constructor(sqlite: Sqlite, databaseFile: string) {
    this.#sqlite = sqlite;
    this.#file = databaseFile === ':memory:' ? undefined : `${databaseFile}-sent-until`;
    this.#note = sqlite.prepare(
      `insert into outbox_mark (name, at) values ('sending', :at) on conflict (name) do update set at = max(at, :at)`,
    );
  }

  /** Inside the transaction that claims. */
  note(now: Date): void {
    this.#note.run({ at: now.getTime() });
  }

  /** After that transaction is on disk, and before anything is sent. */
  noteOutside(now: Date): void {
    if (this.#file === undefined || now.getTime() <= this.#outside()) return;
    writeFileSync(this.#file, String(now.getTime()), { mode: 0o600 });
  }

  /** At the start of the program. */
  lookForRestore(): void {
    const outside = this.#outside();
    const inside = this.#sqlite.prepare(`select at from outbox_mark where name = 'sending'`).pluck().get() as number | undefined;
    if (outside <= (inside ?? 0)) return;
    this.#sqlite
      .transaction(() => {
        this.#note.run({ at: outside });
        const open = `state in ('waiting', 'claimed', 'attempting')`;
        this.#sqlite.prepare(`update delivery set state = 'uncertain', lease_until = null where ${open}`).run();
        this.#sqlite.prepare('update nudge_plan set through = max(through, ?)').run(outside);
        const due = 'planned_at is null and unixepoch(due_on) * 1000 <= :at';
        this.#sqlite
          .prepare(`insert into delivery (nudge, occurrence, addressee, channel, variant, state, not_before)
            select '~follow-up', offer, 'person:' || person, channel, 'standaard', 'uncertain', 0 from follow_up where ${due} on conflict do nothing`)
          .run({ at: outside });
        this.#sqlite.prepare(`update follow_up set planned_at = :at where ${due}`).run({ at: outside });
        this.#sqlite
          .prepare(`insert into outbox_mark (name, at) values ('restored', :at) on conflict (name) do update set at = max(at, :at)`)
          .run({ at: outside });
      })
      .immediate();
  }

  /** In milliseconds since 1970; 0 where there is no file. */
  #outside(): number {
    if (this.#file === undefined) return 0;
    try {
      return Number(readFileSync(this.#file, 'utf8')) || 0;
    } catch {
      return 0;
    }
  }
}

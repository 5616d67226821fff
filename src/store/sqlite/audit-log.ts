import { createHmac, type KeyObject } from 'node:crypto';
import { asc, desc } from 'drizzle-orm';
import type { AuditCheck, AuditEntry, AuditLog, WrittenEntry } from '../../ports/audit.ts';
import { type Db, guarded, type Sqlite } from './database.ts';
import { audit } from './schema/audit.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const APPEND_ONLY = ['update', 'delete']
  .map(
    (change) => `create trigger if not exists audit_no_${change} before ${change} on audit
      begin select raise(abort, 'The audit log is only added to.'); end;`,
  )
  .join('\n');

export class SqliteAuditLog implements AuditLog {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #key: KeyObject | string;

  /** Without a key the chain shows mistakes, and not what somebody did who knows how it is made. */
  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, key: KeyObject | string = '') {
    this.#db = db;
    this.#writes = writes;
    this.#key = key;
    sqlite.exec(APPEND_ONLY);
  }

  append(entry: AuditEntry): Promise<void> {
    return this.#writes.run(() => this.write([entry]));
  }

  /** Writes inside somebody else's transaction. */
  write(entries: readonly AuditEntry[]): void {
    let [last] = this.#db.select({ code: audit.code }).from(audit).orderBy(desc(audit.number)).limit(1).all();
    for (const entry of entries) {
      const code = this.#codeOf(entry, last?.code ?? '');
      this.#db
        .insert(audit)
        .values({ ...entry, code })
        .run();
      last = { code };
    }
  }

  async entries(limit: number): Promise<WrittenEntry[]> {
    return guarded(() => this.#db.select().from(audit).orderBy(desc(audit.number)).limit(limit).all().map(entryOf));
  }

  async check(): Promise<AuditCheck> {
    return guarded(() => {
      let last: WrittenEntry | undefined;
      let entries = 0;
      for (const entry of this.#db.select().from(audit).orderBy(asc(audit.number)).all().map(entryOf)) {
        const fits = entry.code === this.#codeOf(entry, last?.code ?? '') && entry.number === (last?.number ?? 0) + 1;
        if (!fits) return { entries, brokenAt: entry.number };
        last = entry;
        entries++;
      }
      return { entries, ...(last && { lastCode: last.code }) };
    });
  }

  #codeOf({ at, who, what, subject, before, after }: AuditEntry, last: string): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([last, at.getTime(), who, what, subject, before ?? null, after ?? null]))
      .digest('base64url');
  }
}

function entryOf({ before, after, ...entry }: typeof audit.$inferSelect): WrittenEntry {
  return { ...entry, ...(before !== null && { before }), ...(after !== null && { after }) };
}

import { max } from 'drizzle-orm';
import type { ContentItem, ContentVersions } from '../../ports/store.ts';
import type { SqliteAuditLog } from './audit-log.ts';
import type { Db } from './database.ts';
import { contentVersion } from './schema/content-versions.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteContentVersions implements ContentVersions {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #audit: SqliteAuditLog;

  constructor(db: Db, writes: TransactionQueue, audit: SqliteAuditLog) {
    this.#db = db;
    this.#writes = writes;
    this.#audit = audit;
  }

  importFiles(items: readonly ContentItem[], at: Date): Promise<number> {
    return this.#writes.run(() => {
      // With `max(id)`, SQLite gives the other columns of that newest row (sqlite.org/lang_select.html, "bare columns").
      const newest = this.#db
        .select({ id: max(contentVersion.id), kind: contentVersion.kind, key: contentVersion.key, body: contentVersion.body })
        .from(contentVersion)
        .groupBy(contentVersion.kind, contentVersion.key)
        .all();
      const known = new Map(newest.map(({ kind, key, body }) => [`${kind}:${key}`, body]));
      const changed = items.filter(({ kind, key, body }) => known.get(`${kind}:${key}`) !== body);
      for (const item of changed)
        this.#db
          .insert(contentVersion)
          .values({ ...item, author: 'file', at })
          .run();
      // What was there from the start was written by nobody in particular.
      if (newest.length > 0)
        this.#audit.write(
          changed.map(({ kind, key, body }) => {
            const before = known.get(`${kind}:${key}`);
            return { at, who: 'file', what: `${kind}-changed`, subject: key, after: body, ...(before !== undefined && { before }) };
          }),
        );
      return changed.length;
    });
  }
}

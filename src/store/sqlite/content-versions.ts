import { max } from 'drizzle-orm';
import type { ContentItem, ContentVersions } from '../../ports/store.ts';
import type { Db } from './database.ts';
import { contentVersion } from './schema/content-versions.ts';
import type { TransactionQueue } from './transaction-queue.ts';

export class SqliteContentVersions implements ContentVersions {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
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
      return changed.length;
    });
  }
}

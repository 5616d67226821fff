import { max } from 'drizzle-orm';
import type { ContentItem, ContentVersions } from '../../ports.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Db } from './database.ts';
import { contentVersion } from './schema.ts';

export class SqliteContentVersions implements ContentVersions {
  readonly #db: Db;
  readonly #commits: CommitQueue;

  constructor(db: Db, commits: CommitQueue) {
    this.#db = db;
    this.#commits = commits;
  }

  importFiles(items: readonly ContentItem[], at: Date): Promise<number> {
    return this.#commits.write(() => {
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

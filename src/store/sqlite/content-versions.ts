import { and, desc, eq, max } from 'drizzle-orm';
import type { ContentItem, ContentVersion, ContentVersions, SavedVersion } from '../../ports/store.ts';
import type { SqliteAuditLog } from './audit-log.ts';
import type { Db, Sqlite } from './database.ts';
import { contentVersion } from './schema/content-versions.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const FILE = 'file';

export class SqliteContentVersions implements ContentVersions {
  readonly #sqlite: Sqlite;
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #audit: SqliteAuditLog;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, audit: SqliteAuditLog) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#writes = writes;
    this.#audit = audit;
  }

  importFiles(items: readonly ContentItem[], at: Date): Promise<number> {
    return this.#writes.run(() => {
      // With `max(id)`, SQLite gives the other columns of that newest row (sqlite.org/lang_select.html, "bare columns").
      const { kind, key, body, author } = contentVersion;
      const newest = this.#db
        .select({ id: max(contentVersion.id), kind, key, body, author })
        .from(contentVersion)
        .groupBy(kind, key)
        .all();
      const known = new Map(newest.map((version) => [`${version.kind}:${version.key}`, version]));
      const changed = items.filter((item) => {
        const version = known.get(`${item.kind}:${item.key}`);
        return version === undefined || (version.author === FILE && version.body !== item.body);
      });
      this.#add(changed, FILE, at);
      // What was there from the start was written by nobody in particular.
      if (newest.length > 0) this.#note(changed, FILE, at, (item) => known.get(`${item.kind}:${item.key}`)?.body);
      return changed.length;
    });
  }

  saveVersions(items: readonly ContentItem[], author: string, at: Date): Promise<void> {
    return this.#writes.run(() => {
      const before = new Map(items.map((item) => [item, this.#newest(item)]));
      this.#add(items, author, at);
      this.#note(items, author, at, (item) => before.get(item));
    });
  }

  async savedVersions(kind: ContentItem['kind']): Promise<SavedVersion[]> {
    const rows = this.#sqlite
      .prepare<unknown[], { key: string; body: string; author: string; at: number; fileBody: string | null }>(
        `select v.key, v.body, v.author, v.at, (select f.body from content_version f
           where f.kind = v.kind and f.key = v.key and f.author = '${FILE}' order by f.id desc limit 1) as fileBody
         from content_version v join (select max(id) as id from content_version where kind = ? group by key) n on n.id = v.id
         where v.author <> '${FILE}' order by v.key`,
      )
      .all(kind);
    return rows.map(({ key, body, author, at, fileBody }) => ({
      key,
      body,
      author,
      at: new Date(at),
      ...(fileBody !== null && { fileBody }),
    }));
  }

  async versionsOf(kind: ContentItem['kind'], key: string): Promise<ContentVersion[]> {
    return this.#db
      .select({ body: contentVersion.body, author: contentVersion.author, at: contentVersion.at })
      .from(contentVersion)
      .where(and(eq(contentVersion.kind, kind), eq(contentVersion.key, key)))
      .orderBy(desc(contentVersion.id))
      .all();
  }

  #newest({ kind, key }: ContentItem): string | undefined {
    const [newest] = this.#db
      .select({ body: contentVersion.body })
      .from(contentVersion)
      .where(and(eq(contentVersion.kind, kind), eq(contentVersion.key, key)))
      .orderBy(desc(contentVersion.id))
      .limit(1)
      .all();
    return newest?.body;
  }

  /** Who changed what, from what to what. */
  #note(items: readonly ContentItem[], who: string, at: Date, bodyBefore: (item: ContentItem) => string | undefined): void {
    this.#audit.write(
      items.map((item) => {
        const before = bodyBefore(item);
        return { at, who, what: `${item.kind}-changed`, subject: item.key, after: item.body, ...(before !== undefined && { before }) };
      }),
    );
  }

  #add(items: readonly ContentItem[], author: string, at: Date): void {
    for (const item of items)
      this.#db
        .insert(contentVersion)
        .values({ ...item, author, at })
        .run();
  }
}

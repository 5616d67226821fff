import { and, asc, gt, inArray } from 'drizzle-orm';
import { formatAddress } from '../../domain/address.ts';
import type { Reply } from '../../ports/chat.ts';
import type { Post } from '../../ports/sender.ts';
import type { WebPost, WebPosts } from '../../ports/store.ts';
import type { Db } from './database.ts';
import { webPost } from './schema/web-posts.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const PAGE = 50;

export class SqliteWebPosts implements WebPosts {
  readonly #db: Db;
  readonly #writes: TransactionQueue;

  constructor(db: Db, writes: TransactionQueue) {
    this.#db = db;
    this.#writes = writes;
  }

  add({ key, to, reply }: Post, at: Date): Promise<void> {
    return this.#writes.run(() => {
      this.#db
        .insert(webPost)
        .values({ key, address: formatAddress(to), at, reply: JSON.stringify(reply) })
        .onConflictDoNothing()
        .run();
    });
  }

  async since(addresses: readonly string[], after: number): Promise<WebPost[]> {
    const rows = this.#db
      .select()
      .from(webPost)
      .where(and(inArray(webPost.address, [...addresses]), gt(webPost.number, after)))
      .orderBy(asc(webPost.number))
      .limit(PAGE)
      .all();
    return rows.map(({ number, at, address, reply }) => ({ number, at, to: address, reply: JSON.parse(reply) as Reply }));
  }
}

import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { type Address, formatAddress } from '../../domain/address.ts';
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

  add(post: Post, at: Date): Promise<number> {
    return this.#writes.run(() => {
      const values = { key: post.key, address: formatAddress(post.to), at, reply: JSON.stringify(post.reply) };
      const kept = this.#db
        .insert(webPost)
        .values(values)
        .onConflictDoUpdate({ target: webPost.key, set: { key: post.key } })
        .returning({ number: webPost.number })
        .get();
      return kept.number;
    });
  }

  async find({ key }: Pick<Post, 'key' | 'to'>): Promise<number | undefined> {
    return this.#db.select({ number: webPost.number }).from(webPost).where(eq(webPost.key, key)).get()?.number;
  }

  change(number: number, to: Address, reply: Reply | null, at: Date): Promise<boolean> {
    return this.#writes.run(() => {
      const address = formatAddress(to);
      const text = JSON.stringify(reply);
      const changed = this.#db
        .update(webPost)
        .set({ reply: text })
        .where(and(eq(webPost.number, number), eq(webPost.address, address), isNull(webPost.changes)))
        .run().changes;
      if (changed === 0) return false;
      this.#db.delete(webPost).where(eq(webPost.changes, number)).run();
      this.#db
        .insert(webPost)
        .values({ key: `change:${number}`, address, at, reply: text, changes: number })
        .run();
      return true;
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
    return rows.map(({ number, changes, at, address, reply }) => ({
      number,
      ...(changes !== null && { changes }),
      at,
      to: address,
      reply: JSON.parse(reply) as Reply | null,
    }));
  }
}

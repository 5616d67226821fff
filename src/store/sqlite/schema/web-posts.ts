import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The web chat's own messages, as Slack and Teams keep theirs. Those to a person go when the subscription ends.
 * A change is a row of its own, so that open pages hear of it in order; the changed row holds the new reply too.
 */
export const webPost = sqliteTable(
  'web_post',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    key: text('key').notNull(),
    address: text('address').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    /** JSON; `null` when it was withdrawn. */
    reply: text('reply').notNull(),
    /** The number of the post that this row changes. */
    changes: integer('changes'),
  },
  (table) => [uniqueIndex('web_post_key').on(table.key), index('web_post_address').on(table.address, table.number)],
);

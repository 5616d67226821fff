import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The web chat's own messages, as Slack and Teams keep theirs. Those to a person go when the subscription ends. */
export const webPost = sqliteTable(
  'web_post',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    key: text('key').notNull(),
    address: text('address').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    reply: text('reply').notNull(),
  },
  (table) => [uniqueIndex('web_post_key').on(table.key), index('web_post_address').on(table.address, table.number)],
);

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What content said, and since when. */
export const contentVersion = sqliteTable(
  'content_version',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['supplier', 'nudge'] }).notNull(),
    key: text('key').notNull(),
    body: text('body').notNull(),
    /** `file`, or the pseudonym of the lead who saved it. */
    author: text('author').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('content_version_key').on(table.kind, table.key, table.id)],
);

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Workspaces and enterprises that installed the app by themselves. What is needed to speak there is encrypted. */
export const installation = sqliteTable('installation', {
  id: text('id').primaryKey(),
  sealed: text('sealed').notNull(),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
});

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What leads were told of what stands on their home. Of whom and what only a code is kept. */
export const leadNotice = sqliteTable('lead_notice', {
  code: text('code').primaryKey(),
  tries: integer('tries').notNull(),
  told: integer('told', { mode: 'boolean' }).notNull(),
});

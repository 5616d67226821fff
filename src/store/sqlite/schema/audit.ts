import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What authors and leads did. Triggers refuse a change and a deletion; each row's code is made from the one before. */
export const audit = sqliteTable('audit', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  who: text('who').notNull(),
  what: text('what').notNull(),
  subject: text('subject').notNull(),
  before: text('before'),
  after: text('after'),
  code: text('code').notNull(),
});

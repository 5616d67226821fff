import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { TIP_STATES } from '../../../ports/tips.ts';

/** What colleagues wrote for each other, with their consent. Deleted when its author withdraws it or is forgotten. */
export const tip = sqliteTable(
  'tip',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    category: text('category').notNull(),
    text: text('text').notNull(),
    wasHard: integer('was_hard', { mode: 'boolean' }).notNull(),
    /** As the author wants to be called; null for no name. */
    name: text('name'),
    /** A pseudonym. */
    author: text('author').notNull(),
    state: text('state', { enum: TIP_STATES }).notNull(),
    at: integer('at', { mode: 'timestamp' }).notNull(),
    judgedAt: integer('judged_at', { mode: 'timestamp' }),
  },
  (table) => [index('tip_shown').on(table.state, table.category, table.id), index('tip_author').on(table.author)],
);

/** A supplier that somebody misses. Who said so is not kept. */
export const suggestion = sqliteTable('suggestion', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  category: text('category'),
  where: text('where'),
  why: text('why'),
  at: integer('at', { mode: 'timestamp' }).notNull(),
});

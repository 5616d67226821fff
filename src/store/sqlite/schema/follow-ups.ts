import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';
import { LOCALES } from '../../../domain/category.ts';

/** Who asked us to ask once whether it worked. The address and the language go with the row. */
export const followUp = sqliteTable('follow_up', {
  offer: text('offer').primaryKey(),
  person: text('person').notNull(),
  channel: text('channel', { enum: CHANNELS }).notNull(),
  address: text('address').notNull(),
  locale: text('locale', { enum: LOCALES }).notNull().default('nl'),
  category: text('category').notNull(),
  supplier: text('supplier').notNull(),
  dueOn: text('due_on').notNull(),
  /** When it was put into the outbox. */
  plannedAt: integer('planned_at', { mode: 'timestamp_ms' }),
});

/** Who asked to be reminded next year. */
export const yearlyReminder = sqliteTable(
  'yearly_reminder',
  {
    person: text('person').notNull(),
    category: text('category').notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    address: text('address').notNull(),
    locale: text('locale', { enum: LOCALES }).notNull().default('nl'),
    supplier: text('supplier').notNull(),
    chosenOn: text('chosen_on').notNull(),
    plannedAt: integer('planned_at', { mode: 'timestamp_ms' }),
  },
  (table) => [primaryKey({ columns: [table.person, table.category] })],
);

import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';

/** Who asked us to come back to them. A row goes when the promise is kept, or of no use any more. */
export const followUp = sqliteTable(
  'follow_up',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['follow-up', 'yearly'] }).notNull(),
    person: text('person').notNull(),
    /** One per person: the offer of a follow-up, the category of a yearly reminder. */
    about: text('about').notNull(),
    /** What its delivery is called. */
    occurrence: text('occurrence').notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    address: text('address').notNull(),
    category: text('category').notNull(),
    supplier: text('supplier').notNull(),
    /** The day to ask on, or the day of the choice. */
    day: text('day').notNull(),
    /** When it was put into the outbox. */
    plannedAt: integer('planned_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    uniqueIndex('follow_up_once').on(table.kind, table.person, table.about),
    index('follow_up_due').on(table.kind, table.plannedAt, table.day),
    index('follow_up_person').on(table.person, table.occurrence),
  ],
);

import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { DELIVERY_STATES } from '../../../domain/delivery.ts';

/** Up to which instant each nudge has been planned. */
export const nudgePlan = sqliteTable('nudge_plan', {
  nudge: text('nudge').primaryKey(),
  through: integer('through', { mode: 'timestamp_ms' }).notNull(),
});

/** The outbox: one message of an occurrence to one addressee. */
export const delivery = sqliteTable(
  'delivery',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    nudge: text('nudge').notNull(),
    occurrence: text('occurrence').notNull(),
    /** `room:slack:C0123`, or `person:` and a pseudonym. */
    addressee: text('addressee').notNull(),
    variant: text('variant').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull(),
    /** Why it was skipped or failed. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: integer('not_before', { mode: 'timestamp_ms' }),
    leaseUntil: integer('lease_until', { mode: 'timestamp_ms' }),
    /** The local day on which it was sent. */
    sentOn: text('sent_on'),
  },
  (table) => [
    uniqueIndex('delivery_once').on(table.nudge, table.occurrence, table.addressee),
    index('delivery_state').on(table.state, table.notBefore),
    index('delivery_addressee').on(table.addressee, table.sentOn),
  ],
);

import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';
import { DELIVERY_STATES } from '../../../domain/delivery.ts';

/** Up to which instant each nudge has been planned. */
export const nudgePlan = sqliteTable('nudge_plan', {
  nudge: text('nudge').primaryKey(),
  through: integer('through', { mode: 'timestamp_ms' }).notNull(),
});

/** Occurrences whose audience is planned whole: nothing of others is sent. */
export const nudgeOccurrence = sqliteTable(
  'nudge_occurrence',
  {
    nudge: text('nudge').notNull(),
    occurrence: text('occurrence').notNull(),
    /** `Occurrence.series`. */
    series: text('series').notNull(),
    plannedAt: integer('planned_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.nudge, table.occurrence] }), index('nudge_occurrence_series').on(table.nudge, table.series)],
);

/** The outbox: one message of an occurrence to one addressee. */
export const delivery = sqliteTable(
  'delivery',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** A nudge's id, or one of `NOT_A_NUDGE`. */
    nudge: text('nudge').notNull(),
    occurrence: text('occurrence').notNull(),
    /** `room:slack:C0123`, or `person:` and a pseudonym. */
    addressee: text('addressee').notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull().default('web'),
    variant: text('variant').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull(),
    /** Why it was skipped or failed. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    /** When the call was made, until we know how it ended. */
    attemptedAt: integer('attempted_at', { mode: 'timestamp_ms' }),
    /** 1970 for at once. */
    notBefore: integer('not_before', { mode: 'timestamp_ms' }),
    leaseUntil: integer('lease_until', { mode: 'timestamp_ms' }),
    /** The local day on which it was sent. */
    sentOn: text('sent_on'),
    /** The platform's own name for the message. */
    post: text('post'),
    withdrawnAt: integer('withdrawn_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    uniqueIndex('delivery_once').on(table.nudge, table.occurrence, table.addressee),
    index('delivery_state').on(table.state, table.channel, table.notBefore),
    index('delivery_addressee').on(table.addressee, table.sentOn),
  ],
);

/** Until when this database has sent, and until when another one had sent before this one was put back from a backup. */
export const outboxMark = sqliteTable('outbox_mark', {
  name: text('name', { enum: ['sending', 'restored'] }).primaryKey(),
  at: integer('at', { mode: 'timestamp_ms' }).notNull(),
});

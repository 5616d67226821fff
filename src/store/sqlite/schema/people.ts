import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';

/** Who asked to hear from us. The only place where an address of a person is kept, besides what our own web chat sent there. */
export const subscription = sqliteTable('subscription', {
  person: text('person').primaryKey(),
  channel: text('channel', { enum: CHANNELS }).notNull(),
  address: text('address').notNull(),
  since: integer('since', { mode: 'timestamp' }).notNull(),
  pausedUntil: text('paused_until'),
});

/** Who asked not to hear from us. It outlives everything else about a person. */
export const optOut = sqliteTable('opt_out', {
  person: text('person').primaryKey(),
  since: integer('since', { mode: 'timestamp' }).notNull(),
});

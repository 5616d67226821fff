import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';
import { LOCALES } from '../../../domain/category.ts';

/** Who asked to hear from us. Besides this, `follow_up` and `yearly_reminder`, only our own web chat keeps an address of a person, under what it sent there. */
export const subscription = sqliteTable('subscription', {
  person: text('person').primaryKey(),
  channel: text('channel', { enum: CHANNELS }).notNull(),
  address: text('address').notNull(),
  locale: text('locale', { enum: LOCALES }).notNull().default('nl'),
  since: integer('since', { mode: 'timestamp' }).notNull(),
  pausedUntil: text('paused_until'),
  /** Where this person's clock is, if the channel could tell. */
  timeZone: text('time_zone'),
  /** Nudges sent since the last sign of this person that we know of. */
  ignored: integer('ignored').notNull().default(0),
});

/** Who asked not to hear from us. It outlives everything else about a person. */
export const optOut = sqliteTable('opt_out', {
  person: text('person').primaryKey(),
  since: integer('since', { mode: 'timestamp' }).notNull(),
});

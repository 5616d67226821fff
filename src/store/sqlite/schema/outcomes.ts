import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';
import { ADVICES, LEVERS } from '../../../domain/nudge.ts';
import { ALL_ANSWERS, OUTCOME_KINDS } from '../../../domain/outcome.ts';

/**
 * The log. No names, no message text, no platform ids; `at` is cut to the hour. There is no index of all by person: it would
 * be the dearest part of writing, and what one person asks to see or to be deleted is found well enough by reading all.
 */
export const outcome = sqliteTable(
  'outcome',
  {
    id: integer('id').primaryKey(),
    kind: text('kind', { enum: OUTCOME_KINDS }).notNull(),
    at: integer('at', { mode: 'timestamp' }).notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    person: text('person'),
    category: text('category'),
    offer: text('offer'),
    suppliers: text('suppliers', { mode: 'json' }).$type<readonly string[]>(),
    nudge: text('nudge'),
    occurrence: text('occurrence'),
    variant: text('variant'),
    /** `NudgeRef.room`. */
    room: text('room'),
    lever: text('lever', { enum: LEVERS }),
    advice: text('advice', { enum: ADVICES }),
    answer: text('answer', { enum: ALL_ANSWERS }),
    once: text('once'),
  },
  (table) => [
    uniqueIndex('outcome_once').on(table.once).where(sql`once is not null`),
    // Asked for every message that goes out, and written seldom.
    index('outcome_choice').on(table.person, table.category, table.at).where(sql`kind in ('chosen', 'bought')`),
  ],
);

/** How often a supplier was shown: the turn it has in the rotation. */
export const supplierShown = sqliteTable(
  'supplier_shown',
  {
    category: text('category').notNull(),
    supplier: text('supplier').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [primaryKey({ columns: [table.category, table.supplier] })],
);

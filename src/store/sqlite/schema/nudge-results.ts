import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { MEASURES } from '../../../domain/nudge.ts';

/** What the groups of a nudge did, added up when its time had passed. Kept for ever; nobody is in it. */
export const nudgeResult = sqliteTable(
  'nudge_result',
  {
    nudge: text('nudge').notNull(),
    measure: text('measure', { enum: MEASURES }).notNull(),
    /** `GroupQuestion.lots`. */
    lots: text('lots').notNull(),
    /** A variant's name, or `HELD_OUT`. */
    name: text('name').notNull(),
    people: integer('people').notNull(),
    successes: integer('successes').notNull(),
    /** Occurrences through this day are in it. */
    through: text('through').notNull(),
  },
  (table) => [primaryKey({ columns: [table.nudge, table.measure, table.lots, table.name] })],
);

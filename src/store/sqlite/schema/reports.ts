import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { STEPS } from '../../../domain/step.ts';

const traits = {
  fromMonth: text('from_month').notNull(),
  toMonth: text('to_month').notNull(),
  category: text('category').notNull(),
  channel: text('channel').notNull(),
  nudge: text('nudge').notNull(),
  variant: text('variant').notNull(),
  lever: text('lever').notNull(),
  advice: text('advice').notNull(),
  answer: text('answer').notNull(),
};

/** Which steps of which offer were counted. While it waits it is in no report; once it is published, its traits are those of its bundle. */
export const offerStep = sqliteTable(
  'offer_step',
  {
    offer: text('offer').notNull(),
    step: text('step', { enum: STEPS }).notNull(),
    /** Empty but for steps that count per supplier. */
    supplier: text('supplier').notNull(),
    person: text('person'),
    ...traits,
    waiting: integer('waiting', { mode: 'boolean' }).notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.offer, table.step, table.supplier] }),
    index('offer_step_waiting').on(table.step).where(sql`waiting = 1`),
    index('offer_step_person').on(table.person).where(sql`person is not null`),
    index('offer_step_month').on(table.toMonth),
  ],
);

/** What reports are made of: bundles of facts with enough people behind each. Kept for ever; nobody is in it. */
export const publishedSum = sqliteTable(
  'published_sum',
  {
    step: text('step', { enum: STEPS }).notNull(),
    ...traits,
    supplier: text('supplier').notNull(),
    count: integer('count').notNull(),
    fewestPeople: integer('fewest_people'),
  },
  (table) => [
    primaryKey({
      columns: [
        table.step,
        table.fromMonth,
        table.toMonth,
        table.category,
        table.channel,
        table.nudge,
        table.variant,
        table.lever,
        table.advice,
        table.answer,
        table.supplier,
      ],
    }),
  ],
);

/** How many of each step were ever counted: what is published and what waits must add up to it. */
export const stepTotal = sqliteTable('step_total', {
  step: text('step', { enum: STEPS }).primaryKey(),
  count: integer('count').notNull(),
});

/** Small numbers to remember: up to which fact of the log was counted, who was forgotten last, when was swept. */
export const progress = sqliteTable('progress', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
});

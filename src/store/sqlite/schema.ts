import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../domain/address.ts';
import { DELIVERY_STATES } from '../../domain/delivery.ts';
import { ADVICES, LEVERS } from '../../domain/nudge.ts';
import { OUTCOME_KINDS } from '../../domain/outcome.ts';

/** The log. No names, no message text, no platform ids; `at` is cut to the hour. */
export const outcome = sqliteTable(
  'outcome',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
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
    lever: text('lever', { enum: LEVERS }),
    advice: text('advice', { enum: ADVICES }),
    once: text('once'),
  },
  (table) => [
    uniqueIndex('outcome_once').on(table.once).where(sql`once is not null`),
    index('outcome_person').on(table.person, table.category, table.at),
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

/** The web chat's own messages, as Slack and Teams keep theirs. Those to a person go when the subscription ends. */
export const webPost = sqliteTable(
  'web_post',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    key: text('key').notNull(),
    address: text('address').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    reply: text('reply').notNull(),
  },
  (table) => [uniqueIndex('web_post_key').on(table.key), index('web_post_address').on(table.address, table.number)],
);

/** What content said, and since when. */
export const contentVersion = sqliteTable(
  'content_version',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['supplier', 'nudge'] }).notNull(),
    key: text('key').notNull(),
    body: text('body').notNull(),
    /** `file`, or the pseudonym of the lead who saved it. */
    author: text('author').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('content_version_key').on(table.kind, table.key, table.id)],
);

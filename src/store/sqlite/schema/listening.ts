import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CHANNELS } from '../../../domain/address.ts';

/** Rooms where a lead switched reading along on. */
export const readAlongRoom = sqliteTable(
  'read_along_room',
  {
    channel: text('channel', { enum: CHANNELS }).notNull(),
    room: text('room').notNull(),
    since: integer('since', { mode: 'timestamp' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.room] })],
);

/** Whom we spoke to in passing and when, and who does not want that. A pseudonym; nothing of what was said. */
export const interruption = sqliteTable('interruption', {
  person: text('person').primaryKey(),
  lastAt: integer('last_at', { mode: 'timestamp' }),
  mutedAt: integer('muted_at', { mode: 'timestamp' }),
});

/** Who used a word that we do not know. The word is a code, meaningless without the key, which is kept outside the database. */
export const unknownWordUse = sqliteTable(
  'unknown_word_use',
  {
    code: text('code').notNull(),
    person: text('person').notNull(),
    at: integer('at', { mode: 'timestamp' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.person] }), index('unknown_word_use_person').on(table.person)],
);

/** Words that enough different people used to be no secret of one of them. */
export const unknownWord = sqliteTable('unknown_word', {
  code: text('code').primaryKey(),
  word: text('word').notNull(),
  people: integer('people').notNull(),
  lastAt: integer('last_at', { mode: 'timestamp' }).notNull(),
});

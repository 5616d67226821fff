/** The log of a world, looked into past our own code. */
import Database from 'better-sqlite3';
import type { OutcomeKind } from '../src/domain/outcome.ts';
import type { World } from './world.ts';

/** Of how many offers, or messages, each kind of fact was told about one category or one nudge. Without it: all. */
export function loggedIn(
  { databaseFile }: Pick<World, 'databaseFile'>,
  about: { readonly category?: string; readonly nudge?: string } = {},
): Partial<Record<OutcomeKind, number>> {
  const database = new Database(databaseFile, { readonly: true });
  try {
    const rows = database
      .prepare<[object], { kind: OutcomeKind; count: number }>(
        `select kind, count(distinct coalesce(offer, id)) as count from outcome
         where (:category is null or category = :category) and (:nudge is null or nudge = :nudge) group by kind`,
      )
      .all({ category: null, nudge: null, ...about });
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  } finally {
    database.close();
  }
}

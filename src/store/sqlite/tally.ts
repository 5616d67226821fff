import { count, eq } from 'drizzle-orm';
import type { SkipReason } from '../../domain/audience.ts';
import type { Tally } from '../../domain/delivery.ts';
import type { Db } from './database.ts';
import { delivery } from './schema/outbox.ts';

/** Every delivery is counted once, whatever its state: the sum is the audience. */
export function tallyOf(db: Db, nudge: string | undefined): Tally {
  const rows = db
    .select({ state: delivery.state, reason: delivery.reason, count: count() })
    .from(delivery)
    .where(nudge === undefined ? undefined : eq(delivery.nudge, nudge))
    .groupBy(delivery.state, delivery.reason)
    .all();
  const total = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0);
  const byReason = (wanted: string) =>
    Object.fromEntries(rows.filter(({ state }) => state === wanted).map(({ reason, count }) => [reason ?? 'unknown', count]));
  return {
    audience: rows.reduce((sum, row) => sum + row.count, 0),
    sent: total('sent'),
    failed: byReason('failed'),
    skipped: byReason('skipped') as Partial<Record<SkipReason, number>>,
    uncertain: total('uncertain'),
    waiting: total('waiting', 'claimed', 'attempting'),
  };
}

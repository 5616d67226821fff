import { type Group, HELD_OUT } from '../../domain/comparison.ts';
import type { Measure } from '../../domain/nudge.ts';
import type { Outbox } from '../../ports/outbox.ts';
import type { Sqlite } from './database.ts';

/** The fact that each measure counts. */
export const KIND: Record<Measure, string> = { getikt: 'nudge-clicked', gevraagd: 'asked', gekozen: 'chosen', gekocht: 'bought' };

/**
 * Everybody counts in the group that the lot gave them, whatever they did. There is no index by person: both sides are
 * read once and laid beside each other here.
 */
export function groupsOf(
  sqlite: Sqlite,
  { nudge, measure, category, through, days }: Parameters<Outbox['groups']>[0],
  namesOf: (person: string) => readonly string[],
): Group[] {
  const acts = new Map<string, number[]>();
  const ofNudge = measure === 'getikt' ? 'nudge = :nudge' : 'category = :category';
  const rows = sqlite
    .prepare<unknown[], { person: string; at: number }>(
      `select person, at from outcome where kind = :kind and person is not null and ${ofNudge}`,
    )
    .iterate({ kind: KIND[measure], ...(measure === 'getikt' ? { nudge } : { category }) });
  for (const { person, at } of rows) acts.set(person, [...(acts.get(person) ?? []), at]);

  const groups = new Map<string, { people: number; successes: number }>();
  const deliveries = sqlite
    .prepare<unknown[], { person: string; name: string; since: number }>(
      `select substr(addressee, 8) as person, case when state = 'sent' then variant else '${HELD_OUT}' end as name, unixepoch(occurrence) as since
       from delivery where nudge = ? and occurrence <= ? and addressee like 'person:%' and (state = 'sent' or reason = 'held-out')`,
    )
    .iterate(nudge, through);
  for (const { person, name, since } of deliveries) {
    const group = groups.get(name) ?? { people: 0, successes: 0 };
    groups.set(name, group);
    group.people++;
    // In the log they go by other names.
    const own = namesOf(person).flatMap((name) => acts.get(name) ?? []);
    if (own.some((at) => at >= since && at < since + days * 86_400)) group.successes++;
  }
  return [...groups].map(([name, counts]) => ({ name, ...counts }));
}

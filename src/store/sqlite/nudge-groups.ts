import { addDays } from '../../domain/calendar.ts';
import { type Group, HELD_OUT } from '../../domain/comparison.ts';
import type { Measure } from '../../domain/nudge.ts';
import type { GroupQuestion } from '../../ports/outbox.ts';
import { DETAIL_DAYS } from '../../ports/privacy.ts';
import type { Sqlite } from './database.ts';

/** The fact that each measure counts. */
export const KIND: Record<Measure, string> = { getikt: 'nudge-clicked', gevraagd: 'asked', gekozen: 'chosen', gekocht: 'bought' };

/** Of the oldest occurrences the detail may be half deleted already. */
const DELIVERED = `from delivery where nudge = :nudge and addressee like 'person:%' and (state = 'sent' or reason = 'held-out')
  and occurrence between :from and :through
  and occurrence > coalesce((select max(through) from nudge_result where nudge = :nudge and measure = :measure), '')`;
const NAME = `case when state = 'sent' then variant else '${HELD_OUT}' end`;

type NamesOf = (person: string) => readonly string[];

/** What was kept, and what the detail says of later occurrences. */
export function groupsOf(sqlite: Sqlite, question: GroupQuestion, namesOf: NamesOf): Group[] {
  const groups = new Map<string, Group>();
  for (const { name, people, successes } of [...keptGroups(sqlite, question), ...groupsInDetail(sqlite, question, namesOf)]) {
    const known = groups.get(name);
    groups.set(name, { name, people: people + (known?.people ?? 0), successes: successes + (known?.successes ?? 0) });
  }
  return [...groups.values()];
}

/** Inside a transaction: adds what the detail says to what is kept, once every group in it has enough people. */
export function keepGroups(sqlite: Sqlite, question: GroupQuestion, smallestGroup: number, namesOf: NamesOf): void {
  const sizes = sqlite.prepare(`select count(*) ${DELIVERED} group by ${NAME}`).pluck().all(bounds(question)) as number[];
  if (sizes.length === 0 || sizes.some((people) => people < smallestGroup)) return;
  const keep = sqlite.prepare(
    `insert into nudge_result (nudge, measure, lots, name, people, successes, through)
     values (:nudge, :measure, :lots, :name, :people, :successes, :through) on conflict do update
     set people = people + excluded.people, successes = successes + excluded.successes, through = excluded.through`,
  );
  const { nudge, measure, lots, through } = question;
  for (const group of groupsInDetail(sqlite, question, namesOf)) keep.run({ ...group, nudge, measure, lots, through });
}

function keptGroups(sqlite: Sqlite, { nudge, measure, lots }: GroupQuestion): Group[] {
  return sqlite
    .prepare<unknown[], Group>('select name, people, successes from nudge_result where nudge = ? and measure = ? and lots = ?')
    .all(nudge, measure, lots);
}

/**
 * Everybody counts in the group that the lot gave them, whatever they did. There is no index by person: both sides are
 * read once and laid beside each other here.
 */
function groupsInDetail(sqlite: Sqlite, question: GroupQuestion, namesOf: NamesOf): Group[] {
  const { nudge, measure, category, days } = question;
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
      `select substr(addressee, 8) as person, ${NAME} as name, unixepoch(occurrence) as since ${DELIVERED}`,
    )
    .iterate(bounds(question));
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

function bounds({ nudge, measure, through, days }: GroupQuestion) {
  return { nudge, measure, through, from: addDays(through, days - DETAIL_DAYS) };
}

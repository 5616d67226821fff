import { type FailureReason, NOT_A_NUDGE, OUT_OF_REACH } from '../../domain/delivery.ts';
import type { GroupQuestion, Outbox, Trouble } from '../../ports/outbox.ts';
import type { Addressees } from './addressees.ts';
import { type Db, prepareAll, type Sqlite } from './database.ts';
import { groupsOf, keepGroups } from './nudge-groups.ts';
import { roomsOf } from './nudge-rooms.ts';
import { tallyOf } from './tally.ts';
import type { TransactionQueue } from './transaction-queue.ts';

/** The columns are those of `schema/`. */
const SQL = {
  troubles: `select nudge, case when substr(addressee, 1, 5) <> 'room:' and substr(nudge, 1, 1) = '~' then '' else occurrence end as day, reason, count(*) as count
    from delivery where (state = 'uncertain' or state = 'failed' and (substr(addressee, 1, 5) = 'room:' or reason not in (${[...OUT_OF_REACH].map((reason) => `'${reason}'`)})))
    and (nudge in ('${NOT_A_NUDGE['follow-up']}', '${NOT_A_NUDGE.yearly}') or occurrence >= ?) group by 1, 2, 3 order by 1, 2, 3`,
  outOfReach: `select reason, count(*) as count from delivery where state = 'failed' and substr(addressee, 1, 5) <> 'room:'
    and reason in (${[...OUT_OF_REACH].map((reason) => `'${reason}'`)}) and occurrence >= ? group by 1 order by 1`,
  harm: `select count(*) as people, count(o.person) as optOuts, (select count(distinct coalesce(r.person, r.id)) from outcome r
      where r.kind = 'reaction' and r.answer = 'disappointed' and r.at >= unixepoch(:from)
      and r.offer in (select a.offer from outcome a where a.kind = 'asked' and a.nudge = :nudge)) as disappointed from delivery d left join opt_out o
    on d.addressee = 'person:' || o.person and o.since between unixepoch(d.sent_on) and unixepoch(d.sent_on, '+' || :days || ' days')
    where d.nudge = :nudge and d.state = 'sent' and d.sent_on >= :from and substr(d.addressee, 1, 5) <> 'room:'`,
} as const;

/** What became of messages, and of what people did after them. */
export class SqliteNudgeEffects
  implements Pick<Outbox, 'troubles' | 'outOfReach' | 'harmAfter' | 'groups' | 'keepGroups' | 'rooms' | 'tally'>
{
  readonly #sqlite: Sqlite;
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #addressees: Addressees;
  readonly #run;

  constructor(sqlite: Sqlite, db: Db, writes: TransactionQueue, addressees: Addressees) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#writes = writes;
    this.#addressees = addressees;
    this.#run = prepareAll(sqlite, SQL);
  }

  async troubles(from: string): Promise<Trouble[]> {
    const rows = this.#run.troubles.all(from) as { nudge: string; day: string; reason: FailureReason | null; count: number }[];
    return rows.map(({ nudge, day, reason, count }) => ({ nudge, occurrence: day, count, ...(reason && { reason }) }));
  }

  async outOfReach(from: string) {
    return this.#run.outOfReach.all(from) as { reason: FailureReason; count: number }[];
  }

  async harmAfter(nudge: string, from: string, days: number) {
    return this.#run.harm.get({ nudge, from, days }) as { people: number; optOuts: number; disappointed: number };
  }

  async groups(of: GroupQuestion) {
    return groupsOf(this.#sqlite, of, (person) => this.#addressees.namesOf(person));
  }

  keepGroups(of: GroupQuestion, smallestGroup: number): Promise<void> {
    return this.#writes.run(() => keepGroups(this.#sqlite, of, smallestGroup, (person) => this.#addressees.namesOf(person)));
  }

  async rooms(of: Parameters<Outbox['rooms']>[0]) {
    return roomsOf(this.#sqlite, of, (room) => this.#addressees.namesOf(room));
  }

  async tally(nudge?: string) {
    return tallyOf(this.#db, nudge);
  }
}

import type { Address, Channel } from '../../domain/address.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Locale } from '../../domain/category.ts';
import { deliveryKind } from '../../domain/delivery.ts';
import type { Addressee, AddresseeState, PeoplePage, Reach } from '../../ports/outbox.ts';
import type { Sqlite } from './database.ts';

/** An uncertain message may have arrived: it counts as sent, for the rest that people get. What people asked for themselves does not. */
const LAST_SENT = `(select max(coalesce(d.sent_on, d.occurrence)) from delivery d
  where d.addressee = ? and d.state in ('sent', 'attempting', 'uncertain') and (substr(d.nudge, 1, 1) <> '~' or d.nudge = '~told-back'))`;

type PromiseRow = { channel: Channel; id: string; locale: Locale };

interface PersonRow {
  readonly person: string;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly paused_until: string | null;
  readonly time_zone: string | null;
  readonly locale: Locale | null;
  readonly ignored: number | null;
  readonly opted_out: 0 | 1;
  readonly last_sent: string | null;
  readonly bought_at: number | null;
}

/** What the gate needs to know, read inside the transaction that asks it. The tables are those of `schema/`. */
export class Addressees {
  /** The names that somebody may have in the log. */
  readonly namesOf: (person: string) => readonly string[];
  readonly #timeZone: string;
  readonly #page;
  readonly #person;
  readonly #followUp;
  readonly #yearly;
  readonly #forgetAsked;
  readonly #gatherAsked;
  readonly #forgetSigns;
  readonly #gatherSigns;
  readonly #noteGathered;
  readonly #lastSent;
  readonly #noteIgnored;

  constructor(sqlite: Sqlite, timeZone: string, namesOf: (person: string) => readonly string[]) {
    this.#timeZone = timeZone;
    this.namesOf = namesOf;
    sqlite.function('names_in_log', { deterministic: false }, (person) => JSON.stringify(namesOf(String(person))));
    const named = (column: string, person: string) => `${column} in (select value from json_each(names_in_log(${person})))`;
    const facts = `s.channel, s.address, s.paused_until, s.time_zone, s.locale, s.ignored,
      exists (select 1 from opt_out o where o.person = p.person) as opted_out,
      ${LAST_SENT.replace('?', "'person:' || p.person")} as last_sent,
      (select max(at) from outcome where ${named('person', 'p.person')} and category = :category and kind in ('chosen', 'bought')) as bought_at`;
    // Who asked, and who gave a sign, is in no index: it is gathered once, before the first page.
    sqlite.exec(`create temp table if not exists asked_before (person text primary key) without rowid;
      create temp table if not exists last_sign (person text primary key, at integer not null) without rowid`);
    this.#forgetAsked = sqlite.prepare('delete from asked_before');
    this.#gatherAsked = sqlite.prepare(
      `insert into asked_before select distinct person from outcome where kind = 'asked' and category = ? and person is not null`,
    );
    this.#forgetSigns = sqlite.prepare('delete from last_sign');
    this.#gatherSigns = sqlite.prepare(
      `insert into last_sign select person, max(at) from outcome where person is not null and kind <> 'nudge-sent' group by person`,
    );
    this.#noteGathered = sqlite.prepare(`update subscription set ignored = 0 where ignored > 0 and exists (select 1 from last_sign l
      where ${named('l.person', 'subscription.person')} and l.at >= unixepoch(${LAST_SENT.replace('?', "'person:' || subscription.person")}))`);
    this.#page = sqlite.prepare<[object], PersonRow>(
      `select p.person, ${facts} from subscription p join subscription s on s.person = p.person
        where p.person > :after and (:everybody or exists (select 1 from asked_before a where ${named('a.person', 'p.person')}))
        order by p.person limit :limit`,
    );
    this.#person = sqlite.prepare<[object], PersonRow>(
      `select p.person, ${facts} from (select :person as person) p left join subscription s on s.person = p.person`,
    );
    this.#followUp = sqlite.prepare<[string, string], PromiseRow>(
      'select channel, address as id, locale from follow_up where person = ? and offer = ?',
    );
    this.#yearly = sqlite.prepare<[string, string], PromiseRow>(
      "select channel, address as id, locale from yearly_reminder where person = ? and category || ':' || chosen_on = ?",
    );
    this.#noteIgnored = sqlite.prepare('update subscription set ignored = ignored + 1 where person = ?');
    this.#lastSent = sqlite.prepare<[string], string | null>(`select ${LAST_SENT}`).pluck();
  }

  /** Before the first page: who asked in this category, and who gave a sign. */
  gather(category: string): void {
    this.#forgetAsked.run();
    this.#gatherAsked.run(category);
    this.noteSigns();
  }

  /** Whoever gave a sign since our last nudge let none pass. */
  noteSigns(): void {
    this.#forgetSigns.run();
    this.#gatherSigns.run();
    this.#noteGathered.run();
  }

  page({ people, category, after = '', limit }: PeoplePage): AddresseeState[] {
    if (people === 'geen') return [];
    return this.#page.all({ after, category, limit, everybody: people === 'abonnees' ? 1 : 0 }).map((row) => this.#personOf(row));
  }

  /** As the addressee is for this delivery now. */
  state(addressee: Addressee, nudge: string, occurrence: string, category: string): AddresseeState {
    if (addressee.kind === 'room') return this.room(addressee.room);
    const { person } = addressee;
    const row = this.#person.get({ person, category });
    if (!row) throw new Error('SQLite gave no row for a query that always has one.');
    const state = this.#personOf(row);
    const kind = deliveryKind(nudge);
    if (kind !== 'follow-up' && kind !== 'yearly') return state;
    const { address: _address, locale: _locale, ...rest } = state;
    const promised = this.promised(kind, person, occurrence);
    return { ...rest, subscribed: promised !== undefined, ...promised };
  }

  /** Where somebody waits for what they asked for, and in which language; undefined when the promise is gone. */
  promised(kind: 'follow-up' | 'yearly', person: string, occurrence: string): Required<Reach> | undefined {
    const row = (kind === 'follow-up' ? this.#followUp : this.#yearly).get(person, occurrence);
    return row && { address: { channel: row.channel, id: row.id }, locale: row.locale };
  }

  room(room: string): AddresseeState {
    const [channel, ...rest] = room.split(':');
    const lastSentOn = this.#lastSent.get(`room:${room}`);
    return {
      addressee: { kind: 'room', room },
      address: { channel: channel as Channel, id: rest.join(':') },
      subscribed: false,
      optedOut: false,
      ...(lastSentOn && { lastSentOn }),
    };
  }

  /** Counts one more nudge for this person. */
  noteSent(person: string): void {
    this.#noteIgnored.run(person);
  }

  #personOf(row: PersonRow): AddresseeState {
    const address: Address | undefined = row.channel && row.address !== null ? { channel: row.channel, id: row.address } : undefined;
    return {
      addressee: { kind: 'person', person: row.person },
      subscribed: address !== undefined,
      optedOut: row.opted_out === 1,
      ignored: row.ignored ?? 0,
      ...(address && { address }),
      ...(row.paused_until && { pausedUntil: row.paused_until }),
      ...(row.last_sent && { lastSentOn: row.last_sent }),
      ...(row.bought_at !== null && { boughtOn: dayOf(new Date(row.bought_at * 1000), this.#timeZone) }),
      ...(row.time_zone && { timeZone: row.time_zone }),
      ...(row.locale && { locale: row.locale }),
    };
  }
}

export function keyOf(addressee: Addressee): string {
  return addressee.kind === 'room' ? `room:${addressee.room}` : `person:${addressee.person}`;
}

export function addresseeOf(key: string): Addressee {
  const rest = key.slice(key.indexOf(':') + 1);
  return key.startsWith('room:') ? { kind: 'room', room: rest } : { kind: 'person', person: rest };
}

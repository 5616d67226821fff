import type { Address, Channel } from '../../domain/address.ts';
import { dayOf } from '../../domain/calendar.ts';
import { deliveryKind } from '../../domain/delivery.ts';
import type { Addressee, AddresseeState, PeoplePage } from '../../ports/outbox.ts';
import type { Sqlite } from './database.ts';

/** An uncertain message may have arrived: it counts as sent, for the rest that people get. What is no nudge does not. */
const LAST_SENT = `(select max(coalesce(d.sent_on, d.occurrence)) from delivery d
  where d.addressee = ? and d.state in ('sent', 'attempting', 'uncertain') and substr(d.nudge, 1, 1) <> '~')`;

/** Anything a person did since that day. */
const SIGN_SINCE = `exists (select 1 from outcome where person = ? and kind <> 'nudge-sent' and at >= unixepoch(?))`;

interface PersonRow {
  readonly person: string;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly paused_until: string | null;
  readonly time_zone: string | null;
  readonly ignored: number | null;
  readonly opted_out: 0 | 1;
  readonly last_sent: string | null;
  readonly bought_at: number | null;
  readonly gave_sign: 0 | 1;
}

/** What the gate needs to know, read inside the transaction that asks it. The tables are those of `schema/`. */
export class Addressees {
  readonly #timeZone: string;
  readonly #page;
  readonly #person;
  readonly #promise;
  readonly #lastSent;
  readonly #sentBefore;
  readonly #sign;
  readonly #noteIgnored;

  constructor(sqlite: Sqlite, timeZone: string) {
    this.#timeZone = timeZone;
    const facts = `s.channel, s.address, s.paused_until, s.time_zone, s.ignored,
      exists (select 1 from opt_out o where o.person = p.person) as opted_out,
      ${LAST_SENT.replace('?', "'person:' || p.person")} as last_sent,
      (select max(at) from outcome where person = p.person and category = :category and kind in ('chosen', 'bought')) as bought_at`;
    const withSign = (from: string) => `select f.*, coalesce(f.ignored, 0) > 0 and f.last_sent is not null
      and ${SIGN_SINCE.replace('?', 'f.person').replace('?', 'f.last_sent')} as gave_sign from (${from}) f`;
    this.#page = sqlite.prepare<[object], PersonRow>(
      withSign(`select p.person, ${facts} from subscription p join subscription s on s.person = p.person
        where p.person > :after and (:everybody or exists
          (select 1 from outcome where person = p.person and category = :category and kind = 'asked'))
        order by p.person limit :limit`),
    );
    this.#person = sqlite.prepare<[object], PersonRow>(
      withSign(`select p.person, ${facts} from (select :person as person) p left join subscription s on s.person = p.person`),
    );
    this.#promise = sqlite.prepare<[string, string, string], { channel: Channel; address: string }>(
      'select channel, address from follow_up where person = ? and occurrence = ? and kind = ?',
    );
    this.#lastSent = sqlite.prepare<[string], string | null>(`select ${LAST_SENT}`).pluck();
    this.#sentBefore = sqlite
      .prepare<[string, number], string | null>(`select ${LAST_SENT.replace('d.addressee = ?', 'd.addressee = ? and d.id <> ?')}`)
      .pluck();
    this.#sign = sqlite.prepare<[string, string], 0 | 1>(`select ${SIGN_SINCE}`).pluck();
    this.#noteIgnored = sqlite.prepare<[0 | 1, string]>(
      'update subscription set ignored = case ? when 1 then 1 else ignored + 1 end where person = ?',
    );
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
    const promise = this.#promise.get(person, occurrence, kind);
    const { address: _, ...rest } = state;
    return { ...rest, subscribed: promise !== undefined, ...(promise && { address: { channel: promise.channel, id: promise.address } }) };
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
  noteSent(person: string, delivery: number): void {
    const before = this.#sentBefore.get(`person:${person}`, delivery);
    const gaveSign = before ? this.#sign.get(person, before) : 0;
    this.#noteIgnored.run(gaveSign ?? 0, person);
  }

  #personOf(row: PersonRow): AddresseeState {
    const address: Address | undefined = row.channel && row.address !== null ? { channel: row.channel, id: row.address } : undefined;
    return {
      addressee: { kind: 'person', person: row.person },
      subscribed: address !== undefined,
      optedOut: row.opted_out === 1,
      ignored: row.gave_sign === 1 ? 0 : (row.ignored ?? 0),
      ...(address && { address }),
      ...(row.paused_until && { pausedUntil: row.paused_until }),
      ...(row.last_sent && { lastSentOn: row.last_sent }),
      ...(row.bought_at !== null && { boughtOn: dayOf(new Date(row.bought_at * 1000), this.#timeZone) }),
      ...(row.time_zone && { timeZone: row.time_zone }),
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

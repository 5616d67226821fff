import type { RoomCount, RoomGroup } from '../../domain/room-comparison.ts';
import type { Outbox } from '../../ports/outbox.ts';
import type { Sqlite } from './database.ts';
import { KIND } from './nudge-groups.ts';

interface Act {
  readonly room: string;
  readonly occurrence: string;
  readonly person: string;
  readonly at: number;
}

/** Taps carry the room's name themselves; what came after a tap belongs to its offer. */
const TAPPED = `select room, occurrence, person, at from outcome where kind = :kind and nudge = :nudge and room is not null and person is not null`;
const AFTERWARDS = `select a.room, a.occurrence, a.person, o.at from outcome a join outcome o on o.offer = a.offer and o.kind = :kind
  where a.kind = 'asked' and a.nudge = :nudge and a.room is not null and a.person is not null`;

/** Every room counts for the variant that the lot gave it, whatever was done there. Who is in it and which it is stay here. */
export function roomsOf(
  sqlite: Sqlite,
  { nudge, measure, from, through, days }: Parameters<Outbox['rooms']>[0],
  namesOf: (room: string) => readonly string[],
): RoomGroup[] {
  const acts = new Map<string, Act[]>();
  const rows = sqlite.prepare<unknown[], Act>(measure === 'getikt' ? TAPPED : AFTERWARDS).iterate({ kind: KIND[measure], nudge });
  for (const act of rows) {
    const message = `${act.room} ${act.occurrence}`;
    acts.set(message, [...(acts.get(message) ?? []), act]);
  }

  const groups = new Map<string, Map<string, RoomCount>>();
  const deliveries = sqlite
    .prepare<unknown[], { room: string; occurrence: string; variant: string; since: number }>(
      `select addressee as room, occurrence, variant, unixepoch(occurrence) as since from delivery
       where nudge = ? and occurrence between ? and ? and addressee like 'room:%' and state = 'sent'`,
    )
    .iterate(nudge, from, through);
  for (const { room, occurrence, variant, since } of deliveries) {
    const there = namesOf(room).flatMap((name) => acts.get(`${name} ${occurrence}`) ?? []);
    const people = new Set(there.filter(({ at }) => at >= since && at < since + days * 86_400).map(({ person }) => person));
    const rooms = groups.get(variant) ?? new Map<string, RoomCount>();
    groups.set(variant, rooms);
    const before = rooms.get(room) ?? { messages: 0, people: 0 };
    rooms.set(room, { messages: before.messages + 1, people: before.people + people.size });
  }
  return [...groups].map(([name, rooms]) => ({ name, rooms: [...rooms.values()] }));
}

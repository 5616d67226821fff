import { and, count, desc, eq } from 'drizzle-orm';
import type { Address } from '../../domain/address.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Listening, ListeningTo, UnknownWord } from '../../ports/listening.ts';
import { type Db, guarded } from './database.ts';
import { hourOf } from './hour.ts';
import { interruption, readAlongRoom, unknownWord, unknownWordUse } from './schema/listening.ts';
import { optOut, subscription } from './schema/people.ts';
import type { TransactionQueue } from './transaction-queue.ts';

const DAY_MS = 86_400_000;

export class SqliteListening implements Omit<Listening, 'muteInterruptions'> {
  readonly #db: Db;
  readonly #writes: TransactionQueue;
  readonly #timeZone: string;

  constructor(db: Db, writes: TransactionQueue, timeZone: string) {
    this.#db = db;
    this.#writes = writes;
    this.#timeZone = timeZone;
  }

  setReadAlong({ channel, id }: Address, on: boolean, at: Date): Promise<void> {
    return this.#writes.run(() => {
      if (on) this.#db.insert(readAlongRoom).values({ channel, room: id, since: at }).onConflictDoNothing().run();
      else
        this.#db
          .delete(readAlongRoom)
          .where(and(eq(readAlongRoom.channel, channel), eq(readAlongRoom.room, id)))
          .run();
    });
  }

  async readAlongRooms(): Promise<Address[]> {
    const rows = guarded(() => this.#db.select().from(readAlongRoom).all());
    return rows.map(({ channel, room }) => ({ channel, id: room }));
  }

  mayInterrupt(person: string, now: Date, days: number): Promise<boolean> {
    return this.#writes.run(() => {
      const known = this.#db.select().from(interruption).where(eq(interruption.person, person)).get();
      if (known?.mutedAt || this.#wantsNothing(person, now)) return false;
      if (known?.lastAt && now.getTime() - known.lastAt.getTime() < days * DAY_MS) return false;
      const lastAt = hourOf(now);
      this.#db.insert(interruption).values({ person, lastAt }).onConflictDoUpdate({ target: interruption.person, set: { lastAt } }).run();
      return true;
    });
  }

  /** Inside somebody else's transaction. */
  mute(person: string, muted: boolean, at: Date): void {
    const mutedAt = muted ? hourOf(at) : null;
    this.#db.insert(interruption).values({ person, mutedAt }).onConflictDoUpdate({ target: interruption.person, set: { mutedAt } }).run();
  }

  async listeningTo(person: string): Promise<ListeningTo> {
    const known = guarded(() => this.#db.select().from(interruption).where(eq(interruption.person, person)).get());
    const words = guarded(() => this.#db.select({ count: count() }).from(unknownWordUse).where(eq(unknownWordUse.person, person)).get());
    return { muted: Boolean(known?.mutedAt), unknownWords: words?.count ?? 0, ...(known?.lastAt && { lastInterrupted: known.lastAt }) };
  }

  countUnknownWords(words: readonly UnknownWord[], person: string, at: Date, people: number): Promise<void> {
    return this.#writes.run(() => {
      for (const { word, code } of words) {
        this.#db
          .insert(unknownWordUse)
          .values({ code, person, at: hourOf(at) })
          .onConflictDoNothing()
          .run();
        const users = this.#db.select({ count: count() }).from(unknownWordUse).where(eq(unknownWordUse.code, code)).get()?.count ?? 0;
        if (users < people) continue;
        this.#db
          .insert(unknownWord)
          .values({ code, word, people: users, lastAt: hourOf(at) })
          .onConflictDoUpdate({ target: unknownWord.code, set: { people: users, lastAt: hourOf(at) } })
          .run();
      }
    });
  }

  async unknownWords(): Promise<{ word: string; people: number }[]> {
    const { word, people } = unknownWord;
    return guarded(() => this.#db.select({ word, people }).from(unknownWord).orderBy(desc(people), word).all());
  }

  /** `stop` and `pauze` are about every message that was not asked for. */
  #wantsNothing(person: string, now: Date): boolean {
    if (this.#db.select().from(optOut).where(eq(optOut.person, person)).get()) return true;
    const paused = this.#db.select().from(subscription).where(eq(subscription.person, person)).get()?.pausedUntil;
    return Boolean(paused && dayOf(now, this.#timeZone) <= paused);
  }
}

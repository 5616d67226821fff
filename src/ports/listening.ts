/** Rooms where we read along, whom we may speak to there, and the words we did not know. */
import type { Address } from '../domain/address.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';

export interface Listening {
  /** Switches reading along on or off in one room. */
  setReadAlong(room: Address, on: boolean, at: Date): Promise<void>;
  readAlongRooms(): Promise<readonly Address[]>;
  /** In one step: may we speak to this person now (not muted, not within `days`), and if so, that we did. */
  mayInterrupt(person: Pseudonym, now: Date, days: number): Promise<boolean>;
  /** This person is not spoken to in passing any more, or again. */
  muteInterruptions(person: Pseudonym, muted: boolean, at: Date): Promise<void>;
  /** A word of a refused request. It is kept in the clear only from `people` different people on. */
  countUnknownWords(words: readonly string[], person: Pseudonym, at: Date, people: number): Promise<void>;
  /** Most asked first. */
  unknownWords(): Promise<readonly { readonly word: string; readonly people: number }[]>;
}

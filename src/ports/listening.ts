/** Rooms where we read along, whom we may speak to there, and the words we did not know. */
import type { Address } from '../domain/address.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';

/** A word of a refused request, with a code that is the same for the same word and tells nothing without the key. */
export interface UnknownWord {
  readonly word: string;
  readonly code: string;
}

/** What is kept about one person here. */
export interface ListeningTo {
  readonly muted: boolean;
  readonly lastInterrupted?: Date;
  /** How many different words of theirs we did not know. */
  readonly unknownWords: number;
}

export interface Listening {
  /** Switches reading along on or off in one room. */
  setReadAlong(room: Address, on: boolean, at: Date): Promise<void>;
  readAlongRooms(): Promise<readonly Address[]>;
  /** In one step: may we speak to this person now (not muted, opted out or paused, and not within `days`), and if so, that we did. */
  mayInterrupt(person: Pseudonym, now: Date, days: number): Promise<boolean>;
  /** This person is not spoken to in passing any more, or again. It outlives being forgotten. */
  muteInterruptions(person: Pseudonym, muted: boolean, at: Date): Promise<void>;
  listeningTo(person: Pseudonym): Promise<ListeningTo>;
  /** Counts each word once per person. It is kept in the clear only from `people` different people on. */
  countUnknownWords(words: readonly UnknownWord[], person: Pseudonym, at: Date, people: number): Promise<void>;
  /** Most asked first. */
  unknownWords(): Promise<readonly { readonly word: string; readonly people: number }[]>;
}

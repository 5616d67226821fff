import type { Address, Channel } from '../domain/address.ts';
import type { Day } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Nudge } from '../domain/nudge.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Reply } from '../ports/chat.ts';
import type { Content, Understand } from '../ports/content.ts';
import type { NudgeDesk } from '../ports/nudge-desk.ts';
import type { Store } from '../ports/store.ts';
import type { ReadAlongRooms } from './reading-along.ts';

/** Who asks, and when. */
export interface Asker {
  readonly person: Pseudonym;
  /** Where this person can be reached later, if the channel can tell. */
  readonly reach?: Address;
  /** The room it was said in; absent in a private chat. */
  readonly room?: Address;
  readonly channel: Channel;
  readonly locale: Locale;
  /** Where their clock is, if the channel can tell. */
  readonly timeZone?: string;
  readonly isLead: boolean;
  readonly now: Date;
  readonly today: Day;
}

/** What every answer is made with. */
export interface Desk {
  readonly content: () => Content;
  readonly store: Store;
  readonly understand: Understand;
  readonly timeZone: string;
  /** Makes the token of a button. */
  readonly sign: (payload: ClickPayload) => string;
  /** A nudge as it will arrive. */
  readonly preview: (nudge: Nudge, now: Date) => Reply;
  /** What leads do with nudges. */
  readonly nudgeDesk: NudgeDesk;
  /** Puts a message in a room, or with a person. `false` when the platform has certainly not taken it. */
  readonly post: (to: Address, reply: Reply) => Promise<boolean>;
  /** The rooms where reading along is on. */
  readonly rooms: ReadAlongRooms;
  /** The same for the same word; tells nothing without the key. */
  readonly codeOf: (word: string) => string;
}

/** The first characters of a pseudonym: enough to see that a button is somebody else's. */
const OWNER_LENGTH = 8;

/** What a button must carry to be this asker's alone. */
export function ownedBy(asker: Pick<Asker, 'now' | 'person'>): Pick<ClickPayload, 'at' | 'person'> {
  return { at: Math.floor(asker.now.getTime() / 60_000), person: asker.person.slice(0, OWNER_LENGTH) };
}

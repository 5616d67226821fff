import type { Channel } from '../domain/address.ts';
import type { Content } from '../ports/content.ts';
import type { Sender } from '../ports/sender.ts';
import type { Store } from '../ports/store.ts';
import type { Signing } from './post.ts';

/** What whoever sends something needs at hand. */
export interface Sending extends Signing {
  readonly content: () => Content;
  readonly store: Store;
  readonly senders: ReadonlyMap<Channel, Sender>;
  readonly timeZone: string;
  /** Told why a message was not taken, or that we do not know. Never gets an address. */
  readonly onTrouble: (what: string, error: unknown) => void;
}

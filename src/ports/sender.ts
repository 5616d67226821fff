/** How a proactive message leaves. */
import type { Address, Channel } from '../domain/address.ts';
import type { Locale } from '../domain/category.ts';
import type { FailureReason } from '../domain/delivery.ts';
import type { Reply } from './chat.ts';

/** One proactive message, with a key that is the same however often it is tried. */
export interface Post {
  readonly key: string;
  readonly to: Address;
  readonly reply: Reply;
}

/** The platform's own name for a message that stands there, to change or withdraw it by. */
export type PostRef = string;

/** How fast a platform may be written to. */
export interface Pace {
  /** Messages a second, to all rooms of one tenant together. */
  readonly perSecond: number;
  /** Milliseconds between two messages to one room. */
  readonly roomGapMs: number;
  /** The workspace or organisation that an address belongs to: the limits hold for each by itself. All are one when left out. */
  tenantOf?(to: Address): string;
}

/** Sends proactive messages on one channel. */
export interface Sender {
  readonly channel: Channel;
  /** The platform's limits; absent where there are none. */
  readonly pace?: Pace;
  /** Resolves when the platform has taken the message. @throws SendError when it has certainly not; any other error means we do not know. */
  send(post: Post): Promise<PostRef | undefined>;
  /**
   * Where somebody of whom we know only who they are can be written to, and in which language they read. Nothing is sent, so
   * whatever goes wrong means that they cannot be reached now. Absent where a person's address is where they read.
   */
  reach?(person: Address): Promise<{ readonly to: Address; readonly locale: Locale }>;
  /** Puts other words where a message stands. @throws SendError as `send`. Absent where the platform cannot. */
  edit?(to: Address, ref: PostRef, reply: Reply): Promise<void>;
  /** Takes a message away. @throws SendError as `send`. Absent where the platform cannot. */
  withdraw?(to: Address, ref: PostRef): Promise<void>;
  /**
   * Looks whether a post of which we do not know arrived. `not-there` only when it certainly did not and never will: it is sent
   * again then. Undefined when we cannot tell, or not now; asked again and again, so the platform's own limits are kept here.
   * Absent where the platform does not let us look.
   */
  find?(post: Pick<Post, 'key' | 'to'> & { readonly attemptedAt?: Date }): Promise<PostRef | 'not-there' | undefined>;
}

/** The platform did not take the message. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly reason: FailureReason;
  /** Trying again makes no sense. */
  readonly permanent: boolean;
  /** How long the platform asks us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: FailureReason, options: { permanent: boolean; retryAfterMs?: number; cause?: unknown }) {
    super(`The message was not taken: ${reason}.`, { cause: options.cause });
    this.reason = reason;
    this.permanent = options.permanent;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Messages that somebody asked for now, and what the log says of those that did not go. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Address, Channel } from './domain/address.ts';
import type { Reply } from './ports/chat.ts';
import { SendError, type Sender } from './ports/sender.ts';

/** One message to a room, or to a person who waits for it. Not tried again. @returns false when it was certainly not taken. */
export function createPost(senders: ReadonlyMap<Channel, Sender>, log: Logger): (to: Address, reply: Reply) => Promise<boolean> {
  return async (to, reply) => {
    try {
      await senders.get(to.channel)?.send({ key: randomUUID(), to, reply });
      return senders.has(to.channel);
    } catch (error) {
      log.warn(reasonOf(error), 'A message was not posted.');
      return !(error instanceof SendError);
    }
  };
}

/** Why a message was not taken, without whom it was for: the full text of an error could hold an address. */
export function reasonOf(error: unknown): { readonly reason: string; readonly cause: string } {
  const cause = error instanceof SendError ? error.cause : error;
  const { code, name } = cause as { code?: unknown; name?: unknown };
  return { reason: error instanceof SendError ? error.reason : 'uncertain', cause: String(code ?? name ?? 'unknown') };
}

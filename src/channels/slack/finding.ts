/**
 * Looks in Slack whether a message arrived of which we do not know. Every message that we send by ourselves carries a code
 * (https://docs.slack.dev/messaging/message-metadata), and `conversations.history` tells the codes of the messages around the
 * attempt. Of what those messages say nothing is read or kept.
 *
 * That a code is not there proves nothing: the message may come late, or somebody took it away. So we find, or cannot tell.
 */

import type { MessageMetadata } from '@slack/types';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Address } from '../../domain/address.ts';
import { onceFor } from '../../domain/outcome.ts';
import { conversationOf, readAddress } from './addresses.ts';
import { LOOKING } from './limits.ts';
import { wordOf } from './trouble.ts';
import type { Workspaces } from './workspaces.ts';

const EVENT_TYPE = 'sociaal_inkopen_post';
/** Our clock and Slack's differ, and a message may come late. */
const AROUND = { beforeMs: 60_000, afterMs: 5 * 60_000 };
/** How long after the attempt we look, and look again; then no more. */
const LOOKS_MS = [0, 5 * 60_000, 60 * 60_000, 12 * 3_600_000];

/** Other apps can read it, so it says nothing to them. */
export function metadataOf(key: string): MessageMetadata {
  return { event_type: EVENT_TYPE, event_payload: { code: onceFor(key) } };
}

export class Finding {
  readonly #workspaces: Workspaces;
  readonly #clock: () => Date;
  /** By message, how often we looked. */
  readonly #looks = new Map<string, number>();
  /** By workspace, when we may look again. */
  readonly #free = new Map<string, number>();

  constructor(workspaces: Workspaces, clock: () => Date) {
    this.#workspaces = workspaces;
    this.#clock = clock;
  }

  /** The message's `ts`; undefined when we cannot tell, or it is not the time to look. Without a right to look we cannot tell. */
  async find({ key, to, attemptedAt }: { key: string; to: Address; attemptedAt?: Date }): Promise<string | undefined> {
    if (!attemptedAt || !this.#mayLook(key, to, attemptedAt)) return undefined;
    const { workspace, id } = await this.#workspaces.at(to);
    try {
      const found = await search(workspace.clients.broadcasts, id, metadataOf(key), attemptedAt);
      if (found !== undefined) this.#looks.delete(key);
      return found;
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) this.#putOff(key, to, error.retryAfter * 1000);
      else if (wordOf(error) === undefined) throw error;
      // Such as `missing_scope` or `not_in_channel`: that does not change by itself.
      else this.#looks.set(key, LOOKS_MS.length);
      return undefined;
    }
  }

  #mayLook(key: string, to: Address, attemptedAt: Date): boolean {
    const now = this.#clock().getTime();
    const looks = this.#looks.get(key) ?? 0;
    const wait = LOOKS_MS[looks];
    const age = now - attemptedAt.getTime();
    if (wait === undefined || age < wait || age > 2 * (LOOKS_MS.at(-1) ?? 0)) return false;
    const tenant = tenantOf(to);
    if (now < (this.#free.get(tenant) ?? 0)) return false;
    this.#free.set(tenant, now + LOOKING.gapMs);
    this.#looks.set(key, looks + 1);
    return true;
  }

  /** Slack did not let us look: this was no look. */
  #putOff(key: string, to: Address, waitMs: number): void {
    this.#free.set(tenantOf(to), this.#clock().getTime() + waitMs);
    this.#looks.set(key, (this.#looks.get(key) ?? 1) - 1);
  }
}

function tenantOf(to: Address): string {
  return readAddress(to).installation ?? '';
}

async function search(client: WebClient, id: string, { event_payload }: MessageMetadata, attemptedAt: Date): Promise<string | undefined> {
  const seconds = (ms: number) => String((attemptedAt.getTime() + ms) / 1000);
  const range = { oldest: seconds(-AROUND.beforeMs), latest: seconds(AROUND.afterMs), include_all_metadata: true, limit: LOOKING.messages };
  const channel = await conversationOf(client, id);
  for (let page = 0, cursor: string | undefined; page < LOOKING.pages; page++) {
    const { messages = [], response_metadata } = await client.conversations.history({ channel, ...range, ...(cursor && { cursor }) });
    const found = (messages as readonly Carrying[]).find(
      ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload?.['code'] === event_payload['code'],
    );
    if (found?.ts !== undefined) return found.ts;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

/** A message of a history, with what it carries. */
interface Carrying {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: Readonly<Record<string, unknown>> };
}

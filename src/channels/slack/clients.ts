import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';

/** Somebody still looks at the screen. */
const MOST_PATIENCE_S = 10;

export interface SlackClientOptions {
  readonly logger: Logger;
  readonly apiUrl?: string;
  readonly timeoutMs: number;
}

/** Two of them, with a queue each: a broadcast that Slack slows down never stands in the way of an answer. */
export interface SlackClients {
  readonly answers: WebClient;
  readonly broadcasts: WebClient;
}

export function createSlackClients(botToken: string, options: SlackClientOptions): SlackClients {
  return { answers: createSlackClient(botToken, options), broadcasts: createSlackClient(botToken, options) };
}

/** A client that tells at once how a call ended: it does not wait and does not try again. */
export function createSlackClient(botToken: string, { logger, apiUrl, timeoutMs }: SlackClientOptions): WebClient {
  return new WebClient(botToken, {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });
}

/** Once more after `Retry-After`, if that is soon. Anything else is not tried again: it may have arrived. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter > MOST_PATIENCE_S) throw error;
    await sleep(error.retryAfter * 1000, undefined, { ref: false });
    return call();
  }
}

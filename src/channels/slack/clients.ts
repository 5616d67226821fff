import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@slack/bolt';
import { type WebAPICallResult, WebAPIRateLimitedError, WebClient, type WebClientOptions } from '@slack/web-api';
import { type TokenEnd, tokenEndOf } from './trouble.ts';

/** Somebody still looks at the screen. */
const MOST_PATIENCE_S = 10;

export interface SlackClientOptions {
  readonly logger: Logger;
  readonly apiUrl?: string;
  readonly timeoutMs: number;
  /** Slack answered, to whichever call, that the token will never work again. */
  readonly onTokenEnd?: (end: TokenEnd) => Promise<void>;
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
export function createSlackClient(botToken: string, { logger, apiUrl, timeoutMs, onTokenEnd }: SlackClientOptions): WebClient {
  const options: WebClientOptions = {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
  return onTokenEnd ? new WatchedClient(botToken, options, onTokenEnd) : new WebClient(botToken, options);
}

/** Every method of a client comes by `apiCall`. */
class WatchedClient extends WebClient {
  readonly #onTokenEnd: (end: TokenEnd) => Promise<void>;

  constructor(token: string, options: WebClientOptions, onTokenEnd: (end: TokenEnd) => Promise<void>) {
    super(token, options);
    this.#onTokenEnd = onTokenEnd;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const end = tokenEndOf(error);
      if (end) await this.#onTokenEnd(end);
      throw error;
    }
  }
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

import type { Logger } from '@slack/bolt';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { FailureReason } from '../../domain/delivery.ts';
import { type Post, SendError, type Sender } from '../../ports/sender.ts';
import { renderReply } from './render.ts';

const TIMEOUT_MS = 10_000;

/** Slack's words for "nobody there" (https://docs.slack.dev/reference/methods/chat.postMessage, errors). */
const UNKNOWN_ADDRESS = new Set(['channel_not_found', 'is_archived', 'user_not_found', 'user_disabled']);
/** Nothing was posted, and later it may be. */
const TRY_LATER = new Set(['rate_limited', 'ratelimited', 'service_unavailable', 'request_timeout']);
/** "It's possible some aspect of the operation succeeded before the error was raised." */
const IN_DOUBT = new Set(['internal_error', 'fatal_error']);
/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export interface SlackClientOptions {
  readonly logger: Logger;
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
}

/** A client that tells at once how a call ended: it does not wait and does not try again, because the outbox does. */
export function createSlackClient(botToken: string, { logger, apiUrl, timeoutMs = TIMEOUT_MS }: SlackClientOptions): WebClient {
  return new WebClient(botToken, {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });
}

export function createSlackSender(client: WebClient): Sender {
  return {
    channel: 'slack',
    async send({ to, reply }: Post) {
      try {
        await client.chat.postMessage({ channel: to.id, ...renderReply(reply), unfurl_links: false, unfurl_media: false });
      } catch (error) {
        throw asSendError(error);
      }
    },
  };
}

/** What Slack or the network said, as what to do next; anything that leaves doubt stays as it is. */
function asSendError(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError)
    return new SendError('refused', { permanent: false, retryAfterMs: error.retryAfter * 1000, cause: error });
  if (error instanceof WebAPIPlatformError) {
    const word = error.data.error;
    if (IN_DOUBT.has(word)) return error;
    const reason: FailureReason = UNKNOWN_ADDRESS.has(word) ? 'unknown-address' : 'refused';
    return new SendError(reason, { permanent: !TRY_LATER.has(word), cause: error });
  }
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) return new SendError('refused', { permanent: true, cause: error });
  if (error instanceof WebAPIRequestError && NEVER_CONNECTED.has(networkCode(error) ?? ''))
    return new SendError('unreachable', { permanent: false, cause: error });
  return error;
}

function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && NEVER_CONNECTED.has(code)) return code;
  const { original } = error as { original?: unknown };
  return networkCode(original) ?? networkCode(error.cause);
}

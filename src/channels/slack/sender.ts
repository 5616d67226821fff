import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { FailureReason } from '../../domain/delivery.ts';
import { type Post, SendError, type Sender } from '../../ports.ts';
import { renderReply } from './render.ts';

const TIMEOUT_MS = 10_000;

/** Slack's words for "nobody there" (https://docs.slack.dev/reference/methods/chat.postMessage, errors). */
const UNKNOWN_ADDRESS = new Set(['channel_not_found', 'is_archived', 'user_not_found', 'account_inactive', 'user_disabled']);
/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Posts on a client of its own, so that a broadcast that has to wait never holds up an answer. */
export function createSlackSender(botToken: string, apiUrl: string | undefined): Sender {
  const client = new WebClient(botToken, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });
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
    const reason: FailureReason = UNKNOWN_ADDRESS.has(error.data.error) ? 'unknown-address' : 'refused';
    return new SendError(reason, { permanent: true, cause: error });
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

/** What Slack or the network said, as an outcome: for a message that was to be sent, and for whoever reads the log. */
import { RespondError } from '@slack/bolt';
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { FailureReason } from '../../domain/delivery.ts';
import { SendError } from '../../ports/sender.ts';

/** Slack's words for "nobody there" (https://docs.slack.dev/reference/methods/chat.postMessage and chat.update, errors). */
const REASONS: Readonly<Record<string, FailureReason>> = {
  channel_not_found: 'unknown-address',
  is_archived: 'unknown-address',
  user_not_found: 'unknown-address',
  user_disabled: 'unknown-address',
  message_not_found: 'unknown-address',
  not_in_channel: 'removed',
};
/** Nothing was posted, and later it may be. */
const TRY_LATER = new Set(['rate_limited', 'ratelimited', 'service_unavailable', 'request_timeout']);
/** "It's possible some aspect of the operation succeeded before the error was raised." */
const IN_DOUBT = new Set(['internal_error', 'fatal_error']);
/** The connection was never made, so nothing can have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Why a token will never work again: it was revoked, or the app was removed from the workspace. */
export type TokenEnd = 'revoked' | 'removed';
/** What a bot hears then (https://docs.slack.dev/reference/methods/auth.test, errors). */
const TOKEN_ENDS: Readonly<Record<string, TokenEnd>> = { token_revoked: 'revoked', account_inactive: 'removed' };

/** For words that an administrator or a reader of the log can do something with. */
const SENTENCES: Readonly<Record<string, string>> = {
  expired_trigger_id: 'it came more than three seconds after the tap',
  trigger_expired: 'it came more than three seconds after the tap',
  trigger_exchanged: 'the tap had been used already',
  channel_not_found: 'the bot is not in that room, or the room is gone',
  not_in_channel: 'the bot is not in that room; invite it',
  user_not_in_channel: 'that person is not in that room any more',
  is_archived: 'that room is archived',
  user_disabled: 'that account is deactivated',
  user_not_found: 'that account is gone',
  message_not_found: 'the message was deleted',
  missing_scope: 'the app lacks a right; install it again with the manifest',
  token_revoked: 'the token was revoked; install the app again',
  account_inactive: 'the app was removed from the workspace; install it again',
  invalid_auth: 'the token is not right',
};

/** The word of the platform's refusal, if it is one. */
export function wordOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

export function tokenEndOf(error: unknown): TokenEnd | undefined {
  return TOKEN_ENDS[wordOf(error) ?? ''];
}

/** Without a name, a text or an id. */
export function sentenceOf(error: unknown): string {
  const word = wordOf(error);
  if (word !== undefined) return SENTENCES[word] ? `${word}: ${SENTENCES[word]}` : word;
  if (error instanceof RespondError)
    return `the address to answer to gave ${error.statusCode}; it works five times within thirty minutes, and not for a message that is gone`;
  if (error instanceof WebAPIRateLimitedError) return `too many at once; Slack asks to wait ${error.retryAfter} s`;
  return error instanceof Error ? error.message : String(error);
}

/** What to do next with a message that was to be sent; anything that leaves doubt stays as it is. */
export function asSendError(error: unknown): unknown {
  if (error instanceof WebAPIRateLimitedError)
    return new SendError('refused', { permanent: false, retryAfterMs: error.retryAfter * 1000, cause: error });
  if (error instanceof WebAPIPlatformError) {
    const word = error.data.error;
    if (IN_DOUBT.has(word)) return error;
    return new SendError(REASONS[word] ?? 'refused', { permanent: !TRY_LATER.has(word), cause: error });
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

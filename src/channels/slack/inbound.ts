/**
 * The door at `/slack/events`. Signatures are checked here and not by Bolt, which takes requests from the future, reads
 * a whole body before it looks at its age, and compares with two more HMACs, which cost more than the rest of its work.
 * Bolt also falls over a body that is no object, and waits three seconds before it refuses one that it cannot place.
 * Source: ExpressReceiver.js and helpers.js of @slack/bolt 5.1.0.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { ExpressReceiver } from '@slack/bolt';
import { type Request, type RequestHandler, type Response, raw } from 'express';
import type { Log } from './logger.ts';

/** Source: https://docs.slack.dev/authentication/verifying-requests-from-slack. */
const MAX_SECONDS_APART = 5 * 60;
/** As Bolt's own. */
export const MOST_BYTES = 4 * 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';
/** With a character set, or in capitals. */
const FORM_OF_WHATEVER_KIND = /^application\/x-www-form-urlencoded *(?:;|$)/i;
/** Anybody can knock here: of each reason one line in this time says enough. */
const QUIET_MS = 60_000;

/** Lets through what Slack signed in the last five minutes, with its body read; everything else is a 401. */
export function onlyFromSlack(signingSecret: string, log: Log): RequestHandler[] {
  const key = createSecretKey(signingSecret, 'utf8');
  const loggedAt = new Map<string, number>();
  const refuse = (response: Response, why: string) => {
    const now = Date.now();
    if (now - (loggedAt.get(why) ?? 0) >= QUIET_MS) {
      loggedAt.set(why, now);
      log('warn', `Slack: a request was refused: ${why}`);
    }
    response.status(401).type('text').send(`This request was refused: ${why}`);
  };
  const timely: RequestHandler = (request, response, next) => {
    const secondsApart = Math.abs(Number(request.get('X-Slack-Request-Timestamp')) - Date.now() / 1000);
    if (secondsApart <= MAX_SECONDS_APART) next();
    else refuse(response, 'its time is missing, or more than five minutes from ours. Does the clock of this machine run well?');
  };
  const signed: RequestHandler = (request, response, next) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (isSigned(request, body, key)) {
      // Bolt reads a body that was read before from here, and knows a form by these very letters.
      Object.assign(request, { rawBody: body });
      if (FORM_OF_WHATEVER_KIND.test(request.get('Content-Type') ?? '')) request.headers['content-type'] = FORM;
      next();
    } else {
      refuse(response, 'its signature is missing or wrong. Is SLACK_SIGNING_SECRET the one under Basic Information of the app?');
    }
  };
  return [timely, raw({ type: () => true, limit: MOST_BYTES, inflate: false }), signed];
}

function isSigned(request: Request, body: Buffer, key: KeyObject): boolean {
  const hash = createHmac('sha256', key)
    .update(`v0:${request.get('X-Slack-Request-Timestamp')}:`)
    .update(body)
    .digest('hex');
  const expected = Buffer.from(`v0=${hash}`);
  const given = Buffer.from(request.get('X-Slack-Signature') ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Bolt's receiver, that says at once when a signed body is nothing Slack sends. */
export class CarefulReceiver extends ExpressReceiver {
  override async requestHandler(request: Request, response: Response): Promise<void> {
    if (isKnown(request.body)) await super.requestHandler(request, response);
    else response.status(400).type('text').send('This is not a request that Slack makes.');
  }
}

/** Whether Bolt can place what Slack sends, in the body of a request or over Socket Mode. */
export function isKnown(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { command, event, type, user, view, message, channel, actions, container } = body;
  if (typeof command === 'string') return isId(body['user_id']) && isId(body['channel_id']);
  if (isObject(event)) return event['user'] !== null && event['channel'] !== null;
  if (!isObject(user) || !isId(user['id'])) return false;
  switch (type) {
    case 'block_actions':
      return Array.isArray(actions) && isObject(actions[0]) && isId(actions[0]['action_id']) && isObject(container) && isRoom(channel);
    case 'view_submission':
      return (
        isObject(view) &&
        isId(view['callback_id']) &&
        isObject(view['title']) &&
        isObject(view['state']) &&
        isObject(view['state']['values'])
      );
    case 'message_action':
      return isObject(message) && channel !== undefined && isRoom(channel);
    default:
      return type === 'shortcut';
  }
}

/** A tap in a view was in none. */
function isRoom(channel: unknown): boolean {
  return channel === undefined || (isObject(channel) && isId(channel['id']));
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

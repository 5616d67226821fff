/**
 * What Bolt leaves open at `/slack/events`: it takes a signed request from the future, falls over a body that is no
 * object, and waits three seconds before it refuses one that it cannot place.
 * Source: ExpressReceiver.js and helpers.js of @slack/bolt 5.1.0.
 */
import { ExpressReceiver } from '@slack/bolt';
import type { Request, RequestHandler, Response } from 'express';

/** Source: https://docs.slack.dev/authentication/verifying-requests-from-slack. */
const MAX_AHEAD_SECONDS = 5 * 60;
const TYPES = new Set(['view_submission', 'view_closed', 'shortcut', 'message_action', 'block_suggestion']);

/** Comes before Bolt on the same path; Bolt itself refuses what is too old. */
export const refuseFuture: RequestHandler = (request, response, next) => {
  if (Number(request.get('X-Slack-Request-Timestamp')) - Date.now() / 1000 > MAX_AHEAD_SECONDS) response.status(401).end();
  else next();
};

/** Bolt's receiver, that says at once when a signed body is nothing Slack sends. */
export class CarefulReceiver extends ExpressReceiver {
  override async requestHandler(request: Request, response: Response): Promise<void> {
    if (isKnown(request.body)) await super.requestHandler(request, response);
    else response.status(400).type('text').send('This is not a request that Slack makes.');
  }
}

function isKnown(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { command, event, type, actions, container } = body;
  if (typeof command === 'string') return typeof body['user_id'] === 'string' && body['user_id'] !== '';
  if (isObject(event)) return true;
  if (type === 'block_actions') return Array.isArray(actions) && isObject(actions[0]) && isObject(container);
  return typeof type === 'string' && TYPES.has(type);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

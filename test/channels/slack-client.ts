/** Calls `/slack/events` as Slack does: forms, signed with the secret (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac } from 'node:crypto';
import type { Button, KnownBlock } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { sam } from '../cast.ts';

export const SIGNING_SECRET = 'a signing secret';
export const SLACK_ENV = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: SIGNING_SECRET };
export const ROOM = 'C0LUNCH';

/** What Slack shows the person who typed a command. */
export interface CommandAnswer extends Partial<SlackMessage> {
  readonly response_type?: 'ephemeral' | 'in_channel';
}

export class SlackClient {
  readonly #url: string;
  readonly #responseUrl: string;

  constructor(worldUrl: string, responseUrl: string) {
    this.#url = `${worldUrl}/slack/events`;
    this.#responseUrl = responseUrl;
  }

  /** `/inkopen` with `text`; the answer in the response, empty when it comes later. */
  async command(text: string, user = sam.id): Promise<CommandAnswer> {
    const response = await this.post(this.commandBody(text, user));
    const body = await response.text();
    if (response.status !== 200) throw new Error(`Slack was told ${response.status}: ${body}`);
    return body === '' ? {} : JSON.parse(body);
  }

  /** A tap. Its answer goes to the response address. */
  async click({ action_id, value }: Pick<Button, 'action_id' | 'value'>, user = sam.id): Promise<Response> {
    const payload = {
      type: 'block_actions',
      user: { id: user, team_id: 'T0' },
      team: { id: 'T0' },
      channel: { id: ROOM, name: 'lunch' },
      container: { type: 'message', message_ts: '1.1', channel_id: ROOM },
      response_url: this.#responseUrl,
      actions: [{ type: 'button', action_id, value, block_id: 'b', action_ts: '1.1' }],
    };
    return this.post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  }

  /** Any body, signed unless `headers` say otherwise. */
  post(body: string, headers: Readonly<Record<string, string>> = {}, at = new Date()): Promise<Response> {
    return fetch(this.#url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...signatureOf(body, at), ...headers },
      body,
    });
  }

  commandBody(text: string, user = sam.id): string {
    return new URLSearchParams({
      command: '/inkopen',
      text,
      user_id: user,
      channel_id: ROOM,
      team_id: 'T0',
      response_url: this.#responseUrl,
    }).toString();
  }
}

/** The headers that say that Slack sent `body`. */
export function signatureOf(body: string, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${signature}` };
}

export function buttonsOf({ blocks = [] }: { readonly blocks?: readonly KnownBlock[] }): Button[] {
  return blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements.filter((element) => element.type === 'button');
    return block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [];
  });
}

/** The button with this `action_id`. */
export function buttonNamed(message: { readonly blocks?: readonly KnownBlock[] }, actionId: string): Button {
  const found = buttonsOf(message).find(({ action_id }) => action_id === actionId);
  if (!found) throw new Error(`No button ${actionId}.`);
  return found;
}

/** The cards: sections that begin with a bold name and have a button. */
export function suppliersOf({ blocks = [] }: { readonly blocks?: readonly KnownBlock[] }): string[] {
  return blocks.flatMap((block) => (block.type === 'section' && block.accessory ? [block.text?.text.split('\n')[0] ?? ''] : []));
}

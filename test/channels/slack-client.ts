/** Calls `/slack/events` as Slack does: forms and JSON, signed with the secret (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac } from 'node:crypto';
import type { Button, HomeView, KnownBlock, ModalView } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { sam } from '../cast.ts';

export const SIGNING_SECRET = 'a signing secret';
export const SLACK_ENV = { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: SIGNING_SECRET };
export const ROOM = 'C0LUNCH';
/** Sam's direct messages with us. */
export const DIRECT = 'D0SAM';
export const BOT = 'U0BOT';

/** What Slack shows the person who typed a command. */
export interface CommandAnswer extends Partial<SlackMessage> {
  readonly response_type?: 'ephemeral' | 'in_channel';
}

/** From which workspace a request comes, and whether the app was installed there for a whole organisation. */
export interface SlackTeam {
  readonly team: string;
  readonly enterprise?: string;
}

export class SlackClient {
  readonly #url: string;
  readonly #responseUrl: string;
  readonly #from: SlackTeam;

  constructor(worldUrl: string, responseUrl: string, from: SlackTeam = { team: 'T0' }) {
    this.#url = `${worldUrl}/slack/events`;
    this.#responseUrl = responseUrl;
    this.#from = from;
  }

  /** The same Slack, for people of another workspace. */
  in(from: SlackTeam): SlackClient {
    return new SlackClient(this.#url.replace('/slack/events', ''), this.#responseUrl, from);
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
      channel: { id: ROOM, name: 'lunch' },
      container: { type: 'message', message_ts: '1.1', channel_id: ROOM },
      response_url: this.#responseUrl,
      actions: [{ type: 'button', action_id, value, block_id: 'b', action_ts: '1.1' }],
    };
    return this.interact(payload, user);
  }

  /** A tap in a message of ours that everybody sees: in a room, or in Sam's direct messages with us. */
  tapOpenly({ action_id, value }: Pick<Button, 'action_id' | 'value'>, channel: string): Promise<Response> {
    return this.interact({
      type: 'block_actions',
      channel: { id: channel, name: channel === DIRECT ? 'directmessage' : 'lunch' },
      container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: false },
      response_url: this.#responseUrl,
      actions: [{ type: 'button', action_id, value, block_id: 'b', action_ts: '1.1' }],
    });
  }

  /** A tap in a modal or in App Home. */
  tapInView({ action_id, value }: Pick<Button, 'action_id' | 'value'>, view: HomeView | ModalView, user = sam.id): Promise<Response> {
    const payload = {
      type: 'block_actions',
      container: { type: 'view', view_id: 'V1' },
      view: { private_metadata: '', ...view, id: 'V1' },
      actions: [{ type: 'button', action_id, value, block_id: 'b', action_ts: '1.1' }],
    };
    return this.interact(payload, user);
  }

  /** A form is sent. `values` as Slack's inputs give them. @returns what Slack does with the modal. */
  async submit(view: ModalView, values: Readonly<Record<string, Readonly<Record<string, unknown>>>>, user = sam.id) {
    const state = { values: Object.fromEntries(Object.entries(values).map(([name, input]) => [name, { value: input }])) };
    const response = await this.interact({ type: 'view_submission', view: { ...view, id: 'V1', state }, response_urls: [] }, user);
    if (response.status !== 200) throw new Error(`Slack was told ${response.status}`);
    const body = await response.text();
    return (body === '' ? {} : JSON.parse(body)) as {
      readonly response_action?: string;
      readonly errors?: Readonly<Record<string, string>>;
      readonly view?: ModalView;
    };
  }

  /** *Vind sociale leverancier* in the menu of somebody's message. */
  messageShortcut(text: string): Promise<Response> {
    return this.interact({
      type: 'message_action',
      callback_id: 'find_supplier',
      channel: { id: ROOM, name: 'lunch' },
      message: { type: 'message', user: 'U0KIM', ts: '1.1', text },
      message_ts: '1.1',
      response_url: this.#responseUrl,
    });
  }

  globalShortcut(): Promise<Response> {
    return this.interact({ type: 'shortcut', callback_id: 'request' });
  }

  /** Anything of Slack's Events API. */
  event(event: Readonly<Record<string, unknown>>, envelope: Readonly<Record<string, unknown>> = {}): Promise<Response> {
    const { team, enterprise = null } = this.#from;
    const body = {
      type: 'event_callback',
      team_id: team,
      ...(enterprise && { enterprise_id: enterprise }),
      event_id: `Ev${crypto.randomUUID()}`,
      authorizations: [
        { enterprise_id: enterprise, team_id: team, user_id: BOT, is_bot: true, is_enterprise_install: enterprise !== null },
      ],
      event,
      ...envelope,
    };
    return this.post(JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  /** Somebody types in their direct messages with us. */
  directMessage(text: string, user = sam.id): Promise<Response> {
    return this.event({ type: 'message', channel: DIRECT, channel_type: 'im', user, text, ts: '1.1' });
  }

  interact(payload: Readonly<Record<string, unknown>>, user = sam.id): Promise<Response> {
    const { team, enterprise } = this.#from;
    const whole = {
      user: { id: user, team_id: team },
      team: { id: team },
      ...(enterprise && { enterprise: { id: enterprise } }),
      is_enterprise_install: enterprise !== undefined,
      trigger_id: '1.1.x',
      ...payload,
    };
    return this.post(new URLSearchParams({ payload: JSON.stringify(whole) }).toString());
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
      team_id: this.#from.team,
      ...(this.#from.enterprise && { enterprise_id: this.#from.enterprise, is_enterprise_install: 'true' }),
      response_url: this.#responseUrl,
    }).toString();
  }
}

/** The headers that say that Slack sent `body`. */
export function signatureOf(body: string, at = new Date()): Record<'X-Slack-Request-Timestamp' | 'X-Slack-Signature', string> {
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

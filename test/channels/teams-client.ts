/** Calls `/api/messages` as Teams does: one activity per request (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities). */
import type { ButtonData, CardElement } from '../../src/channels/teams/card.ts';
import { noor } from '../cast.ts';

export const PERSONAL = 'a:noor-and-the-bot';
export const CHANNEL = '19:secretariaat@thread.tacv2';
export const GROUP = '19:bedankjes@thread.v2';
export const TENANT = '00000000-0000-0000-0000-000000000002';
const BOT = { id: '28:inkoophulp', name: 'Inkoophulp' };

/** What differs from Noor's own Dutch chat with the bot. */
export interface Circumstances {
  readonly locale?: string;
  readonly person?: string;
  readonly conversation?: string;
  /** The message whose button is tapped. */
  readonly replyToId?: string;
  readonly tenantId?: string;
}

/** An answer to a tap, as Teams reads it from our response. */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** A button of a card. */
export interface CardAction {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly data: ButtonData;
  readonly fallback: { readonly type: string; readonly data: ButtonData };
}

export class TeamsClient {
  readonly #url: string;
  readonly #serviceUrl: string;

  constructor(worldUrl: string, serviceUrl: string) {
    this.#url = `${worldUrl}/api/messages`;
    this.#serviceUrl = serviceUrl;
  }

  /** A message; with `conversation` it is said in that room, and `<at>` is a mention of us. */
  async say(text: string, circumstances: Circumstances = {}, more: object = {}): Promise<Response> {
    const entities = text.includes('<at') ? [{ type: 'mention', text: '<at>Inkoophulp</at>', mentioned: BOT }] : [];
    return this.post(JSON.stringify({ ...this.activity(circumstances), type: 'message', text, textFormat: 'plain', entities, ...more }));
  }

  /** Something that Teams asks at once: a dialog, a search. */
  async invoke(
    name: string,
    value: unknown,
    circumstances: Circumstances = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.post(JSON.stringify({ ...this.activity(circumstances), type: 'invoke', name, value }), headers);
  }

  /** The app is installed (`add`) or taken away (`remove`). */
  async install(action: 'add' | 'remove', circumstances: Circumstances = {}): Promise<Response> {
    return this.post(JSON.stringify({ ...this.activity(circumstances), type: 'installationUpdate', action }));
  }

  /** A tap on a button, in a client that knows `Action.Execute`. */
  async execute({ verb, data }: Pick<CardAction, 'verb' | 'data'>, circumstances: Circumstances = {}): Promise<InvokeAnswer> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const response = await this.post(
      JSON.stringify({ ...this.activity(circumstances), type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    if (response.status !== 200) throw new Error(`Teams was told ${response.status}: ${await response.text()}`);
    return (await response.json()) as InvokeAnswer;
  }

  /** A tap in a client that does not: the fallback `Action.Submit` comes in as a message without text. */
  async submit(data: ButtonData, circumstances: Circumstances = {}): Promise<Response> {
    return this.post(JSON.stringify({ ...this.activity(circumstances), type: 'message', value: data }));
  }

  post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.#url, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body });
  }

  activity({ locale = 'nl-NL', person = noor.id, conversation = PERSONAL, replyToId, tenantId = TENANT }: Circumstances = {}) {
    const isPersonal = conversation === PERSONAL;
    const conversationType = isPersonal ? 'personal' : conversation === GROUP ? 'groupChat' : 'channel';
    return {
      id: '1',
      ...(replyToId && { replyToId }),
      channelId: 'msteams',
      serviceUrl: this.#serviceUrl,
      locale,
      from: { id: `29:${person}`, name: 'Noor', aadObjectId: person },
      recipient: BOT,
      conversation: { id: conversation, conversationType, isGroup: !isPersonal, tenantId },
      channelData: { tenant: { id: tenantId } },
    };
  }
}

type Body = { readonly body: readonly CardElement[] } | undefined;

/** Every button of a card, from top to bottom. */
export function actionsOf(card: Body): CardAction[] {
  return elementsOf(card?.body ?? []).flatMap((element) =>
    element.type === 'ActionSet' ? (element.actions as readonly CardAction[]) : [],
  );
}

/** The button with this verb, or verb and number (`choose:2`). */
export function actionNamed(card: Body, verb: string): CardAction {
  const found = actionsOf(card).find(({ data }) => data.verb === verb);
  if (!found) throw new Error(`No button ${verb}.`);
  return found;
}

/** The names on the supplier cards: containers with a button. */
export function suppliersOf(card: Body): string[] {
  return (card?.body ?? []).flatMap((element) => {
    if (element.type !== 'Container' || !element.items.some(({ type }) => type === 'ActionSet')) return [];
    const [name] = element.items;
    return name?.type === 'TextBlock' ? [name.text] : [];
  });
}

/** All text on a card. */
export function textOf(card: Body): string {
  return elementsOf(card?.body ?? [])
    .flatMap((element) => (element.type === 'TextBlock' ? [element.text] : []))
    .join('\n');
}

function elementsOf(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element) => (element.type === 'Container' ? [element, ...elementsOf(element.items)] : [element]));
}

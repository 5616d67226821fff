/** Teams: messages, buttons, dialogs and the message extension in, private cards out, over the Teams SDK. */
import { type AdaptiveCardActionResponse, type CloudEnvironment, PUBLIC, type TokenCredentials } from '@microsoft/teams.api';
import { App, ExpressAdapter, type IActivityContext } from '@microsoft/teams.apps';
import type { Express } from 'express';
import type { Address } from '../../domain/address.ts';
import { readVerb } from '../../domain/click.ts';
import { type Conversation, isForm, type Reply } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import { textsFor } from '../../texts/texts.ts';
import { activityWith, cardActivity, isCommand, plainText } from './activity.ts';
import { answerPrivately, type Log, type Turn, troubleOf } from './answers.ts';
import { type ButtonData, CARD_TYPE } from './card.ts';
import { Dialogs } from './dialogs.ts';
import { guardInbound, refuseHalf } from './inbound.ts';
import { teamsLogger } from './logger.ts';
import { MessageExtension, visitorOf } from './message-extension.ts';
import { personalChat } from './personal-chat.ts';
import { renderCard, renderHomeCard } from './render.ts';
import { createTeamsSender } from './sender.ts';
import { isPersonal, isSaidToUs, roomOf, speakerOf } from './speaker.ts';
import { SignIn } from './tab/sign-in.ts';
import { serveTab, teamsScript } from './tab/tab.ts';

export interface TeamsParts {
  readonly credentials?: { readonly clientId: string; readonly clientSecret: string; readonly tenantId: string };
  readonly serviceUrl?: string;
  /** Where Teams finds us. */
  readonly publicUrl: string;
  /** Requests carry no token and neither do ours: only for the Agents Playground on this machine. */
  readonly playground: boolean;
  /** Where the keys are by which tokens are checked; Microsoft's public cloud by default. */
  readonly cloud?: CloudEnvironment;
  /** Stands in for fetching our own token at Microsoft. */
  readonly token?: TokenCredentials['token'];
  /** Something is kept per person. */
  readonly keepsPersons: boolean;
  /** How long one call to Teams may take. */
  readonly timeoutMs?: number;
  readonly express: Express;
  readonly conversation: Conversation;
  readonly log: Log;
}

export interface TeamsChannel {
  readonly sender: Sender;
}

const PATH = '/api/messages';
/** Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages. */
const SERVICE_URL = 'https://smba.trafficmanager.net/teams';
/** The SDK itself waits for ever. */
const TIMEOUT_MS = 10_000;

/** Takes `/api/messages` on the server; the SDK checks tokens there. */
export async function createTeamsChannel(parts: TeamsParts): Promise<TeamsChannel> {
  const {
    credentials,
    serviceUrl = SERVICE_URL,
    publicUrl,
    playground,
    keepsPersons,
    cloud = PUBLIC,
    timeoutMs = TIMEOUT_MS,
    express,
    conversation,
    log,
  } = parts;
  const logger = teamsLogger(log);
  const app = new App({
    httpServerAdapter: new ExpressAdapter(express, { logger }),
    logger,
    client: { timeout: timeoutMs, logger },
    cloud,
    serviceUrl,
    messagingEndpoint: PATH,
    dangerouslyAllowUnauthenticatedRequests: playground,
    oauth: { fetchUserToken: false },
    telemetry: { agent365: false },
    ...ownCredentials(parts),
  });
  if (!playground && credentials) {
    guardInbound(express, { path: PATH, issuer: cloud.tokenIssuer, tenantId: credentials.tenantId });
    if (!teamsScript()) log('warn', 'The tab in Teams stays empty: the package @microsoft/teams-js is not installed.');
    const signIn = new SignIn({ ...credentials, publicUrl, cloud, logger });
    serveTab({ express, conversation, signIn, keepsPersons, chatWith: (person) => chatWith(person.id, credentials.tenantId) });
  }
  refuseHalf(express, PATH);

  const dialogs = new Dialogs(conversation, log);
  const extension = new MessageExtension(conversation, dialogs);

  app.on('message', async (turn) => {
    const { activity } = turn;
    const who = speakerOf(activity);
    const button = activity.value as Partial<ButtonData> | undefined;
    if (button?.token) {
      await tapped(String(button.verb ?? ''), String(button.token), turn);
      return;
    }
    const text = plainText(activity.text);
    if (!isSaidToUs(activity)) {
      const room = roomOf(activity.conversation);
      const reply = text && (await conversation.readsAlong(room)) ? await conversation.overhear({ ...who, room, text }) : undefined;
      if (reply) await answer(reply, turn);
      return;
    }
    if (isHome(text)) await showHome(turn);
    else await answer(await conversation.message({ ...who, text, manner: isCommand(text) ? 'command' : 'addressed' }), turn);
  });

  app.on('card.action', async (turn): Promise<AdaptiveCardActionResponse> => {
    const { verb, data } = turn.activity.value.action;
    const button = data as Partial<ButtonData> | undefined;
    const reply = await tapped(String(button?.verb ?? verb ?? ''), String(button?.token ?? ''), turn, 'in place');
    const { locale } = speakerOf(turn.activity);
    if (!reply) return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: textsFor(locale).teams.answered };
    const card = renderCard(reply, locale);
    void keep(turn, () => activityWith(card, reply.title));
    return { statusCode: 200, type: CARD_TYPE, value: card } as unknown as AdaptiveCardActionResponse;
  });

  app.on('dialog.open', ({ activity }) => dialogs.open(activity.value.data, speakerOf(activity)) as never);
  app.on('dialog.submit', (turn) => dialogs.submit(turn.activity.value.data, turn) as never);
  app.on('message.ext.query', ({ activity }) => extension.search(activity.value, visitorOf(activity)) as never);
  app.on(
    'message.ext.open',
    ({ activity }) => extension.helpWith(activity.value.messagePayload?.body?.content, visitorOf(activity)) as never,
  );
  app.on('message.ext.submit', ({ activity }) => extension.submit(activity.value.data, visitorOf(activity)) as never);

  // Who takes the app away does not want to hear from us: the address goes, as after `stop`.
  app.on('install.remove', async ({ activity }) => {
    if (isPersonal(activity.conversation)) await conversation.message({ ...speakerOf(activity), text: 'stop', manner: 'command' });
  });

  /** Answers a button. A reply that is to stand in place of the card is returned when the card can be changed, and said otherwise. */
  async function tapped(verb: string, token: string, turn: Turn, way?: 'in place'): Promise<Reply | undefined> {
    if (readVerb(verb)?.verb === 'home') {
      await showHome(turn);
      return undefined;
    }
    const reply = await conversation.click({ ...speakerOf(turn.activity), verb, token });
    if (isForm(reply)) {
      const { noDialog } = textsFor(speakerOf(turn.activity).locale).teams;
      await answer({ placement: 'answer', title: reply.title, parts: [{ kind: 'text', markdown: noDialog }] }, turn);
      return undefined;
    }
    if (way === 'in place' && reply.placement === 'replace') return reply;
    await answer(reply, turn);
    return undefined;
  }

  async function answer(reply: Reply, turn: Turn): Promise<void> {
    await answerPrivately(cardActivity(reply, speakerOf(turn.activity).locale), turn, log);
  }

  async function showHome(turn: Turn): Promise<void> {
    const who = speakerOf(turn.activity);
    const home = await conversation.home(who);
    await answerPrivately(activityWith(renderHomeCard(home, who.locale), home.title), turn, log);
  }

  /**
   * The answer to a tap changes what is on screen; for it to stay after a reload the message itself is changed too. Only in a
   * personal chat: a card in a room is everybody's.
   * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/sequential-workflows.
   */
  async function keep(
    { activity, send }: Pick<IActivityContext, 'activity' | 'send'>,
    changed: () => ReturnType<typeof cardActivity>,
  ): Promise<void> {
    if (!isPersonal(activity.conversation) || !activity.replyToId) return;
    try {
      await send({ ...(changed() as object), id: activity.replyToId } as ReturnType<typeof cardActivity>);
    } catch (error) {
      log('warn', `Teams did not keep a changed card (${troubleOf(error)}).`);
    }
  }

  /** From the tab we know who somebody is, and Teams knows the chat we have with them. */
  async function chatWith(id: string, tenantId: string): Promise<Address | undefined> {
    try {
      return { channel: 'teams', id: await personalChat(app, id, tenantId) };
    } catch (error) {
      log('warn', `Teams did not tell which chat we have with somebody (${troubleOf(error)}).`);
      return undefined;
    }
  }

  await app.initialize();
  return { sender: createTeamsSender(app, credentials?.tenantId) };
}

/** How we say to Teams who we are. */
function ownCredentials({ credentials, playground, token }: TeamsParts) {
  if (playground) return { clientId: credentials?.clientId ?? 'playground', token: { getAppToken: () => null } };
  return credentials && token ? { clientId: credentials.clientId, tenantId: credentials.tenantId, token } : credentials;
}

function isHome(text: string): boolean {
  return /^\/?(inkopen\s+)?home$/i.test(text);
}

/** Teams: messages and card buttons in, private cards out, over the Teams SDK. */
import type { Account, AdaptiveCardActionResponse, ConversationAccount } from '@microsoft/teams.api';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import type { ILogger } from '@microsoft/teams.common';
import type { Express } from 'express';
import type { Address } from '../../domain/address.ts';
import type { Locale } from '../../domain/category.ts';
import { type ChatClick, type Conversation, isForm, type Reply } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import { CARD_TYPE, cardActivity, plainText } from './activity.ts';
import { type ButtonData, renderCard } from './render.ts';
import { createTeamsSender } from './sender.ts';

export interface TeamsParts {
  readonly credentials?: { readonly clientId: string; readonly clientSecret: string; readonly tenantId: string };
  readonly serviceUrl?: string;
  /** Requests carry no token and neither do ours: only for the Agents Playground on this machine. */
  readonly playground: boolean;
  /** How long one call to Teams may take. */
  readonly timeoutMs?: number;
  readonly express: Express;
  readonly conversation: Conversation;
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void;
}

export interface TeamsChannel {
  readonly sender: Sender;
}

/** Said in a room when Teams does not let us answer one person there. Dutch and English in one, for who reads along. */
const POINTER =
  'Ik antwoord liever alleen aan jou. Open een gesprek met mij en stel je vraag daar. / I prefer to answer you alone. Please open a chat with me and ask there.';

/** The SDK itself waits for ever. */
const TIMEOUT_MS = 10_000;

/** Takes `/api/messages` on the server; the SDK checks tokens there. */
export async function createTeamsChannel(parts: TeamsParts): Promise<TeamsChannel> {
  const { credentials, serviceUrl, playground, timeoutMs = TIMEOUT_MS, express, conversation, log } = parts;
  const logger = teamsLogger(log);
  const app = new App({
    httpServerAdapter: new ExpressAdapter(express, { logger }),
    logger,
    client: { timeout: timeoutMs, logger },
    dangerouslyAllowUnauthenticatedRequests: playground,
    oauth: { fetchUserToken: false },
    telemetry: { agent365: false },
    ...(playground ? { clientId: credentials?.clientId ?? 'playground', token: { getAppToken: () => null } } : credentials),
    ...(serviceUrl && { serviceUrl }),
  });

  app.on('message', async ({ activity, send }) => {
    const who = speaker(activity.from, activity.conversation, activity.locale);
    const button = activity.value as Partial<ButtonData> | undefined;
    const reply = button?.token
      ? await conversation.click({ ...who, verb: button.verb ?? '', token: button.token })
      : await conversation.message({ ...who, text: plainText(activity.text) });
    if (!isForm(reply)) await answer(reply, activity.conversation, activity.from, who.locale, send);
  });

  app.on('card.action', async ({ activity, send }): Promise<AdaptiveCardActionResponse> => {
    const who = speaker(activity.from, activity.conversation, activity.locale);
    const { verb, data } = activity.value.action;
    const button = data as Partial<ButtonData> | undefined;
    const click: ChatClick = { ...who, verb: button?.verb ?? verb ?? '', token: String(button?.token ?? '') };
    const reply = await conversation.click(click);
    if (isForm(reply)) return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.title };
    if (reply.placement === 'answer') {
      await answer(reply, activity.conversation, activity.from, who.locale, send);
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.title };
    }
    return { statusCode: 200, type: CARD_TYPE, value: renderCard(reply, who.locale) } as unknown as AdaptiveCardActionResponse;
  });

  /** In a room only the asker sees it; where Teams cannot do that, a pointer to the private chat and nothing of the answer. */
  async function answer(
    reply: Reply,
    where: ConversationAccount,
    to: Account,
    locale: Locale,
    send: (activity: ReturnType<typeof cardActivity>) => Promise<unknown>,
  ): Promise<void> {
    const card = cardActivity(reply, locale);
    if (isPersonal(where)) {
      await send(card);
      return;
    }
    try {
      await send({ ...(card as object), recipient: { ...to, isTargeted: true } } as typeof card);
    } catch (error) {
      log('warn', `Teams did not take a private answer in a room: ${error instanceof Error ? error.message : String(error)}`);
      await send({ type: 'message', text: POINTER } as typeof card);
    }
  }

  await app.initialize();
  return { sender: createTeamsSender(app) };
}

/** Who speaks, where, and in which language. In a personal chat they can be reached again by its id. */
function speaker(
  from: Account,
  where: ConversationAccount,
  language: string | undefined,
): { person: Address; room?: Address; reach?: Address; locale: Locale } {
  const here: Address = { channel: 'teams', id: where.id };
  return {
    person: { channel: 'teams', id: from.aadObjectId ?? from.id },
    locale: language?.toLowerCase().startsWith('en') ? 'en' : 'nl',
    ...(isPersonal(where) ? { reach: here } : { room: here }),
  };
}

function isPersonal({ conversationType, isGroup }: ConversationAccount): boolean {
  return conversationType === undefined ? !isGroup : conversationType === 'personal';
}

/** The SDK's own messages go to our log, first words only: the rest may quote what people typed. */
function teamsLogger(log: TeamsParts['log']): ILogger {
  const write = (level: 'info' | 'warn' | 'error') => (first: unknown, second?: unknown) =>
    log(level, `Teams: ${String(first)}${second instanceof Error ? ` ${second.message}` : ''}`);
  const logger: ILogger = {
    debug: () => {},
    trace: () => {},
    info: () => {},
    warn: write('warn'),
    error: write('error'),
    log: () => {},
    child: () => logger,
  };
  return logger;
}

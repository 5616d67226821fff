/** Slack: everything people type and tap comes in, and private answers go out, over Bolt. */
import type { KeyObject } from 'node:crypto';
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Express } from 'express';
import type { Locale } from '../../domain/category.ts';
import type { Conversation } from '../../ports/chat.ts';
import type { Installations } from '../../ports/installations.ts';
import type { Sender } from '../../ports/sender.ts';
import { Answers } from './answers.ts';
import { handleClicks } from './clicks.ts';
import { createSlackClients } from './clients.ts';
import { handleCommand } from './command.ts';
import type { Handling, SlackPhrases } from './handling.ts';
import { handleHome } from './home.ts';
import { httpReceiver } from './http-receiver.ts';
import { InstalledWorkspaces } from './installed.ts';
import { Locales } from './locales.ts';
import { type Log, slackLogger } from './logger.ts';
import { handleMessages } from './messages.ts';
import { answerWhereNotInstalled } from './not-installed.ts';
import { Removal } from './removal.ts';
import { SeenEvents } from './seen-events.ts';
import { createSlackSender } from './sender.ts';
import { handleShortcuts } from './shortcuts.ts';
import { SocketReceiver } from './socket-receiver.ts';
import { handleSubmissions } from './submissions.ts';
import { sentenceOf } from './trouble.ts';
import { UnderWay } from './under-way.ts';
import { Workspaces } from './workspaces.ts';

/** As the settings have it: a token for one workspace, or what is needed to be installed in several, or both. */
export interface SlackParts {
  readonly botToken?: string;
  /** Over HTTP. */
  readonly signingSecret?: string;
  /** Over Socket Mode. */
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly apiUrl?: string;
  /** As people outside reach us. */
  readonly publicUrl?: string;
  /** How long one call to Slack may take. */
  readonly timeoutMs?: number;
  readonly express: Express;
  readonly conversation: Conversation;
  readonly installations: Installations;
  /** Lets go of the addresses in a workspace that removed the app. */
  readonly letGo: (isGone: (id: string) => boolean) => Promise<void>;
  /** `tokens` encrypts, `installing` signs. */
  readonly keys: { readonly tokens: KeyObject; readonly installing: KeyObject };
  readonly clock: () => Date;
  readonly phrases: (locale: Locale) => SlackPhrases;
  /** Told what could not be delivered, without what it said. */
  readonly log: Log;
}

export interface SlackChannel {
  readonly sender: Sender;
  /** Connects, over Socket Mode; over HTTP Slack comes to us. */
  start(): void;
  /** Finishes what is under way, within a few seconds. */
  stop(): Promise<void>;
  /** Asks Slack who we are. @returns a sentence for the administrator when it does not answer or refuses. */
  check(): Promise<string | undefined>;
}

const API_TIMEOUT_MS = 10_000;
/** Who asked something just before the end is still answered, if that takes no longer. */
const GOODBYE_MS = 3000;

/** Takes `/slack/events` on the server or keeps a connection to Slack. */
export function createSlackChannel(parts: SlackParts): SlackChannel {
  const { botToken, apiUrl, timeoutMs = API_TIMEOUT_MS, conversation, letGo, clock, phrases, log } = parts;
  const logger = slackLogger(log);
  // One try: what waits for a retry would hold up the end of the program, and the word to the administrator.
  const clientOptions: Omit<WebClientOptions, 'logger' | 'logLevel'> = {
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    // Bolt answers to a response address with this, and would wait for ever.
    fetch: (address, init) => fetch(address, { signal: AbortSignal.timeout(timeoutMs), ...init }),
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
  const installed = installedWorkspaces(parts, (id) => workspaces.homeTokenIn(id));
  const workspaces = new Workspaces({
    homeToken: botToken,
    installedToken: installed && ((id) => installed.token(id)),
    connect: (token, onTokenEnd) =>
      createSlackClients(token, { logger, timeoutMs, ...(apiUrl && { apiUrl }), ...(onTokenEnd && { onTokenEnd }) }),
    onTokenEnd: (...args) => removal.tokenEnded(...args),
  });
  const removal = new Removal({ workspaces, installed, letGo, log });
  const receiver = receiverFor(parts, installed, logger, clientOptions);
  const app = new App({
    receiver: receiver.receiver,
    logger,
    // In one workspace we know our token: no call to Slack stands between a command and its answer.
    ...(installed === undefined && botToken !== undefined && { authorize: async () => ({ botToken }) }),
    ignoreSelf: false,
    // We keep no state of conversations.
    convoStore: false,
    clientOptions,
  });
  const locales = new Locales(clock);
  const handling: Handling = { conversation, workspaces, locales, answers: new Answers(log), phrases };
  const seen = new SeenEvents();
  const underWay = new UnderWay();
  underWay.listen(app);
  answerWhereNotInstalled(app, handling, log);
  handleCommand(app, handling);
  handleClicks(app, handling);
  handleMessages(app, handling, seen);
  handleShortcuts(app, handling);
  handleSubmissions(app, handling);
  handleHome(app, handling, seen);
  removal.listen(app);
  app.error(async (error) => log('error', `Slack: ${error.code ?? error.name}: ${error.message}`));

  return {
    sender: createSlackSender(workspaces, locales, clock),
    start: () => void receiver.connection?.start(),
    async stop() {
      await underWay.over(GOODBYE_MS);
      await receiver.connection?.stop();
    },
    async check() {
      try {
        await workspaces.meetHome();
        return undefined;
      } catch (error) {
        return `Slack cannot be reached or refuses the token (${sentenceOf(error)}). Commands still work when Slack reaches us; tips wait. Look at SLACK_BOT_TOKEN, SLACK_API_URL and the way out of your network.`;
      }
    },
  };
}

function installedWorkspaces(
  { clientId, installations, keys, clock, log }: SlackParts,
  homeTokenIn: (id: string) => Promise<string | undefined>,
): InstalledWorkspaces | undefined {
  if (clientId === undefined) return undefined;
  return new InstalledWorkspaces({ installations, key: keys.tokens, clock, log, homeTokenIn });
}

function receiverFor(
  parts: SlackParts,
  installed: InstalledWorkspaces | undefined,
  logger: ReturnType<typeof slackLogger>,
  clientOptions: Omit<WebClientOptions, 'logger' | 'logLevel'>,
) {
  const { appToken, signingSecret, clientId, clientSecret, express, keys, publicUrl, phrases, log } = parts;
  if (appToken !== undefined) {
    const receiver = new SocketReceiver({ appToken, logger, clientOptions, log });
    return { receiver, connection: receiver };
  }
  if (signingSecret === undefined) throw new Error('Slack over HTTP needs a signing secret.');
  const oauth =
    clientId !== undefined && clientSecret !== undefined && installed !== undefined
      ? {
          clientId,
          clientSecret,
          stateSecret: keys.installing.export().toString('base64'),
          publicUrl,
          store: installed,
          pages: [phrases('nl'), phrases('en')],
        }
      : undefined;
  return { receiver: httpReceiver({ logger, clientOptions, signingSecret, express, log, ...(oauth && { oauth }) }), connection: undefined };
}

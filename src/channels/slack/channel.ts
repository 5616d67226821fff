/** Slack: everything people type and tap comes in, and private answers go out, over Bolt. */
import { App, ExpressReceiver } from '@slack/bolt';
import type { Express } from 'express';
import type { Locale } from '../../domain/category.ts';
import type { Conversation } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import { Answers } from './answers.ts';
import { handleClicks } from './clicks.ts';
import { createSlackClients } from './clients.ts';
import { handleCommand } from './command.ts';
import type { Handling, SlackPhrases } from './handling.ts';
import { handleHome } from './home.ts';
import { Locales } from './locales.ts';
import { type Log, slackLogger } from './logger.ts';
import { handleMessages } from './messages.ts';
import { SeenEvents } from './seen-events.ts';
import { createSlackSender } from './sender.ts';
import { handleShortcuts } from './shortcuts.ts';
import { handleSubmissions } from './submissions.ts';
import { sentenceOf } from './trouble.ts';
import { Workspaces } from './workspaces.ts';

export interface SlackParts {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl?: string;
  readonly express: Express;
  readonly conversation: Conversation;
  readonly clock: () => Date;
  readonly phrases: (locale: Locale) => SlackPhrases;
  /** Told what could not be delivered, without what it said. */
  readonly log: Log;
}

export interface SlackChannel {
  readonly sender: Sender;
  /** Asks Slack who we are. @returns a sentence for the administrator when it does not answer or refuses. */
  check(): Promise<string | undefined>;
}

const CHECK_TIMEOUT_MS = 10_000;

/** Takes `/slack/events` on the server; Bolt checks signatures and ages there. */
export function createSlackChannel(parts: SlackParts): SlackChannel {
  const { botToken, signingSecret, apiUrl, express, conversation, clock, phrases, log } = parts;
  const logger = slackLogger(log);
  const workspaces = new Workspaces({
    homeToken: botToken,
    connect: (token) => createSlackClients(token, { logger, ...(apiUrl && { apiUrl }) }),
  });
  const receiver = new ExpressReceiver({ signingSecret, app: express, endpoints: '/slack/events', logger });
  const app = new App({
    receiver,
    logger,
    // We know our own token: no call to Slack stands between a command and its answer.
    authorize: async () => ({ botToken }),
    ignoreSelf: false,
    // We keep no state of conversations.
    convoStore: false,
    clientOptions: { retryConfig: { retries: 0 }, timeout: CHECK_TIMEOUT_MS, ...(apiUrl && { slackApiUrl: apiUrl }) },
  });
  const handling: Handling = { conversation, workspaces, locales: new Locales(clock), answers: new Answers(log), phrases, log };
  const seen = new SeenEvents();
  handleCommand(app, handling);
  handleClicks(app, handling);
  handleMessages(app, handling, seen);
  handleShortcuts(app, handling);
  handleSubmissions(app, handling);
  handleHome(app, handling, seen);
  app.error(async (error) => log('error', `Slack: ${error.code ?? error.name}: ${error.message}`));

  return {
    sender: createSlackSender(workspaces, clock),
    async check() {
      try {
        await workspaces.home?.clients.answers.auth.test();
        return undefined;
      } catch (error) {
        return `Slack cannot be reached or refuses the token (${sentenceOf(error)}). Commands still work when Slack reaches us; tips wait. Look at SLACK_BOT_TOKEN, SLACK_API_URL and the way out of your network.`;
      }
    },
  };
}

/** Slack: commands and buttons in, private answers out, over Bolt. */

import type { ServerResponse } from 'node:http';
import { App, type BlockAction, type ButtonAction, ExpressReceiver, type RespondFn } from '@slack/bolt';
import type { Express } from 'express';
import { type ChatClick, type Conversation, isForm, type Reply } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import { answerBody } from './answer-body.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { type Log, slackLogger } from './logger.ts';
import { renderReply } from './render.ts';
import { createSlackClient, createSlackSender } from './sender.ts';

export interface SlackParts {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl?: string;
  readonly express: Express;
  readonly conversation: Conversation;
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
  const { botToken, signingSecret, apiUrl, express, conversation, log } = parts;
  const logger = slackLogger(log);
  const client = createSlackClient(botToken, { logger, ...(apiUrl && { apiUrl }) });
  const receiver = new ExpressReceiver({
    signingSecret,
    app: express,
    endpoints: '/slack/events',
    logger,
    customPropertiesExtractor: (request) => ({ response: request.res }),
  });
  const app = new App({
    receiver,
    logger,
    // We know our own token: no call to Slack stands between a command and its answer.
    authorize: async () => ({ botToken }),
    ignoreSelf: false,
    // We keep no state of conversations.
    convoStore: false,
    // One try: what waits for a retry would hold up the end of the program, and the word to the administrator.
    clientOptions: { retryConfig: { retries: 0 }, timeout: CHECK_TIMEOUT_MS, ...(apiUrl && { slackApiUrl: apiUrl }) },
  });

  app.command('/inkopen', async ({ command, context, ack, respond }) => {
    const reply = conversation.message({
      person: { channel: 'slack', id: command.user_id },
      reach: { channel: 'slack', id: command.user_id },
      room: { channel: 'slack', id: command.channel_id },
      text: command.text ?? '',
      locale: 'nl',
    });
    const inTime = await within(ANSWER_WITHIN_MS, reply);
    if (inTime) {
      (context['response'] as ServerResponse).setHeader('content-type', 'application/json');
      return ack(answerBody(inTime));
    }
    await ack();
    await answer(respond, await reply);
  });

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: /^[a-z_]+(:\d+)?$/ },
    async ({ action, body, ack, respond }) => {
      await ack();
      const click: ChatClick = {
        person: { channel: 'slack', id: body.user.id },
        reach: { channel: 'slack', id: body.user.id },
        verb: action.action_id,
        token: action.value ?? '',
        locale: 'nl',
        ...(body.channel && { room: { channel: 'slack', id: body.channel.id } }),
      };
      const reply = await conversation.click(click);
      if (!isForm(reply)) await answer(respond, reply);
    },
  );

  app.error(async (error) => log('error', `Slack: ${error.code ?? error.name}: ${error.message}`));

  /** The response address works five times within half an hour; after that there is nothing left to answer to. */
  async function answer(respond: RespondFn, reply: Reply): Promise<void> {
    try {
      await respond({ response_type: 'ephemeral', replace_original: reply.placement === 'replace', ...renderReply(reply) });
    } catch (error) {
      log('warn', `Slack did not take an answer: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    sender: createSlackSender(client),
    async check() {
      try {
        await client.auth.test();
        return undefined;
      } catch (error) {
        return `Slack cannot be reached or refuses the token (${error instanceof Error ? error.message : String(error)}). Commands still work when Slack reaches us; tips wait. Look at SLACK_BOT_TOKEN, SLACK_API_URL and the way out of your network.`;
      }
    },
  };
}

/** The value, if it comes within `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

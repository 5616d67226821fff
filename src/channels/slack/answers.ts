/** How an answer reaches one person. Nothing here throws: what Slack does not take ends in a sentence in the log. */
import { RespondError, type RespondFn } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../../ports/chat.ts';
import { patiently, type SlackClients } from './clients.ts';
import type { Log } from './logger.ts';
import { renderReply } from './render.ts';
import { sentenceOf, wordOf } from './trouble.ts';

/** Nobody sees a private message in a room where they, or we, are not. */
const NOT_TOGETHER = new Set(['user_not_in_channel', 'not_in_channel', 'channel_not_found']);

export class Answers {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * To the address that Slack gives with a command or a tap: five times within half an hour
   * (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses); one answer is one time.
   * `direct`: in our own chat with one person, where an answer may stay. `orTo`: whose direct messages it goes to when Slack
   * says no at that address.
   */
  async respond(
    respond: RespondFn,
    reply: Reply,
    { where = 'alone', orTo }: { readonly where?: 'alone' | 'direct'; readonly orTo?: readonly [SlackClients, userId: string] } = {},
  ): Promise<void> {
    const response_type = where === 'direct' ? 'in_channel' : 'ephemeral';
    await this.#attempt('an answer', async () => {
      try {
        await respond({ response_type, replace_original: reply.placement === 'replace', ...renderReply(reply) });
      } catch (error) {
        if (orTo === undefined || !(error instanceof RespondError)) throw error;
        const [{ answers }, userId] = orTo;
        await post(answers, userId, reply);
      }
    });
  }

  /** In a room, seen by one person alone. `orDirectly`: in a direct message where that cannot be. */
  async whisper(
    { answers }: SlackClients,
    where: { readonly channel: string; readonly user: string; readonly thread?: string | undefined },
    reply: Reply,
    orDirectly: boolean,
  ): Promise<void> {
    const { channel, user, thread } = where;
    await this.#attempt('a private answer in a room', async () => {
      try {
        await patiently(() =>
          answers.chat.postEphemeral({ channel, user, ...renderReply(reply), ...(thread !== undefined && { thread_ts: thread }) }),
        );
      } catch (error) {
        if (!orDirectly || !NOT_TOGETHER.has(wordOf(error) ?? '')) throw error;
        await post(answers, user, reply);
      }
    });
  }

  /** `to`: somebody, or our direct messages with them. `thread`: the one it was said in. */
  async direct({ answers }: SlackClients, to: string, reply: Reply, thread?: string): Promise<void> {
    await this.#attempt('an answer in a direct message', () => post(answers, to, reply, thread));
  }

  /** A modal on top of what is there. @returns false when it is too late for that. */
  async open({ answers }: SlackClients, triggerId: string, view: ModalView): Promise<boolean> {
    return this.#attempt('a modal', () => answers.views.open({ trigger_id: triggerId, view }));
  }

  /** A modal on top of the modal that was tapped in. */
  async push({ answers }: SlackClients, triggerId: string, view: ModalView): Promise<boolean> {
    return this.#attempt('a modal', () => answers.views.push({ trigger_id: triggerId, view }));
  }

  /** In the place of the modal that was tapped in. */
  async update({ answers }: SlackClients, viewId: string, view: ModalView): Promise<boolean> {
    return this.#attempt('a modal', () => patiently(() => answers.views.update({ view_id: viewId, view })));
  }

  async publish({ answers }: SlackClients, userId: string, view: HomeView): Promise<boolean> {
    return this.#attempt('an App Home', () => patiently(() => answers.views.publish({ user_id: userId, view })));
  }

  async #attempt(what: string, call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      this.#log('warn', `Slack did not take ${what}: ${sentenceOf(error)}`);
      return false;
    }
  }
}

function post(client: WebClient, channel: string, reply: Reply, thread?: string): Promise<unknown> {
  const where = { channel, ...(thread !== undefined && { thread_ts: thread }) };
  return patiently(() => client.chat.postMessage({ ...where, ...renderReply(reply), unfurl_links: false, unfurl_media: false }));
}

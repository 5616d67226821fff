import type { WebClient } from '@slack/web-api';
import type { Address } from '../../domain/address.ts';
import type { Reply } from '../../ports/chat.ts';
import type { Post, Sender } from '../../ports/sender.ts';
import { conversationOf, readAddress } from './addresses.ts';
import { Finding, metadataOf } from './finding.ts';
import { LIMITS, PACE } from './limits.ts';
import type { Locales } from './locales.ts';
import { cutMrkdwn } from './markdown.ts';
import { renderReply } from './render.ts';
import { asSendError, wordOf } from './trouble.ts';
import type { Workspaces } from './workspaces.ts';

/**
 * Proactive messages. A `PostRef` is the message's `ts`. The id of somebody's direct messages with us is
 * an address too, so it is not part of it: Slack tells that id when we ask for it (`im:write`).
 */
export function createSlackSender(workspaces: Workspaces, locales: Locales, clock: () => Date): Sender {
  const finding = new Finding(workspaces, clock);

  async function calling<T>(to: Address, call: (client: WebClient, id: string) => Promise<T>): Promise<T> {
    const { workspace, id } = await workspaces.at(to);
    try {
      return await call(workspace.clients.broadcasts, id);
    } catch (error) {
      throw asSendError(error);
    }
  }

  return {
    channel: 'slack',
    pace: { ...PACE, tenantOf: (to) => readAddress(to).installation ?? '' },
    send: ({ key, to, reply }: Post) =>
      calling(to, async (client, id) => {
        const metadata = metadataOf(key);
        const { ts } = await client.chat.postMessage({
          channel: id,
          ...renderReply(reply),
          metadata,
          unfurl_links: false,
          unfurl_media: false,
        });
        return ts;
      }),
    find: (post) => finding.find(post),
    async reach(person) {
      const { workspace, id } = await workspaces.at(person);
      return { to: person, locale: await locales.of({ key: person.id, id }, workspace.clients.answers) };
    },
    edit: (to: Address, ref: string, reply: Reply) =>
      calling(to, async (client, id) => {
        const { text, blocks } = renderReply(reply);
        const channel = await conversationOf(client, id);
        await client.chat.update({ channel, ts: ref, text: cutMrkdwn(text, LIMITS.updatedText), blocks });
      }),
    withdraw: (to: Address, ref: string) =>
      calling(to, async (client, id) => {
        try {
          await client.chat.delete({ channel: await conversationOf(client, id), ts: ref });
        } catch (error) {
          // Gone already is what was asked.
          if (wordOf(error) !== 'message_not_found') throw error;
        }
      }),
  };
}

import { type Address, formatAddress } from '../../domain/address.ts';
import type { Reply } from '../../ports/chat.ts';
import { SendError, type Sender } from '../../ports/sender.ts';
import type { WebPosts } from '../../ports/store.ts';
import type { Listeners } from './listeners.ts';

/** Our own platform: a post is kept, and whoever has the page open sees it, its changes and its end at once. */
export function createWebSender(posts: WebPosts, listeners: Listeners, clock: () => Date): Sender {
  return {
    channel: 'web',
    async send(post) {
      const number = await posts.add(post, clock());
      listeners.notify(formatAddress(post.to));
      return String(number);
    },
    edit: (to, ref, reply) => change(to, ref, reply),
    withdraw: (to, ref) => change(to, ref, null),
    async find(post) {
      const number = await posts.find(post);
      return number === undefined ? 'not-there' : String(number);
    },
  };

  async function change(to: Address, ref: string, reply: Reply | null): Promise<void> {
    if (!(await posts.change(Number(ref), to, reply, clock()))) throw new SendError('refused', { permanent: true });
    listeners.notify(formatAddress(to));
  }
}

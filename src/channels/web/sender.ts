import { formatAddress } from '../../domain/address.ts';
import type { Post, Sender } from '../../ports/sender.ts';
import type { WebPosts } from '../../ports/store.ts';
import type { Listeners } from './listeners.ts';

/** Our own platform: a post is kept, and whoever has the page open sees it at once. */
export function createWebSender(posts: WebPosts, listeners: Listeners, clock: () => Date): Sender {
  return {
    channel: 'web',
    async send(post: Post) {
      await posts.add(post, clock());
      listeners.notify(formatAddress(post.to));
    },
  };
}

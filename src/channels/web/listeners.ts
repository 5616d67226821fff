import type { Response } from 'express';
import type { WebPost, WebPosts } from '../../ports/store.ts';
import type { WebTexts } from '../../texts/web.ts';
import { LIMITS } from './limits.ts';

interface Listener extends Reader {
  readonly response: Response;
  last: number;
}

/** Whose page it is: where they read posts, and in which words. */
export interface Reader {
  readonly addresses: readonly string[];
  readonly texts: WebTexts;
}

/** Open pages, each told of new posts by server-sent events. */
export class Listeners {
  readonly #posts: WebPosts;
  readonly #render: (post: WebPost, texts: WebTexts) => string;
  readonly #open = new Set<Listener>();

  constructor(posts: WebPosts, render: (post: WebPost, texts: WebTexts) => string) {
    this.#posts = posts;
    this.#render = render;
  }

  /** Keeps the response open until its page goes away. */
  async add(response: Response, reader: Reader, after: number): Promise<void> {
    if (this.#open.size >= LIMITS.listeners) {
      response.status(503).set('Retry-After', '30').end();
      return;
    }
    const listener: Listener = { ...reader, response, last: after };
    this.#open.add(listener);
    response.on('close', () => this.#open.delete(listener));
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.write(': open\n\n');
    await this.#catchUp(listener);
  }

  /** Something came for this address. A page that cannot be told now is told at the next refresh. */
  notify(address: string): void {
    for (const listener of this.#open) if (listener.addresses.includes(address)) this.#catchUp(listener).catch(() => {});
  }

  /** Shows everybody what another process may have posted, and keeps their connections alive. */
  async refresh(): Promise<void> {
    for (const listener of this.#open) {
      listener.response.write(': still here\n\n');
      await this.#catchUp(listener);
    }
  }

  close(): void {
    for (const { response } of this.#open) response.end();
    this.#open.clear();
  }

  async #catchUp(listener: Listener): Promise<void> {
    let posts: readonly WebPost[];
    do {
      posts = await this.#posts.since(listener.addresses, listener.last);
      for (const post of posts) {
        // It may have gone away, or been told by somebody else, while we read.
        if (!this.#open.has(listener) || post.number <= listener.last) continue;
        listener.last = post.number;
        const shown = this.#render(post, listener.texts);
        const data = shown && `data: ${shown.replace(/\r\n|\r|\n/g, '\ndata: ')}\n`;
        listener.response.write(`id: ${post.number}\n${data}\n`);
      }
    } while (posts.length > 0 && this.#open.has(listener));
  }
}

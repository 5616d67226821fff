/** The web chat: a channel like the others, with our own page as its platform. */
import express, { type Express, type Request, type Response } from 'express';
import { formatAddress } from '../../domain/address.ts';
import { type Conversation, isForm } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import type { WebPost, WebPosts } from '../../ports/store.ts';
import { serveAssets } from './assets.ts';
import { type CastMember, castMember, SQUARE } from './cast.ts';
import { LIMITS } from './limits.ts';
import { Listeners } from './listeners.ts';
import { renderPage } from './page.ts';
import { renderPost, renderReply, renderSaid, renderWelcome } from './render.ts';
import { createWebSender } from './sender.ts';

export interface WebParts {
  readonly express: Express;
  readonly conversation: Conversation;
  readonly posts: WebPosts;
  readonly organisation: () => { readonly name: string; readonly isExample: boolean };
  readonly clock: () => Date;
}

export interface WebChannel {
  readonly sender: Sender;
  /** To be called now and then: shows posts of other processes. */
  refresh(): Promise<void>;
  /** Ends every open page's connection. */
  close(): void;
}

/** How many earlier posts a fresh page shows. */
const RECENT_POSTS = 3;

export function createWebChannel({ express: server, conversation, posts, organisation, clock }: WebParts): WebChannel {
  const listeners = new Listeners(posts, renderPost);
  const form = express.urlencoded({ extended: false, limit: LIMITS.formBytes });

  serveAssets(server);

  server.get('/', async (request, response) => {
    await sendPage(request, response, '');
  });

  // Somebody goes back to the address of an answer that came without script.
  server.get(['/chat/message', '/chat/click', '/chat/cast'], (_request, response) => response.redirect(303, '/'));

  server.post('/chat/cast', form, (request, response) => {
    const member = castMember(String(request.body?.cast));
    response.cookie('cast', member.id, { httpOnly: true, sameSite: 'strict' }).redirect(303, '/');
  });

  server.post('/chat/message', form, async (request, response) => {
    const me = visitor(request);
    const text = String(request.body?.text ?? '');
    const reply = await conversation.message({ person: addressOf(me), reach: addressOf(me), text, locale: 'nl' });
    await send(request, response, renderSaid(text || 'help', me.name) + renderReply(reply));
  });

  server.post('/chat/click', form, async (request, response) => {
    const me = visitor(request);
    const reply = await conversation.click({
      person: addressOf(me),
      reach: addressOf(me),
      verb: String(request.body?.verb ?? ''),
      token: String(request.body?.token ?? ''),
      locale: 'nl',
    });
    if (isForm(reply)) return void response.sendStatus(204);
    if (reply.placement === 'answer') response.set({ 'HX-Retarget': '#log', 'HX-Reswap': 'beforeend' });
    await send(request, response, renderReply(reply));
  });

  server.get('/chat/events', async (request, response) => {
    const after = Number(request.get('Last-Event-ID') ?? request.query.after);
    await listeners.add(response, addressesOf(visitor(request)), Number.isSafeInteger(after) && after >= 0 ? after : 0);
  });

  /** A fragment for htmx, the whole page for a browser without script. */
  async function send(request: Request, response: Response, fragment: string): Promise<void> {
    if (request.get('HX-Request') === 'true') response.type('html').send(fragment);
    else await sendPage(request, response, fragment);
  }

  async function sendPage(request: Request, response: Response, exchange: string): Promise<void> {
    const me = visitor(request);
    const earlier = await allPosts(addressesOf(me));
    const messages = earlier.slice(-RECENT_POSTS).map(renderPost);
    if (exchange) messages.push(`<div id="antwoord" class="log" tabindex="-1">${exchange}</div>`);
    else messages.unshift(renderWelcome(await conversation.message({ person: addressOf(me), text: 'help', locale: 'nl' })));
    response
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(
        renderPage({
          me,
          organisation: organisation().name,
          isExample: organisation().isExample,
          messages: messages.join(''),
          lastPost: earlier.at(-1)?.number ?? 0,
        }),
      );
  }

  async function allPosts(addresses: readonly string[]): Promise<WebPost[]> {
    const found: WebPost[] = [];
    for (let page = await posts.since(addresses, 0); page.length > 0; page = await posts.since(addresses, found.at(-1)?.number ?? 0))
      found.push(...page);
    return found;
  }

  return { sender: createWebSender(posts, listeners, clock), refresh: () => listeners.refresh(), close: () => listeners.close() };
}

function visitor(request: Request): CastMember {
  return castMember(/(?:^|;\s*)cast=([a-z]+)/.exec(request.get('Cookie') ?? '')?.[1]);
}

function addressOf({ id }: CastMember) {
  return { channel: 'web', id } as const;
}

function addressesOf(me: CastMember): string[] {
  return [formatAddress(addressOf(me)), formatAddress(SQUARE)];
}

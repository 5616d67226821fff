/** The web chat: a channel like the others, with our own page as its platform. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request, type Response } from 'express';
import { formatAddress } from '../../domain/address.ts';
import type { Conversation, Reply, Sender, WebPost, WebPosts } from '../../ports.ts';
import { type CastMember, castMember, SQUARE } from './cast.ts';
import { LIMITS } from './limits.ts';
import { Listeners } from './listeners.ts';
import { renderPage } from './page.ts';
import { renderReply, renderSaid } from './render.ts';
import { createWebSender } from './sender.ts';

export interface WebParts {
  readonly express: Express;
  readonly conversation: Conversation;
  readonly posts: WebPosts;
  readonly organisation: () => string;
  readonly clock: () => Date;
}

export interface WebChannel {
  readonly sender: Sender;
  /** To be called now and then: shows posts of other processes. */
  refresh(): Promise<void>;
  /** Ends every open page's connection. */
  close(): void;
}

const SUGGESTIONS = ['/inkopen bloemen', 'lunch voor 25 personen vrijdag in Utrecht', 'kerstpakketten, 40 stuks', 'help'];
/** How many earlier posts a fresh page shows. */
const RECENT_POSTS = 3;

export function createWebChannel({ express: server, conversation, posts, organisation, clock }: WebParts): WebChannel {
  const listeners = new Listeners(posts, renderPost);
  const form = express.urlencoded({ extended: false, limit: LIMITS.formBytes });

  serveAssets(server);

  server.get('/', async (request, response) => {
    await sendPage(request, response, '');
  });

  server.post('/chat/cast', form, (request, response) => {
    const member = castMember(String(request.body?.cast));
    response.cookie('cast', member.id, { httpOnly: true, sameSite: 'strict' }).redirect(303, '/');
  });

  server.post('/chat/message', form, async (request, response) => {
    const me = visitor(request);
    const text = String(request.body?.text ?? '');
    const reply = await conversation.message({ person: addressOf(me), reach: addressOf(me), text, locale: 'nl' });
    await send(request, response, renderSaid(text.slice(0, 300) || 'help', me.name) + renderReply(reply));
  });

  server.post('/chat/click', form, async (request, response) => {
    const me = visitor(request);
    const reply: Reply = await conversation.click({
      person: addressOf(me),
      reach: addressOf(me),
      verb: String(request.body?.verb ?? ''),
      token: String(request.body?.token ?? ''),
      locale: 'nl',
    });
    if (reply.placement === 'answer') response.set({ 'HX-Retarget': '#log', 'HX-Reswap': 'beforeend' });
    await send(request, response, renderReply(reply));
  });

  server.get('/chat/events', async (request, response) => {
    const after = Number(request.get('Last-Event-ID') ?? request.query['after']);
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
    const welcome = await conversation.message({ person: addressOf(me), text: 'help', locale: 'nl' });
    const messages = [renderReply(welcome), ...earlier.slice(-RECENT_POSTS).map(renderPost), exchange].join('');
    response
      .type('html')
      .send(renderPage({ me, organisation: organisation(), messages, lastPost: earlier.at(-1)?.number ?? 0, suggestions: SUGGESTIONS }));
  }

  async function allPosts(addresses: readonly string[]): Promise<WebPost[]> {
    const found: WebPost[] = [];
    for (let page = await posts.since(addresses, 0); page.length > 0; page = await posts.since(addresses, found.at(-1)?.number ?? 0))
      found.push(...page);
    return found;
  }

  return { sender: createWebSender(posts, listeners, clock), refresh: () => listeners.refresh(), close: () => listeners.close() };
}

function renderPost(post: WebPost): string {
  return renderReply(post.reply, post.to === formatAddress(SQUARE) ? 'Inkoophulp op het plein, voor iedereen' : 'Tip voor jou');
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

/** Our own files, and the two libraries that the page needs, straight from their packages. */
function serveAssets(server: Express): void {
  const require = createRequire(import.meta.url);
  const packaged: Readonly<Record<string, string>> = {
    'htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
    'htmx-sse.js': require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
    'components.css': require.resolve('@utrecht/component-library-css/dist/index.css'),
  };
  server.get('/assets/:name', (request, response, next) => {
    const file = packaged[request.params.name];
    if (file) response.sendFile(file, { maxAge: '1d' });
    else next();
  });
  server.use('/assets', express.static(fileURLToPath(new URL('assets', import.meta.url)), { maxAge: '1h' }));
}

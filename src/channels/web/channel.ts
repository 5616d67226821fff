/** The web chat: a channel like the others, with our own page as its platform. */
import { randomUUID } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { type Conversation, type Form, isForm, isFormErrors, type Reply, type Speaker } from '../../ports/chat.ts';
import type { Sender } from '../../ports/sender.ts';
import type { WebPost, WebPosts } from '../../ports/store.ts';
import type { WebTexts } from '../../texts/web.ts';
import { serveAssets } from './assets.ts';
import { addressesOf, castMember, SQUARE } from './cast.ts';
import { renderChatPage } from './chat-page.ts';
import { type FormView, renderForm } from './form.ts';
import { renderHomePage, renderSections } from './home-page.ts';
import { LIMITS } from './limits.ts';
import { Listeners } from './listeners.ts';
import { PAGES } from './page.ts';
import { type Place, readPlace } from './place.ts';
import { isSaidToUs, plainText } from './plain-text.ts';
import { renderPost, renderReply, renderSaid, renderWelcome } from './render.ts';
import { createWebSender } from './sender.ts';
import { readSubmission } from './submission.ts';
import { readLocale, speakerOf, type Visitor, visitorOf } from './visitor.ts';

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
  const body = express.urlencoded({ extended: false, limit: LIMITS.formBytes });

  serveAssets(server);

  server.get('/', (request, response) => sendChat(request, response));

  server.get('/home', async (request, response) => {
    const visitor = visitorOf(request);
    const home = await conversation.home(speakerOf(visitor));
    sendHtml(response, renderHomePage({ visitor, home, ...around() }));
  });

  // Somebody goes back to the address of an answer that came without script.
  server.get('/chat/:what', (request, response, next) => (request.params.what === 'events' ? next() : response.redirect(303, '/')));

  server.post('/chat/cast', body, (request, response) => keep(request, response, 'cast', castMember(String(request.body?.cast)).id));

  server.post('/chat/locale', body, (request, response) => keep(request, response, 'locale', readLocale(request.body?.locale)));

  server.post('/chat/message', body, async (request, response) => {
    const { visitor, place, speaker } = comingFrom(request);
    const text = String(request.body?.text ?? '');
    const reply =
      place === 'room' && !isSaidToUs(text)
        ? await overhear(speaker, text)
        : await conversation.message({ ...speaker, text: plainText(text), manner: 'addressed' });
    const said = renderSaid(text || 'help', visitor.me.name, visitor.texts, { aloud: place === 'room', answered: reply !== undefined });
    await send(request, response, said + (reply ? renderReply(reply, visitor.texts, place) : ''));
  });

  server.post('/chat/click', body, async (request, response) => {
    const { speaker } = comingFrom(request);
    const tapped = { verb: String(request.body?.verb ?? ''), token: String(request.body?.token ?? '') };
    await sendAnswer(request, response, await conversation.click({ ...speaker, ...tapped }));
  });

  server.post('/chat/open', body, async (request, response) => {
    const { speaker } = comingFrom(request);
    await sendAnswer(request, response, await conversation.open(speaker, 'request', String(request.body?.text ?? '')));
  });

  server.post('/chat/form', body, async (request, response) => {
    const { visitor, place, speaker } = comingFrom(request);
    const { texts } = visitor;
    const { asked, ...filledIn } = readSubmission(request.body ?? {});
    const answer = await conversation.submit({ ...speaker, ...filledIn });
    if (!isFormErrors(answer)) return send(request, response, renderReply(answer, texts, place));
    if (!asked) return send(request, response, renderReply(unreadable(texts), texts));
    const view = newForm(asked, place, { values: filledIn.values, errors: answer.errors });
    await send(request, response, renderForm(view, texts), `${texts.form.error} ${asked.title}`);
  });

  server.get('/chat/events', async (request, response) => {
    const after = Number(request.get('Last-Event-ID') ?? request.query.after);
    const { me, texts } = visitorOf(request);
    await listeners.add(response, { addresses: addressesOf(me), texts }, Number.isSafeInteger(after) && after >= 0 ? after : 0);
  });

  /** Said in the room, not to us: nobody else sees it here, and it is read only where that is on. */
  async function overhear(speaker: Speaker, text: string): Promise<Reply | undefined> {
    return (await conversation.readsAlong(SQUARE)) ? conversation.overhear({ ...speaker, room: SQUARE, text }) : undefined;
  }

  /** A reply takes the place of its button's message or comes after it; a form always comes after it. */
  async function sendAnswer(request: Request, response: Response, answer: Reply | Form): Promise<void> {
    const { visitor, place } = comingFrom(request);
    const isAfter = isForm(answer) || answer.placement === 'answer';
    if (isAfter && place !== 'home') response.set({ 'HX-Retarget': '#log', 'HX-Reswap': 'beforeend' });
    const { texts } = visitor;
    await send(
      request,
      response,
      isForm(answer) ? renderForm(newForm(answer, place), texts) : renderReply(answer, texts, inMessage(place)),
    );
  }

  /** A fragment for htmx, the whole page for a browser without script. */
  async function send(request: Request, response: Response, fragment: string, title?: string): Promise<void> {
    if (request.get('HX-Request') !== 'true') return sendChat(request, response, fragment, title);
    response.type('html').send(isOnHome(request) ? fragment + (await sections(request)) : fragment);
  }

  async function sections(request: Request): Promise<string> {
    const visitor = visitorOf(request);
    return renderSections(await conversation.home(speakerOf(visitor)), visitor.texts, true);
  }

  async function sendChat(request: Request, response: Response, exchange = '', title?: string): Promise<void> {
    const visitor = visitorOf(request);
    const rows = await allPosts(addressesOf(visitor.me));
    const standing = rows.filter(({ changes, reply }) => changes === undefined && reply !== null);
    const messages = standing.slice(-RECENT_POSTS).map((post) => renderPost(post, visitor.texts));
    if (exchange) messages.push(`<div id="antwoord" class="log" tabindex="-1">${exchange}</div>`);
    else messages.unshift(renderWelcome(await conversation.message({ ...speakerOf(visitor), text: 'help' }), visitor.texts));
    const view = { visitor, messages: messages.join(''), lastPost: rows.at(-1)?.number ?? 0, ...around(), ...(title && { title }) };
    sendHtml(response, renderChatPage(view));
  }

  async function allPosts(addresses: readonly string[]): Promise<WebPost[]> {
    const found: WebPost[] = [];
    for (let page = await posts.since(addresses, 0); page.length > 0; page = await posts.since(addresses, found.at(-1)?.number ?? 0))
      found.push(...page);
    return found;
  }

  function around() {
    const { name, isExample } = organisation();
    return { organisation: name, isExample };
  }

  return { sender: createWebSender(posts, listeners, clock), refresh: () => listeners.refresh(), close: () => listeners.close() };
}

function comingFrom(request: Request): { visitor: Visitor; place: Place; speaker: Speaker } {
  const visitor = visitorOf(request);
  const place = readPlace(request.body?.place);
  return { visitor, place, speaker: speakerOf(visitor, place) };
}

/** The answer to a button of the home page is a message like any other. */
function inMessage(place: Place): Place {
  return place === 'home' ? 'chat' : place;
}

function newForm(form: Form, place: Place, mending?: FormView['mending']): FormView {
  return { form, place, key: `f${randomUUID().slice(0, 8)}`, ...(mending && { mending }) };
}

/** Something is wrong with the answers, and the questions did not come back with them. */
function unreadable({ form }: WebTexts): Reply {
  return { placement: 'replace', title: form.wrong, parts: [{ kind: 'text', markdown: form.unreadable }] };
}

/** Remembers a choice of the visitor, and goes back to the page where it was made. */
function keep(request: Request, response: Response, name: string, value: string): void {
  const to = PAGES.find((page) => page === request.body?.to) ?? '/';
  response.cookie(name, value, { httpOnly: true, sameSite: 'strict' }).redirect(303, to);
}

/** htmx says which page it is on. */
function isOnHome(request: Request): boolean {
  const url = request.get('HX-Current-URL') ?? '';
  return URL.canParse(url) && new URL(url).pathname === '/home';
}

function sendHtml(response: Response, page: string): void {
  response.type('html').set('Cache-Control', 'no-store').send(page);
}

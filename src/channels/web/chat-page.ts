import { html } from 'ghtml';
import type { Texts } from '../../texts/nl.ts';
import { type Page, renderPage, statusLine } from './page.ts';

export interface ChatView extends Pick<Page, 'visitor' | 'organisation' | 'isExample' | 'title'> {
  /** The messages so far, as HTML. */
  readonly messages: string;
  /** The number of the last post that is on the page. */
  readonly lastPost: number;
}

/** Where htmx sends a message and puts the answer; a browser without script gets a page that begins at the answer. */
const sends = (path: string) => `method="post" action="${path}#antwoord" hx-post="${path}" hx-target="#log" hx-swap="beforeend"`;

/** The whole web chat. */
export function renderChatPage({ messages, lastPost, ...view }: ChatView): string {
  const { texts } = view.visitor;
  const main = html`<main class="chat">
      <div class="column">
        <h1 class="utrecht-heading-1">${texts.heading}</h1>
        <p class="utrecht-paragraph utrecht-paragraph--lead">${texts.lead}</p>
        <div class="suggestions" role="group" aria-labelledby="suggestions">
          <span id="suggestions">${texts.forExample}</span>
          !${texts.suggestions.map(suggestion).join('')}
          !${formLink(texts)}
        </div>
      </div>
      <section id="log" class="column log" aria-label="${texts.conversation}">!${messages}</section>
      <div hx-sse:connect="/chat/events?after=${lastPost}" hx-target="#log" hx-swap="beforeend"></div>
      <form id="composer" class="composer" !${sends('/chat/message')}>
        <div class="column">
          !${statusLine(texts)}
          <div class="composer__row">
            <label class="utrecht-form-label" for="text">${texts.ask}</label>
            <input class="utrecht-textbox utrecht-textbox--html-input" id="text" name="text" type="text" autocomplete="off" enterkeyhint="send" placeholder="${texts.placeholder}" />
            <button class="utrecht-button utrecht-button--primary-action" type="submit">${texts.send}</button>
          </div>
          <p class="composer__aloud">
            <input id="aloud" name="place" type="checkbox" value="room" aria-describedby="aloud-hint" />
            <label for="aloud">${texts.aloud}</label>
            <span id="aloud-hint">${texts.aloudHint}</span>
          </p>
          <p class="composer__small-print">!${texts.smallPrint('<code>help</code>')}</p>
        </div>
      </form>
    </main>`;
  return renderPage({ ...view, path: '/', skip: { label: texts.skip, to: 'text' }, stylesheets: ['chat'], main });
}

function suggestion(text: string): string {
  return html`<form !${sends('/chat/message')}>
    <input type="hidden" name="text" value="${text}" />
    <button class="suggestion" type="submit">${text}</button>
  </form>`;
}

/** The same request, question by question. */
function formLink({ withForm }: Texts['web']): string {
  return html`<form !${sends('/chat/open')}>
    <input type="hidden" name="form-id" value="request" />
    <button class="suggestion suggestion--form" type="submit">${withForm}</button>
  </form>`;
}

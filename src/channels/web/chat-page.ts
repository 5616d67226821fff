import { html } from 'ghtml';
import { type Page, renderPage, statusLine } from './page.ts';

export interface ChatView extends Pick<Page, 'visitor' | 'organisation' | 'isExample' | 'title'> {
  /** The messages so far, as HTML. */
  readonly messages: string;
  /** The number of the last post that is on the page. */
  readonly lastPost: number;
}

/** Where htmx sends a message and puts the answer; a browser without script gets a page that begins at the answer. */
const answers = (path: string) => `hx-post="${path}" hx-target="#log" hx-swap="beforeend"`;
const SENDS_A_MESSAGE = `method="post" action="/chat/message#antwoord" ${answers('/chat/message')}`;

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
        </div>
      </div>
      <section id="log" class="column log" aria-label="${texts.conversation}">!${messages}</section>
      <div hx-sse:connect="/chat/events?after=${lastPost}" hx-target="#log" hx-swap="beforeend"></div>
      <form id="composer" class="composer" !${SENDS_A_MESSAGE}>
        <div class="column">
          !${statusLine(texts)}
          <div class="composer__row">
            <label class="utrecht-form-label" for="text">${texts.ask}</label>
            <input class="utrecht-textbox utrecht-textbox--html-input" id="text" name="text" type="text" autocomplete="off" enterkeyhint="send" placeholder="${texts.placeholder}" />
            <button class="utrecht-button utrecht-button--primary-action" type="submit">${texts.send}</button>
            <button class="utrecht-button utrecht-button--subtle" type="submit" formaction="/chat/open#antwoord" !${answers('/chat/open')}>${texts.asForm}</button>
          </div>
        </div>
      </form>
      <div class="below">
        <div class="column">
          <p class="aloud">
            <label class="aloud__tick" for="aloud"><input id="aloud" form="composer" name="place" type="checkbox" value="room" aria-describedby="aloud-hint" /> ${texts.aloud}</label>
            <span id="aloud-hint">${texts.aloudHint}</span>
          </p>
          <p>!${texts.smallPrint('<code>help</code>')}</p>
        </div>
      </div>
    </main>`;
  return renderPage({ ...view, path: '/', skip: { label: texts.skip, to: 'text' }, stylesheets: ['chat'], main });
}

function suggestion(text: string): string {
  return html`<form !${SENDS_A_MESSAGE}>
    <input type="hidden" name="text" value="${text}" />
    <button class="suggestion" type="submit">${text}</button>
  </form>`;
}

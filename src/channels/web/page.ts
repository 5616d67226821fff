import { html } from 'ghtml';
import { CAST, type CastMember } from './cast.ts';

export interface PageView {
  readonly me: CastMember;
  readonly organisation: string;
  /** The suppliers are made up. */
  readonly isExample: boolean;
  /** The messages so far, as HTML. */
  readonly messages: string;
  /** The number of the last post that is on the page. */
  readonly lastPost: number;
}

const SUGGESTIONS = ['/inkopen bloemen', 'lunch voor 25 personen vrijdag in Utrecht', 'kerstpakketten, 40 stuks', 'help'];

/** Where htmx sends a message and puts the answer; a browser without script gets a page that begins at the answer. */
const SENDS_A_MESSAGE = 'method="post" action="/chat/message#antwoord" hx-post="/chat/message" hx-target="#log" hx-swap="beforeend"';

/** The whole web chat. */
export function renderPage({ me, organisation, isExample, messages, lastPost }: PageView): string {
  return html`<!doctype html>
<html lang="nl" class="theme">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="htmx-config" content='{"includeIndicatorCSS": false, "noSwap": [204, 304, "4xx", "5xx"]}' />
    <title>Inkoophulp – sociaal inkopen, makkelijk gemaakt</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/components.css" />
    <link rel="stylesheet" href="/assets/theme.css" />
    <link rel="stylesheet" href="/assets/chat.css" />
    <link rel="stylesheet" href="/assets/message.css" />
    <script src="/assets/htmx.js" defer></script>
    <script src="/assets/chat.js" defer></script>
  </head>
  <body class="utrecht-document utrecht-surface">
    <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#text">Naar het invoerveld</a>
    <header class="top">
      <div class="column top__inner">
        <a class="top__name" href="/"><img src="/assets/icon.svg" alt="" width="34" height="34" />Inkoophulp</a>
        <p class="top__organisation">${organisation}</p>
        <form class="cast" method="post" action="/chat/cast" aria-label="Wie ben je?">
          <span>Je bent nu</span>
          !${CAST.map((member) => castButton(member, me)).join('')}
        </form>
      </div>
    </header>
    <main class="chat">
      <div class="column">
        <h1 class="utrecht-heading-1">Wat wil je inkopen?</h1>
        <p class="utrecht-paragraph utrecht-paragraph--lead">Typ wat je nodig hebt. Je krijgt drie sociale leveranciers. Jij kiest.</p>
        <p class="demo"><strong>Probeer gerust.</strong> Dit is een proefkamer.${isExample ? ' De leveranciers zijn verzonnen voorbeelden en niemand krijgt een mail.' : ''}</p>
        <div class="suggestions" role="group" aria-labelledby="suggestions">
          <span id="suggestions">Bijvoorbeeld:</span>
          !${SUGGESTIONS.map(suggestion).join('')}
        </div>
      </div>
      <section id="log" class="column log" aria-label="Gesprek">!${messages}</section>
      <div hx-sse:connect="/chat/events?after=${lastPost}" hx-target="#log" hx-swap="beforeend"></div>
      <form id="composer" class="composer" !${SENDS_A_MESSAGE}>
        <div class="column">
          <p id="status" class="composer__status" role="status"></p>
          <div class="composer__row">
            <label class="utrecht-form-label" for="text">Wat heb je nodig?</label>
            <input class="utrecht-textbox utrecht-textbox--html-input" id="text" name="text" type="text" autocomplete="off" enterkeyhint="send" placeholder="/inkopen lunch voor 25 personen vrijdag" />
            <button class="utrecht-button utrecht-button--primary-action" type="submit">Verstuur</button>
          </div>
          <p class="composer__small-print">Alleen jij ziet de antwoorden. Wat je typt, wordt niet bewaard. Typ <code>help</code> voor alles wat ik kan.</p>
        </div>
      </form>
    </main>
  </body>
</html>`;
}

function castButton(member: CastMember, me: CastMember): string {
  return html`<button class="cast__member" type="submit" name="cast" value="${member.id}" aria-pressed="${member.id === me.id ? 'true' : 'false'}">${member.name} <small>${member.role}</small></button>`;
}

function suggestion(text: string): string {
  return html`<form !${SENDS_A_MESSAGE}>
    <input type="hidden" name="text" value="${text}" />
    <button class="suggestion" type="submit">${text}</button>
  </form>`;
}

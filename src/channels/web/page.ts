import { html } from 'ghtml';
import { CAST, type CastMember } from './cast.ts';

export interface PageView {
  readonly me: CastMember;
  readonly organisation: string;
  /** The messages so far, as HTML. */
  readonly messages: string;
  /** The number of the last post that is on the page. */
  readonly lastPost: number;
  readonly suggestions: readonly string[];
}

/** The whole web chat. */
export function renderPage({ me, organisation, messages, lastPost, suggestions }: PageView): string {
  return html`<!doctype html>
<html lang="nl" class="theme">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="htmx-config" content='{"includeIndicatorCSS": false}' />
    <title>Inkoophulp – sociaal inkopen, makkelijk gemaakt</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/components.css" />
    <link rel="stylesheet" href="/assets/theme.css" />
    <link rel="stylesheet" href="/assets/chat.css" />
    <script src="/assets/htmx.js" defer></script>
    <script src="/assets/htmx-sse.js" defer></script>
    <script src="/assets/chat.js" defer></script>
  </head>
  <body class="utrecht-document utrecht-surface">
    <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#text">Naar je bericht</a>
    <header class="top">
      <div class="top__inner">
        <p class="top__name"><span aria-hidden="true">🤝</span> Inkoophulp</p>
        <p class="top__organisation">${organisation}</p>
        <form class="cast" method="post" action="/chat/cast" aria-label="Wie ben je?">
          <span class="cast__label">Je bent nu:</span>
          !${CAST.map((member) => castButton(member, me)).join('')}
        </form>
      </div>
    </header>
    <main class="chat">
      <h1 class="utrecht-heading-2">Wat wil je inkopen?</h1>
      <p class="utrecht-paragraph">Typ wat je nodig hebt. Je krijgt drie sociale leveranciers. Jij kiest.</p>
      <p class="demo"><strong>Probeer gerust.</strong> Dit is een proefkamer: de leveranciers zijn verzonnen voorbeelden en niemand krijgt een mail.</p>
      <div id="log" class="log" role="log" aria-live="polite" aria-label="Gesprek" tabindex="0">!${messages}</div>
      <div hx-sse:connect="/chat/events?after=${lastPost}" hx-target="#log" hx-swap="beforeend"></div>
      <div class="suggestions" role="group" aria-label="Voorbeelden om te proberen">
        !${suggestions.map(suggestion).join('')}
      </div>
      <form class="composer" method="post" action="/chat/message" hx-post="/chat/message" hx-target="#log" hx-swap="beforeend">
        <label class="utrecht-form-label" for="text">Je bericht</label>
        <div class="composer__row">
          <input class="utrecht-textbox" id="text" name="text" type="text" autocomplete="off" maxlength="12000" placeholder="/inkopen lunch voor 25 personen vrijdag" />
          <button class="utrecht-button utrecht-button--primary-action" type="submit">Stuur</button>
        </div>
      </form>
    </main>
    <footer class="bottom">
      <p>Alleen jij ziet de antwoorden. Wat je typt, wordt niet bewaard. Typ <code>help</code> voor alles wat ik kan.</p>
    </footer>
  </body>
</html>`;
}

function castButton(member: CastMember, me: CastMember): string {
  return html`<button class="cast__member" type="submit" name="cast" value="${member.id}" aria-pressed="${member.id === me.id ? 'true' : 'false'}">${member.name} <small>${member.role}</small></button>`;
}

function suggestion(text: string): string {
  return html`<form method="post" action="/chat/message" hx-post="/chat/message" hx-target="#log" hx-swap="beforeend">
    <input type="hidden" name="text" value="${text}" />
    <button class="suggestion" type="submit">${text}</button>
  </form>`;
}

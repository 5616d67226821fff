/** What every page has around it: who we are, where you can go, who you are, and in which language. */
import { html } from 'ghtml';
import { LOCALES, type Locale } from '../../domain/category.ts';
import type { WebTexts } from '../../texts/web.ts';
import { CAST, type CastMember } from './cast.ts';
import type { Visitor } from './visitor.ts';

/** The pages there are, by their address. */
export const PAGES = ['/', '/home'] as const;
export type PagePath = (typeof PAGES)[number];

export interface Page {
  readonly path: PagePath;
  readonly visitor: Visitor;
  /** What the browser shows above it, before our own name. */
  readonly title?: string;
  readonly organisation: string;
  /** The suppliers are made up. */
  readonly isExample: boolean;
  /** Where the skip link leads. */
  readonly skip: { readonly label: string; readonly to: string };
  readonly stylesheets: readonly string[];
  /** HTML. */
  readonly main: string;
}

export function renderPage({ path, visitor, title, organisation, isExample, skip, stylesheets, main }: Page): string {
  const { me, locale, texts } = visitor;
  return html`<!doctype html>
<html lang="${locale}" class="theme">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="htmx-config" content='{"includeIndicatorCSS": false, "noSwap": [204, 304, "4xx", "5xx"]}' />
    <title>${title ? `${title} – ${texts.name}` : texts.title}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    !${['components', 'theme', 'page', 'message', 'form', ...stylesheets].map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`).join('\n    ')}
    <script src="/assets/htmx.js" defer></script>
    <script src="/assets/chat.js" defer></script>
  </head>
  <body class="utrecht-document utrecht-surface">
    <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#${skip.to}">${skip.label}</a>
    <header class="top">
      <div class="column top__inner">
        <a class="top__name" href="/"><img src="/assets/icon.svg" alt="" width="34" height="34" />${texts.name}</a>
        <p class="top__organisation">${organisation}</p>
        <nav class="top__pages" aria-label="${texts.parts}">
          !${pageLink('/', texts.chat, path)}
          !${pageLink('/home', texts.home, path)}
        </nav>
        <form class="languages" method="post" action="/chat/locale" aria-label="${texts.language}">
          <input type="hidden" name="to" value="${path}" />
          !${LOCALES.map((other) => languageButton(other, locale)).join('')}
        </form>
      </div>
    </header>
    <aside class="demo" aria-label="${texts.demo}">
      <div class="column demo__inner">
        <p><strong>${texts.room}</strong> ${texts.try}${isExample ? ` ${texts.examples}` : ''}</p>
        <form class="cast" method="post" action="/chat/cast" aria-label="${texts.whoAreYou}">
          <input type="hidden" name="to" value="${path}" />
          <span>${texts.youAre}</span>
          !${CAST.map((member) => castButton(member, me, locale)).join('')}
        </form>
      </div>
    </aside>
    !${main}
  </body>
</html>`;
}

/** Where the script finds its words, and says what happened. */
export function statusLine({ failed, copied, selected, newPost, changedPost }: WebTexts): string {
  return html`<p id="status" class="status" role="status" data-failed="${failed}" data-copied="${copied}" data-selected="${selected}" data-new-post="${newPost}" data-changed-post="${changedPost}"></p>`;
}

function pageLink(path: PagePath, label: string, current: PagePath): string {
  return html`<a class="top__page" href="${path}" !${path === current ? 'aria-current="page"' : ''}>${label}</a>`;
}

const LANGUAGES: Readonly<Record<Locale, string>> = { nl: 'Nederlands', en: 'English' };

function languageButton(locale: Locale, current: Locale): string {
  return html`<button class="languages__one" type="submit" name="locale" value="${locale}" lang="${locale}" aria-label="${locale.toUpperCase()} ${LANGUAGES[locale]}" aria-pressed="${locale === current ? 'true' : 'false'}">${locale.toUpperCase()}</button>`;
}

function castButton(member: CastMember, me: CastMember, locale: Locale): string {
  return html`<button class="cast__member" type="submit" name="cast" value="${member.id}" aria-pressed="${member.id === me.id ? 'true' : 'false'}">${member.name} <small>${member.role[locale]}</small></button>`;
}

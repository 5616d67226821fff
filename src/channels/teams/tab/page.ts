import { html } from 'ghtml';
import type { Locale } from '../../../domain/category.ts';
import { textsFor } from '../../../texts/texts.ts';

const THEMES = ['default', 'dark', 'contrast'];

/** The page around what the tab shows; its script asks Teams who is there. */
export function renderPage(locale: Locale, theme: string): string {
  const { loading, outside, signedOut, trouble } = textsFor(locale).teams.tab;
  return html`<!doctype html>
<html lang="${locale}" data-theme="${THEMES.includes(theme) ? theme : 'default'}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Inkoophulp</title>
    <link rel="icon" href="/teams/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/teams/assets/tab.css" />
    <script src="/teams/teams-js.js" defer></script>
    <script src="/teams/assets/tab.js" defer></script>
  </head>
  <body data-outside="${outside}" data-signed-out="${signedOut}" data-trouble="${trouble}">
    <main>
      <p id="status" class="status" role="status">${loading}</p>
      <div id="answer" aria-live="polite"></div>
      <div id="home"></div>
    </main>
  </body>
</html>`;
}

/** What the manifest points to: who we are, privacy and terms. Nobody signs in for it. */
export function renderAbout(locale: Locale, keepsPersons: boolean): string {
  const { title, body, privacy, privacyBody, nothingBody, terms, termsBody } = textsFor(locale).teams.about;
  return html`<!doctype html>
<html lang="${locale}" data-theme="default">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="/teams/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/teams/assets/tab.css" />
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${body}</p>
      <section class="section" id="privacy"><h2>${privacy}</h2><p>${keepsPersons ? privacyBody : nothingBody}</p></section>
      <section class="section" id="terms"><h2>${terms}</h2><p>${termsBody}</p></section>
    </main>
  </body>
</html>`;
}

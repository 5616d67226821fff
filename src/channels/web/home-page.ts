import { html } from 'ghtml';
import type { Home } from '../../ports/chat.ts';
import type { WebTexts } from '../../texts/web.ts';
import { type Page, renderPage, statusLine } from './page.ts';
import { renderParts } from './render.ts';

export interface HomeView extends Pick<Page, 'visitor' | 'organisation' | 'isExample'> {
  readonly home: Home;
}

/** A person's own page. What its buttons answer comes above the sections, and goes on there as in the chat. */
export function renderHomePage({ home, ...view }: HomeView): string {
  const { texts } = view.visitor;
  const main = html`<main class="home" id="inhoud" tabindex="-1">
      <div class="column">
        <h1 class="utrecht-heading-1">${home.title}</h1>
        !${statusLine(texts)}
      </div>
      <section id="log" class="column log" aria-label="${texts.conversation}"></section>
      !${renderSections(home, texts)}
    </main>`;
  return renderPage({
    ...view,
    path: '/home',
    title: home.title,
    skip: { label: texts.skipToContent, to: 'inhoud' },
    stylesheets: ['home'],
    main,
  });
}

/** `again`: takes the place of the sections on a page that is open, because something may have changed. */
export function renderSections({ sections }: Home, texts: WebTexts, again = false): string {
  const all = sections.map(
    ({ heading, parts }, at) => html`<section class="home__section" aria-labelledby="deel-${at}">
      <h2 class="utrecht-heading-2" id="deel-${at}">${heading}</h2>
      !${renderParts(parts, texts, 'home')}
    </section>`,
  );
  return html`<div id="home" class="column home__sections" !${again ? 'hx-swap-oob="true"' : ''}>!${all.join('')}</div>`;
}

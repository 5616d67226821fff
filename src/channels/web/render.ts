/** A reply as a fragment of HTML. */
import { html } from 'ghtml';
import { formatAddress } from '../../domain/address.ts';
import { formatVerb } from '../../domain/click.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import type { WebPost } from '../../ports/store.ts';
import { SQUARE } from './cast.ts';
import { LIMITS } from './limits.ts';
import { isWebOrMail, link, toHtml } from './markdown.ts';

/** An answer: the reader goes on here. */
export function renderReply({ title, parts }: Reply): string {
  return html`<article class="message message--bot" tabindex="-1" aria-label="${title}">
    <h2 class="utrecht-heading-2">${title}</h2>
    !${renderParts(parts)}
  </article>`;
}

/** A message that came by itself. */
export function renderPost({ number, to, reply }: WebPost): string {
  return html`<article class="message message--bot message--post" id="post-${number}" tabindex="-1" aria-label="${reply.title}">
    <h2 class="utrecht-heading-2">${reply.title}</h2>
    <p class="message__from">${to === formatAddress(SQUARE) ? 'Tip op het plein, voor iedereen' : 'Tip voor jou'}</p>
    !${renderParts(reply.parts)}
  </article>`;
}

/** What a fresh page begins with: of all that `help` says only what can be tapped, for the page around it says the rest. */
export function renderWelcome(help: Reply): string {
  const parts = help.parts.filter(({ kind }) => kind === 'choices');
  return renderReply(parts.length > 0 ? { ...help, title: 'Of kies waar het om gaat', parts } : help);
}

/** What a visitor typed. */
export function renderSaid(text: string, name: string): string {
  const shown = text.length > LIMITS.shownCharacters ? `${text.slice(0, LIMITS.shownCharacters)} …` : text;
  return html`<article class="message message--person">
    <p class="message__from">${name}</p>
    <p class="utrecht-paragraph">${shown}</p>
  </article>`;
}

/** Suppliers that follow each other stand side by side where there is room, and so do links. */
const ROWS: Partial<Record<ReplyPart['kind'], readonly [string, string]>> = {
  supplier: ['<ol class="suppliers">', '</ol>'],
  link: ['<div class="choices">', '</div>'],
};

function renderParts(parts: readonly ReplyPart[]): string {
  return parts
    .map((part, at) => {
      const [open, close] = ROWS[part.kind] ?? ['', ''];
      return (parts[at - 1]?.kind === part.kind ? '' : open) + renderPart(part) + (parts[at + 1]?.kind === part.kind ? '' : close);
    })
    .join('');
}

function renderPart(part: ReplyPart): string {
  switch (part.kind) {
    case 'text':
      return `<div class="message__text">${toHtml(part.markdown)}</div>`;
    case 'note':
      return `<div class="message__note">${toHtml(part.markdown)}</div>`;
    case 'supplier':
      return supplier(part.card, part.choice);
    case 'choices':
      return html`<div class="choices">!${part.choices.map((choice) => button(choice, 'subtle')).join('')}</div>`;
    case 'link':
      return linkButton(part.label, part.url);
    case 'quote':
      return html`<figure class="quote">
        <figcaption>${part.label}</figcaption>
        <blockquote>${part.text}</blockquote>
        <button class="utrecht-button utrecht-button--secondary-action quote__copy" type="button">Kopieer de tekst</button>
      </figure>`;
  }
}

function supplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined): string {
  const source = impact.url ? link(impact.url, html`${impact.source}`) : html`${impact.source}`;
  return html`<li class="supplier">
    <div>
      !${badge ? html`<p class="supplier__badge">${badge}</p>` : ''}
      <h3 class="utrecht-heading-3">${name}</h3>
    </div>
    <div class="supplier__lines">!${lines.map((line) => html`<p>${line}</p>`).join('')}</div>
    <div class="supplier__impact">
      <p>${impact.text}.</p>
      <p class="supplier__source">!${source}</p>
    </div>
    <div>!${choice ? button(choice, 'secondary-action') : ''}</div>
  </li>`;
}

/** Each button is a small form of its own, so that it works with and without script. */
function button({ verb, index, label, spoken, token, primary }: Choice, look: 'secondary-action' | 'subtle'): string {
  return html`<form method="post" action="/chat/click#antwoord" hx-post="/chat/click" hx-target="closest article" hx-swap="outerHTML">
    <input type="hidden" name="verb" value="${formatVerb(verb, index)}" />
    <input type="hidden" name="token" value="${token}" />
    <button class="utrecht-button utrecht-button--${primary ? 'primary-action' : look}" type="submit" !${spoken === label ? '' : html`aria-label="${spoken}"`}>${label}</button>
  </form>`;
}

function linkButton(label: string, url: string): string {
  if (!isWebOrMail(url)) return html`<p class="utrecht-paragraph">${label}</p>`;
  const look = url.startsWith('mailto:') ? 'primary-action' : 'secondary-action';
  return html`<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--${look}" href="${url}" rel="noreferrer">${label}</a>`;
}

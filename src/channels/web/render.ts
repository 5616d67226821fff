/** A reply as a fragment of HTML. */
import { html } from 'ghtml';
import { formatAddress } from '../../domain/address.ts';
import { formatVerb } from '../../domain/click.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import type { WebPost } from '../../ports/store.ts';
import type { WebTexts } from '../../texts/web.ts';
import { SQUARE } from './cast.ts';
import { LIMITS } from './limits.ts';
import { isWebOrMail, link, toHtml } from './markdown.ts';
import { type Place, placeField, SWAPS } from './place.ts';

/** An answer: the reader goes on here. */
export function renderReply({ title, parts }: Reply, texts: WebTexts, place: Place = 'chat'): string {
  return html`<article class="message message--bot" tabindex="-1" aria-label="${title}">
    <h2 class="utrecht-heading-2">${title}</h2>
    !${renderParts(parts, texts, place)}
  </article>`;
}

/**
 * A message that came by itself, which keeps its own language, or what takes its place on a page that has it. Nothing for one that
 * was withdrawn before anybody saw it.
 */
export function renderPost({ number, changes, to, reply }: WebPost, texts: WebTexts): string {
  if (!reply) return changes === undefined ? '' : withdrawn(changes, texts);
  return html`<article class="message message--bot message--post ${changes === undefined ? '' : 'message--changed'}" id="post-${changes ?? number}" lang="${reply.locale ?? 'nl'}" tabindex="-1" aria-label="${reply.title}" !${changes === undefined ? '' : 'hx-swap-oob="true"'}>
    <h2 class="utrecht-heading-2">${reply.title}</h2>
    <p class="message__from" lang="${texts.lang}">${to === formatAddress(SQUARE) ? texts.toEverybody : texts.toYou}</p>
    !${renderParts(reply.parts, texts)}
  </article>`;
}

function withdrawn(post: number, texts: WebTexts): string {
  return html`<article class="message message--bot message--post message--changed" id="post-${post}" tabindex="-1" aria-label="${texts.withdrawn}" hx-swap-oob="true">
    <h2 class="utrecht-heading-2">${texts.withdrawn}</h2>
    <p class="utrecht-paragraph">${texts.withdrawnBody}</p>
  </article>`;
}

/** What a fresh page begins with: of all that `help` says only what can be tapped, for the page around it says the rest. */
export function renderWelcome(help: Reply, texts: WebTexts): string {
  const parts = help.parts.filter(({ kind }) => kind === 'choices');
  return renderReply(parts.length > 0 ? { ...help, title: texts.orChoose, parts } : help, texts);
}

/** What a visitor typed. Aloud in the room it may well stay without an answer, which is said too. */
export function renderSaid(text: string, name: string, texts: WebTexts, { aloud = false, answered = true } = {}): string {
  const shown = text.length > LIMITS.shownCharacters ? `${text.slice(0, LIMITS.shownCharacters)} …` : text;
  return html`<article class="message message--person">
    <p class="message__from">${aloud ? texts.saidAloud(name) : name}</p>
    <p class="utrecht-paragraph">${shown}</p>
    !${answered ? '' : html`<p class="message__note">${texts.unanswered}</p>`}
  </article>`;
}

/** Suppliers that follow each other stand side by side where there is room, and so do links. */
const ROWS: Partial<Record<ReplyPart['kind'], readonly [string, string]>> = {
  supplier: ['<ol class="suppliers">', '</ol>'],
  link: ['<div class="choices">', '</div>'],
};

export function renderParts(parts: readonly ReplyPart[], texts: WebTexts, place: Place = 'chat'): string {
  return parts
    .map((part, at) => {
      const [open, close] = ROWS[part.kind] ?? ['', ''];
      return (
        (parts[at - 1]?.kind === part.kind ? '' : open) + renderPart(part, texts, place) + (parts[at + 1]?.kind === part.kind ? '' : close)
      );
    })
    .join('');
}

function renderPart(part: ReplyPart, texts: WebTexts, place: Place): string {
  switch (part.kind) {
    case 'text':
      return `<div class="message__text">${toHtml(part.markdown)}</div>`;
    case 'note':
      return `<div class="message__note">${toHtml(part.markdown)}</div>`;
    case 'supplier':
      return supplier(part.card, part.choice, texts, place);
    case 'choices':
      return html`<div class="choices">!${part.choices.map((choice) => button(choice, 'subtle', place)).join('')}</div>`;
    case 'link':
      return linkButton(part.label, part.url);
    case 'quote':
      return html`<figure class="quote">
        <figcaption>${part.label}</figcaption>
        <blockquote>${part.text}</blockquote>
        <button class="utrecht-button utrecht-button--secondary-action quote__copy" type="button">${texts.copy}</button>
      </figure>`;
  }
}

function supplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined, texts: WebTexts, place: Place): string {
  // What it sells comes first, and like its impact that is in the supplier's own words.
  const own = texts.lang === 'nl' ? '' : 'lang="nl"';
  const source = impact.url ? link(impact.url, html`${impact.source}`) : html`${impact.source}`;
  return html`<li class="supplier">
    <div>
      !${badge ? html`<p class="supplier__badge">${badge}</p>` : ''}
      <h3 class="utrecht-heading-3">${name}</h3>
    </div>
    <div class="supplier__lines">!${lines.map((line, at) => html`<p !${at === 0 ? own : ''}>${line}</p>`).join('')}</div>
    <div class="supplier__impact">
      <p !${own}>${impact.text}.</p>
      <p class="supplier__source">!${source}</p>
    </div>
    <div>!${choice ? button(choice, 'secondary-action', place) : ''}</div>
  </li>`;
}

/** Each button is a small form of its own, so that it works with and without script. */
function button({ verb, index, label, spoken, token, primary }: Choice, look: 'secondary-action' | 'subtle', place: Place): string {
  return html`<form method="post" action="/chat/click#antwoord" hx-post="/chat/click" !${SWAPS[place]}>
    !${placeField(place)}
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

/** A reply as a fragment of HTML. */
import { html } from 'ghtml';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports.ts';
import { link, toHtml } from './markdown.ts';

/** One message of the bot. `from` says where it came from, when not just from the bot to you. */
export function renderReply(reply: Reply, from = 'Inkoophulp'): string {
  return html`<article class="message message--bot" tabindex="-1">
    <p class="message__from">${from}</p>
    <h2 class="utrecht-heading-4 message__title">${reply.title}</h2>
    !${renderParts(reply.parts)}
  </article>`;
}

/** What a visitor typed or tapped. */
export function renderSaid(text: string, name: string): string {
  return html`<article class="message message--person">
    <p class="message__from">${name}</p>
    <p class="utrecht-paragraph">${text}</p>
  </article>`;
}

/** Suppliers that follow each other stand side by side where there is room. */
function renderParts(parts: readonly ReplyPart[]): string {
  let out = '';
  let open = false;
  for (const part of parts) {
    if ((part.kind === 'supplier') !== open) {
      out += open ? '</ol>' : '<ol class="suppliers">';
      open = !open;
    }
    out += renderPart(part);
  }
  return open ? `${out}</ol>` : out;
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
      return html`<div class="choices">!${part.choices.map(button).join('')}</div>`;
    case 'link':
      return html`<p class="utrecht-paragraph message__link">!${link(part.url, html`${part.label}`)}</p>`;
    case 'quote':
      return html`<figure class="quote"><figcaption>${part.label}</figcaption><blockquote>${part.text}</blockquote></figure>`;
  }
}

function supplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined): string {
  const source = impact.url ? link(impact.url, html`${impact.source}`) : html`${impact.source}`;
  return html`<li class="supplier">
    !${badge ? html`<p class="supplier__badge">${badge}</p>` : ''}
    <h3 class="utrecht-heading-5 supplier__name">${name}</h3>
    !${lines.map((line) => html`<p class="supplier__line">${line}</p>`).join('')}
    <p class="supplier__impact">${impact.text}.</p>
    <p class="supplier__source">!${source}</p>
    !${choice ? button(choice) : ''}
  </li>`;
}

/** Each button is a small form of its own, so that it works with and without script. */
function button({ verb, index, label, spoken, token, primary }: Choice): string {
  return html`<form method="post" action="/chat/click" hx-post="/chat/click" hx-target="closest article" hx-swap="outerHTML">
    <input type="hidden" name="verb" value="${index === undefined ? verb : `${verb}:${index}`}" />
    <input type="hidden" name="token" value="${token}" />
    <button class="utrecht-button ${primary ? 'utrecht-button--primary-action' : 'utrecht-button--secondary-action'}" type="submit" !${spoken === label ? '' : html`aria-label="${spoken}"`}>${label}</button>
  </form>`;
}

/** Home, replies and forms as fragments of HTML for the tab. */
import { html } from 'ghtml';
import { Marked } from 'marked';
import type { Locale } from '../../../domain/category.ts';
import { formatVerb } from '../../../domain/click.ts';
import type { Choice, Field, Form, Home, Reply, ReplyPart, SupplierCard } from '../../../ports/chat.ts';
import { textsFor } from '../../../texts/texts.ts';
import { FIELD, type Mending } from '../forms.ts';

export function renderHome({ title, sections }: Home, locale: Locale): string {
  return html`<h1>${title}</h1>
    !${sections
      .map(
        ({ heading, parts }, index) => html`<section class="section" aria-labelledby="section-${index}">
          <h2 id="section-${index}">${heading}</h2>
          !${renderParts(parts, locale)}
        </section>`,
      )
      .join('')}`;
}

/** What comes after a tap; the script puts the focus on it. */
export function renderReply({ title, parts }: Reply, locale: Locale): string {
  return html`<section class="section section--answer" tabindex="-1" aria-labelledby="answer-title">
    <h2 id="answer-title">${title}</h2>
    !${renderParts(parts, locale)}
    <p><button type="button" class="button" data-close>${textsFor(locale).teams.close}</button></p>
  </section>`;
}

export function renderForm(
  form: Form,
  opening: { readonly verb: string; readonly token: string },
  locale: Locale,
  mending?: Mending,
): string {
  const { close, mend } = textsFor(locale).teams;
  const fields = form.fields.map((field) =>
    renderField(mending ? { ...field, value: mending.values[field.name] ?? '' } : field, mending?.errors[field.name], locale),
  );
  return html`<section class="section section--answer" tabindex="-1" aria-labelledby="answer-title">
    <h2 id="answer-title">${form.title}</h2>
    !${mending ? html`<p class="error" role="alert">${mend(Object.keys(mending.errors).length)}</p>` : ''}
    !${form.intro ? `<div class="text">${toHtml(form.intro)}</div>` : ''}
    <form class="form" data-send="submit" novalidate>
      <input type="hidden" name="form" value="${form.id}" />
      <input type="hidden" name="token" value="${form.token}" />
      <input type="hidden" name="verb" value="${opening.verb}" />
      <input type="hidden" name="opening" value="${opening.token}" />
      !${fields.join('')}
      <p class="choices">
        <button class="button button--primary" type="submit">${form.submit}</button>
        <button class="button" type="button" data-close>${close}</button>
      </p>
    </form>
  </section>`;
}

function renderField(field: Field, error: string | undefined, locale: Locale): string {
  const id = `field-${field.name}`;
  const described = [error && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ');
  const state = html`id="${id}" name="${FIELD}${field.name}" !${described ? html`aria-describedby="${described}"` : ''} !${error ? 'aria-invalid="true"' : ''} !${field.required ? 'aria-required="true"' : ''}`;
  const label = html`<label for="${id}">${field.label} !${field.required ? '' : html`<span class="soft">${textsFor(locale).teams.tab.optional}</span>`}</label>`;
  const around = html`!${field.hint ? html`<p class="soft" id="${id}-hint">${field.hint}</p>` : ''} !${error ? html`<p class="error" id="${id}-error">${error}</p>` : ''}`;
  if (field.kind === 'consent')
    return html`<div class="field">!${around}
      <p class="tick"><input type="checkbox" !${state} value="yes" !${field.value === 'yes' ? 'checked' : ''} /> <label for="${id}">${field.label}</label></p>
    </div>`;
  return html`<div class="field">!${label} !${around} !${renderInput(field, state, locale)}</div>`;
}

function renderInput(field: Exclude<Field, { kind: 'consent' }>, state: string, locale: Locale): string {
  const value = field.value ?? '';
  switch (field.kind) {
    case 'text':
      return field.long
        ? html`<textarea !${state} rows="4" maxlength="${field.maxLength}">${value}</textarea>`
        : html`<input type="text" !${state} maxlength="${field.maxLength}" value="${value}" />`;
    case 'choice':
      return html`<select !${state}>
        <option value="">${textsFor(locale).teams.tab.choose}</option>
        !${field.options.map((option) => html`<option value="${option.value}" !${option.value === value ? 'selected' : ''}>${option.label}</option>`).join('')}
      </select>`;
    case 'date':
      return html`<input type="date" !${state} value="${value}" />`;
    case 'number':
      return html`<input type="number" !${state} min="${field.min}" max="${field.max}" value="${value}" />`;
  }
}

/** Suppliers that follow each other stand side by side where there is room, and so do links. */
const ROWS: Partial<Record<ReplyPart['kind'], readonly [string, string]>> = {
  supplier: ['<ul class="suppliers">', '</ul>'],
  link: ['<p class="choices">', '</p>'],
};

function renderParts(parts: readonly ReplyPart[], locale: Locale): string {
  return parts
    .map((part, at) => {
      const [open, close] = ROWS[part.kind] ?? ['', ''];
      return (parts[at - 1]?.kind === part.kind ? '' : open) + renderPart(part, locale) + (parts[at + 1]?.kind === part.kind ? '' : close);
    })
    .join('');
}

function renderPart(part: ReplyPart, _locale: Locale): string {
  switch (part.kind) {
    case 'text':
      return `<div class="text">${toHtml(part.markdown)}</div>`;
    case 'note':
      return `<div class="text soft">${toHtml(part.markdown)}</div>`;
    case 'supplier':
      return renderSupplier(part.card, part.choice);
    case 'choices':
      return html`<div class="choices">!${part.choices.map(button).join('')}</div>`;
    case 'link':
      return link(part.url, html`${part.label}`, 'button');
    case 'quote':
      return html`<figure class="quote"><figcaption>${part.label}</figcaption><blockquote>${part.text}</blockquote></figure>`;
  }
}

function renderSupplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined): string {
  const source = impact.url ? link(impact.url, html`${impact.source}`) : html`${impact.source}`;
  return html`<li class="supplier">
    !${badge ? html`<p class="badge">${badge}</p>` : ''}
    <h3>${name}</h3>
    !${lines.map((line) => html`<p>${line}</p>`).join('')}
    <p>${impact.text}.</p>
    <p class="soft">!${source}</p>
    !${choice ? button(choice) : ''}
  </li>`;
}

function button({ verb, index, label, spoken, token, primary }: Choice): string {
  return html`<form data-send="click">
    <input type="hidden" name="verb" value="${formatVerb(verb, index)}" />
    <input type="hidden" name="token" value="${token}" />
    <button class="button !${primary ? 'button--primary' : ''}" type="submit" !${spoken === label ? '' : html`aria-label="${spoken}"`}>${label}</button>
  </form>`;
}

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => html`${text}`,
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    link({ href, tokens }) {
      return link(href, this.parser.parseInline(tokens));
    },
    image: ({ text }) => html`${text}`,
  },
});

/** HTML in Markdown comes out as text. */
function toHtml(markdown: string): string {
  return marked.parse(markdown, { async: false }).trim();
}

/** `label` is HTML. Links go nowhere but to the web or a mail. */
function link(url: string, label: string, look = 'link'): string {
  return /^(https?|mailto):/i.test(url) ? html`<a class="${look}" href="${url}" target="_blank" rel="noreferrer">!${label}</a>` : label;
}

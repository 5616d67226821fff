import { html } from 'ghtml';
import { Marked } from 'marked';

const webMarked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => html`${text}`,
    heading({ tokens }) {
      return `<p class="utrecht-paragraph"><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    paragraph({ tokens }) {
      return `<p class="utrecht-paragraph">${this.parser.parseInline(tokens)}</p>`;
    },
    link({ href, tokens }) {
      return link(href, this.parser.parseInline(tokens));
    },
    image: ({ text }) => html`${text}`,
  },
});

/** Markdown as HTML. HTML in it comes out as text, and links go nowhere but to the web or a mail. */
export function toHtml(markdown: string): string {
  return webMarked.parse(markdown, { async: false }).trim();
}

/** `label` is HTML. */
export function link(url: string, label: string): string {
  return isWebOrMail(url) ? html`<a class="utrecht-link utrecht-link--html-a" href="${url}" rel="noreferrer">!${label}</a>` : label;
}

export function isWebOrMail(url: string): boolean {
  return /^(https?|mailto):/i.test(url);
}

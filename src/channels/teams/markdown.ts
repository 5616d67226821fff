import { Marked, type RendererObject, type Tokens } from 'marked';

/**
 * The part of Markdown that a TextBlock shows: bold, italics, lists, links. Code and headings become
 * bold. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format.
 */
const renderer: RendererObject = {
  space: () => '',
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  heading({ tokens }) {
    return `**${this.parser.parseInline(tokens)}**\n\n`;
  },
  list({ items, ordered, start }: Tokens.List) {
    return `${items.map((item, index) => `${ordered ? `${Number(start || 1) + index}.` : '-'} ${this.parser.parse(item.tokens).trim()}`).join('\r')}\n\n`;
  },
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  table({ header, rows }) {
    const line = (cells: Tokens.TableCell[]) => cells.map(({ tokens }) => this.parser.parseInline(tokens)).join(' · ');
    return `${[header, ...rows].map(line).join('\n\n')}\n\n`;
  },
  blockquote({ tokens }) {
    return this.parser.parse(tokens);
  },
  code: ({ text }) => `${escapeMarkdown(text)}\n\n`,
  hr: () => '',
  html: ({ text }) => escapeMarkdown(text),
  strong({ tokens }) {
    return `**${this.parser.parseInline(tokens)}**`;
  },
  em({ tokens }) {
    return `_${this.parser.parseInline(tokens)}_`;
  },
  del({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  codespan: ({ text }) => `**${escapeMarkdown(text)}**`,
  br: () => '\n\n',
  link({ href, tokens }) {
    return link(href, this.parser.parseInline(tokens));
  },
  image: ({ text }) => escapeMarkdown(text),
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : escapeMarkdown(token.text);
  },
};

/** The words alone. */
const spokenRenderer: RendererObject = {
  ...renderer,
  heading({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  list({ items }: Tokens.List) {
    return `${items.map((item) => this.parser.parse(item.tokens).trim()).join('\n')}\n\n`;
  },
  checkbox: () => '',
  table({ header, rows }) {
    const line = (cells: Tokens.TableCell[]) => cells.map(({ tokens }) => this.parser.parseInline(tokens)).join(', ');
    return `${[header, ...rows].map(line).join('\n')}\n\n`;
  },
  code: ({ text }) => `${text}\n\n`,
  html: ({ text }) => text,
  strong({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  codespan: ({ text }) => text,
  link({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  image: ({ text }) => text,
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : token.text;
  },
};

const teamsMarked = new Marked({ renderer, gfm: true });
const spokenMarked = new Marked({ renderer: spokenRenderer, gfm: true });

export function toTeamsMarkdown(markdown: string): string {
  return parsed(teamsMarked, markdown) ?? escapeMarkdown(markdown).trim();
}

/** Without any marks, to be read aloud. */
export function toSpoken(markdown: string): string {
  return parsed(spokenMarked, markdown) ?? markdown.trim();
}

/** Undefined when it is nested deeper than the parser can follow. */
function parsed(marked: Marked, markdown: string): string | undefined {
  try {
    return marked.parse(markdown, { async: false }).trim();
  } catch {
    return undefined;
  }
}

export function link(url: string, label: string): string {
  return /^(https?|mailto):/.test(url) ? `[${label}](${url.replace(/[()\s]/g, encodeURIComponent)})` : label;
}

/** Signs that a TextBlock would take for marks. */
export function escapeMarkdown(text: string): string {
  return text.replace(/([\\*_[\]`])/g, '\\$1');
}

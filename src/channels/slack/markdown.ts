import { Marked, type RendererObject, type Tokens } from 'marked';
import { cut } from './limits.ts';

/** Slack's own marks for what Markdown says. Source: https://docs.slack.dev/messaging/formatting-message-text. */
const renderer: RendererObject = {
  space: () => '',
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  heading({ tokens }) {
    return `*${this.parser.parseInline(tokens)}*\n\n`;
  },
  list({ items, ordered, start }: Tokens.List) {
    return `${items.map((item, index) => `${ordered ? `${Number(start || 1) + index}.` : '•'} ${this.parser.parse(item.tokens).trim()}`).join('\n')}\n\n`;
  },
  checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  table({ header, rows }) {
    const line = (cells: Tokens.TableCell[]) => cells.map(({ tokens }) => this.parser.parseInline(tokens)).join(' · ');
    return `${[header, ...rows].map(line).join('\n')}\n\n`;
  },
  blockquote({ tokens }) {
    return `${this.parser.parse(tokens).trim().replace(/^/gm, '> ')}\n\n`;
  },
  code: ({ text }) => `\`\`\`${escapeSlack(text)}\`\`\`\n\n`,
  hr: () => '———\n\n',
  html: ({ text }) => escapeSlack(text),
  strong({ tokens }) {
    return `*${this.parser.parseInline(tokens)}*`;
  },
  em({ tokens }) {
    return `_${this.parser.parseInline(tokens)}_`;
  },
  del({ tokens }) {
    return `~${this.parser.parseInline(tokens)}~`;
  },
  codespan: ({ text }) => `\`${escapeSlack(text)}\``,
  br: () => '\n',
  link({ href, tokens }) {
    return link(href, this.parser.parseInline(tokens));
  },
  image: ({ text }) => escapeSlack(text),
  text(token) {
    return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : escapeSlack(token.text);
  },
};

const slackMarked = new Marked({ renderer, gfm: true });

/** Most of what we say is said again: evidence, notes, questions. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 500;

/** Markdown as Slack's mrkdwn. What could address somebody (`<!channel>`, `<@U…>`) comes out as plain text. */
export function toMrkdwn(markdown: string): string {
  let mrkdwn = remembered.get(markdown);
  if (mrkdwn === undefined) {
    mrkdwn = parsed(markdown);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(markdown, mrkdwn);
  }
  return mrkdwn;
}

function parsed(markdown: string): string {
  try {
    return slackMarked.parse(markdown, { async: false }).trim();
  } catch {
    // Nested deeper than the parser can follow: as it was typed.
    return escapeSlack(markdown).trim();
  }
}

/** `label` is mrkdwn. */
export function link(url: string, label: string): string {
  if (!/^(https?|mailto):/.test(url)) return label;
  const address = escapeSlack(url.replace(/[|<>\s]/g, encodeURIComponent));
  return `<${address}|${label.replace(/[|<>\s]+/g, ' ')}>`;
}

/** Cuts mrkdwn to `limit` characters, never through a link or an escaped sign. */
export function cutMrkdwn(mrkdwn: string, limit: number): string {
  return mrkdwn.length <= limit
    ? mrkdwn
    : `${cut(mrkdwn, limit)
        .slice(0, -1)
        .replace(/<[^>]*$|&[a-z]*$/, '')}…`;
}

/** Slack's three control characters. */
export function escapeSlack(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

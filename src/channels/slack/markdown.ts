import { Marked, type RendererObject, type Tokens } from 'marked';

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
    mrkdwn = slackMarked.parse(markdown, { async: false }).trim();
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(markdown, mrkdwn);
  }
  return mrkdwn;
}

export function link(url: string, label: string): string {
  return /^(https?|mailto):/.test(url) ? `<${url.replace(/[|<>]/g, encodeURIComponent)}|${label.replace(/[|<>]/g, ' ')}>` : label;
}

/** Slack's three control characters. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

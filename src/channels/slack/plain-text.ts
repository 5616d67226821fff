/**
 * What somebody typed, without Slack's marks: a mention of us goes, links and rooms become their words,
 * `&amp;` becomes `&`. Source: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages.
 */
export function plainText(text: string, botUserId?: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_mark, inside: string) => words(inside, botUserId))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Does the text call us by name? */
export function mentions(text: string, botUserId: string | undefined): boolean {
  return botUserId !== undefined && (text.includes(`<@${botUserId}>`) || text.includes(`<@${botUserId}|`));
}

function words(inside: string, botUserId: string | undefined): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return target === `@${botUserId}` ? ' ' : (label ?? '');
  if (target.startsWith('!')) return label ?? '';
  if (target.startsWith('#')) return label ?? '';
  return label ?? target.replace(/^mailto:/, '');
}

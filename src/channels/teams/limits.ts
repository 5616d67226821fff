/** What one Teams message may hold. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and .../cards/cards-reference, read in November 2026. */
export const LIMITS = {
  /** A card of this many bytes is accepted everywhere; newer clients take more. */
  cardBytes: 28_000,
  textBlock: 3000,
  actionTitle: 60,
  /** More in one row do not fit on a phone. */
  actionsPerRow: 4,
} as const;

/** Cuts `text` to `limit` characters, never through a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What one Teams message may hold. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and .../cards/cards-reference, read in November 2026. */
export const LIMITS = {
  /** A card of this many bytes is accepted everywhere; newer clients take more. */
  cardBytes: 28_000,
  textBlock: 3000,
  actionTitle: 60,
  /** More in one row do not fit on a phone. */
  actionsPerRow: 4,
} as const;

/**
 * How fast we may send, with a fifth of headroom for what people ask in the meantime.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, of 8 October 2026:
 * 50 requests a second per app and tenant; per conversation 7 in one second, 8 in two, 60 in thirty and 1800 in an hour.
 */
export const RATES = {
  perSecond: 40,
  perConversation: [
    { windowMs: 1000, most: 5 },
    { windowMs: 2000, most: 6 },
    { windowMs: 30_000, most: 48 },
    { windowMs: 3_600_000, most: 1440 },
  ],
} as const;

/** Cuts `text` to `limit` characters, never through a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

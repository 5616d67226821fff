/** What one Teams message may hold, and how fast messages may follow each other. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and .../cards/cards-reference, read in November 2026. */
import type { Pace } from '../../ports/sender.ts';

export const LIMITS = {
  /** A card of this many bytes is accepted everywhere; newer clients take more. */
  cardBytes: 28_000,
  textBlock: 3000,
  actionTitle: 60,
  /** More in one row do not fit on a phone. */
  actionsPerRow: 4,
} as const;

/**
 * How fast we send by ourselves: a tenth of what a tenant allows stays free for what people ask in the meantime. One
 * message to a conversation every 2.5 seconds keeps within all its limits at once, with a fifth to spare. Source:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, of 8 October 2026: 50 requests a second
 * per app and tenant; per conversation 7 in one second, 8 in two, 60 in thirty and 1800 in an hour.
 */
export const PACE: Pace = { perSecond: 45, roomGapMs: 2500 };

/** Cuts `text` to `limit` characters, never through a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

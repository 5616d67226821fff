/** What one Slack message, modal or home may hold. Source: https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/methods/chat.postMessage, read in November 2026. */
export const LIMITS = {
  blocks: 50,
  /** In a modal and in App Home. */
  viewBlocks: 100,
  headerText: 150,
  sectionText: 3000,
  contextText: 2000,
  actionElements: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  /** Slack cuts off what is longer. It likes less than 4,000, and nearly everything is; but screen readers read this. */
  messageText: 40_000,
  /** Of a message that is changed (https://docs.slack.dev/reference/methods/chat.update, `msg_too_long`). */
  updatedText: 4000,
  /** Text in all blocks of one message: Slack answers `msg_blocks_too_long` above some 13,200 (https://github.com/slackapi/bolt-js/issues/2509). */
  messageBlocksText: 12_000,
  viewTitle: 24,
  viewButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** Slack names no limit for what is said at a field; a sentence fits. */
  fieldError: 500,
} as const;

/**
 * One message a second in one room, and "several hundred" a minute in a workspace: three hundred.
 * Source: https://docs.slack.dev/apis/web-api/rate-limits.
 */
export const PACE = { perSecond: 5, roomGapMs: 1000 } as const;

/**
 * Looking back in a conversation: fewer than 50 times a minute in a workspace (tier 3), or as seldom as Slack says with
 * `Retry-After`; it allows apps that are sold outside its Marketplace one look a minute, at 15 messages.
 * Source: https://docs.slack.dev/reference/methods/conversations.history, read in November 2026.
 */
export const LOOKING = { gapMs: 1500, messages: 15, pages: 3 } as const;

/** Somebody who types a command sees an error after 3 seconds. Source: https://docs.slack.dev/interactivity/implementing-slash-commands. */
export const ANSWER_WITHIN_MS = 2000;

/** Cuts `text` to `limit` characters, with an ellipsis where something went, and never through a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What one Slack message may hold. Source: https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/methods/chat.postMessage, read in November 2026. */
export const LIMITS = {
  blocks: 50,
  headerText: 150,
  sectionText: 3000,
  contextText: 2000,
  actionElements: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  /** Slack cuts longer text off at 40,000 and asks for less than 4,000. */
  messageText: 4000,
} as const;

/** Somebody who types a command sees an error after 3 seconds. Source: https://docs.slack.dev/interactivity/implementing-slash-commands. */
export const ANSWER_WITHIN_MS = 2000;

/** Cuts `text` to `limit` characters, with an ellipsis where something went, and never through a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

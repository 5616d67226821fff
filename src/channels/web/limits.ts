/** What one web message may hold: our own page, our own limits. */
export const LIMITS = {
  /** A whole pasted document still comes in, so that the flow can say in words that it is too long. */
  formBytes: 2_000_000,
  /** What is shown of what somebody typed. */
  shownCharacters: 300,
  /** Open pages that hear of nudges at once. */
  listeners: 200,
} as const;

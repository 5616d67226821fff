/** What one web message may hold: our own page, our own limits. */
export const LIMITS = {
  /** As long as any channel's message is read; the flow answers what is longer with a word. */
  formBytes: 64_000,
  /** Open pages that hear of nudges at once. */
  listeners: 200,
} as const;

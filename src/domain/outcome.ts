import { createHash } from 'node:crypto';
import type { Channel } from './address.ts';
import type { CategoryId } from './category.ts';
import type { Advice, Lever } from './nudge.ts';
import type { Pseudonym } from './pseudonym.ts';

export const OUTCOME_KINDS = [
  'asked',
  'shown',
  'chosen',
  'more',
  'other',
  'self',
  'why',
  'unmet',
  'not-understood',
  'nudge-sent',
  'nudge-clicked',
  'subscribed',
  'opted-out',
  // An offer that came without being asked for, where reading along is on; and one passed on to a room.
  'overheard',
  'shared',
  // Afterwards.
  'reason',
  'bought',
  'not-bought',
  'reaction',
  'spent',
  'effort',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/**
 * What somebody can answer, by the kind of fact that holds it. Closed lists, because no text is kept.
 * A `reason` follows `other`, `self` or `not-bought` of the same offer. `spent` is in euros, excluding VAT.
 */
export const ANSWERS = {
  reason: ['too-expensive', 'too-slow', 'not-good-enough', 'own-supplier', 'different'],
  reaction: ['delighted', 'pleased', 'neutral', 'disappointed'],
  spent: ['under-100', '100-500', '500-1500', 'over-1500'],
  effort: ['less-time', 'same-time', 'more-time'],
} as const;
export type AnswerKind = keyof typeof ANSWERS;
export type AnswerTo<Kind extends AnswerKind> = (typeof ANSWERS)[Kind][number];
export type Answer = AnswerTo<AnswerKind>;
export const ALL_ANSWERS = Object.values(ANSWERS).flat() as [Answer, ...Answer[]];

/**
 * One fact in the log. It holds no name, no message text and no platform id, and its time is cut to
 * the hour, so that it cannot be laid beside another log to find somebody.
 */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly at: Date;
  readonly channel: Channel;
  /** Absent where nobody in particular acted: a nudge sent to a room. */
  readonly person?: Pseudonym;
  readonly category?: CategoryId;
  /** Links what was asked, shown and chosen. */
  readonly offer?: string;
  readonly suppliers?: readonly string[];
  /** Of the kinds in `ANSWERS`. */
  readonly answer?: Answer;
  readonly nudge?: NudgeRef;
  /** Of the nudge at that time: its file may change later. */
  readonly lever?: Lever;
  readonly advice?: Advice;
  /** The same fact told twice has the same `once` and is kept once. */
  readonly once?: string;
}

/** Which message of which nudge. In text: `kerstpakketten@2026-09-18#verhaal`, with the room behind a slash if it is known. */
export interface NudgeRef {
  readonly nudge: string;
  readonly occurrence: string;
  readonly variant: string;
  /** Where rooms are compared: the room's name of the season (`LogNames`), never the platform's id. */
  readonly room?: string;
}

export function formatNudgeRef({ nudge, occurrence, variant, room }: NudgeRef): string {
  return `${nudge}@${occurrence}#${variant}${room === undefined ? '' : `/${room}`}`;
}

export function parseNudgeRef(text: string): NudgeRef | undefined {
  const [, nudge, occurrence, variant, room] = /^([^@]+)@([^#]+)#(.+?)(?:\/(\d{4}-Q[1-4]:[\w-]{22}))?$/.exec(text) ?? [];
  return nudge && occurrence && variant ? { nudge, occurrence, variant, ...(room && { room }) } : undefined;
}

/** A value for `once` that does not show what it was made of. */
export function onceFor(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22);
}

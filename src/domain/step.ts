/**
 * What is counted for a report, and what must have happened before. A step counts offers, each once,
 * however often a button was tapped; a step of an offer counts only when the step before it counts.
 * That is why a funnel never widens downwards.
 */
import type { OutcomeKind } from './outcome.ts';

/** From request to reaction: each is a part of the one before. */
export const FUNNEL_STEPS = ['asked', 'shown', 'chosen', 'bought', 'reaction'] as const;

/** What people did instead, or told us afterwards. */
const ASIDE = ['more', 'other', 'self', 'unmet', 'shared', 'reason', 'not-bought', 'spent', 'effort'] as const;
/** They belong to no offer. A message to a room is about nobody. */
const LOOSE = ['nudged-rooms', 'nudged-people', 'nudge-clicked', 'not-understood', 'subscribed', 'opted-out'] as const;
/** Once per offer and supplier. */
const PER_SUPPLIER = ['supplier-shown', 'supplier-chosen', 'supplier-bought', 'supplier-reason', 'supplier-spent'] as const;

export const STEPS = [...FUNNEL_STEPS, ...ASIDE, ...LOOSE, ...PER_SUPPLIER] as const;
export type Step = (typeof STEPS)[number];

/** Undefined where a step is the first of its kind. */
export const STEP_BEFORE: Readonly<Record<Step, Step | undefined>> = {
  asked: undefined,
  shown: 'asked',
  chosen: 'shown',
  bought: 'chosen',
  reaction: 'bought',
  more: 'asked',
  other: 'asked',
  self: 'asked',
  unmet: 'asked',
  shared: 'asked',
  reason: 'asked',
  'not-bought': 'chosen',
  spent: 'bought',
  effort: 'asked',
  'nudged-rooms': undefined,
  'nudged-people': undefined,
  'nudge-clicked': undefined,
  'not-understood': undefined,
  subscribed: undefined,
  'opted-out': undefined,
  'supplier-shown': undefined,
  'supplier-chosen': 'supplier-shown',
  'supplier-bought': 'supplier-chosen',
  'supplier-reason': 'supplier-shown',
  'supplier-spent': 'supplier-bought',
};

/**
 * How many did *not* go on can be had by subtracting one column from the one before. These steps wait until nobody
 * or at least the smallest group that any setting allows is left behind. What the bot showed is its own doing.
 */
export const LEAVES_PEOPLE_BEHIND: ReadonlySet<Step> = new Set(['chosen', 'bought', 'reaction', 'more', 'other', 'self']);

/** Under which step a fact of the log counts. An offer that came unasked begins a funnel as well. */
export const STEP_OF: Readonly<Partial<Record<OutcomeKind, Step>>> = {
  asked: 'asked',
  overheard: 'asked',
  shown: 'shown',
  chosen: 'chosen',
  bought: 'bought',
  reaction: 'reaction',
  more: 'more',
  other: 'other',
  self: 'self',
  unmet: 'unmet',
  shared: 'shared',
  reason: 'reason',
  'not-bought': 'not-bought',
  spent: 'spent',
  effort: 'effort',
  'nudge-clicked': 'nudge-clicked',
  'not-understood': 'not-understood',
  subscribed: 'subscribed',
  'opted-out': 'opted-out',
};

/** A calendar month, `YYYY-MM`, local. Months compare correctly as strings. */
export type Month = string;

/** The value of a trait in which a bundle is mixed. */
export const MIXED = '*';
/** Of a bundle in which some began with a nudge and some did not. */
export const WITH_AND_WITHOUT = '?';

/** What a bundle has in common. `MIXED` where it has not, empty where there is none (no nudge led here). */
export interface Traits {
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly category: string;
  readonly channel: string;
  readonly nudge: string;
  readonly variant: string;
  readonly lever: string;
  readonly advice: string;
  readonly answer: string;
  readonly supplier: string;
}

/** Published bundles of one step with the same traits, added up. */
export interface Sum extends Traits {
  readonly step: Step;
  readonly count: number;
  /** How many different people the smallest of these bundles had; undefined for messages to rooms. */
  readonly fewestPeople?: number;
}

import type { CategoryId } from './category.ts';

export const LEVERS = ['gemak', 'motivatie', 'normen', 'weerstand'] as const;
export type Lever = (typeof LEVERS)[number];

export const ADVICES = [
  'proces',
  'juiste-moment',
  'goed-gevoel',
  'verantwoordelijkheid',
  'collegas',
  'autoriteit',
  'klein',
  'aannames',
  'keuzevrijheid',
] as const;
export type Advice = (typeof ADVICES)[number];

export const NUDGE_STATUSES = ['concept', 'goedgekeurd', 'gepauzeerd'] as const;
export type NudgeStatus = (typeof NUDGE_STATUSES)[number];

export const PEOPLE = ['abonnees', 'eerder-gezocht', 'geen'] as const;
/** Whom a nudge reaches besides rooms: subscribers, subscribers who asked for its category before, or nobody. */
export type People = (typeof PEOPLE)[number];

/**
 * When a nudge is due: weeks before a moment, or before the earliest day on which its suppliers still take orders
 * for that moment; on fixed days (`MM-DD` comes every year); or by a cron line within a season (`MM-DD`) or between two days.
 */
export type Schedule =
  | { kind: 'moment'; moment: string; weeksBefore: readonly number[]; backFrom?: 'deadline' }
  | { kind: 'dates'; dates: readonly string[] }
  | { kind: 'cron'; expression: string; from?: string; until?: string };

export const MEASURES = ['getikt', 'gevraagd', 'gekozen', 'gekocht'] as const;
/** Which figure decides between variants: tapped the button, or asked, chose or bought in the category within two weeks. */
export type Measure = (typeof MEASURES)[number];

export const UNITS = ['persoon', 'kamer'] as const;
/** What is drawn by lot: each person, or each room (and its readers) as a whole. */
export type Unit = (typeof UNITS)[number];

export interface Variant {
  /** `standaard` for the message itself. */
  readonly name: string;
  readonly markdown: string;
}

/** A message written by the inclusion lead, with variants. */
export interface Nudge {
  readonly id: string;
  readonly title: string;
  readonly category: CategoryId;
  readonly lever: Lever;
  readonly advice: Advice;
  readonly schedule: Schedule;
  /** `HH:mm`, local. */
  readonly time: string;
  /** Room addresses (`slack:C0123`); names from `organisation.yaml` are resolved. */
  readonly rooms: readonly string[];
  readonly people: People;
  readonly sender?: string;
  readonly status: NudgeStatus;
  /** Chosen before the first send; absent where nothing is compared. */
  readonly measure?: Measure;
  /** In percent: this share of the people gets nothing, to compare with. */
  readonly heldOut?: number;
  readonly unit?: Unit;
  readonly variants: readonly Variant[];
}

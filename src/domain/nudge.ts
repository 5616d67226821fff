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

/** When a nudge is due: weeks before a moment, or a cron line within a season (`MM-DD`) or between two days. */
export type Schedule =
  | { kind: 'moment'; moment: string; weeksBefore: readonly number[] }
  | { kind: 'cron'; expression: string; from?: string; until?: string };

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
  readonly variants: readonly Variant[];
}

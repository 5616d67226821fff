/** What an inclusion lead can do with nudges from a form: the same checks as for files. */
import type { Address } from '../domain/address.ts';
import type { Locale } from '../domain/category.ts';
import type { NudgeStatus } from '../domain/nudge.ts';
import type { Reply } from './chat.ts';

/** A nudge as a form holds it: front matter in the words of the file format, and the message. */
export interface NudgeDraft {
  readonly id?: string;
  readonly titel: string;
  readonly categorie: string;
  readonly knop: string;
  readonly advies: string;
  /** A moment and weeks before it, comma separated; or one day. */
  readonly moment?: string;
  readonly weken_ervoor?: string;
  readonly datum?: string;
  readonly tijd: string;
  /** Names of rooms or addresses, comma separated. */
  readonly kamers?: string;
  readonly mensen: string;
  readonly afzender?: string;
  readonly tekst: string;
}

/** A remark of the checks. `blocking` ones keep a nudge from going out. */
export interface NudgeRemark {
  /** The field of the draft it is about. */
  readonly field: keyof NudgeDraft;
  readonly blocking: boolean;
  /** What it is about and what would be better, in Dutch. */
  readonly text: string;
}

/** Where a nudge is on its way from an idea to something that was sent. */
export const NUDGE_STAGES = ['concept', 'gepland', 'wordt-verstuurd', 'verstuurd', 'gepauzeerd', 'ingetrokken'] as const;
export type NudgeStage = (typeof NUDGE_STAGES)[number];

export interface NudgeSummary {
  readonly id: string;
  readonly title: string;
  readonly status: NudgeStatus;
  readonly stage: NudgeStage;
  readonly next?: Date;
}

/** What is wrong, and what to do next, in a sentence. */
export interface Remark {
  /** The same for as long as it is the same thing. Not for reading. */
  readonly key: string;
  readonly text: Readonly<Record<Locale, string>>;
}

export interface NudgeDesk {
  list(now: Date): Promise<readonly NudgeSummary[]>;
  /** The newest version as a draft. */
  draft(id: string): Promise<NudgeDraft | undefined>;
  check(draft: NudgeDraft): Promise<readonly NudgeRemark[]>;
  /** Saves a new version as `concept` and tells under which id; refused while a remark is blocking. */
  save(
    draft: NudgeDraft,
    by: string,
    now: Date,
  ): Promise<{ readonly id: string; readonly remarks: readonly NudgeRemark[] } | { readonly refused: readonly NudgeRemark[] }>;
  /** `needs-another`: the organisation wants a second lead, and this one wrote it. */
  approve(id: string, by: string, now: Date): Promise<'done' | 'needs-another' | 'unknown'>;
  pause(id: string, by: string, now: Date): Promise<'done' | 'unknown'>;
  /** Pauses it, and takes back what was posted where the platform can. @returns how many messages were taken back. */
  withdraw(id: string, by: string, now: Date): Promise<number>;
  /** Puts the words as they are now where it was posted before, where the platform can. @returns how many messages were changed. */
  correct(id: string, now: Date): Promise<number>;
  preview(id: string, now: Date): Promise<Reply | undefined>;
  /** Sends it to this lead alone; it never counts. */
  test(id: string, to: Address, now: Date): Promise<'sent' | 'not-sent' | 'unknown'>;
  /** What a lead has to look at: a nudge with a mistake, one that paused itself, messages that did not arrive or of which we do not know. */
  attention(now: Date): Promise<readonly Remark[]>;
}

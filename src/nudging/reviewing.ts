/** Once an hour: which norms our figures show, which nudges do harm, and what a lead has to look at. */
import type { Content } from '../ports/content.ts';
import type { NudgeDesk, Remark } from '../ports/nudge-desk.ts';
import type { Store } from '../ports/store.ts';
import { PROGRAM } from './attention.ts';
import { harmful } from './harm.ts';
import { normsOfYear } from './norms.ts';

const HOUR_MS = 3_600_000;

export interface Reviewing {
  readonly content: () => Content;
  readonly store: Store;
  readonly timeZone: string;
  readonly nudgeDesk: NudgeDesk;
  readonly onNorms: (norms: ReadonlySet<string>) => void;
  /** Told of each remark once. */
  readonly onRemark: (remark: string) => void;
  readonly tellLeads: (remarks: readonly Remark[], now: Date) => Promise<void>;
}

/** Does what is due; asked again within the hour it does nothing. */
export type Review = (now: Date) => Promise<void>;

export function createReview(reviewing: Reviewing): Review {
  const { content, store, timeZone, nudgeDesk } = reviewing;
  let reviewedAt: Date | undefined;
  let known: ReadonlySet<string> = new Set();
  return async (now) => {
    if (reviewedAt && Math.abs(now.getTime() - reviewedAt.getTime()) < HOUR_MS) return;
    if (reviewedAt?.toISOString().slice(0, 10) !== now.toISOString().slice(0, 10)) await store.noteSigns();
    reviewedAt = now;
    reviewing.onNorms(await normsOfYear(now, timeZone, store.reports, content()));
    for (const id of await harmful(now, reviewing)) await nudgeDesk.pause(id, PROGRAM, now);
    const remarks = await nudgeDesk.attention(now);
    for (const { key, text } of remarks) if (!known.has(key)) reviewing.onRemark(text.nl);
    known = new Set(remarks.map(({ key }) => key));
    await reviewing.tellLeads(remarks, now);
  };
}

/** What an inclusion lead does with nudges from a form. Every change is a new version; who, when and what are kept. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from '../domain/address.ts';
import { WorkingDays } from '../domain/calendar.ts';
import type { NudgeStatus } from '../domain/nudge.ts';
import { occurrencesBetween } from '../domain/occurrence.ts';
import type { Reply } from '../ports/chat.ts';
import type { NudgeDesk, NudgeDraft, NudgeRemark, NudgeStage, NudgeSummary } from '../ports/nudge-desk.ts';
import type { PostedDelivery } from '../ports/outbox.ts';
import { SendError, type Sender } from '../ports/sender.ts';
import { attention } from './attention.ts';
import { postReply, previewReply } from './post.ts';
import type { Sending } from './sending.ts';

/** How a nudge is written down: what the desk needs to know of files, handed in by the app. */
export interface NudgeWriting {
  /** As it is in force, also with a mistake in it. */
  text(id: string): string | undefined;
  ids(): readonly string[];
  toText(draft: NudgeDraft, status: NudgeStatus, before?: string): string;
  toDraft(id: string, text: string): NudgeDraft | undefined;
  withStatus(text: string, status: NudgeStatus): string;
  check(draft: NudgeDraft, before?: string): readonly NudgeRemark[];
  /** A version's body, and back. */
  body(text: string): string;
  textOfBody(body: string): string | undefined;
  /** What is wrong in the files, and files that changed under a saved version. */
  problems(): readonly string[];
}

export interface NudgeDeskParts extends Sending {
  readonly writing: NudgeWriting;
  /** Reads what was saved, so that it is in force at once. */
  readonly refresh: () => Promise<void>;
}

const YEAR_MS = 366 * 86_400_000;
const PAGE = 100;
/** Platforms allow some fifty changes a minute (Slack, tier 3: https://docs.slack.dev/apis/web-api/rate-limits). */
const CHANGE_GAP_MS = 1250;
const LONGEST_ID = 50;

export function createNudgeDesk(parts: NudgeDeskParts): NudgeDesk {
  const { content, store, senders, timeZone, writing } = parts;

  async function save(id: string, text: string, by: string, now: Date): Promise<void> {
    await store.saveVersions([{ kind: 'nudge', key: id, body: writing.body(text) }], by, now);
    await parts.refresh();
  }

  async function setStatus(id: string, status: NudgeStatus, by: string, now: Date): Promise<'done' | 'unknown'> {
    const text = writing.text(id);
    if (text === undefined) return 'unknown';
    await save(id, writing.withStatus(text, status), by, now);
    return 'done';
  }

  /** Who wrote the words, whoever changed the status since. */
  async function authorOf(id: string): Promise<string | undefined> {
    const words = (body: string) => writing.withStatus(writing.textOfBody(body) ?? '', 'concept');
    const versions = await store.versionsOf('nudge', id);
    const newest = versions[0];
    if (!newest) return undefined;
    const changed = versions.findIndex(({ body }) => words(body) !== words(newest.body));
    return versions[(changed === -1 ? versions.length : changed) - 1]?.author;
  }

  /** Goes over everything that stands somewhere, at the pace of the platforms. @returns how often `change` worked. */
  async function eachPosted(nudge: string, change: (posted: PostedDelivery, sender: Sender) => Promise<boolean>): Promise<number> {
    let changed = 0;
    for (let after = 0; ; ) {
      const page = await store.posted(nudge, after, PAGE);
      const last = page.at(-1);
      if (!last) return changed;
      after = last.id;
      for (const posted of page) {
        const sender = senders.get(posted.to.channel);
        if (!sender) continue;
        if (await patiently(() => change(posted, sender), `nudge ${nudge}, delivery ${posted.id}`)) changed++;
        if (sender.pace) await sleep(CHANGE_GAP_MS);
      }
    }
  }

  async function patiently(change: () => Promise<boolean>, what: string): Promise<boolean> {
    try {
      return await change();
    } catch (error) {
      if (error instanceof SendError && error.retryAfterMs !== undefined) {
        await sleep(error.retryAfterMs);
        return change().catch(() => false);
      }
      parts.onTrouble(what, error);
      return false;
    }
  }

  async function summaryOf(id: string, now: Date): Promise<NudgeSummary> {
    const { moments, suppliers, organisation, nudges } = content();
    const nudge = nudges.get(id);
    const status = nudge?.status ?? 'concept';
    const title = nudge?.title ?? writing.toDraft(id, writing.text(id) ?? '')?.titel ?? id;
    const context = { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone };
    const next =
      nudge?.status === 'goedgekeurd' ? occurrencesBetween(nudge, now, new Date(now.getTime() + YEAR_MS), context)[0]?.dueAt : undefined;
    return { id, title, status, stage: await stageOf(id, status, next !== undefined), ...(next && { next }) };
  }

  async function stageOf(id: string, status: NudgeStatus, isPlanned: boolean): Promise<NudgeStage> {
    const { waiting, sent } = await store.tally(id);
    if (status === 'gepauzeerd') return (await store.withdrawn(id)) > 0 ? 'ingetrokken' : 'gepauzeerd';
    if (status === 'concept') return 'concept';
    if (waiting > 0) return 'wordt-verstuurd';
    if (isPlanned || sent === 0) return 'gepland';
    // Approving again what was taken back, without a day to come, sends nothing.
    const isTakenBack = (await store.withdrawn(id)) > 0 && (await store.posted(id, 0, 1)).length === 0;
    return isTakenBack ? 'ingetrokken' : 'verstuurd';
  }

  function preview(id: string, now: Date): Reply | undefined {
    const nudge = content().nudges.get(id);
    const variant = nudge?.variants[0];
    return nudge && variant && previewReply(nudge, variant, now, parts);
  }

  return {
    list: (now) => Promise.all(writing.ids().map((id) => summaryOf(id, now))),
    draft: async (id) => writing.toDraft(id, writing.text(id) ?? ''),
    check: async (draft) => writing.check(draft, draft.id === undefined ? undefined : writing.text(draft.id)),

    async save(draft, by, now) {
      const before = draft.id === undefined ? undefined : writing.text(draft.id);
      const remarks = writing.check(draft, before);
      if (remarks.some(({ blocking }) => blocking)) return { refused: remarks };
      const text = writing.toText(draft, 'concept', before);
      const id = draft.id ?? newId(draft.titel, text, writing.text);
      if (draft.id !== undefined || writing.text(id) !== text) await save(id, text, by, now);
      return { id, remarks };
    },

    async approve(id, by, now) {
      if (!content().nudges.has(id)) return 'unknown';
      if (content().organisation.secondApproval && (await authorOf(id)) === by) return 'needs-another';
      return setStatus(id, 'goedgekeurd', by, now);
    },

    pause: (id, by, now) => setStatus(id, 'gepauzeerd', by, now),

    async withdraw(id, by, now) {
      if ((await setStatus(id, 'gepauzeerd', by, now)) === 'unknown') return 0;
      return eachPosted(id, async ({ id: delivery, to, post }, sender) => {
        if (!sender.withdraw) return false;
        await sender.withdraw(to, post);
        await store.markWithdrawn(delivery, now);
        return true;
      });
    },

    async correct(id, now) {
      const nudge = content().nudges.get(id);
      if (nudge?.status !== 'goedgekeurd') return 0;
      return eachPosted(id, async ({ to, post, ref, addressee }, sender) => {
        const variant = nudge.variants.find(({ name }) => name === ref.variant) ?? nudge.variants[0];
        if (!sender.edit || !variant) return false;
        await sender.edit(to, post, postReply({ nudge, variant, occurrence: ref.occurrence, to: addressee }, now, parts));
        return true;
      });
    },

    preview: async (id, now) => preview(id, now),

    async test(id, to: Address, now) {
      const reply = preview(id, now);
      if (!reply) return 'unknown';
      try {
        const sender = senders.get(to.channel);
        await sender?.send({ key: `test:${randomUUID()}`, to, reply });
        return sender ? 'sent' : 'not-sent';
      } catch (error) {
        parts.onTrouble(`test of nudge ${id}`, error);
        return 'not-sent';
      }
    },

    attention: (now) => attention(now, { content, store, timeZone, problems: writing.problems }),
  };
}

/** "Bloemen & gebak!" becomes `bloemen-gebak`, and `bloemen-gebak-2` when another nudge has that name: the same text is the same nudge. */
function newId(title: string, text: string, textOf: (id: string) => string | undefined): string {
  const plain = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replace(/^-+|-+$/g, '');
  const id = plain || 'nudge';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if ((textOf(candidate) ?? text) === text) return candidate;
  }
}

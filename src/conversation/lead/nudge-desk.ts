/** What a lead does with a nudge that is written: look, try, let go, hold, take back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '../../domain/calendar.ts';
import type { ClickPayload, Verb } from '../../domain/click.ts';
import type { Choice, Reply } from '../../ports/chat.ts';
import type { NudgeRemark } from '../../ports/nudge-desk.ts';
import { formatDay, textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import { plainMarkdown } from '../replies/plain-markdown.ts';
import { plainReply } from '../replies/plain-reply.ts';
import { stale } from '../replies/problem-replies.ts';

/** Teams waits fifteen seconds for an answer to a tap; people wait less. */
const PATIENCE_MS = 4000;

export type NudgeVerb = Extract<
  Verb,
  'nudge_preview' | 'nudge_test' | 'nudge_approve' | 'nudge_pause' | 'nudge_withdraw' | 'nudge_correct'
>;

export async function answerNudgeVerb(verb: NudgeVerb, { about: id, sure }: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  if (id === undefined) return stale(asker);
  const { nudges } = textsFor(asker.locale);
  const { person: by, now } = asker;
  switch (verb) {
    case 'nudge_preview': {
      const preview = await desk.nudgeDesk.preview(id, now);
      return preview ? withDeskButtons(preview, id, asker, desk, { isPreview: true }) : unknown(asker);
    }
    case 'nudge_test': {
      if (!asker.reach) return plainReply(nudges.notHere, nudges.notHereBody);
      const result = await desk.nudgeDesk.test(id, asker.reach, now);
      if (result === 'unknown') return unknown(asker);
      return result === 'sent' ? plainReply(nudges.tested, nudges.testedBody) : plainReply(nudges.notTested, nudges.notTestedBody);
    }
    case 'nudge_approve': {
      const result = await desk.nudgeDesk.approve(id, by, now);
      if (result === 'unknown') return unknown(asker);
      if (result === 'needs-another') return plainReply(nudges.needsAnother, nudges.needsAnotherBody);
      const { isToCome, next } = await whereItIs(id, asker, desk);
      const day = next && formatDay(dayOf(next, desk.timeZone), asker.locale, asker.today);
      const approved = isToCome
        ? plainReply(nudges.approved, nudges.approvedBody(day))
        : plainReply(nudges.approvedWithoutDay, nudges.approvedWithoutDayBody);
      return withDeskButtons(approved, id, asker, desk);
    }
    case 'nudge_pause':
      return (await desk.nudgeDesk.pause(id, by, now)) === 'done'
        ? withDeskButtons(plainReply(nudges.paused, nudges.pausedBody), id, asker, desk)
        : unknown(asker);
    case 'nudge_withdraw':
      if (!sure) return askWithdraw(id, asker, desk);
      return plainReply(nudges.withdrawn, nudges.withdrawnBody(await countSoon(desk.nudgeDesk.withdraw(id, by, now))));
    case 'nudge_correct':
      return plainReply(nudges.corrected, nudges.correctedBody(await countSoon(desk.nudgeDesk.correct(id, now))));
  }
}

/** A saved concept, the advice about it, and what can be done with it. */
export async function savedReply(id: string, title: string, remarks: readonly NudgeRemark[], asker: Asker, desk: Desk): Promise<Reply> {
  const { nudges } = textsFor(asker.locale);
  const advice = remarks.map(({ text }) => `- ${plainMarkdown(text)}`);
  const saved: Reply = {
    placement: 'answer',
    title: nudges.saved(title),
    parts: [
      { kind: 'text', markdown: nudges.savedBody },
      ...(advice.length > 0 ? [{ kind: 'text', markdown: [nudges.advice, '', ...advice].join('\n') } as const] : []),
    ],
  };
  return withDeskButtons(saved, id, asker, desk);
}

/** What can be done with a nudge where it is now: nothing that is so already, and nothing with messages that are not there. */
export async function withDeskButtons(
  reply: Reply,
  id: string,
  asker: Asker,
  desk: Desk,
  { isPreview = false }: { readonly isPreview?: boolean } = {},
): Promise<Reply> {
  const { nudges } = textsFor(asker.locale);
  const { isApproved, isRunning, isPosted } = await whereItIs(id, asker, desk);
  const token = desk.sign({ ...ownedBy(asker), about: id });
  const choice = (verb: NudgeVerb | 'nudge_write', label: string): Choice => ({ verb, label, spoken: label, token });
  const choices = [
    ...(isPreview ? [] : [choice('nudge_preview', nudges.preview)]),
    choice('nudge_test', nudges.test),
    ...(isApproved ? [] : [choice('nudge_approve', nudges.approve)]),
    ...(isRunning ? [choice('nudge_pause', nudges.pause)] : []),
    ...(isPosted ? [choice('nudge_withdraw', nudges.withdraw)] : []),
    ...(isPosted && isApproved ? [choice('nudge_correct', nudges.correct)] : []),
    choice('nudge_write', nudges.rewrite),
  ];
  return { ...reply, parts: [...reply.parts, { kind: 'choices', choices }] };
}

/** What is taken back does not come again by itself. */
async function askWithdraw(id: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { nudges } = textsFor(asker.locale);
  const { isRunning } = await whereItIs(id, asker, desk);
  const about = { ...ownedBy(asker), about: id };
  const yes: Choice = {
    verb: 'nudge_withdraw',
    label: nudges.withdrawYes,
    spoken: nudges.withdrawYes,
    token: desk.sign({ ...about, sure: true }),
  };
  const token = desk.sign(about);
  const pause: Choice = { verb: 'nudge_pause', label: nudges.pauseOnly, spoken: nudges.pauseOnly, token };
  const no: Choice = { verb: 'nudge_preview', label: nudges.withdrawNo, spoken: nudges.withdrawNo, token };
  return {
    placement: 'answer',
    title: nudges.withdrawSure,
    parts: [
      { kind: 'text', markdown: nudges.withdrawSureBody },
      { kind: 'choices', choices: isRunning ? [yes, pause, no] : [yes, no] },
    ],
  };
}

async function whereItIs(id: string, { now }: Asker, desk: Desk) {
  const known = (await desk.nudgeDesk.list(now)).find((nudge) => nudge.id === id);
  return {
    isApproved: known?.status === 'goedgekeurd',
    isRunning: known?.stage === 'gepland' || known?.stage === 'wordt-verstuurd',
    next: known?.next,
    isToCome: known?.next !== undefined || known?.stage === 'wordt-verstuurd',
    isPosted: (await desk.store.posted(id, 0, 1)).length > 0,
  };
}

/** A platform changes messages slowly. Whoever tapped is answered in time, and the work goes on. */
async function countSoon(work: Promise<number>): Promise<number | undefined> {
  work.catch(() => undefined);
  return Promise.race([work, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

function unknown({ locale }: Asker): Reply {
  const { nudges } = textsFor(locale);
  return plainReply(nudges.unknown, nudges.unknownBody);
}

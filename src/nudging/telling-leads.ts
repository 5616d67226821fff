/** Leads hear what is new on the list of what they have to look at: one short message an hour at most, and each remark once. */
import { randomUUID } from 'node:crypto';
import type { Address } from '../domain/address.ts';
import { gate, isWakingTime } from '../domain/audience.ts';
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { onceFor } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Reply } from '../ports/chat.ts';
import type { Remark } from '../ports/nudge-desk.ts';
import { SendError, type Sender } from '../ports/sender.ts';
import { textsFor } from '../texts/texts.ts';
import { OWNER_LENGTH } from './post.ts';
import type { Sending } from './sending.ts';

export interface TellingLeads extends Sending {
  readonly leads: readonly Address[];
  readonly codeOf: (person: Address) => Pseudonym;
  /** Words as Markdown that shows them just as they are. */
  readonly plain: (words: string) => string;
}

/** More sentences than these are for the home page. */
const MOST_REMARKS = 4;

/**
 * Tells each lead what stands now and was not told before. Not at night, and not to a lead who said `stop` or `pauze`: for
 * them it stands on their home and in the log. Who cannot be reached is tried three times.
 */
export async function tellLeads(remarks: readonly Remark[], now: Date, telling: TellingLeads): Promise<void> {
  const { store, content, timeZone } = telling;
  if (!isWakingTime(now, new WorkingDays(content().organisation.closedDays), timeZone)) return;
  const leads = remarks.length > 0 ? await listening(now, telling) : [];
  const notices = leads.flatMap((lead) =>
    remarks.map((remark) => ({ lead, remark, code: onceFor('notice', telling.codeOf(lead), remark.key) })),
  );
  const fresh = new Set(
    await store.leadNotices.take(
      notices.map(({ code }) => code),
      now,
    ),
  );
  await Promise.all(
    leads.map(async (lead) => {
      const theirs = notices.filter((notice) => notice.lead === lead && fresh.has(notice.code));
      if (theirs.length === 0) return;
      const news = theirs.map(({ remark }) => remark);
      if (!(await tell(lead, news, now, telling))) await store.leadNotices.putBack(theirs.map(({ code }) => code));
    }),
  );
}

/** Leads who may hear from us. */
async function listening(now: Date, { leads, store, codeOf, timeZone }: TellingLeads): Promise<Address[]> {
  const today = dayOf(now, timeZone);
  const verdicts = await Promise.all(
    leads.map(async (lead) => {
      const { optedOut, pausedUntil } = await store.personData(codeOf(lead));
      // The organisation asked for them, in its settings.
      return gate({ kind: 'person', subscribed: true, optedOut, pausedUntil }, { kind: 'notice', today });
    }),
  );
  return leads.filter((_, index) => verdicts[index] === 'go');
}

/** @returns false when it was certainly not taken. */
async function tell(lead: Address, news: readonly Remark[], now: Date, telling: TellingLeads): Promise<boolean> {
  const sender = telling.senders.get(lead.channel);
  const reach = sender && (await reachOf(lead, sender, telling));
  if (!reach) return false;
  try {
    await sender.send({ key: `notice:${randomUUID()}`, to: reach.to, reply: noticeReply(news, lead, reach.locale, now, telling) });
    return true;
  } catch (error) {
    telling.onTrouble('telling a lead', error);
    return !(error instanceof SendError);
  }
}

async function reachOf(lead: Address, sender: Sender, { onTrouble }: TellingLeads) {
  try {
    return sender.reach ? await sender.reach(lead) : ({ to: lead, locale: 'nl' } as const);
  } catch (error) {
    onTrouble('looking where to tell a lead', error);
    return undefined;
  }
}

function noticeReply(news: readonly Remark[], lead: Address, locale: Locale, now: Date, { codeOf, plain, sign }: TellingLeads): Reply {
  const { notices, home } = textsFor(locale);
  const lines = news.slice(0, MOST_REMARKS).map(({ text }) => `- ${plain(text[locale])}`);
  const left = news.length - lines.length;
  const token = sign({ at: Math.floor(now.getTime() / 60_000), person: codeOf(lead).slice(0, OWNER_LENGTH) });
  return {
    placement: 'answer',
    title: notices.title,
    parts: [
      { kind: 'text', markdown: lines.join('\n') },
      { kind: 'text', markdown: left > 0 ? `${notices.more(left)} ${notices.next}` : notices.next },
      { kind: 'choices', choices: [{ verb: 'home', label: home.open, spoken: home.open, token, primary: true }] },
      { kind: 'note', markdown: notices.why },
    ],
  };
}

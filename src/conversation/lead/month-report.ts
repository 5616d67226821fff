import type { Reply } from '../../ports/chat.ts';
import { chatReport } from '../../reporting/chat-report.ts';
import { makeReport } from '../../reporting/report.ts';
import { textsFor } from '../../texts/texts.ts';
import type { Asker, Desk } from '../asker.ts';
import { unknownWordsLine } from './attention.ts';

/** The report of this month, in short. */
export async function monthReport(asker: Asker, desk: Desk): Promise<Reply> {
  const content = desk.content();
  const { smallestGroup } = content.organisation;
  const month = asker.today.slice(0, 7);
  await desk.store.reports.catchUp(asker.now, smallestGroup);
  const sums = await desk.store.reports.published(month, month, smallestGroup);
  const reply = chatReport(makeReport(sums, { from: month, to: month, today: asker.today, locale: asker.locale }, content));
  const words = await unknownWordsLine(asker, desk);
  const { home } = textsFor(asker.locale);
  return words ? { ...reply, parts: [...reply.parts, { kind: 'note', markdown: `**${home.lead.words}.** ${words}` }] } : reply;
}

/** What an inclusion lead can ask in chat. */
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import { occurrencesBetween } from '../domain/occurrence.ts';
import type { Reply } from '../ports/chat.ts';
import { chatReport } from '../reporting/chat-report.ts';
import { makeReport } from '../reporting/report.ts';
import { formatDay, textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { isHeld, unknownWordsLine } from './lead/attention.ts';
import { withDeskButtons } from './lead/nudge-desk.ts';
import { plainMarkdown } from './replies/plain-markdown.ts';
import { plainReply } from './replies/plain-reply.ts';

const YEAR_MS = 366 * 86_400_000;
const UPCOMING = 6;

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

/** What is planned, or one nudge as it will look. */
export async function nudgeOverview(id: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { lead, home } = textsFor(asker.locale);
  const { nudges, moments, suppliers, organisation } = desk.content();
  const nudge = id ? nudges.get(id) : undefined;
  if (nudge) {
    return withDeskButtons(desk.preview(nudge, asker.now), id, asker, desk);
  }
  if (id && !nudge) return plainReply(lead.noSuchNudge(id), [...nudges.keys()].map((known) => `- \`${known}\``).join('\n'));
  const context = { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone: desk.timeZone };
  const upcoming = [...nudges.values()]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((one) =>
      occurrencesBetween(one, asker.now, new Date(asker.now.getTime() + YEAR_MS), context).map((occurrence) => ({ one, occurrence })),
    )
    .sort((a, b) => a.occurrence.dueAt.getTime() - b.occurrence.dueAt.getTime())
    .slice(0, UPCOMING);
  const lines = upcoming.map(
    ({ one, occurrence }) =>
      `- ${formatDay(dayOf(occurrence.dueAt, desk.timeZone), asker.locale, asker.today)}: ${one.title} (\`${one.id}\`)`,
  );
  const planned = lines.length > 0 ? lines.join('\n') : lead.noNudges;
  const held = (await desk.nudgeDesk.list(asker.now))
    .filter(({ stage }) => isHeld(stage))
    .map((one) => `- ${plainMarkdown(one.title)} (\`${one.id}\`): ${home.lead.stages[one.stage]}`);
  const parts = [planned, ...(held.length > 0 ? [`${lead.held}\n\n${held.join('\n')}`] : []), lead.nudgesHow];
  return plainReply(lead.nudgesTitle, ...parts);
}

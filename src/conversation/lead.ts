/** What an inclusion lead can ask in chat. */
import { dayOf, instantAt, WorkingDays } from '../domain/calendar.ts';
import { funnelRows } from '../domain/funnel.ts';
import { occurrencesBetween } from '../domain/occurrence.ts';
import type { Reply } from '../ports/chat.ts';
import { formatDay, textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { unknownWordsLine } from './lead/attention.ts';
import { withDeskButtons } from './lead/nudge-desk.ts';
import { plainReply } from './replies/plain-reply.ts';

const YEAR_MS = 366 * 86_400_000;
const UPCOMING = 6;

/** The funnel of this month per category. */
export async function monthReport(asker: Asker, desk: Desk): Promise<Reply> {
  const { lead, home } = textsFor(asker.locale);
  const { organisation, categories } = desk.content();
  const from = instantAt(`${asker.today.slice(0, 7)}-01`, '00:00', desk.timeZone);
  const groups = await desk.store.funnel('category', from, new Date(asker.now.getTime() + 1));
  const { rows } = funnelRows(groups, organisation.smallestGroup);
  const figure = (count: number | null) => String(count ?? `<${organisation.smallestGroup}`);
  const lines = rows.map((row) => {
    const name = categories.get(row.key)?.name[asker.locale] ?? row.key;
    return row.hidden
      ? lead.tooFew(name, organisation.smallestGroup)
      : lead.funnel(name, figure(row.counts.asked), figure(row.counts.shown), figure(row.counts.chosen), figure(row.counts.self));
  });
  const words = await unknownWordsLine(asker, desk);
  return plainReply(
    lead.reportTitle,
    lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : lead.nothingYet,
    ...(words ? [`**${home.lead.words}.** ${words}`] : []),
    lead.definitions,
  );
}

/** What is planned, or one nudge as it will look. */
export async function nudgeOverview(id: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { lead } = textsFor(asker.locale);
  const { nudges, moments, organisation } = desk.content();
  const nudge = id ? nudges.get(id) : undefined;
  if (nudge) {
    const preview = desk.preview(nudge, asker.now);
    return desk.nudgeDesk ? withDeskButtons(preview, id, asker, desk) : preview;
  }
  if (id && !nudge) return plainReply(lead.noSuchNudge(id), [...nudges.keys()].map((known) => `- \`${known}\``).join('\n'));
  const context = { moments, workingDays: new WorkingDays(organisation.closedDays), timeZone: desk.timeZone };
  const upcoming = [...nudges.values()]
    .filter(({ status }) => status === 'goedgekeurd')
    .flatMap((one) =>
      occurrencesBetween(one, asker.now, new Date(asker.now.getTime() + YEAR_MS), context).map((occurrence) => ({ one, occurrence })),
    )
    .sort((a, b) => a.occurrence.dueAt.getTime() - b.occurrence.dueAt.getTime())
    .slice(0, UPCOMING);
  const lines = upcoming.map(
    ({ one, occurrence }) => `- ${formatDay(dayOf(occurrence.dueAt, desk.timeZone), asker.locale)}: ${one.title} (\`${one.id}\`)`,
  );
  return plainReply(lead.nudgesTitle, lines.length > 0 ? lines.join('\n') : lead.noNudges, lead.nudgesHow);
}

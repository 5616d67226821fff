import { dayOf, WorkingDays } from '../../domain/calendar.ts';
import { occurrencesBetween } from '../../domain/occurrence.ts';
import type { Reply } from '../../ports/chat.ts';
import { formatDay, textsFor } from '../../texts/texts.ts';
import type { Asker, Desk } from '../asker.ts';
import { plainMarkdown } from '../replies/plain-markdown.ts';
import { plainReply } from '../replies/plain-reply.ts';
import { isHeld } from './attention.ts';
import { withDeskButtons } from './nudge-desk.ts';

const YEAR_MS = 366 * 86_400_000;
const UPCOMING = 6;

/** What is planned, or one nudge as it will look. */
export async function nudgeOverview(id: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { lead, home } = textsFor(asker.locale);
  const { nudges, moments, suppliers, organisation } = desk.content();
  const nudge = id ? nudges.get(id) : undefined;
  if (nudge) return withDeskButtons(desk.preview(nudge, asker.now), id, asker, desk);
  if (id) return plainReply(lead.noSuchNudge(id), [...nudges.keys()].map((known) => `- \`${known}\``).join('\n'));
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

/** `rapport` in chat: one month, short, for a lead. */
import type { Column } from '../domain/funnel.ts';
import type { Reply } from '../ports/chat.ts';
import { reportTextsFor } from '../texts/texts.ts';
import { howComplete, periodOf, type Report } from './report.ts';

/** A step that nobody is told of yet is left out, but for the first. */
const TOLD: readonly Column[] = ['asked', 'shown', 'chosen', 'bought', 'self', 'unmet'];

export function chatReport(report: Report): Reply {
  const texts = reportTextsFor(report.locale);
  const { rows, mixed, total } = report.tables.category;
  const figures = (counts: Readonly<Record<Column, number | null>>) =>
    TOLD.filter((column) => counts[column] !== null)
      .map((column) => texts.chat.figure(texts.columns[column], String(counts[column])))
      .join(', ');
  const lines = [
    ...rows.map(({ key, counts }) => [report.nameOf('category', key), figures(counts)] as const),
    [texts.mixed, figures(mixed)] as const,
    [texts.total, figures(total)] as const,
  ].filter(([, told]) => told !== '');
  const rooms = report.tables.nudge.total['nudged-rooms'];
  const clicked = report.tables.nudge.total['nudge-clicked'];
  const nudges = [
    rooms && texts.chat.figure(texts.columns['nudged-rooms'], String(rooms)),
    clicked && texts.chat.figure(texts.columns['nudge-clicked'], String(clicked)),
  ].filter(Boolean);
  return {
    placement: 'answer',
    title: texts.chat.title(periodOf(report)),
    parts: [
      {
        kind: 'text',
        markdown:
          lines.length === 0
            ? texts.nothing(report.smallestGroup)
            : lines.map(([name, told]) => `- ${texts.chat.row(name, told)}`).join('\n'),
      },
      ...(nudges.length > 0 ? [{ kind: 'text', markdown: `${texts.tables.nudge}: ${nudges.join(', ')}.` } as const] : []),
      {
        kind: 'note',
        markdown: `${texts.definitions.chosen.replace(/^./, (first) => `${texts.columns.chosen}: ${first}`)}. ${howComplete(report)}`,
      },
      { kind: 'note', markdown: texts.chat.more },
    ],
  };
}

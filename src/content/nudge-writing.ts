import { WorkingDays, yearOf } from '../domain/calendar.ts';
import type { NudgeStatus } from '../domain/nudge.ts';
import { LEVERS, type Lever } from '../domain/nudge.ts';
import type { NudgeDraft, NudgeRemark } from '../ports/nudge-desk.ts';
import type { LoadedContent } from './load.ts';
import { checkLever, leversInYear } from './nudge-checks.ts';
import { checkDraft, draftOfText, textOfDraft, withStatus } from './nudge-draft.ts';
import { formatProblem } from './problem.ts';
import { nudgeItem, nudgeText } from './versions.ts';

/** What the nudge desk needs to know of files, over the content as it is now. */
export function nudgeWriting(
  loaded: () => LoadedContent,
  changedFiles: () => readonly string[],
  norms: () => ReadonlySet<string>,
  timeZone: string,
  clock: () => Date,
) {
  return {
    text: (id: string): string | undefined => loaded().nudgeTexts.get(id),
    ids: (): string[] => [...loaded().nudgeTexts.keys()],
    toText: (draft: NudgeDraft, status: NudgeStatus, before?: string): string => textOfDraft(draft, status, before),
    toDraft: draftOfText,
    withStatus,
    check(draft: NudgeDraft, before?: string): NudgeRemark[] {
      const { categories, moments, organisation } = loaded().content;
      const remarks = checkDraft(draft, { categories, moments, rooms: organisation.rooms, norms: norms() }, before);
      return [...remarks, ...leverRemarks(draft, loaded(), timeZone, clock())];
    },
    body: (text: string): string => nudgeItem('', text).body,
    textOfBody: (body: string): string | undefined => nudgeText(body),
    problems: (): string[] => [
      ...loaded()
        .problems.filter(({ severity, file }) => severity === 'error' && file.startsWith('nudges/'))
        .map(formatProblem),
      ...changedFiles(),
    ],
  };
}

function leverRemarks({ knop, id }: NudgeDraft, { content }: LoadedContent, timeZone: string, now: Date): NudgeRemark[] {
  const lever = LEVERS.find((one): one is Lever => one === knop);
  if (!lever) return [];
  const { moments, suppliers, organisation, nudges } = content;
  const context = { moments, suppliers, workingDays: new WorkingDays(organisation.closedDays), timeZone };
  const others = [...nudges.values()].filter((nudge) => nudge.id !== id);
  const counts = leversInYear(others, yearOf(now.toISOString().slice(0, 10)), context);
  return checkLever(lever, counts).map(({ text }) => ({ field: 'knop', blocking: false, text }));
}

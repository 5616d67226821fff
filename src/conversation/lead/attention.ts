/** What needs a lead's attention, for the home page. */
import { addDays, dayOf } from '../../domain/calendar.ts';
import { funnelTable, rowsBy } from '../../domain/funnel.ts';
import type { Choice, ReplyPart } from '../../ports/chat.ts';
import type { NudgeStage } from '../../ports/nudge-desk.ts';
import { formatDay, formatMonth, textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import type { Section } from '../home.ts';
import { choices, list, text } from '../replies/parts.ts';
import { plainMarkdown } from '../replies/plain-markdown.ts';
import { PEOPLE_PER_WORD } from '../unknown-words.ts';

const NEXT_NUDGES = 6;
const MOST_WAITING = 5;
const MOST_WORDS = 15;
const UNMET_DAYS = 90;
const OUT_OF_REACH_DAYS = 30;

export async function leadSections(asker: Asker, desk: Desk): Promise<Section[]> {
  return [
    ...(await nudgesSection(asker, desk)),
    await troubleSection(asker, desk),
    await unmetSection(asker, desk),
    ...(await wordsSection(asker, desk)),
    ...(await waitingTips(asker, desk)),
    ...(await suggestionsSection(asker, desk)),
  ];
}

async function nudgesSection(asker: Asker, desk: Desk): Promise<Section[]> {
  const { home, forms } = textsFor(asker.locale);
  const time = ({ next }: { readonly next?: Date }) => next?.getTime() ?? Number.POSITIVE_INFINITY;
  const all = [...(await desk.nudgeDesk.list(asker.now))].sort((a, b) => time(a) - time(b) || 0);
  const held = all.filter(({ stage }) => isHeld(stage)).slice(0, MOST_WAITING);
  const nudges = [...all.filter(({ stage }) => !isHeld(stage)).slice(0, NEXT_NUDGES), ...held];
  const lines = nudges.map(({ title, stage, next }) =>
    home.lead.nudge(
      plainMarkdown(title),
      next && formatDay(dayOf(next, desk.timeZone), asker.locale, asker.today),
      home.lead.stages[stage],
    ),
  );
  const previews = nudges.map(
    ({ id, title }, at): Choice => ({
      verb: 'nudge_preview',
      index: at + 1,
      label: home.lead.preview(title),
      spoken: home.lead.preview(title),
      token: desk.sign({ ...ownedBy(asker), about: id }),
    }),
  );
  const write: Choice = { verb: 'nudge_write', label: forms.nudge.open, spoken: forms.nudge.open, token: desk.sign(ownedBy(asker)) };
  return [
    { heading: home.lead.nudges, parts: [lines.length > 0 ? list(lines) : text(home.lead.nudgesNone), choices([...previews, write])] },
  ];
}

/** A lead stopped it, or took it back. */
export function isHeld(stage: NudgeStage): boolean {
  return stage === 'gepauzeerd' || stage === 'ingetrokken';
}

/** What can be mended, a sentence each; and how many were out of reach, which is nobody's to mend. */
async function troubleSection({ locale, now, today }: Asker, desk: Desk): Promise<Section> {
  const { lead } = textsFor(locale).home;
  const lines = [
    ...(await desk.nudgeDesk.attention(now)).map(({ text: words }) => plainMarkdown(words[locale])),
    ...(await desk.store.outOfReach(addDays(today, -OUT_OF_REACH_DAYS))).map(({ reason, count }) =>
      lead.failed(lead.reasons[reason] ?? reason, count),
    ),
  ];
  return { heading: lead.trouble, parts: [lines.length > 0 ? list(lines) : text(lead.troubleNone)] };
}

/** The same sums as on a report: nothing about too few people. */
async function unmetSection({ locale, now, today }: Asker, desk: Desk): Promise<Section> {
  const { lead } = textsFor(locale).home;
  const { organisation, categories } = desk.content();
  const from = addDays(today, -UNMET_DAYS).slice(0, 7);
  await desk.store.reports.catchUp(now, organisation.smallestGroup);
  const sums = await desk.store.reports.published(from, today.slice(0, 7), organisation.smallestGroup);
  const { rows } = funnelTable(
    sums,
    rowsBy('category', () => undefined),
  );
  const lines = rows.flatMap(({ key, counts }) =>
    counts.unmet === null ? [] : [lead.unmetLine(categories.get(key)?.name[locale] ?? key, String(counts.unmet))],
  );
  return {
    heading: lead.unmet,
    parts: [lines.length > 0 ? list(lines) : text(lead.unmetNone), { kind: 'note', markdown: lead.unmetSince(formatMonth(from, locale)) }],
  };
}

async function wordsSection(asker: Asker, desk: Desk): Promise<Section[]> {
  const { lead } = textsFor(asker.locale).home;
  const line = await unknownWordsLine(asker, desk);
  return line ? [{ heading: lead.words, parts: [text(line), { kind: 'note', markdown: lead.wordsHow(PEOPLE_PER_WORD) }] }] : [];
}

/** "hoogwerker (7 mensen), tent (5 mensen)"; undefined when there are none. */
export async function unknownWordsLine({ locale }: Asker, desk: Desk): Promise<string | undefined> {
  const { lead } = textsFor(locale).home;
  const words = (await desk.store.listening.unknownWords()).slice(0, MOST_WORDS);
  return words.length > 0 ? words.map(({ word, people }) => lead.word(plainMarkdown(word), people)).join(', ') : undefined;
}

async function waitingTips(asker: Asker, desk: Desk): Promise<Section[]> {
  const { home, colleagues } = textsFor(asker.locale);
  const all = [...(await desk.store.tips.tips({ state: 'waiting' }))].reverse();
  const waiting = all.slice(0, MOST_WAITING);
  if (waiting.length === 0) return [];
  const { categories } = desk.content();
  const lines = waiting.map(({ text: words, category, wasHard, name }, at) => {
    const about = categories.get(category)?.name[asker.locale] ?? category;
    return `${at + 1}. ${colleagues.waiting(plainMarkdown(words), about, wasHard, name && plainMarkdown(name))}`;
  });
  const judge = waiting.flatMap(({ id, text: words }, at): Choice[] => {
    const token = desk.sign({ ...ownedBy(asker), about: String(id) });
    const number = String(at + 1);
    return [
      { verb: 'approve_tip', index: at + 1, label: colleagues.approve(number), spoken: colleagues.approveSpoken(words), token },
      { verb: 'refuse_tip', index: at + 1, label: colleagues.refuse(number), spoken: colleagues.refuseSpoken(words), token },
    ];
  });
  return [{ heading: home.lead.waitingTips, parts: [text(lines.join('\n')), ...moreWaiting(all, asker), choices(judge)] }];
}

async function suggestionsSection(asker: Asker, desk: Desk): Promise<Section[]> {
  const { home, colleagues } = textsFor(asker.locale);
  const all = await desk.store.tips.suggestions();
  const suggestions = all.slice(0, MOST_WAITING);
  if (suggestions.length === 0) return [];
  const { categories } = desk.content();
  const shown = (words: string | undefined) => words && plainMarkdown(words);
  const lines = suggestions.map(({ name, category, where, why }, at) => {
    const about = category && (categories.get(category)?.name[asker.locale] ?? category);
    return `${at + 1}. ${colleagues.suggestion(plainMarkdown(name), about, shown(where), shown(why))}`;
  });
  const close = suggestions.map(
    ({ id, name }, at): Choice => ({
      verb: 'close_suggestion',
      index: at + 1,
      label: colleagues.close(String(at + 1)),
      spoken: colleagues.closeSpoken(name),
      token: desk.sign({ ...ownedBy(asker), about: String(id) }),
    }),
  );
  return [{ heading: home.lead.suggestions, parts: [text(lines.join('\n')), ...moreWaiting(all, asker), choices(close)] }];
}

function moreWaiting({ length }: readonly unknown[], { locale }: Asker): ReplyPart[] {
  const { lead } = textsFor(locale).home;
  return length > MOST_WAITING ? [{ kind: 'note', markdown: lead.moreWaiting(length - MOST_WAITING) }] : [];
}

/** A person's own page: what they asked, their say over us, their tips; for a lead also what needs attention. */
import { dayOf, WorkingDays } from '../domain/calendar.ts';
import { firstDayFor } from '../domain/follow-up.ts';
import type { Choice, Home, Reply, ReplyPart } from '../ports/chat.ts';
import { formatDay, textsFor } from '../texts/texts.ts';
import { impactOf } from './afterwards.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { leadSections } from './lead/attention.ts';
import { quietChoice } from './reading-along.ts';
import { choices, list, text } from './replies/parts.ts';
import { plainMarkdown } from './replies/plain-markdown.ts';
import { everyCategory, requestChoice } from './replies/question-replies.ts';

export type Section = Home['sections'][number];

const RECENT = 5;

export async function homeOf(asker: Asker, desk: Desk): Promise<Home> {
  return {
    title: textsFor(asker.locale).home.title,
    sections: [
      askSection(asker, desk),
      await recentSection(asker, desk),
      ...(asker.isLead ? await leadSections(asker, desk) : []),
      await tipsSection(asker, desk),
      await mySection(asker, desk),
      dataSection(asker, desk),
      howSection(asker),
    ],
  };
}

/** The same page as an answer in a chat. */
export async function homeReply(asker: Asker, desk: Desk): Promise<Reply> {
  const { title, sections } = await homeOf(asker, desk);
  return {
    placement: 'answer',
    title,
    parts: sections.flatMap(({ heading, parts }) => [{ kind: 'text', markdown: `**${heading}**` } as const, ...parts]),
  };
}

function askSection(asker: Asker, desk: Desk): Section {
  const { home } = textsFor(asker.locale);
  return {
    heading: home.ask,
    parts: [text(home.askBody), choices(everyCategory(asker, desk)), choices([requestChoice(asker, desk)])],
  };
}

/** What they asked, and what their own purchase makes possible: nobody else sees that. */
async function recentSection(asker: Asker, desk: Desk): Promise<Section> {
  const { home } = textsFor(asker.locale);
  const { categories, suppliers } = desk.content();
  const recent = await desk.store.recent(asker.person, RECENT);
  const lines = recent.map(({ category, at, chosen, bought }) => {
    const day = formatDay(dayOf(at, desk.timeZone), asker.locale, asker.today);
    const supplier = chosen && (suppliers.get(chosen)?.name ?? chosen);
    return home.recentLine(day, categories.get(category)?.name[asker.locale] ?? category, supplier, bought);
  });
  const impact = impactOf(recent.find(({ bought }) => bought)?.chosen, asker, desk);
  return { heading: home.recent, parts: [lines.length > 0 ? list(lines) : text(home.recentNone), ...(impact ? [text(impact)] : [])] };
}

/** What we may send, and when we may speak up. */
async function tipsSection(asker: Asker, desk: Desk): Promise<Section> {
  const { home, forms } = textsFor(asker.locale);
  const token = desk.sign(ownedBy(asker));
  const choice = (verb: 'start' | 'stop' | 'pause', label: string): Choice => ({ verb, label, spoken: label, token });
  const { subscribed, optedOut, pausedUntil } = await desk.store.personData(asker.person);
  const { muted } = await desk.store.listening.listeningTo(asker.person);
  const isPaused = pausedUntil !== undefined && asker.today <= pausedUntil;
  const state = !subscribed ? home.tipsOff : isPaused ? home.tipsPaused(formatDay(pausedUntil, asker.locale, asker.today)) : home.tipsOn;
  const say = subscribed
    ? [isPaused ? choice('start', home.resume) : choice('pause', forms.pause.open), choice('stop', home.stop)]
    : [choice('start', home.start), ...(optedOut ? [] : [choice('stop', home.never)])];
  return {
    heading: home.tips,
    parts: [text(state), ...(await promisesList(asker, desk)), choices([...say, quietChoice(!muted, asker, desk)])],
  };
}

async function promisesList(asker: Asker, desk: Desk): Promise<ReplyPart[]> {
  const lines = await promises(asker, desk);
  return lines.length > 0 ? [list(lines)] : [];
}

/** What somebody may still expect from us, in sentences. */
export async function promises(
  { person, locale, today }: Pick<Asker, 'person' | 'locale' | 'today'>,
  desk: Pick<Desk, 'store' | 'content'>,
): Promise<string[]> {
  const { home } = textsFor(locale);
  const { categories, organisation } = desk.content();
  const workingDays = new WorkingDays(organisation.closedDays);
  const name = (id: string) => (categories.get(id)?.name[locale] ?? id).toLowerCase();
  return (await desk.store.followUps.followUpsOf(person)).map((promise) =>
    'dueOn' in promise
      ? home.followUp(formatDay(firstDayFor(promise.dueOn, workingDays), locale, today), name(promise.category))
      : home.yearly(name(promise.category)),
  );
}

async function mySection(asker: Asker, desk: Desk): Promise<Section> {
  const { home, colleagues, forms } = textsFor(asker.locale);
  const { categories } = desk.content();
  const mine = await desk.store.tips.tipsBy(asker.person);
  const lines = mine.map(({ text: words, category, state }, at) => {
    const about = categories.get(category)?.name[asker.locale] ?? category;
    return `${at + 1}. ${colleagues.mine(plainMarkdown(words), about, colleagues.states[state])}`;
  });
  const withdraw = mine.map(
    ({ id, text: words }, at): Choice => ({
      verb: 'withdraw_tip',
      index: at + 1,
      label: colleagues.withdraw(String(at + 1)),
      spoken: colleagues.withdrawSpoken(words),
      token: desk.sign({ ...ownedBy(asker), about: String(id) }),
    }),
  );
  const token = desk.sign(ownedBy(asker));
  const give: Choice = { verb: 'tip', label: forms.tip.open, spoken: forms.tip.open, token };
  const suggest: Choice = { verb: 'suggest', label: forms.supplier.open, spoken: forms.supplier.open, token };
  return {
    heading: home.mine,
    parts: [text(lines.length > 0 ? lines.join('\n') : home.mineNone), choices([...withdraw, give, suggest])],
  };
}

function dataSection(asker: Asker, desk: Desk): Section {
  const { home } = textsFor(asker.locale);
  const token = desk.sign(ownedBy(asker));
  return {
    heading: home.data,
    parts: [
      text(home.dataBody),
      choices([
        { verb: 'my_data', label: home.myData, spoken: home.myData, token },
        { verb: 'forget_me', label: home.forget, spoken: home.forget, token },
      ]),
    ],
  };
}

function howSection({ locale, isLead }: Asker): Section {
  const { home, help } = textsFor(locale);
  return { heading: home.how, parts: [text(help.body), list(isLead ? [...help.words, ...help.lead] : help.words)] };
}

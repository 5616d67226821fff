/** A person's own say: tips on, off or paused; what we keep of them; being forgotten. */
import { addDays, type Day, dayOf, isDay } from '../domain/calendar.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Choice, Reply } from '../ports/chat.ts';
import { formatDay, textsFor } from '../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { promises } from './home.ts';
import { plainMarkdown } from './replies/plain-markdown.ts';
import { plainReply } from './replies/plain-reply.ts';
import { readDate } from './understanding/date.ts';

export async function startTips(asker: Asker, desk: Desk): Promise<Reply> {
  const { tips } = textsFor(asker.locale);
  if (!asker.reach) return plainReply(tips.notHere, tips.notHereBody);
  const { locale, timeZone } = asker;
  await desk.store.start(asker.person, asker.reach, asker.now, { locale, ...(timeZone && { timeZone }) });
  await desk.store.record([outcome('subscribed', asker)]);
  return plainReply(tips.started, tips.startedBody);
}

export async function stopTips(asker: Asker, desk: Desk): Promise<Reply> {
  await desk.store.stop(asker.person, asker.now);
  await desk.store.record([outcome('opted-out', asker)]);
  const { tips } = textsFor(asker.locale);
  return plainReply(tips.stopped, tips.stoppedBody);
}

export async function pauseTips(until: string, asker: Asker, desk: Desk): Promise<Reply> {
  const { tips } = textsFor(asker.locale);
  const day = readPause(until, asker.today);
  if (day === undefined || day <= asker.today) return plainReply(tips.pauseWhen, tips.pauseWhenBody);
  return pauseUntil(day, asker, desk);
}

export async function pauseUntil(day: Day, asker: Asker, desk: Desk): Promise<Reply> {
  const { tips } = textsFor(asker.locale);
  const { subscribed } = await desk.store.personData(asker.person);
  if (!subscribed) return plainReply(tips.notSubscribed, tips.notSubscribedBody);
  await desk.store.pause(asker.person, day, asker.now);
  return plainReply(tips.paused(formatDay(day, asker.locale, asker.today)), tips.pausedBody);
}

/** What it needs of both is little, so that it can be asked without a chat too. */
type Reader = Pick<Asker, 'person' | 'locale'>;
type Records = Pick<Desk, 'store' | 'content' | 'timeZone'>;

export async function showMyData(asker: Reader, desk: Records): Promise<Reply> {
  const { myData } = textsFor(asker.locale);
  const data = await desk.store.personData(asker.person);
  const categories = desk.content().categories;
  const facts = [
    ...(data.subscribed ? [myData.subscribed] : []),
    ...(data.pausedUntil ? [myData.paused(formatDay(data.pausedUntil, asker.locale, 'later'))] : []),
    ...(data.optedOut ? [myData.optedOut] : []),
    ...data.outcomes.map(({ kind, category, count }) =>
      myData.outcome(myData.kinds[kind], category === null ? undefined : (categories.get(category)?.name[asker.locale] ?? category), count),
    ),
    ...(await promises({ ...asker, today: 'later' }, desk)),
    ...(await keptTips(asker, desk)),
    ...(await keptListening(asker, desk)),
    ...(data.deliveries > 0 ? [myData.deliveries(data.deliveries)] : []),
  ];
  return plainReply(myData.title, facts.length === 0 ? myData.none : facts.map((fact) => `- ${fact}`).join('\n'), myData.how);
}

async function keptTips({ person, locale }: Reader, desk: Records): Promise<string[]> {
  const { myData, colleagues } = textsFor(locale);
  const tips = await desk.store.tips.tipsBy(person);
  return tips.map(({ text, name, state }) =>
    myData.tip(plainMarkdown(text), colleagues.states[state], name === undefined ? undefined : plainMarkdown(name)),
  );
}

async function keptListening({ person, locale }: Reader, desk: Records): Promise<string[]> {
  const { myData } = textsFor(locale);
  const { muted, lastInterrupted, unknownWords } = await desk.store.listening.listeningTo(person);
  return [
    ...(muted ? [myData.muted] : []),
    ...(lastInterrupted ? [myData.interrupted(formatDay(dayOf(lastInterrupted, desk.timeZone), locale, 'later'))] : []),
    ...(unknownWords > 0 ? [myData.unknownWords(unknownWords)] : []),
  ];
}

/** A tap asks first; whoever types it has said it. */
export function askForgetMe(asker: Asker, desk: Desk): Reply {
  const { home } = textsFor(asker.locale);
  const token = desk.sign({ ...ownedBy(asker), sure: true });
  const yes: Choice = { verb: 'forget_me', label: home.forgetYes, spoken: home.forgetYes, token };
  const no: Choice = { verb: 'home', label: home.forgetNo, spoken: home.forgetNo, token: desk.sign(ownedBy(asker)) };
  return {
    placement: 'answer',
    title: home.forgetSure,
    parts: [
      { kind: 'text', markdown: home.forgetSureBody },
      { kind: 'choices', choices: [yes, no] },
    ],
  };
}

export async function forgetMe(asker: Asker, desk: Desk): Promise<Reply> {
  await desk.store.forget(asker.person);
  const { forgotten } = textsFor(asker.locale);
  return plainReply(forgotten.title, forgotten.body);
}

/** "1 maart", "2027-03-01", "2 weken". */
function readPause(text: string, today: string): string | undefined {
  const [, count, unit] =
    /^(?:voor |for )?(\d{1,3}|een|a|one)\s*(dag|dagen|week|weken|maand|maanden|days?|weeks?|months?)$/.exec(text) ?? [];
  if (count && unit) return addDays(today, (Number(count) || 1) * (/^[wW]/.test(unit) ? 7 : /^m/.test(unit) ? 30 : 1));
  if (isDay(text)) return text;
  return readDate(text, today)?.date;
}

function outcome(kind: 'subscribed' | 'opted-out', { now, channel, person }: Asker): Outcome {
  return { kind, at: now, channel, person };
}

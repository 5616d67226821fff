/** After the choice: a promise to come back, what became of it, and a word of thanks. Each is recorded once per offer. */
import { addDays, WorkingDays } from '../domain/calendar.ts';
import type { ClickPayload } from '../domain/click.ts';
import { firstDayFor } from '../domain/follow-up.ts';
import { ANSWERS, type Outcome } from '../domain/outcome.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Choice, Reply, ReplyPart } from '../ports/chat.ts';
import { formatDay, formatSource, formatSourceDate, textsFor } from '../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { outcomeOf } from './outcome-of.ts';
import { plainReply } from './replies/plain-reply.ts';
import { stale } from './replies/problem-replies.ts';

/** Without a day we ask after this long. */
const ASK_AFTER_DAYS = 7;

/** What can be asked of us after a choice, with what it means for privacy. Nothing where we cannot come back. */
export function promisesToMake(token: string, category: string, asker: Asker, desk: Desk): { note: ReplyPart[]; choices: Choice[] } {
  if (!asker.reach) return { note: [], choices: [] };
  const { afterwards } = textsFor(asker.locale);
  const followUp: Choice = { verb: 'follow_up', label: afterwards.followUp, spoken: afterwards.followUp, token };
  const yearly: Choice = { verb: 'yearly', label: afterwards.yearly, spoken: afterwards.yearly, token };
  const hasMoment = desk.content().moments.some(({ categories }) => categories.includes(category));
  return { note: [{ kind: 'note', markdown: afterwards.consent }], choices: hasMoment ? [followUp, yearly] : [followUp] };
}

export async function promiseFollowUp(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const { offer, category, date } = payload;
  const [supplier] = payload.shown ?? [];
  if (offer === undefined || category === undefined || supplier === undefined) return stale(asker);
  const { person, locale } = asker;
  const { afterwards } = textsFor(locale);
  const address = await whereToComeBack(asker, desk);
  if ('title' in address) return address;
  const dueOn = date !== undefined && date >= asker.today ? addDays(date, 1) : addDays(asker.today, ASK_AFTER_DAYS);
  await desk.store.followUps.askFollowUp({ person, address, locale, offer, category, supplier, dueOn });
  const comesOn = firstDayFor(dueOn, new WorkingDays(desk.content().organisation.closedDays));
  return plainReply(afterwards.promised, afterwards.promisedFollowUp(formatDay(comesOn, locale, asker.today)));
}

export async function promiseYearly({ category, shown }: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const [supplier] = shown ?? [];
  const known = category === undefined ? undefined : desk.content().categories.get(category);
  if (known === undefined || supplier === undefined) return stale(asker);
  const { person, locale, today } = asker;
  const { afterwards } = textsFor(locale);
  const address = await whereToComeBack(asker, desk);
  if ('title' in address) return address;
  await desk.store.followUps.askYearly({ person, address, locale, category: known.id, supplier, chosenOn: today });
  return plainReply(afterwards.promised, afterwards.promisedYearly(known.name[locale].toLowerCase()));
}

/** Did they buy there? */
type Result = 'bought' | 'not-bought';

/** `bought` and `not_bought`: the first answer counts. */
export async function answerResult(kind: Result, payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  if (payload.offer === undefined) return stale(asker);
  return { ...(await recordResult(kind, payload, asker, desk)), placement: 'replace' };
}

/** What follows the answer that counts; `more` is recorded with it when that is the one given here. */
export async function recordResult(
  kind: Result,
  payload: ClickPayload,
  asker: Asker,
  desk: Desk,
  more: readonly Outcome[] = [],
): Promise<Reply> {
  const once = `${payload.offer}:result`;
  const isNew = (await desk.store.record([{ ...outcomeOf(kind, payload, asker, desk, payload.shown?.[0]), once }])) > 0;
  const counts = isNew ? kind : ((await desk.store.kindOf(once)) ?? kind);
  if (counts === kind) await desk.store.record(more);
  const thanks = thanksFor(counts === 'bought', payload, asker, desk);
  const { afterwards } = textsFor(asker.locale);
  return counts === kind ? thanks : { ...thanks, title: afterwards.first(counts === 'bought' ? afterwards.bought : afterwards.notBought) };
}

/** How the recipient took it: `reaction:2` is the second of the list. */
export async function answerReaction(payload: ClickPayload, index: number, asker: Asker, desk: Desk): Promise<Reply> {
  const answer = ANSWERS.reaction[index - 1];
  if (payload.offer === undefined || answer === undefined) return stale(asker);
  await desk.store.record([
    { ...outcomeOf('reaction', payload, asker, desk, payload.shown?.[0]), answer, once: `${payload.offer}:reaction` },
  ]);
  const { afterwards } = textsFor(asker.locale);
  return {
    placement: 'replace',
    title: afterwards.thanksReaction,
    parts: [impactPart(payload, asker, desk), { kind: 'choices', choices: tellingMore(payload, asker, desk, ['tip']) }],
  };
}

/** Thanks, with what the purchase makes possible; or, when it did not work, the question why. */
function thanksFor(bought: boolean, payload: ClickPayload, asker: Asker, desk: Desk): Reply {
  const { afterwards } = textsFor(asker.locale);
  if (!bought)
    return {
      placement: 'answer',
      title: afterwards.thanksNotBought,
      parts: [
        { kind: 'text', markdown: afterwards.notBoughtBody },
        { kind: 'choices', choices: [...tellingMore(payload, asker, desk, ['reason'])] },
      ],
    };
  return {
    placement: 'answer',
    title: afterwards.thanks,
    parts: [
      impactPart(payload, asker, desk),
      { kind: 'text', markdown: afterwards.askReaction },
      { kind: 'choices', choices: reactions(payload, asker, desk) },
      { kind: 'choices', choices: tellingMore(payload, asker, desk, ['tell', 'tip']) },
    ],
  };
}

function impactPart({ shown }: ClickPayload, asker: Asker, desk: Desk): ReplyPart {
  return { kind: 'text', markdown: impactOf(shown?.[0], asker, desk) ?? textsFor(asker.locale).afterwards.thanksPlain };
}

/** The supplier's own claim with its source, only while it may be shown. */
export function impactOf(supplierId: string | undefined, { locale, today }: Asker, desk: Desk): string | undefined {
  const { afterwards, offer } = textsFor(locale);
  const supplier = shelfOn(today, desk.content().suppliers).suppliers.find(({ id }) => id === supplierId);
  if (!supplier) return undefined;
  const { text, source, date } = supplier.impact;
  return afterwards.impact(supplier.name, text, offer.source(formatSource(source), formatSourceDate(date, locale)));
}

function reactions(payload: ClickPayload, asker: Asker, desk: Desk): Choice[] {
  const { afterwards, forms } = textsFor(asker.locale);
  const token = desk.sign(aboutPurchase(payload, asker));
  return ANSWERS.reaction.map((answer, position) => ({
    verb: 'reaction',
    index: position + 1,
    label: forms.answers[answer],
    spoken: afterwards.reactionSpoken(forms.answers[answer]),
    token,
  }));
}

function tellingMore(payload: ClickPayload, asker: Asker, desk: Desk, verbs: readonly ('tell' | 'tip' | 'reason')[]): Choice[] {
  const { forms } = textsFor(asker.locale);
  const about = aboutPurchase(payload, asker);
  const labels = { tell: forms.followUp.open, tip: forms.tip.open, reason: forms.reason.open };
  return verbs.map((verb) => ({
    verb,
    label: labels[verb],
    spoken: labels[verb],
    token: desk.sign(verb === 'reason' ? { ...about, about: 'not_bought' } : about),
  }));
}

function aboutPurchase({ offer, category, shown }: ClickPayload, asker: Asker): ClickPayload {
  return { ...ownedBy(asker), ...(offer && { offer }), ...(category && { category }), ...(shown && { shown: shown.slice(0, 1) }) };
}

/** The address to come back to, or why we cannot. Who opted out of everything must take that back first. */
async function whereToComeBack(asker: Asker, desk: Desk): Promise<NonNullable<Asker['reach']> | Reply> {
  const { afterwards } = textsFor(asker.locale);
  if (!asker.reach) return plainReply(afterwards.notHere, afterwards.notHereBody);
  const { optedOut } = await desk.store.personData(asker.person);
  return optedOut ? plainReply(afterwards.optedOut, afterwards.optedOutBody) : asker.reach;
}

/** What each button does. Typed words and taps end in the same functions. */
import { type ClickPayload, LEAD_VERBS, type Verb } from '../domain/click.ts';
import { formatNudgeRef, onceFor, parseNudgeRef } from '../domain/outcome.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Choice, Form, Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';
import { answerReaction, answerResult, promiseFollowUp, promisesToMake, promiseYearly } from './afterwards.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { openForm } from './forms/forms.ts';
import { homeReply } from './home.ts';
import { answerNudgeVerb } from './lead/nudge-desk.ts';
import { findOffer, makeOffer, newTrail, type OfferTrail } from './offering.ts';
import { outcomeOf } from './outcome-of.ts';
import { SPEAK, switchQuiet } from './reading-along.ts';
import { chosenReply } from './replies/chosen-reply.ts';
import { offerReply } from './replies/offer-reply.ts';
import { gone, leadsOnly, stale } from './replies/problem-replies.ts';
import { otherReply, selfReply } from './replies/question-replies.ts';
import { shareOffer } from './sharing.ts';
import { closeSuggestion, judgeTip, withdrawTip } from './tips.ts';
import { askForgetMe, FORGET, forgetMe, showMyData, startTips, stopTips } from './tips-on-off.ts';
import { intentOf } from './wishes.ts';

/** One tap: which button, and what its message knew. */
export interface Tap {
  readonly verb: Verb;
  /** Which of several, from 1. */
  readonly index: number;
  readonly payload: ClickPayload;
}

export async function answerClick({ verb, index, payload }: Tap, asker: Asker, desk: Desk): Promise<Reply | Form> {
  if (LEAD_VERBS.has(verb) && !asker.isLead) return leadsOnly(asker);
  switch (verb) {
    // An offer.
    case 'ask':
      return ask(payload, asker, desk);
    case 'choose':
      return choose(payload, payload.shown?.[index - 1], asker, desk);
    case 'more':
      return more(payload, asker, desk);
    case 'other':
      await desk.store.record([outcomeOf('other', payload, asker, desk)]);
      return otherReply(reasonChoices('other', payload, asker, desk), asker, desk);
    case 'self':
      await desk.store.record([outcomeOf('self', payload, asker, desk)]);
      return selfReply(reasonChoices('self', payload, asker, desk), asker);
    case 'why':
      return why(payload, asker, desk);
    case 'reason':
      return openForm('reason', payload, asker, desk);
    case 'request':
      return openForm('request', payload, asker, desk);
    case 'share':
      return shareOffer(payload, asker, desk);
    // Afterwards.
    case 'follow_up':
      return promiseFollowUp(payload, asker, desk);
    case 'yearly':
      return promiseYearly(payload, asker, desk);
    case 'bought':
      return answerResult('bought', payload, asker, desk);
    case 'not_bought':
      return answerResult('not-bought', payload, asker, desk);
    case 'reaction':
      return answerReaction(payload, index, asker, desk);
    case 'tell':
      return openForm('follow-up', payload, asker, desk);
    // Colleagues.
    case 'tip':
      return openForm('tip', payload, asker, desk);
    case 'withdraw_tip':
      return withdrawTip(payload, asker, desk);
    case 'suggest':
      return openForm('supplier', payload, asker, desk);
    // A person's own say.
    case 'home':
      return homeReply(asker, desk);
    case 'start':
      return startTips(asker, desk);
    case 'stop':
      return stopTips(asker, desk);
    case 'pause':
      return openForm('pause', payload, asker, desk);
    case 'quiet':
      return switchQuiet(payload.about !== SPEAK, asker, desk);
    case 'my_data':
      return showMyData(asker, desk);
    case 'forget_me':
      return payload.about === FORGET ? forgetMe(asker, desk) : askForgetMe(asker, desk);
    // Inclusion leads.
    case 'approve_tip':
      return judgeTip('approved', payload, asker, desk);
    case 'refuse_tip':
      return judgeTip('refused', payload, asker, desk);
    case 'close_suggestion':
      return closeSuggestion(payload, asker, desk);
    case 'nudge_write':
      return openForm('nudge', payload, asker, desk);
    case 'nudge_preview':
    case 'nudge_test':
    case 'nudge_approve':
    case 'nudge_pause':
    case 'nudge_withdraw':
      return answerNudgeVerb(verb, payload, asker, desk);
  }
}

/** A category from a list, or the button under a nudge. */
async function ask(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const intent = intentOf(payload);
  if (!intent) return stale(asker);
  const ref = payload.nudge === undefined ? undefined : parseNudgeRef(payload.nudge);
  if (ref) {
    const once = onceFor('nudge-clicked', formatNudgeRef(ref), asker.person);
    await desk.store.record([{ ...outcomeOf('nudge-clicked', payload, asker, desk), once }]);
  }
  const trail = payload.offer !== undefined && !ref ? { id: payload.offer, seen: [], isNew: false } : newTrail(ref);
  // A nudge in a room stays where it is; its answer comes after it.
  return makeOffer(intent, trail, asker, desk, ref ? 'answer' : 'replace');
}

async function choose(payload: ClickPayload, supplierId: string | undefined, asker: Asker, desk: Desk): Promise<Reply> {
  const content = desk.content();
  const intent = intentOf(payload);
  const category = intent && content.categories.get(intent.category);
  if (!intent || !category || payload.offer === undefined) return stale(asker);
  const supplier = shelfOn(asker.today, content.suppliers).suppliers.find(({ id }) => id === supplierId);
  if (!supplier) return gone(asker);
  await desk.store.record([outcomeOf('chosen', payload, asker, desk, supplier.id)]);
  const { buttons } = textsFor(asker.locale);
  const token = desk.sign({ ...ownedBy(asker), ...intent, offer: payload.offer, shown: [supplier.id] });
  const back: Choice = { verb: 'ask', label: buttons.back, spoken: buttons.backSpoken, token };
  return chosenReply(
    {
      supplier,
      intent,
      category,
      organisation: content.organisation,
      isExample: shelfOn(asker.today, content.suppliers).isExample,
      promises: promisesToMake(token, category.id, asker, desk),
      back,
    },
    asker,
  );
}

/** The answer stands; why is for who wants to tell. */
function reasonChoices(about: 'other' | 'self', { offer, category }: ClickPayload, asker: Asker, desk: Desk): Choice[] {
  if (offer === undefined) return [];
  const { open } = textsFor(asker.locale).forms.reason;
  const token = desk.sign({ ...ownedBy(asker), offer, ...(category && { category }), about });
  return [{ verb: 'reason', label: open, spoken: open, token }];
}

async function more(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const intent = intentOf(payload);
  if (!intent) return stale(asker);
  await desk.store.record([outcomeOf('more', payload, asker, desk)]);
  const trail = trailOf(payload);
  return makeOffer(intent, { ...trail, seen: [...trail.seen, ...(payload.shown ?? [])] }, asker, desk, 'replace');
}

/** The same suppliers again, with the reason above them. */
async function why(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const content = desk.content();
  const intent = intentOf(payload);
  const category = intent && content.categories.get(intent.category);
  if (!intent || !category) return stale(asker);
  await desk.store.record([outcomeOf('why', payload, asker, desk)]);
  const shown = payload.shown ?? [];
  const trail = trailOf(payload);
  const everybody = findOffer(intent, content, {
    timesShown: new Map(),
    shownToday: [...trail.seen, ...shown],
    seen: trail.seen,
    seed: asker.person,
    today: asker.today,
  });
  const suppliers = everybody.suppliers.filter(({ supplier }) => shown.includes(supplier.id));
  if (suppliers.length === 0) return gone(asker);
  const texts = textsFor(asker.locale).why;
  const standard = suppliers.find((offered) => offered.standard)?.supplier.name;
  const explanation = [
    texts.fits(category.name[asker.locale].toLowerCase()),
    standard && (everybody.standardIsSet ? texts.standardSet(standard, content.organisation.name) : texts.standardInTurn(standard)),
    suppliers.length > 1 && texts.others,
    texts.sameDay,
  ];
  return offerReply(
    {
      intent,
      category,
      offer: { ...everybody, suppliers },
      trail,
      placement: 'replace',
      isExample: shelfOn(asker.today, content.suppliers).isExample,
      explanation: explanation.filter(Boolean).join(' '),
    },
    asker,
    desk,
  );
}

function trailOf(payload: ClickPayload): OfferTrail {
  const nudge = payload.nudge === undefined ? undefined : parseNudgeRef(payload.nudge);
  return { id: payload.offer ?? newTrail().id, seen: payload.seen ?? [], nudge, isNew: false };
}

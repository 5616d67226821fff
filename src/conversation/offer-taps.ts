/** The buttons under an offer. */
import type { ClickPayload } from '../domain/click.ts';
import { formatNudgeRef, onceFor, parseNudgeRef } from '../domain/outcome.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Choice, Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';
import { promisesToMake } from './afterwards.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { findOffer, makeOffer, newTrail, type OfferTrail } from './offering.ts';
import { outcomeOf } from './outcome-of.ts';
import { chosenReply } from './replies/chosen-reply.ts';
import { offerReply } from './replies/offer-reply.ts';
import { gone, stale } from './replies/problem-replies.ts';
import { otherReply, selfReply } from './replies/question-replies.ts';
import { intentOf } from './wishes.ts';

/** A category from a list, or the button under a nudge or a reminder. */
export async function ask(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const intent = intentOf(payload);
  if (!intent) return stale(asker);
  const ref = payload.nudge === undefined ? undefined : parseNudgeRef(payload.nudge);
  if (ref) {
    const once = onceFor('nudge-clicked', formatNudgeRef(ref), asker.person);
    await desk.store.record([{ ...outcomeOf('nudge-clicked', payload, asker, desk), once }]);
  }
  const trail = payload.offer !== undefined && !ref ? { id: payload.offer, seen: [], isNew: false } : newTrail(ref);
  // A nudge in a room stays where it is; its answer comes after it.
  return makeOffer(intent, { ...trail, lastYear: payload.lastYear }, asker, desk, ref ? 'answer' : 'replace');
}

export async function choose(payload: ClickPayload, supplierId: string | undefined, asker: Asker, desk: Desk): Promise<Reply> {
  const content = desk.content();
  const intent = intentOf(payload);
  const category = intent && content.categories.get(intent.category);
  if (!intent || !category || payload.offer === undefined) return stale(asker);
  const supplier = shelfOn(asker.today, content.suppliers).suppliers.find(({ id }) => id === supplierId);
  if (!supplier) return gone(asker);
  await desk.store.record([outcomeOf('chosen', payload, asker, desk, supplier.id)]);
  const { buttons } = textsFor(asker.locale);
  const { offer, lastYear } = payload;
  const token = desk.sign({ ...ownedBy(asker), ...intent, offer, shown: [supplier.id], ...(lastYear && { lastYear }) });
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

export async function more(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  const intent = intentOf(payload);
  if (!intent) return stale(asker);
  await desk.store.record([outcomeOf('more', payload, asker, desk)]);
  const trail = trailOf(payload);
  return makeOffer(intent, { ...trail, seen: [...trail.seen, ...(payload.shown ?? [])] }, asker, desk, 'replace');
}

/** `iets anders`: recorded without judgement, and on to what there is. */
export async function other(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  await desk.store.record([outcomeOf('other', payload, asker, desk)]);
  return otherReply(reasonChoices('other', payload, asker, desk), asker, desk);
}

/** `ik regel het zelf`: the same, and nothing more is asked. */
export async function self(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
  await desk.store.record([outcomeOf('self', payload, asker, desk)]);
  return selfReply(reasonChoices('self', payload, asker, desk), asker);
}

/** The same suppliers again, with the reason above them. */
export async function why(payload: ClickPayload, asker: Asker, desk: Desk): Promise<Reply> {
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
    lastYearId: trail.lastYear,
  });
  const suppliers = everybody.suppliers.filter(({ supplier }) => shown.includes(supplier.id));
  if (suppliers.length === 0) return gone(asker);
  const texts = textsFor(asker.locale).why;
  const lastYear = suppliers.find((offered) => offered.lastYear)?.supplier.name;
  const standard = suppliers.find((offered) => offered.standard)?.supplier.name;
  const explanation = [
    texts.fits(category.name[asker.locale].toLowerCase()),
    lastYear && texts.lastYear(lastYear),
    !lastYear &&
      standard &&
      (everybody.standardIsSet ? texts.standardSet(standard, content.organisation.name) : texts.standardInTurn(standard)),
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
  return { id: payload.offer ?? newTrail().id, seen: payload.seen ?? [], nudge, lastYear: payload.lastYear, isNew: false };
}

/** What each button does. Typed words and taps end in the same functions. */
import type { ClickPayload, Verb } from '../domain/click.ts';
import { formatNudgeRef, type Outcome, type OutcomeKind, onceFor, parseNudgeRef } from '../domain/outcome.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Choice, Form, Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { findOffer, makeOffer, newTrail, type OfferTrail } from './offering.ts';
import { chosenReply } from './replies/chosen-reply.ts';
import { offerReply } from './replies/offer-reply.ts';
import { plainReply } from './replies/plain-reply.ts';
import { otherReply } from './replies/question-replies.ts';
import { intentOf, wishesOf } from './wishes.ts';

/** One tap: which button, and what its message knew. */
export interface Tap {
  readonly verb: Verb;
  /** Which of several, from 1. */
  readonly index: number;
  readonly payload: ClickPayload;
}

export async function answerClick({ verb, index, payload }: Tap, asker: Asker, desk: Desk): Promise<Reply | Form> {
  switch (verb) {
    case 'ask':
      return ask(payload, asker, desk);
    case 'choose':
      return choose(payload, payload.shown?.[index - 1], asker, desk);
    case 'more':
      return more(payload, asker, desk);
    case 'why':
      return why(payload, asker, desk);
    case 'other':
      await desk.store.record([outcomeOf('other', payload, asker, desk)]);
      return otherReply(asker, desk);
    case 'self': {
      await desk.store.record([outcomeOf('self', payload, asker, desk)]);
      const { self } = textsFor(asker.locale);
      return { ...plainReply(self.title, self.body), placement: 'replace' };
    }
    default:
      return stale(asker);
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
  const back: Choice = {
    verb: 'ask',
    label: buttons.back,
    spoken: buttons.backSpoken,
    token: desk.sign({ ...ownedBy(asker), ...wishesOf(intent), category: intent.category, offer: payload.offer }),
  };
  return chosenReply(
    {
      supplier,
      intent,
      category,
      organisation: content.organisation,
      isExample: shelfOn(asker.today, content.suppliers).isExample,
      back,
    },
    asker,
  );
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

/** One fact per offer and verb (and supplier): a doubled tap changes nothing. */
function outcomeOf(kind: OutcomeKind, payload: ClickPayload, asker: Asker, desk: Desk, supplier?: string): Outcome {
  const ref = payload.nudge === undefined ? undefined : parseNudgeRef(payload.nudge);
  const nudge = ref && desk.content().nudges.get(ref.nudge);
  return {
    kind,
    at: asker.now,
    channel: asker.channel,
    person: asker.person,
    ...(payload.category && { category: payload.category }),
    ...(payload.offer && { offer: payload.offer, once: [payload.offer, kind, supplier ?? payload.seen?.length ?? ''].join(':') }),
    ...(supplier && { suppliers: [supplier] }),
    ...(ref && { nudge: ref }),
    ...(nudge && { lever: nudge.lever, advice: nudge.advice }),
  };
}

function stale(asker: Asker): Reply {
  const { problems } = textsFor(asker.locale);
  return plainReply(problems.title, problems.stale);
}

function gone(asker: Asker): Reply {
  const { problems } = textsFor(asker.locale);
  return plainReply(problems.title, problems.gone);
}

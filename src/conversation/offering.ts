/** Intent → suppliers → offer → outcomes → reply. */
import { randomBytes } from 'node:crypto';
import { WorkingDays } from '../domain/calendar.ts';
import { pickEvidence } from '../domain/evidence.ts';
import type { FitContext } from '../domain/fit.ts';
import type { Intent } from '../domain/intent.ts';
import { chooseOffer, OFFER_SIZE, type Offer } from '../domain/offer.ts';
import type { NudgeRef, Outcome } from '../domain/outcome.ts';
import { hasOwnSuppliers, offerable } from '../domain/supplier.ts';
import type { Content, Reply } from '../ports.ts';
import { textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { offerReply } from './replies/offer-reply.ts';
import { notOursReply } from './replies/question-replies.ts';

/** An offer on its way through a conversation. */
export interface OfferTrail {
  /** Links what was asked, shown and chosen; the same through `andere drie`. */
  readonly id: string;
  /** Suppliers seen in it before. */
  readonly seen: readonly string[];
  /** The nudge it began with. */
  readonly nudge?: NudgeRef | undefined;
}

export function newTrail(nudge?: NudgeRef): OfferTrail {
  return { id: randomBytes(9).toString('base64url'), seen: [], nudge };
}

/** Makes an offer, records what was asked and shown, and says it. */
export async function makeOffer(
  intent: Intent,
  asked: OfferTrail,
  asker: Asker,
  desk: Desk,
  placement: Reply['placement'],
): Promise<Reply> {
  const content = desk.content();
  const category = content.categories.get(intent.category);
  if (!category) return notOursReply(asker, desk, placement);

  const history = await desk.store.offerHistory(intent.category, asker.person, asker.today);
  const situation = { ...history, today: asker.today, seed: `${asker.person}\0${asker.today}` };
  const next = findOffer(intent, content, { ...situation, seen: asked.seen });
  const seenAll = next.suppliers.length === 0 && asked.seen.length > 0;
  const trail = seenAll ? { ...asked, seen: [] } : asked;
  const offer = seenAll ? findOffer(intent, content, { ...situation, seen: [] }) : next;

  await desk.store.record(offerOutcomes(intent, offer, trail, asker, content));
  const view = {
    intent,
    category,
    offer,
    trail,
    placement,
    isExample: !hasOwnSuppliers(content.suppliers.values(), asker.today),
    evidence: pickEvidence(content.evidence, intent.category, `${situation.seed}\0${intent.category}`),
    explanation: seenAll ? textsFor(asker.locale).offer.noMore : undefined,
  };
  return offerReply(view, asker, desk);
}

export interface OfferSituation {
  readonly timesShown: ReadonlyMap<string, number>;
  readonly shownToday: readonly string[];
  readonly seen: readonly string[];
  readonly seed: string;
  readonly today: string;
}

/** Which suppliers to show, from the content alone. */
export function findOffer(intent: Intent, content: Content, situation: OfferSituation): Offer {
  return chooseOffer({
    intent,
    suppliers: offerable(content.suppliers.values(), situation.today),
    context: fitContext(intent, content, situation.today),
    standardId: content.organisation.standardChoices[intent.category],
    ...situation,
  });
}

export function fitContext(intent: Intent, content: Content, today: string): FitContext {
  const place = intent.place === undefined ? undefined : content.places.get(intent.place.toLowerCase());
  const moment = content.categories.get(intent.category)?.moment;
  return {
    today,
    workingDays: new WorkingDays(content.organisation.closedDays),
    moments: content.moments,
    regions: place ? [place.province] : content.organisation.regions,
    ...(moment && { categoryMoment: moment }),
  };
}

function offerOutcomes(intent: Intent, offer: Offer, trail: OfferTrail, asker: Asker, content: Content): Outcome[] {
  const nudge = trail.nudge && content.nudges.get(trail.nudge.nudge);
  const fact = (kind: Outcome['kind'], once: string, suppliers?: readonly string[]): Outcome => ({
    kind,
    at: asker.now,
    channel: asker.channel,
    person: asker.person,
    category: intent.category,
    offer: trail.id,
    once: `${trail.id}:${once}`,
    ...(suppliers && { suppliers }),
    ...(trail.nudge && { nudge: trail.nudge }),
    ...(nudge && { lever: nudge.lever, advice: nudge.advice }),
  });
  const shown = offer.suppliers.map(({ supplier }) => supplier.id);
  return [
    fact('asked', 'asked'),
    ...(shown.length > 0 ? [fact('shown', `shown:${trail.seen.length}`, shown)] : []),
    ...(shown.length < OFFER_SIZE && trail.seen.length === 0 ? [fact('unmet', 'unmet')] : []),
  ];
}

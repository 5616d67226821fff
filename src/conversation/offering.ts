/** Intent → suppliers → offer → outcomes → reply. */
import { randomUUID } from 'node:crypto';
import { WorkingDays } from '../domain/calendar.ts';
import { pickEvidence } from '../domain/evidence.ts';
import type { FitContext } from '../domain/fit.ts';
import type { Intent } from '../domain/intent.ts';
import { chooseOffer, OFFER_SIZE, type Offer } from '../domain/offer.ts';
import type { NudgeRef, Outcome } from '../domain/outcome.ts';
import { shelfOn } from '../domain/supplier.ts';
import type { Reply } from '../ports/chat.ts';
import type { Content } from '../ports/content.ts';
import type { Texts } from '../texts/nl.ts';
import { textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { offerReply } from './replies/offer-reply.ts';
import { plainMarkdown } from './replies/plain-markdown.ts';
import { notOursReply } from './replies/question-replies.ts';
import { tipFor } from './tips.ts';

/** An offer on its way through a conversation. */
export interface OfferTrail {
  /** Links what was asked, shown and chosen; the same through `andere drie`. */
  readonly id: string;
  /** Suppliers seen in it before. */
  readonly seen: readonly string[];
  /** The nudge it began with. */
  readonly nudge?: NudgeRef | undefined;
  /** What this person chose for the same moment last year, if we reminded them of it. */
  readonly lastYear?: string | undefined;
  /** This offer begins it. */
  readonly isNew: boolean;
  /** A place that was named and that we do not know. */
  readonly unknownPlace?: string | undefined;
  /** Nobody asked: it was said in a room where we read along. */
  readonly overheard?: boolean;
}

export function newTrail(nudge?: NudgeRef): OfferTrail {
  return { id: randomUUID().slice(0, 18), seen: [], nudge, isNew: true };
}

/** Makes an offer, records what was asked and shown, and says it. */
export async function makeOffer(
  wanted: Intent,
  asked: OfferTrail,
  asker: Asker,
  desk: Desk,
  placement: Reply['placement'],
): Promise<Reply> {
  const content = desk.content();
  const { intent, notes } = whatWeLookAt(wanted, asked.unknownPlace, content, asker);
  const category = content.categories.get(intent.category);
  if (!category) return notOursReply(asker, desk, placement);

  const history = await desk.store.offerHistory(intent.category, asker.person, asker.today);
  const situation = { ...history, today: asker.today, seed: `${asker.person}\0${asker.today}`, lastYearId: asked.lastYear };
  const next = findOffer(intent, content, { ...situation, seen: asked.seen });
  const seenAll = next.suppliers.length === 0 && asked.seen.length > 0;
  const trail = seenAll ? { ...asked, seen: [] } : asked;
  const offer = seenAll ? findOffer(intent, content, { ...situation, seen: [] }) : next;

  const tip = await tipFor(intent.category, situation.seed, desk);
  const outcomes = offerOutcomes(intent, offer, trail, asker, content);
  if (outcomes.length > 0) await desk.store.record(outcomes);
  const texts = textsFor(asker.locale).offer;
  const view = {
    intent,
    category,
    offer,
    trail,
    placement,
    isExample: shelfOn(asker.today, content.suppliers).isExample,
    evidence: pickEvidence(content.evidence, intent.category, situation.seed),
    tip,
    explanation: [...notes, ...(seenAll ? [texts.noMore] : [])].join(' ') || undefined,
  };
  return offerReply(view, asker, desk);
}

/** What suppliers are looked for with, and what to say about the rest: a day that has passed, a place that we do not know or abroad. */
export function whatWeLookAt(
  wanted: Intent,
  unknownPlace: string | undefined,
  { places }: Content,
  { locale, today }: Pick<Asker, 'locale' | 'today'>,
): { readonly intent: Intent; readonly notes: readonly string[] } {
  const texts = textsFor(locale).offer;
  const isPast = wanted.date !== undefined && wanted.date < today;
  const notes = [isPast ? texts.pastDay : undefined, aboutPlace(wanted, unknownPlace, places, texts)];
  return { intent: isPast ? withoutDay(wanted) : wanted, notes: notes.filter((note) => note !== undefined) };
}

/** What we do not know about the place that was named. */
function aboutPlace(
  { place }: Intent,
  unknownPlace: string | undefined,
  places: Content['places'],
  texts: Texts['offer'],
): string | undefined {
  if (unknownPlace !== undefined) return texts.unknownPlace(plainMarkdown(unknownPlace));
  const abroad = place === undefined ? undefined : places.get(place.toLowerCase())?.abroad;
  return place !== undefined && abroad ? texts.abroad[abroad](place) : undefined;
}

/** No supplier can meet a day that has passed, and that says nothing about them. */
function withoutDay({ date: _passed, ...rest }: Intent): Intent {
  return rest;
}

export interface OfferSituation {
  readonly timesShown: ReadonlyMap<string, number>;
  readonly shownToday: readonly string[];
  readonly seen: readonly string[];
  readonly lastYearId?: string | undefined;
  readonly seed: string;
  readonly today: string;
}

/** Which suppliers to show, from the content alone. */
export function findOffer(intent: Intent, content: Content, situation: OfferSituation): Offer {
  return chooseOffer({
    intent,
    suppliers: shelfOn(situation.today, content.suppliers).byCategory.get(intent.category) ?? [],
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

/** A new request was asked and shown; on the way back nothing new happens; `andere drie` shows once more, however often it is tapped. */
function offerOutcomes(intent: Intent, offer: Offer, trail: OfferTrail, asker: Asker, content: Content): Outcome[] {
  const nudge = trail.nudge && content.nudges.get(trail.nudge.nudge);
  const about = {
    at: asker.now,
    channel: asker.channel,
    person: asker.person,
    category: intent.category,
    offer: trail.id,
    ...(trail.nudge && { nudge: trail.nudge }),
    ...(nudge && { lever: nudge.lever, advice: nudge.advice }),
  };
  const suppliers = offer.suppliers.map(({ supplier }) => supplier.id);
  if (!trail.isNew)
    return trail.seen.length > 0 ? [{ ...about, kind: 'shown', suppliers, once: `${trail.id}:shown:${trail.seen.length}` }] : [];
  return [
    { ...about, kind: trail.overheard ? 'overheard' : 'asked' },
    ...(suppliers.length > 0 ? [{ ...about, kind: 'shown', suppliers } as const] : []),
    ...(suppliers.length < OFFER_SIZE && !trail.overheard ? [{ ...about, kind: 'unmet' } as const] : []),
  ];
}

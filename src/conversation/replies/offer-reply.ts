import type { Category, Locale } from '../../domain/category.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Misfit, Timing } from '../../domain/fit.ts';
import type { Intent } from '../../domain/intent.ts';
import { OFFER_SIZE, type Offer, type OfferedSupplier } from '../../domain/offer.ts';
import { formatNudgeRef } from '../../domain/outcome.ts';
import type { Supplier } from '../../domain/supplier.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import type { Tip } from '../../ports/tips.ts';
import { formatDay, formatMoney, formatSource, formatSourceDate, textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import type { OfferTrail } from '../offering.ts';
import { describeWishes, wishesOf } from '../wishes.ts';
import { tipLine } from './tip-reply.ts';

export interface OfferView {
  readonly intent: Intent;
  readonly category: Category;
  readonly offer: Offer;
  readonly trail: OfferTrail;
  readonly placement: Reply['placement'];
  readonly isExample: boolean;
  readonly evidence?: Evidence | undefined;
  /** What a colleague says about this category. */
  readonly tip?: Tip | undefined;
  /** Said above the suppliers: the answer to `why`. */
  readonly explanation?: string | undefined;
}

/** At most three suppliers, one line of evidence, and always the ways out. */
export function offerReply(view: OfferView, asker: Asker, desk: Desk): Reply {
  const { intent, category, offer, isExample, evidence, tip, explanation } = view;
  const texts = textsFor(asker.locale);
  const { organisation } = desk.content();
  const name = category.name[asker.locale].toLowerCase();
  const count = offer.suppliers.length;
  const wishes = describeWishes(intent, category, asker);
  const choices = choicesFor(view, asker, desk);
  return {
    placement: view.placement,
    title: view.trail.seen.length > 0 ? texts.offer.more(name) : texts.offer.title(name, count),
    parts: [
      ...text(explanation),
      ...text(wishes && texts.offer.wishes(wishes)),
      ...offer.suppliers.map(
        (offered, index): ReplyPart => ({
          kind: 'supplier',
          card: card(offered, view, asker),
          choice: choices.choose(offered.supplier, index + 1),
        }),
      ),
      ...(count < OFFER_SIZE && view.trail.seen.length === 0 ? fewer(view, organisation.contact.name, asker.locale) : []),
      ...(evidence && count > 0 ? text(evidenceLine(evidence, asker.locale)) : []),
      ...(tip && count > 0 ? text(tipLine(tip, asker.locale)) : []),
      ...(isExample && count > 0 ? [{ kind: 'note', markdown: texts.offer.examples } as const] : []),
      { kind: 'choices', choices: choices.below },
    ],
  };
}

function card({ supplier, standard, lastYear, timing }: OfferedSupplier, view: OfferView, { locale, today }: Asker): SupplierCard {
  const fixed = supplierCard(supplier, { category: view.category, isExample: view.isExample, standard, lastYear, locale });
  return timing.kind === 'none' ? fixed : { ...fixed, lines: [...fixed.lines, ...timingLine(timing, today, locale)] };
}

export interface CardView {
  readonly category: Category;
  readonly isExample: boolean;
  readonly standard?: boolean;
  readonly lastYear?: boolean;
  readonly locale: Locale;
}

/** Never at the beginning of a line. */
const DOT = '\u00a0· ';

/** What a card says whoever asks and whenever: made once per supplier. */
export function supplierCard(
  supplier: Supplier,
  { category, isExample, standard = false, lastYear = false, locale }: CardView,
): SupplierCard {
  const key = `${locale} ${category.id} ${isExample} ${standard} ${lastYear}`;
  const made = fixedCards.get(supplier) ?? new Map<string, SupplierCard>();
  fixedCards.set(supplier, made);
  const known = made.get(key);
  if (known) return known;
  const texts = textsFor(locale);
  const practical = [
    priceOf(supplier, locale),
    supplier.leadTimeDays !== undefined && texts.offer.leadTime(supplier.leadTimeDays),
    // A number counts what a supplier mainly sells: five hundred plants are not five hundred hours.
    supplier.maximum !== undefined &&
      supplier.categories[0] === category.id &&
      texts.offer.capacity(supplier.maximum, texts.units[category.unit]),
    ...supplier.labels,
  ].filter(Boolean);
  const marks = [lastYear && texts.offer.lastYear, standard && texts.offer.standard].filter(Boolean);
  const { impact } = supplier;
  const fixed: SupplierCard = {
    name: isExample ? texts.offer.example(supplier.name) : supplier.name,
    ...(marks.length > 0 && { badge: marks.join(' · ') }),
    lines: [[supplier.place, supplier.sells].filter(Boolean).join(DOT), ...(practical.length > 0 ? [practical.join(DOT)] : [])],
    impact: {
      text: texts.offer.impact(impact.text, impact.since),
      source: texts.offer.source(formatSource(impact.source), formatSourceDate(impact.date, locale)),
      ...(URL.canParse(impact.source) && !isExample && { url: impact.source }),
    },
  };
  made.set(key, fixed);
  return fixed;
}
const fixedCards = new WeakMap<Supplier, Map<string, SupplierCard>>();

/** "€€, vanaf € 22,50 per stuk"; undefined when the supplier does not tell. */
function priceOf(supplier: Supplier, locale: Locale): string | undefined {
  return [supplier.priceBand, startingPriceOf(supplier, locale)].filter(Boolean).join(', ') || undefined;
}

/** "vanaf € 22,50 per stuk". */
export function startingPriceOf({ price }: Supplier, locale: Locale): string | undefined {
  const texts = textsFor(locale);
  return price && texts.offer.price(formatMoney(price.from, locale), texts.per[price.per]);
}

function timingLine(timing: Exclude<Timing, { kind: 'none' }>, today: string, locale: Locale): string[] {
  const { offer } = textsFor(locale);
  const date = formatDay(timing.date, locale, today);
  if (timing.kind === 'ask') return [timing.because === 'day-off' ? offer.askDayOff(date) : offer.askTime(date)];
  return [timing.orderBy === today ? offer.inTimeToday(date) : offer.inTime(date, formatDay(timing.orderBy, locale, today))];
}

function fewer({ offer }: OfferView, contact: string, locale: Locale): ReplyPart[] {
  const texts = textsFor(locale).offer;
  return text([texts.fewer(offer.suppliers.length, contact), whyNotShown(offer.misfits, locale)].filter(Boolean).join(' '));
}

/** "Niet getoond: 3 leveren niet in die regio."; undefined when all fit. */
export function whyNotShown(misfits: Offer['misfits'], locale: Locale): string | undefined {
  const texts = textsFor(locale).offer;
  const reasons = Object.entries(misfits).map(([misfit, count]) => texts.misfit[misfit as Misfit](count));
  return reasons.length > 0 ? texts.misfits(reasons.join(', ')) : undefined;
}

/** The same for everybody: made once per fact and language. */
function evidenceLine(evidence: Evidence, locale: Locale): string {
  const made = evidenceLines.get(evidence) ?? new Map<Locale, string>();
  evidenceLines.set(evidence, made);
  const known = made.get(locale);
  if (known !== undefined) return known;
  const { title, url, date } = evidence.source;
  const named = [url ? `[${title}](${url})` : title, date && formatSourceDate(date, locale)].filter(Boolean).join(', ');
  const line = textsFor(locale).offer.evidence(evidence.text[locale], named);
  made.set(locale, line);
  return line;
}
const evidenceLines = new WeakMap<Evidence, Map<Locale, string>>();

function text(markdown: string | undefined | false): ReplyPart[] {
  return markdown ? [{ kind: 'text', markdown }] : [];
}

/** Suppliers seen before are remembered this far back; after that they may come again. */
const MOST_SEEN = 12;

/** One signed token for all buttons of an offer. */
function choicesFor({ intent, offer, trail }: OfferView, asker: Asker, desk: Desk) {
  const texts = textsFor(asker.locale);
  const { buttons } = texts;
  const shown = offer.suppliers.map(({ supplier }) => supplier.id);
  const token = desk.sign({
    ...ownedBy(asker),
    ...wishesOf(intent),
    category: intent.category,
    offer: trail.id,
    shown,
    ...(trail.lastYear !== undefined && shown.includes(trail.lastYear) && { lastYear: trail.lastYear }),
    ...(trail.seen.length > 0 && { seen: trail.seen.slice(-MOST_SEEN) }),
    ...(trail.nudge && { nudge: formatNudgeRef(trail.nudge) }),
  });
  const choose = ({ name }: Supplier, index: number): Choice => ({
    verb: 'choose',
    index,
    label: buttons.choose,
    spoken: buttons.chooseSpoken(name),
    token,
    primary: index === 1 && trail.seen.length === 0,
  });
  const more: Choice = { verb: 'more', label: buttons.more, spoken: buttons.moreSpoken, token };
  const other: Choice = { verb: 'other', label: buttons.other, spoken: buttons.otherSpoken, token };
  const self: Choice = { verb: 'self', label: buttons.self, spoken: buttons.selfSpoken, token };
  const share: Choice = { verb: 'share', label: texts.rooms.share, spoken: texts.rooms.shareSpoken, token };
  const why: Choice = { verb: 'why', label: buttons.why, spoken: buttons.whySpoken, token };
  if (shown.length === 0) return { choose, below: [other, self] };
  const isEverything = offer.remaining === 0 && trail.seen.length === 0;
  return { choose, below: [...(isEverything ? [] : [more]), other, self, why, ...(asker.room ? [share] : [])] };
}

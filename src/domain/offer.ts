import { type FitContext, fitOf, type Misfit, type Timing } from './fit.ts';
import type { Intent } from './intent.ts';
import { lotFor } from './lot.ts';
import type { Supplier } from './supplier.ts';

/** Never more than three at once: more choice makes people stop choosing (advice 9 of the research). */
export const OFFER_SIZE = 3;

export interface OfferedSupplier {
  readonly supplier: Supplier;
  /** The easiest choice: the organisation's own standard where it fits, else the first in turn. */
  readonly standard: boolean;
  /** This person chose it for the same moment last year. */
  readonly lastYear: boolean;
  readonly timing: Timing;
}

export interface Offer {
  readonly suppliers: readonly OfferedSupplier[];
  /** How many fitting suppliers have not been shown yet. */
  readonly remaining: number;
  /** Suppliers of this category that did not suit, by reason. */
  readonly misfits: Readonly<Partial<Record<Misfit, number>>>;
  /** Is the standard choice the organisation's own, and not just the first in turn? */
  readonly standardIsSet: boolean;
}

export interface OfferQuestion {
  readonly intent: Intent;
  /** Suppliers that may be shown today (`shelfOn`). */
  readonly suppliers: readonly Supplier[];
  readonly context: FitContext;
  /** The organisation's standard choice for this category. */
  readonly standardId?: string | undefined;
  /** How often each supplier has been shown for this category. */
  readonly timesShown: ReadonlyMap<string, number>;
  /** What this person was shown first today for this category: asking again gives the same three. */
  readonly shownToday: readonly string[];
  /** Seen in this conversation already (`andere drie`). */
  readonly seen: readonly string[];
  /** What this person chose for the same moment last year, when we reminded them of it: it comes before the standard choice. */
  readonly lastYearId?: string | undefined;
  /** Breaks ties, differently for each person and day. */
  readonly seed: string;
}

/**
 * Chooses at most three suppliers. Whoever fits, in this order: what this person chose last year, if they
 * were reminded of it, the organisation's standard choice, what this person saw today, whoever was shown least, and by lot where that is equal.
 */
export function chooseOffer(question: OfferQuestion): Offer {
  const { intent, suppliers, context, seen } = question;
  const misfits: Partial<Record<Misfit, number>> = {};
  const fitting: { supplier: Supplier; timing: Timing }[] = [];
  for (const supplier of suppliers) {
    if (!supplier.categories.includes(intent.category)) continue;
    const result = fitOf(supplier, intent, context);
    if (result.fits) fitting.push({ supplier, timing: result.timing });
    else misfits[result.because] = (misfits[result.because] ?? 0) + 1;
  }
  const inTurn = rank(fitting, question);
  const standardId = inTurn[0]?.supplier.id;
  const isLastYears = ({ supplier }: { supplier: Supplier }) => supplier.id === question.lastYearId;
  const ranked = [...inTurn.filter(isLastYears), ...inTurn.filter((entry) => !isLastYears(entry))];
  const unseen = ranked.filter(({ supplier }) => !seen.includes(supplier.id));
  const shown = unseen.slice(0, OFFER_SIZE);
  return {
    suppliers: shown.map(({ supplier, timing }) => ({
      supplier,
      timing,
      standard: supplier.id === standardId,
      lastYear: supplier.id === question.lastYearId,
    })),
    remaining: unseen.length - shown.length,
    misfits,
    standardIsSet: standardId !== undefined && standardId === question.standardId,
  };
}

function rank<T extends { supplier: Supplier }>(fitting: T[], question: OfferQuestion): T[] {
  const { standardId, shownToday, timesShown, seed } = question;
  const keyed = fitting.map((entry) => {
    const { id } = entry.supplier;
    const today = shownToday.indexOf(id);
    return {
      entry,
      standard: id === standardId ? 0 : 1,
      today: today === -1 ? shownToday.length : today,
      times: timesShown.get(id) ?? 0,
      lot: lotFor(seed, id),
    };
  });
  keyed.sort((a, b) => a.standard - b.standard || a.today - b.today || a.times - b.times || a.lot - b.lot);
  return keyed.map(({ entry }) => entry);
}

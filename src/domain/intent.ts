import type { Day } from './calendar.ts';
import type { CategoryId } from './category.ts';

/** Money in euros, excluding VAT. */
export interface Budget {
  readonly amount: number;
  readonly per: 'person' | 'total';
}

/** What a request says besides its category. */
export interface Wishes {
  readonly date?: Day;
  readonly place?: string;
  /** Of people, or of pieces. */
  readonly people?: number;
  /** The number was said of people: 25 of them eat fewer than 25 cakes. */
  readonly ofPeople?: boolean;
  readonly budget?: Budget;
}

/** What a message asks for, understood well enough to make an offer. */
export interface Intent extends Wishes {
  readonly category: CategoryId;
}

/**
 * What we made of a text. `intent`: does the writer want something bought? `category` is set only
 * when we are sure; otherwise `candidates` has what to ask about, best first, and may be empty.
 */
export interface Understanding extends Wishes {
  readonly intent: boolean;
  readonly category: CategoryId | null;
  readonly candidates: readonly CategoryId[];
  /** What is named as a place and is none that we know, as it was typed. */
  readonly unknownPlace?: string;
}

import type { Day } from './calendar.ts';
import type { CategoryId } from './category.ts';

export const SUPPLIER_STATUSES = ['voorbeeld', 'te-controleren', 'gecontroleerd'] as const;
export type SupplierStatus = (typeof SUPPLIER_STATUSES)[number];

export const PRICE_BANDS = ['€', '€€', '€€€'] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

export interface Source {
  readonly title: string;
  readonly url?: string;
  /** As the source gives it: a day, a month, a year, or a word such as "ongedateerd". */
  readonly date?: string;
}

/** A social enterprise in the catalogue. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly place?: string;
  /** Provinces it delivers to; empty when that is not known; `NATIONWIDE` alone for the whole country. */
  readonly regions: readonly string[];
  readonly categories: readonly CategoryId[];
  readonly sells: string;
  readonly impact: { readonly text: string; readonly since?: number; readonly source: string; readonly date: string };
  /** In working days. */
  readonly leadTimeDays?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly priceBand?: PriceBand;
  /** From how much, in euros excluding VAT. */
  readonly price?: { readonly from: number; readonly per: 'stuk' | 'persoon' | 'keer' };
  readonly labels: readonly string[];
  readonly order: { readonly mail?: string; readonly url?: string; readonly phone?: string };
  /** Last order day per moment id: a day, or `MM-DD` for every year. */
  readonly orderDeadlines: Readonly<Record<string, string>>;
  /** Takes no orders through this day. */
  readonly fullUntil?: Day;
  readonly contract?: string;
  readonly status: SupplierStatus;
  readonly checkedOn?: Day;
  readonly validUntil?: Day;
  readonly sources: readonly Source[];
}

export const NATIONWIDE = 'heel Nederland';

/** The suppliers that may be shown on one day. */
export interface Shelf {
  readonly suppliers: readonly Supplier[];
  readonly byCategory: ReadonlyMap<CategoryId, readonly Supplier[]>;
  /** They are the example pack: the organisation has not checked a supplier of its own yet. */
  readonly isExample: boolean;
}

/**
 * A supplier counts while it is checked, still valid and not full; the example pack stands in only
 * until the organisation has checked a supplier of its own.
 */
export function shelfOn(today: Day, suppliers: ReadonlyMap<string, Supplier>): Shelf {
  const last = lastShelves.get(suppliers);
  if (last?.today === today) return last.shelf;
  const all = [...suppliers.values()];
  const isExample = !all.some((supplier) => supplier.status === 'gecontroleerd' && isValid(supplier, today));
  const status = isExample ? 'voorbeeld' : 'gecontroleerd';
  const offered = all.filter((supplier) => supplier.status === status && isValid(supplier, today) && !isFull(supplier, today));
  const categories = new Set(offered.flatMap((supplier) => supplier.categories));
  const byCategory = new Map([...categories].map((id) => [id, offered.filter((supplier) => supplier.categories.includes(id))]));
  const shelf = { isExample, suppliers: offered, byCategory };
  lastShelves.set(suppliers, { today, shelf });
  return shelf;
}
/** The shelf changes once a day, or when the catalogue does. */
const lastShelves = new WeakMap<ReadonlyMap<string, Supplier>, { readonly today: Day; readonly shelf: Shelf }>();

function isValid(supplier: Supplier, today: Day): boolean {
  return supplier.validUntil !== undefined && today <= supplier.validUntil;
}

function isFull(supplier: Supplier, today: Day): boolean {
  return supplier.fullUntil !== undefined && today <= supplier.fullUntil;
}

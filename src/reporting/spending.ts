/** What people said they spent, by supplier and quarter: a start for reporting social return or PSO. */
import type { Locale } from '../domain/category.ts';
import { reportTextsFor } from '../texts/texts.ts';
import type { Sheet } from './sheet.ts';
import { figure } from './sheet.ts';
import type { SupplierQuarter } from './supplier-report.ts';

/** In euros excluding VAT: at least and at most, per band of the question that people answer. */
const BANDS: Readonly<Record<string, readonly [number, number | undefined]>> = {
  'under-100': [0, 100],
  '100-500': [100, 500],
  '500-1500': [500, 1500],
  'over-1500': [1500, undefined],
};

export interface Spending {
  readonly quarter: string;
  readonly supplier: string;
  readonly bought: number | null;
  readonly withAmount: number | null;
  /** Euros, excluding VAT; `atMost` is absent where a band has no upper end. */
  readonly atLeast: number | null;
  readonly atMost?: number;
}

export function spendingOf(quarters: readonly SupplierQuarter[]): Spending[] {
  return quarters
    .filter(({ counts }) => counts['supplier-bought'] !== null)
    .map(({ quarter, supplier, counts, spent }) => {
      const known = spent.flatMap(({ answer, count }) => {
        const band = BANDS[answer];
        return band ? [{ low: band[0] * count, high: band[1] === undefined ? undefined : band[1] * count, count }] : [];
      });
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const highs = known.flatMap(({ high }) => high ?? []);
      const isOpen = highs.length < known.length || known.length === 0;
      return {
        quarter,
        supplier,
        bought: counts['supplier-bought'],
        withAmount: known.length === 0 ? null : sum(known.map(({ count }) => count)),
        atLeast: known.length === 0 ? null : sum(known.map(({ low }) => low)),
        ...(!isOpen && { atMost: sum(highs) }),
      };
    });
}

export function spendingSheet(spending: readonly Spending[], nameOf: (supplier: string) => string, locale: Locale): Sheet {
  const { spending: texts } = reportTextsFor(locale);
  return {
    id: 'spending',
    title: texts.title,
    head: texts.head,
    rows: spending.map(({ quarter, supplier, bought, withAmount, atLeast, atMost }) => [
      quarter,
      nameOf(supplier),
      supplier,
      figure(bought),
      figure(withAmount),
      atLeast === null ? texts.open : String(atLeast),
      atMost === undefined ? texts.open : String(atMost),
    ]),
  };
}

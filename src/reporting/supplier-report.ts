/** What can be told to a supplier about itself: counts per quarter that is over, with no person in it. */
import type { Day } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { lastDayOf, monthsOf, quarterBefore, quarterOf } from '../domain/quarter.ts';
import { MIXED, type Month, type Step, type Sum } from '../domain/step.ts';
import { reportTextsFor } from '../texts/texts.ts';
import type { Sheet } from './sheet.ts';
import { figure } from './sheet.ts';

const SHOWN_STEPS = ['supplier-shown', 'supplier-chosen', 'supplier-bought'] as const;

export interface SupplierQuarter {
  readonly quarter: string;
  readonly supplier: string;
  /** Rounded down to a multiple of the smallest group; null where that leaves nothing. */
  readonly counts: Readonly<Record<(typeof SHOWN_STEPS)[number], number | null>>;
  /** Why somebody did not choose while this one was among the three. */
  readonly reasons: readonly { readonly answer: string; readonly count: number }[];
  /** Answers about what was spent. */
  readonly spent: readonly { readonly answer: string; readonly count: number }[];
}

/**
 * Only fixed quarters that are over, and rounded down to multiples of the smallest group: figures about suppliers
 * count the same requests as those about categories, and must tell nothing when they are laid beside them.
 */
export function supplierQuarters(sums: readonly Sum[], thisMonth: Month, smallestGroup: number): SupplierQuarter[] {
  const over = sums.filter(({ step, toMonth, supplier }) => step.startsWith('supplier-') && toMonth < thisMonth && supplier !== MIXED);
  const groups = new Map<string, Sum[]>();
  for (const sum of over) {
    const key = `${quarterOf(sum.fromMonth)} ${sum.supplier}`;
    groups.set(key, [...(groups.get(key) ?? []), sum]);
  }
  const rounded = (count: number) => Math.floor(count / smallestGroup) * smallestGroup || null;
  const count = (own: readonly Sum[], step: Step) => own.filter((sum) => sum.step === step).reduce((total, sum) => total + sum.count, 0);
  const answers = (own: readonly Sum[], step: Step) =>
    own.flatMap((sum) => {
      const shown = sum.step === step && sum.answer !== '' ? rounded(sum.count) : null;
      return shown === null ? [] : [{ answer: sum.answer, count: shown }];
    });
  return [...groups]
    .map(([key, own]) => ({
      quarter: key.slice(0, key.indexOf(' ')),
      supplier: key.slice(key.indexOf(' ') + 1),
      counts: Object.fromEntries(SHOWN_STEPS.map((step) => [step, rounded(count(own, step))])) as SupplierQuarter['counts'],
      reasons: answers(own, 'supplier-reason'),
      spent: answers(own, 'supplier-spent'),
    }))
    .filter(({ counts }) => SHOWN_STEPS.some((step) => counts[step] !== null))
    .sort((a, b) => a.quarter.localeCompare(b.quarter) || a.supplier.localeCompare(b.supplier));
}

/** The last day of the quarters that are over. */
export function completeQuarters(thisMonth: Month): Day {
  return lastDayOf(monthsOf(quarterBefore(quarterOf(thisMonth))).last);
}

export function supplierSheet(id: string, name: string, quarters: readonly SupplierQuarter[], locale: Locale): Sheet {
  const { supplier: texts, answerNames } = reportTextsFor(locale);
  return {
    id,
    title: texts.title(name),
    head: [texts.quarter, ...SHOWN_STEPS.map((step) => texts.columns[step]), texts.reasons],
    rows: quarters
      .filter(({ supplier }) => supplier === id)
      .map(({ quarter, counts, reasons }) => [
        quarter,
        ...SHOWN_STEPS.map((step) => figure(counts[step])),
        reasons.map(({ answer, count }) => `${answerNames[answer] ?? answer} ${count}`).join(', '),
      ]),
  };
}

import { funnelTable, rowsBy } from './funnel.ts';
import { wilson } from './proportion.ts';
import type { Sum } from './step.ts';

/**
 * Categories in which published sums show that most requests ended with a social supplier: the whole of Wilson's interval
 * lies above one half. Choices wait longer than requests before they are published, so it errs to the side of no norm.
 */
export function normsShown(sums: readonly Sum[]): Set<string> {
  const { rows } = funnelTable(
    sums,
    rowsBy('category', () => undefined),
  );
  return new Set(rows.filter(({ counts: { asked, chosen } }) => wilson(chosen ?? 0, asked ?? 0).low > 0.5).map(({ key }) => key));
}

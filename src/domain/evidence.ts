import type { CategoryId, Text } from './category.ts';
import { lotFor } from './lot.ts';
import type { Source } from './supplier.ts';

/** A sourced fact against a wrong assumption. */
export interface Evidence {
  readonly id: string;
  readonly assumption: string;
  readonly text: Text;
  /** Empty: about every category. */
  readonly categories: readonly CategoryId[];
  readonly source: Source;
  readonly strength: 'sterk' | 'matig';
  /** What speaks against it, or how far it reaches. */
  readonly caveat?: string;
}

/** One line for this category; `seed` decides which, so that a person sees another one another day. */
export function pickEvidence(all: readonly Evidence[], category: CategoryId, seed: string): Evidence | undefined {
  const suitable = all.filter(({ categories }) => categories.length === 0 || categories.includes(category));
  return suitable[lotFor(seed, category) % Math.max(1, suitable.length)];
}

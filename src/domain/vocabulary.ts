import type { CategoryId } from './category.ts';

/** The words of one category, lower case, as lemmas. */
export interface CategoryWords {
  /** Enough alone. */
  readonly strong: readonly string[];
  /** Belong here but could mean something else: reason to ask. */
  readonly weak: readonly string[];
  readonly brands: readonly string[];
  readonly english: readonly string[];
  readonly misspellings: readonly string[];
  /** Occasions that suggest this category when nothing more specific is said. */
  readonly occasions: readonly string[];
  /** Look like this category and are not. */
  readonly not: readonly string[];
}

export interface Vocabulary {
  readonly categories: ReadonlyMap<CategoryId, CategoryWords>;
  /** Things people ask for that are none of our categories. */
  readonly outside: readonly string[];
  /** Right-hand heads that leave the choice to what stands before them: "koffieleverancier". */
  readonly heads: readonly string[];
  /** Words that say nothing about the category. */
  readonly fillers: readonly string[];
}

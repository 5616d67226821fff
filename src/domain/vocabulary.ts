import type { CategoryId } from './category.ts';

/** The words of one category, lower case, as lemmas. */
export interface CategoryWords {
  /** Enough alone. */
  readonly strong: readonly string[];
  /** Belong here but could mean something else: reason to ask. */
  readonly weak: readonly string[];
  /** Enough alone; beside another thing they only say where or at what occasion it is needed: "kapstok spreekkamer". */
  readonly settings: readonly string[];
  readonly brands: readonly string[];
  readonly english: readonly string[];
  readonly misspellings: readonly string[];
  /** Occasions that suggest this category when nothing more specific is said. */
  readonly occasions: readonly string[];
  /** Look like this category and are not. */
  readonly not: readonly string[];
  /** What is done to a thing of whatever kind: "bezorgen", "reinigen", "met logo". */
  readonly treatments: readonly string[];
  /** Categories that do this to their own things, so that it says nothing there: "bloemen bezorgen". */
  readonly treatmentsExcept: readonly CategoryId[];
  /** Categories whose things belong here when both are named: a gift at Christmas. */
  readonly takesOver: readonly CategoryId[];
  /** What is named right after a thing says what that is about: "flyers plantactie". */
  readonly hasSubject: boolean;
}

export interface Vocabulary {
  readonly categories: ReadonlyMap<CategoryId, CategoryWords>;
  /** Things people ask for that are none of our categories. */
  readonly outside: readonly string[];
  /** Words with which nothing is bought, whatever of ours stands beside them: "vacature kok". */
  readonly neverBought: readonly string[];
  /** Ways to tell that something is the matter, with which nothing is bought wherever they stand: "sleutel van de kast kwijt". */
  readonly remarks: readonly string[];
  /** Words with which nothing of one category is bought, beside it or glued before it: clothes that are washed, "skischoen". */
  readonly neverBoughtOf: ReadonlyMap<CategoryId, readonly string[]>;
  /** Right-hand heads that leave the choice to what stands before them: "koffieleverancier". */
  readonly heads: readonly string[];
  /** Such heads that say for whom or for what, beside another thing: "bitterballen schoonmaakploeg". */
  readonly settingHeads: readonly string[];
  /** Words that name something of ours when they stand alone, and nothing as the head of a compound: "klok", "kerkklok". */
  readonly loose: readonly string[];
  /** Words that only hint in a message, where they are mostly about something else. */
  readonly everyday: readonly string[];
  /** Words that say nothing about the category. */
  readonly fillers: readonly string[];
}

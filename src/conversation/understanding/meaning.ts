/** What a word or phrase says of a category, and how much. */
import type { CategoryId } from '../../domain/category.ts';

export const WEIGHTS = { strong: 1, occasion: 0.6, weak: 0.4 } as const;

export interface Meaning {
  readonly category: CategoryId;
  readonly weight: number;
  /** What is done to a thing ("bezorgen", "met logo") claims the thing, except in these categories. */
  readonly treats?: ReadonlySet<CategoryId>;
  /** What is named of these categories belongs to this one here: a gift at Christmas. */
  readonly takesOver?: ReadonlySet<CategoryId>;
  /** Beside another thing it only says where or at what occasion that is needed. */
  readonly isSetting?: boolean;
  /** What follows it without "and" only says what it is about. */
  readonly hasSubject?: boolean;
  /** It is what a typing error was taken for. */
  readonly isGuess?: boolean;
}

/** Nothing at all, wherever the word stands; nothing, unless it only says what something is for; or nothing of these categories. */
export type NeverBought = 'anywhere' | 'anything' | readonly CategoryId[];

/** What one word says. */
export interface WordSense {
  readonly meanings: readonly Meaning[];
  /** It names something that is none of our categories. */
  readonly outside: boolean;
  /** With it nothing is bought that is named. */
  readonly neverBought?: NeverBought | undefined;
  /** A guess: a compound whose head only hints. */
  readonly guessed?: boolean;
  /** A compound with a part before the head that is no word as it stands, so that it may be a typing error. */
  readonly unsure?: boolean;
  /** A general word that leaves the choice to others: "leverancier". */
  readonly head?: boolean;
  /** In a message it only hints. */
  readonly everyday?: boolean;
}

/** A thing, and not an occasion, a hint or what is done to it. */
export function isThing({ weight, treats }: Meaning): boolean {
  return weight > WEIGHTS.occasion && !treats;
}

export function isStrong({ weight }: Meaning): boolean {
  return weight === WEIGHTS.strong;
}

export function isOccasion({ weight }: Meaning): boolean {
  return weight === WEIGHTS.occasion;
}

/** More than a hint. */
export function isTelling({ weight }: Meaning): boolean {
  return weight > WEIGHTS.weak;
}

export function without(meanings: readonly Meaning[], categories: readonly CategoryId[]): readonly Meaning[] {
  return categories.length === 0 ? meanings : meanings.filter(({ category }) => !categories.includes(category));
}

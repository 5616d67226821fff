/** What variants of a nudge did, compared with care: never a winner by noise. */
import { type Count, difference, type Interval, normalQuantile, splitChance, wilson } from './proportion.ts';

/** With fewer people in a group nothing is compared. */
export const FEWEST_PEOPLE = 100;
/** With fewer successes over all groups an interval says little. */
export const FEWEST_SUCCESSES = 20;
/** Lots that come out this unevenly were not drawn as we think: then nothing is concluded (sample ratio mismatch). From 0.01 to 0.001 is usual. */
export const UNFAIR_SPLIT = 0.001;

export interface Group extends Count {
  /** A variant's name, or `HELD_OUT`. */
  readonly name: string;
}

export const HELD_OUT = 'achtergehouden';

export interface ComparedGroup extends Group {
  /** Wilson, 95 %. */
  readonly interval: Interval;
}

export type Conclusion =
  /** *Te weinig gegevens.* */
  | { readonly kind: 'too-little' }
  /** The groups are not as large as the lots should have made them. */
  | { readonly kind: 'unfair'; readonly chance: number }
  | { readonly kind: 'no-difference' }
  | { readonly kind: 'better'; readonly best: string; readonly than: readonly string[] };

export interface Comparison {
  readonly groups: readonly ComparedGroup[];
  readonly conclusion: Conclusion;
}

/**
 * Compares groups by one figure that was chosen beforehand. The best one wins only over groups from which Newcombe's
 * interval of the difference stays clear of zero, at 95 % for all pairs of groups together (Bonferroni: each pair at
 * 5 % divided by their number). It is meant to be asked once, when the time for the figure has passed: asking every day until something shows would find noise.
 * @param shares the share of the lots for each group, in the same order.
 */
export function compare(groups: readonly Group[], shares: readonly number[]): Comparison {
  const compared = groups.map((group) => ({ ...group, interval: wilson(group.successes, group.people) }));
  const conclude = (conclusion: Conclusion): Comparison => ({ groups: compared, conclusion });
  const successes = groups.reduce((sum, group) => sum + group.successes, 0);
  if (groups.length < 2 || groups.some(({ people }) => people < FEWEST_PEOPLE) || successes < FEWEST_SUCCESSES)
    return conclude({ kind: 'too-little' });
  const chance = splitChance(
    groups.map(({ people }) => people),
    shares,
  );
  if (chance < UNFAIR_SPLIT) return conclude({ kind: 'unfair', chance });
  const [best, ...others] = [...groups].sort((a, b) => b.successes / b.people - a.successes / a.people);
  if (!best) return conclude({ kind: 'too-little' });
  const pairs = (groups.length * others.length) / 2;
  const z = normalQuantile(1 - 0.05 / (2 * pairs));
  const than = others.filter((other) => difference(best, other, z).low > 0).map(({ name }) => name);
  return conclude(than.length > 0 ? { kind: 'better', best: best.name, than } : { kind: 'no-difference' });
}

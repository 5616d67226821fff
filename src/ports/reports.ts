/**
 * What reports are made of. Facts leave the log in bundles: a bundle is published when enough different
 * people are behind it, and never changes afterwards. Every figure on every report is a sum of whole
 * bundles, so whatever is subtracted from whatever, what is left is whole bundles again.
 *
 * The method is partitioning: F. Y. Chin and G. Özsoyoğlu, "Security in partitioned dynamic statistical databases",
 * Proc. IEEE COMPSAC 1979, 594–601. How subtracting figures finds a person, and what helps: D. E. Denning and
 * J. Schlörer, "Inference controls for statistical databases", IEEE Computer 16(7), 1983, 69–82.
 */
import type { Month, Step, Sum } from '../domain/step.ts';

export interface Reports {
  /**
   * Counts what is new in the log and publishes what may be published. A fact waits until `smallestGroup`
   * different people share all its traits; of a month that is over, traits are given up one by one until they do.
   * @returns how many facts were new, and how many bundles were published.
   */
  catchUp(now: Date, smallestGroup: number): Promise<{ readonly counted: number; readonly published: number }>;
  /** Sums that lie wholly in these months, each of bundles with at least `smallestGroup` people. */
  published(from: Month, to: Month, smallestGroup: number): Promise<readonly Sum[]>;
  /** Published and waiting facts against what was counted, and what was counted against the log. */
  check(): Promise<readonly SumCheck[]>;
  /** Counts the facts again that are in the log and not among the counted ones. What was published stays as it is. */
  recount(): Promise<number>;
}

/** One step that does not add up is a mistake of ours. */
export interface SumCheck {
  readonly step: Step;
  readonly counted: number;
  readonly published: number;
  readonly waiting: number;
  /** Facts in the log, so far as it goes back and was read, that were not counted. */
  readonly missing: number;
}

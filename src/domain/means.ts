/** Means over units that were drawn by lot, with how sure we can be of them. */
import { type Interval, normalQuantile } from './proportion.ts';

export interface Sample {
  readonly size: number;
  readonly mean: number;
  /** With one less than the size below the line; 0 for fewer than two. */
  readonly variance: number;
}

export function sampleOf(values: readonly number[]): Sample {
  const size = values.length;
  const mean = size === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / size;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { size, mean, variance: size < 2 ? 0 : squares / (size - 1) };
}

/** Student's interval for a mean, 95 % unless `chance` says otherwise (Student, "The probable error of a mean", Biometrika 6, 1908). */
export function meanInterval({ size, mean, variance }: Sample, chance = 0.975): Interval {
  const spread = studentQuantile(chance, size - 1) * Math.sqrt(variance / size);
  return { low: mean - spread, high: mean + spread };
}

/** The difference `a` minus `b` of two means whose spread may differ (B.L. Welch, Biometrika 34, 1947; degrees of freedom by Satterthwaite). */
export function meanDifference(a: Sample, b: Sample, chance = 0.975): Interval {
  const [shareA, shareB] = [a.variance / a.size, b.variance / b.size];
  const freedom = (shareA + shareB) ** 2 / (shareA ** 2 / (a.size - 1) + shareB ** 2 / (b.size - 1));
  const spread = shareA + shareB === 0 ? 0 : studentQuantile(chance, freedom) * Math.sqrt(shareA + shareB);
  const between = a.mean - b.mean;
  return { low: between - spread, high: between + spread };
}

/** The quantile of Student's t: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5; to three digits from ten degrees of freedom on. */
export function studentQuantile(chance: number, freedom: number): number {
  const z = normalQuantile(chance);
  const terms = [(z ** 3 + z) / 4, (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96, (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384];
  return terms.reduce((sum, term, power) => sum + term / freedom ** (power + 1), z);
}

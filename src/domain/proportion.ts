/** Shares with how sure we can be of them. */

/** 95 % two-sided. */
export const Z95 = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for a proportion (E.B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22, 1927, 209–212). The whole range for nobody.
 */
export function wilson(successes: number, people: number, z = Z95): Interval {
  if (people === 0) return { low: 0, high: 1 };
  const share = successes / people;
  const centre = share + (z * z) / (2 * people);
  const spread = z * Math.sqrt((share * (1 - share)) / people + (z * z) / (4 * people * people));
  const scale = 1 + (z * z) / people;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

export interface Count {
  readonly successes: number;
  readonly people: number;
}

/**
 * The difference `a` minus `b` of two independent proportions: Newcombe's hybrid score interval, made of Wilson's for each
 * (R.G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17, 1998, 873–890, method 10).
 */
export function difference(a: Count, b: Count, z = Z95): Interval {
  const [shareA, shareB] = [a.successes / Math.max(1, a.people), b.successes / Math.max(1, b.people)];
  const [scoreA, scoreB] = [wilson(a.successes, a.people, z), wilson(b.successes, b.people, z)];
  const between = shareA - shareB;
  return {
    low: between - Math.hypot(shareA - scoreA.low, scoreB.high - shareB),
    high: between + Math.hypot(scoreA.high - shareA, shareB - scoreB.low),
  };
}

/**
 * The chance of a split at least this uneven if the lots were fair: Pearson's chi-squared test against the expected
 * shares. For one degree of freedom by the normal distribution, for more by a cube root that is nearly normal (E.B. Wilson
 * and M.M. Hilferty, "The distribution of chi-square", Proceedings of the National Academy of Sciences 17, 1931, 684–688).
 */
export function splitChance(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return 1;
  const statistic = counts.reduce((sum, count, index) => {
    const expected = total * (shares[index] ?? 0);
    return sum + (expected === 0 ? 0 : (count - expected) ** 2 / expected);
  }, 0);
  const freedom = counts.length - 1;
  if (freedom === 1) return 2 * normalTail(Math.sqrt(statistic));
  const spread = 2 / (9 * freedom);
  return normalTail((Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread));
}

/** P(Z > z): Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17; absolute error below 7.5e-8. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** The normal quantile: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23; absolute error below 4.5e-4. For more than one half. */
export function normalQuantile(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - chance));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

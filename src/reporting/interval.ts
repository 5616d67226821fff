/** A share with its margin: `low` and `high` bound where it truly lies, with 95 % confidence. */
export interface Share {
  readonly part: number;
  readonly low: number;
  readonly high: number;
}

const Z_95 = 1.959964;

/**
 * Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22, 1927). It takes requests as independent; of one person who asks often they are not quite.
 */
export function shareOf(count: number, of: number): Share | undefined {
  if (of <= 0) return undefined;
  const part = count / of;
  const squared = Z_95 ** 2;
  const middle = (part + squared / (2 * of)) / (1 + squared / of);
  const half = (Z_95 / (1 + squared / of)) * Math.sqrt((part * (1 - part)) / of + squared / (4 * of * of));
  return { part, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

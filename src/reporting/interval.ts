import { wilson } from '../domain/proportion.ts';

/** A share with its margin: `low` and `high` bound where it truly lies, with 95 % confidence. */
export interface Share {
  readonly part: number;
  readonly low: number;
  readonly high: number;
}

/** It takes requests as independent; of one person who asks often they are not quite. Undefined of nothing. */
export function shareOf(count: number, of: number): Share | undefined {
  return of <= 0 ? undefined : { part: count / of, ...wilson(count, of) };
}

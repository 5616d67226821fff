/** What the timer does besides nudging: counting for reports, and deleting what is too old. */
import type { Swept } from './ports/privacy.ts';
import type { Store } from './ports/store.ts';

const COUNT_EVERY_MS = 60_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Does what is due, or everything when `now` is meant. @returns what was deleted, when it was time for that. */
export type Upkeep = (at: Date, everything?: boolean) => Promise<Swept | undefined>;

export interface UpkeepParts {
  readonly store: Store;
  readonly smallestGroup: () => number;
  /** Keeps what the variants of nudges did, before who got them is deleted. */
  readonly keepResults?: (at: Date) => Promise<void>;
}

export function createUpkeep({ store, smallestGroup, keepResults }: UpkeepParts): Upkeep {
  let counted = 0;
  let swept = 0;
  return async (at, everything = false) => {
    const isDue = (last: number, everyMs: number) => everything || Math.abs(at.getTime() - last) >= everyMs;
    if (!isDue(counted, COUNT_EVERY_MS)) return undefined;
    counted = at.getTime();
    await store.reports.catchUp(at, smallestGroup());
    if (!isDue(swept, SWEEP_EVERY_MS)) return undefined;
    swept = at.getTime();
    await keepResults?.(at);
    return store.retention.sweep(at);
  };
}

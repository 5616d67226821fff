/** What variants of a nudge did where rooms were drawn by lot, not people: then a room counts once, however many read along. */
import { type Conclusion, FEWEST_SUCCESSES, UNFAIR_SPLIT } from './comparison.ts';
import { meanDifference, meanInterval, type Sample, sampleOf } from './means.ts';
import { type Interval, splitChance } from './proportion.ts';

/**
 * With fewer rooms for a variant nothing is compared. Rooms differ a lot, most people tap in a few of them, and an interval
 * over few rooms promises too much: of rooms as different as that (negative binomial, mean 1, shape 0.5) it holds the mean
 * in 83 of 100 cases with eight rooms, and in 90 with twenty.
 */
export const FEWEST_ROOMS = 20;

/** What was done in one room through the button of one variant. */
export interface RoomCount {
  readonly messages: number;
  /** Each message by itself: how many different people did it. */
  readonly people: number;
}

export interface RoomGroup {
  /** A variant's name. */
  readonly name: string;
  readonly rooms: readonly RoomCount[];
}

export interface ComparedRooms {
  readonly name: string;
  readonly rooms: number;
  readonly messages: number;
  readonly people: number;
  /** Of the rooms' people per message. */
  readonly mean: number;
  /** Student's t over rooms, 95 %. Absent where there are too few. */
  readonly interval?: Interval;
}

export interface RoomComparison {
  readonly groups: readonly ComparedRooms[];
  readonly conclusion: Conclusion;
}

/**
 * Compares the means of rooms, so that a room is the unit (R.J. Hayes and L.H. Moulton, Cluster Randomised Trials, 2017, chapter
 * 10: t-test on cluster-level summaries). The best variant wins only over those from which Welch's interval of the
 * difference stays clear of zero, at 95 % for all comparisons together (Bonferroni). A room that drew one variant this time
 * and another the next is in both: that makes the interval wider, never too narrow.
 */
export function compareRooms(groups: readonly RoomGroup[]): RoomComparison {
  const measured = groups.map(measure);
  const compared = measured.map(({ sample: _, ...group }) => group);
  const conclude = (conclusion: Conclusion): RoomComparison => ({ groups: compared, conclusion });
  const people = compared.reduce((sum, group) => sum + group.people, 0);
  if (groups.length < 2 || compared.some(({ rooms }) => rooms < FEWEST_ROOMS) || people < FEWEST_SUCCESSES)
    return conclude({ kind: 'too-little' });
  // Each message was a lot of its own.
  const chance = splitChance(
    compared.map(({ messages }) => messages),
    compared.map(() => 1 / compared.length),
  );
  if (chance < UNFAIR_SPLIT) return conclude({ kind: 'unfair', chance });
  const [best, ...others] = [...measured].sort((a, b) => b.mean - a.mean);
  if (!best) return conclude({ kind: 'too-little' });
  const sure = 1 - 0.05 / (2 * others.length * groups.length);
  const than = others.filter((other) => meanDifference(best.sample, other.sample, sure).low > 0).map(({ name }) => name);
  return conclude(than.length > 0 ? { kind: 'better', best: best.name, than } : { kind: 'no-difference' });
}

function measure({ name, rooms }: RoomGroup): ComparedRooms & { readonly sample: Sample } {
  const sample = sampleOf(rooms.map(({ people, messages }) => people / messages));
  const sum = (of: keyof RoomCount) => rooms.reduce((total, room) => total + room[of], 0);
  const { low, high } = meanInterval(sample);
  return {
    name,
    rooms: sample.size,
    messages: sum('messages'),
    people: sum('people'),
    mean: sample.mean,
    ...(sample.size >= FEWEST_ROOMS && { interval: { low: Math.max(0, low), high } }),
    sample,
  };
}

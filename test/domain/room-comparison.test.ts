import { describe, expect, it } from 'vitest';
import { meanDifference, meanInterval, sampleOf, studentQuantile } from '../../src/domain/means.ts';
import { compareRooms, FEWEST_ROOMS, type RoomGroup } from '../../src/domain/room-comparison.ts';

/** A group of rooms with one message each. */
const group = (name: string, people: readonly number[]): RoomGroup => ({
  name,
  rooms: people.map((count) => ({ messages: 1, people: count })),
});
const rooms = (count: number, people: (room: number) => number) => Array.from({ length: count }, (_, room) => people(room));
const conclusion = (...groups: RoomGroup[]) => compareRooms(groups).conclusion;

describe('means of rooms', () => {
  it('have the quantiles of the printed tables', () => {
    const table = [
      [0.975, 10, 2.228],
      [0.975, 19, 2.093],
      [0.975, 30, 2.042],
      [0.995, 20, 2.845],
      [0.9875, 40, 2.329],
    ] as const;
    for (const [chance, freedom, value] of table) expect(studentQuantile(chance, freedom)).toBeCloseTo(value, 2);
  });

  it('have the intervals of a textbook example: twenty rooms, mean 3, standard deviation 2', () => {
    const { low, high } = meanInterval({ size: 20, mean: 3, variance: 4 });
    expect([low.toFixed(2), high.toFixed(2)]).toEqual(['2.06', '3.94']);
    const apart = meanDifference({ size: 20, mean: 5, variance: 1 }, { size: 20, mean: 3, variance: 4 });
    expect([apart.low.toFixed(2), apart.high.toFixed(2)]).toEqual(['0.98', '3.02']);
    expect(sampleOf([2, 4, 4, 6])).toMatchObject({ size: 4, mean: 4, variance: 8 / 3 });
  });
});

describe('variants of a nudge that draws rooms', () => {
  it('say “te weinig gegevens” until there are enough rooms, however many people there are in them', () => {
    const few = FEWEST_ROOMS - 1;
    expect(
      conclusion(
        group(
          'a',
          rooms(few, () => 50),
        ),
        group(
          'b',
          rooms(100, () => 1),
        ),
      ),
    ).toEqual({ kind: 'too-little' });
    expect(
      conclusion(
        group(
          'a',
          rooms(30, () => 0),
        ),
        group(
          'b',
          rooms(30, (room) => (room < 5 ? 1 : 0)),
        ),
      ),
    ).toEqual({ kind: 'too-little' });
    expect(
      conclusion(
        group(
          'a',
          rooms(30, () => 3),
        ),
      ),
    ).toEqual({ kind: 'too-little' });
    expect(
      compareRooms([
        group(
          'a',
          rooms(few, () => 3),
        ),
      ]).groups[0],
    ).not.toHaveProperty('interval');
  });

  it('count a room once: one busy room makes no winner', () => {
    const quiet = rooms(30, (room) => room % 2);
    expect(conclusion(group('a', [...quiet.slice(1), 200]), group('b', quiet))).toEqual({ kind: 'no-difference' });
  });

  it('that are clearly better in most rooms win', () => {
    const better = group(
      'a',
      rooms(30, (room) => 3 + (room % 3)),
    );
    const worse = group(
      'b',
      rooms(30, (room) => room % 3),
    );
    expect(conclusion(better, worse)).toEqual({ kind: 'better', best: 'a', than: ['b'] });
    expect(compareRooms([better, worse]).groups[0]).toMatchObject({ rooms: 30, messages: 30, people: 120, mean: 4 });
  });

  it('that were not drawn fairly conclude nothing', () => {
    expect(
      conclusion(
        group(
          'a',
          rooms(90, () => 2),
        ),
        group(
          'b',
          rooms(30, () => 2),
        ),
      ),
    ).toMatchObject({ kind: 'unfair' });
  });

  it('that do the same seldom have a winner, also when rooms differ a lot: by noise in less than one of twenty', () => {
    let seed = 11;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    // Most rooms do nothing, and a few do a lot.
    const people = () => (random() < 0.6 ? 0 : Math.floor(-3 * Math.log(1 - random())));
    let winners = 0;
    const rounds = 2000;
    for (let round = 0; round < rounds; round++) {
      const groups = ['a', 'b', 'c'].map((name) => group(name, rooms(FEWEST_ROOMS + 5, people)));
      if (conclusion(...groups).kind === 'better') winners++;
    }
    expect(winners / rounds).toBeLessThan(0.05);
  });
});

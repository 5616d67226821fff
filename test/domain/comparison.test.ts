import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, FEWEST_PEOPLE, type Group } from '../../src/domain/comparison.ts';
import { difference, splitChance, wilson } from '../../src/domain/proportion.ts';

const even = (groups: readonly unknown[]) => groups.map(() => 1 / groups.length);

describe('intervals', () => {
  it('are those of the articles they come from', () => {
    // Newcombe 1998, table II, (a) 56/70 - 48/80: method 10 gives 0.0524 to 0.3339.
    const { low, high } = difference({ successes: 56, people: 70 }, { successes: 48, people: 80 });
    expect([low, high].map((bound) => bound.toFixed(4))).toEqual(['0.0524', '0.3339']);
    // Newcombe, Statistics in Medicine 17, 1998, 857–872 (single proportion): 81/263, method 3 gives 0.2553 to 0.3662.
    const one = wilson(81, 263);
    expect([one.low, one.high].map((bound) => bound.toFixed(4))).toEqual(['0.2553', '0.3662']);
  });

  it('hold their share, and lie between nothing and everything', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const [successes, people] = [Math.min(a, b), Math.max(a, b, 1)];
        const { low, high } = wilson(successes, people);
        return low >= 0 && high <= 1 && low <= successes / people + 1e-9 && high >= successes / people - 1e-9;
      }),
    );
  });

  it('know when a split is too uneven to be by lot', () => {
    expect(splitChance([500, 500], [0.5, 0.5])).toBeCloseTo(1, 3);
    expect(splitChance([600, 400], [0.5, 0.5])).toBeLessThan(1e-8);
    // With two degrees of freedom it is exp(-statistic / 2): 11.46 gives 0.0032.
    expect(splitChance([1000, 1000, 1134], [1 / 3, 1 / 3, 1 / 3])).toBeCloseTo(0.0032, 3);
  });
});

describe('variants', () => {
  const groups = (...counts: [number, number][]): Group[] =>
    counts.map(([successes, people], index) => ({ name: `v${index}`, successes, people }));
  const conclusion = (...counts: [number, number][]) => compare(groups(...counts), even(counts)).conclusion;

  it('say “te weinig gegevens” until there is enough', () => {
    expect(conclusion([20, 40], [2, 40])).toEqual({ kind: 'too-little' });
    expect(conclusion([9, 400], [2, 400])).toEqual({ kind: 'too-little' });
    expect(conclusion([90, 400])).toEqual({ kind: 'too-little' });
  });

  it('that are equally good have no winner', () => {
    expect(conclusion([60, 400], [52, 400])).toEqual({ kind: 'no-difference' });
  });

  it('win when the interval of their difference at 95 % stays clear of zero: two of them are one comparison', () => {
    expect(difference({ successes: 68, people: 400 }, { successes: 48, people: 400 }).low).toBeGreaterThan(0);
    expect(conclusion([68, 400], [48, 400]).kind).toBe('better');
    expect(conclusion([68, 400], [48, 400], [58, 400]).kind).toBe('no-difference');
  });

  it('that are clearly better win over those they beat', () => {
    expect(conclusion([90, 400], [40, 400])).toEqual({ kind: 'better', best: 'v0', than: ['v1'] });
  });

  it('that were not drawn fairly conclude nothing', () => {
    expect(conclusion([90, 600], [40, 400])).toMatchObject({ kind: 'unfair' });
  });

  it('that do the same seldom have a winner: of three by noise in less than one of twenty', () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    let winners = 0;
    const rounds = 1000;
    for (let round = 0; round < rounds; round++) {
      const draw = (): [number, number] => [Array.from({ length: 300 }, random).filter((lot) => lot < 0.15).length, 300];
      if (conclusion(draw(), draw(), draw()).kind === 'better') winners++;
    }
    expect(winners / rounds).toBeLessThan(0.05);
  });

  it('whatever the counts, a winner is ahead and has enough people', () => {
    const count = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 })).map(([a, b]): [number, number] => [Math.min(a, b), b]);
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 4 }), (counts) => {
        const result = conclusion(...counts);
        if (result.kind !== 'better') return true;
        const share = (name: string) => {
          const [successes, people] = counts[Number(name.slice(1))] ?? [0, 1];
          return successes / people;
        };
        return counts.every(([, people]) => people >= FEWEST_PEOPLE) && result.than.every((other) => share(other) < share(result.best));
      }),
    );
  });
});

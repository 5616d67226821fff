import { describe, expect, it } from 'vitest';
import { killAgainAndAgain } from './kill-harness.ts';

describe('a program that is killed again and again while it sends', () => {
  it('has sent to everybody once in the end, where the platform lets it look', { timeout: 120_000 }, async () => {
    expect(await killAgainAndAgain({ people: 200, kills: 10, look: true })).toEqual({
      kills: 10,
      twice: 0,
      lost: 0,
      uncertain: 0,
      wrongSums: 0,
    });
  });

  it('sends to nobody twice and names everybody it does not know about, where it cannot look', { timeout: 120_000 }, async () => {
    expect(await killAgainAndAgain({ people: 200, kills: 5, look: false })).toMatchObject({ twice: 0, lost: 0, wrongSums: 0 });
  });

  it('sends to nobody twice when two run on one database', { timeout: 120_000 }, async () => {
    expect(await killAgainAndAgain({ people: 200, kills: 4, look: true, programs: 2 })).toMatchObject({ twice: 0, lost: 0, wrongSums: 0 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/address.ts';
import { PaceKeeper } from '../../src/nudging/pace.ts';

const to = (id: string): Address => ({ channel: 'teams', id });

/** A keeper over a clock in your hand: waiting moves it. */
function keeperWith(perSecond: number, roomGapMs = 0) {
  let now = 0;
  const wait = async (ms: number) => {
    now += ms;
  };
  const pace = { perSecond, roomGapMs, tenantOf: ({ id }: Address) => id.split('/')[0] ?? '' };
  return { keeper: new PaceKeeper(pace, () => now, wait), now: () => now, sleep: wait };
}

describe('messages to a platform with a limit', () => {
  it('never are more in any second than the limit, wherever between call and answer the platform counts them', async () => {
    const latencies = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 150, maxLength: 150 });
    await fc.assert(
      fc.asyncProperty(latencies, fc.integer({ min: 5, max: 60 }), fc.constantFrom(0, 0.5, 1), async (latency, limit, where) => {
        const { keeper, now, sleep } = keeperWith(limit);
        const counted: number[] = [];
        for (const [index, ms] of latency.entries()) {
          expect(await keeper.turn(to(`t/${index}`))).toBe(0);
          const called = now();
          // A stall now and then: everything waits.
          if (index % 40 === 0) await sleep(700);
          await sleep(ms / 10);
          counted.push(called + (now() - called) * where);
          keeper.went(to(`t/${index}`));
        }
        for (const at of counted)
          expect(counted.filter((other) => other > at - 1000 + 1e-6 && other <= at).length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 40 },
    );
  });

  it('use at least 95 % of it', async () => {
    const { keeper, now } = keeperWith(50);
    for (let index = 0; index < 1000; index++) {
      await keeper.turn(to(`t/${index}`));
      keeper.went(to(`t/${index}`));
    }
    expect(1000 / (now() / 1000)).toBeGreaterThan(47.5);
    expect(1000 / (now() / 1000)).toBeLessThanOrEqual(50);
  });

  it('to one room keep their distance', async () => {
    const { keeper, now } = keeperWith(50, 2000);
    await keeper.turn(to('t/a'));
    keeper.went(to('t/a'));
    await keeper.turn(to('t/a'));
    expect(now()).toBeGreaterThanOrEqual(2000);
  });
});

describe('a platform that asks for patience', () => {
  it('for one room holds up that room alone', async () => {
    const { keeper, now } = keeperWith(50);
    await keeper.turn(to('t/a'));
    keeper.trouble(to('t/a'), 30_000);
    expect(await keeper.turn(to('t/a'))).toBeGreaterThan(20_000);
    expect(await keeper.turn(to('t/b'))).toBe(0);
    expect(now()).toBeLessThan(1000);
  });

  it('again and again holds up its tenant, and no other', async () => {
    const { keeper } = keeperWith(50);
    for (const room of ['a', 'b', 'c']) {
      await keeper.turn(to(`t/${room}`));
      keeper.trouble(to(`t/${room}`), 30_000);
    }
    expect(await keeper.turn(to('t/d'))).toBeGreaterThan(20_000);
    expect(await keeper.turn(to('other/a'))).toBe(0);
  });

  it('is written to as before when it is well again', async () => {
    const { keeper, now } = keeperWith(50);
    await keeper.turn(to('t/a'));
    keeper.trouble(to('t/a'));
    for (let index = 0; index < 100; index++) {
      await keeper.turn(to(`t/${index}`));
      keeper.went(to(`t/${index}`));
    }
    const from = now();
    for (let index = 0; index < 100; index++) {
      await keeper.turn(to(`t/again ${index}`));
      keeper.went(to('t/x'));
    }
    expect(now() - from).toBeLessThan(2200);
  });
});

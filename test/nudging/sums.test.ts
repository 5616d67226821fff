import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tally } from '../../src/domain/delivery.ts';
import { SendError } from '../../src/ports/sender.ts';
import { at, type Stage, setStage, sumOf, weekly } from './stage.ts';

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.store.close();
});

function newStage(): Stage {
  const stage = setStage({ now: at('2026-10-15T09:30') });
  stages.push(stage);
  return stage;
}

/** What a platform can do with a message. */
const ANSWERS = {
  takes: () => undefined,
  'takes, slowly': () => new Promise<void>((resolve) => setImmediate(resolve)),
  'refuses for good': () => {
    throw new SendError('unknown-address', { permanent: true });
  },
  'asks for patience': () => {
    throw new SendError('refused', { permanent: false, retryAfterMs: 30_000 });
  },
  'is not there': () => {
    throw new SendError('unreachable', { permanent: false });
  },
  'breaks off': () => {
    throw new TypeError('socket hang up');
  },
};
type Answer = keyof typeof ANSWERS;
const CAST = ['an', 'bo', 'cas', 'dee', 'els', 'fee'];

const step = fc.record({
  minutes: fc.constantFrom(0, 1, 3, 10, 60, 300, 900, 1440, 10_080),
  answers: fc.array(fc.constantFrom(...(Object.keys(ANSWERS) as Answer[])), { minLength: 1, maxLength: 5 }),
  does: fc.constantFrom('nothing', 'start', 'stop', 'pause', 'forget', 'restart', 'nudge off', 'nudge on'),
  who: fc.constantFrom(...CAST),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function expectSum({ audience, sent, failed, skipped, uncertain, waiting }: Tally): void {
  expect(sent + sumOf(failed) + sumOf(skipped) + uncertain + waiting).toBe(audience);
}

async function act({ does, who }: Step, stage: Stage): Promise<void> {
  if (does === 'start') await stage.subscribe(who);
  if (does === 'stop') await stage.store.stop(who, stage.now);
  if (does === 'pause') await stage.store.pause(who, '2026-10-20', stage.now);
  if (does === 'forget') await stage.store.forget(who);
  if (does === 'restart') stage.restart();
  if (does === 'nudge off') stage.nudges = [weekly('een', { status: 'gepauzeerd' }), weekly('twee', { rooms: ['slack:C1'] })];
  if (does === 'nudge on') stage.nudges = [weekly('een'), weekly('twee', { rooms: ['slack:C1'] })];
}

describe('whatever people and platforms do', () => {
  it('sent, failed, skipped, uncertain and waiting are the audience after every tick, and nothing is sent twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const stage = newStage();
        stage.nudges = [weekly('een'), weekly('twee', { rooms: ['slack:C1'] })];
        for (const person of CAST.slice(0, 4)) await stage.subscribe(person);
        let turn = 0;
        let audienceBefore = 0;
        for (const one of steps) {
          await act(one, stage);
          stage.answer = () => ANSWERS[one.answers[turn++ % one.answers.length] ?? 'takes']();
          stage.now = new Date(stage.now.getTime() + one.minutes * 60_000);
          const { run, total } = await stage.tick();
          expectSum(run);
          expectSum(total);
          expect(total.audience).toBeGreaterThanOrEqual(audienceBefore);
          expect(total.sent).toBe(stage.taken.length);
          audienceBefore = total.audience;
        }
        const keys = stage.taken.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a platform that does not take a message', () => {
  const times = async (stage: Stage, minutes: number) => {
    stage.now = new Date(stage.now.getTime() + minutes * 60_000);
    return (await stage.tick()).total;
  };

  it('for good: it is counted with the reason', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    stage.answer = ANSWERS['refuses for good'];
    expect((await stage.tick()).run.failed).toEqual({ 'unknown-address': 1 });
    expect(stage.troubles).toHaveLength(1);
    expect(stage.troubles[0]).not.toContain('wim');
  });

  it('for now: it is tried again when the platform says, not before', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    stage.answer = ANSWERS['asks for patience'];
    await stage.tick();
    stage.answer = ANSWERS.takes;
    expect(await times(stage, 0.4)).toMatchObject({ waiting: 1 });
    expect(await times(stage, 0.2)).toMatchObject({ sent: 1 });
  });

  it('for now, again and again: that is no try, and the message goes out as soon as it may', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    stage.answer = ANSWERS['asks for patience'];
    await stage.tick();
    for (let round = 0; round < 12; round++) expect(await times(stage, 1)).toMatchObject({ waiting: 1, failed: {} });
    stage.answer = ANSWERS['is not there'];
    for (let round = 0; round < 4; round++) expect(await times(stage, 20)).toMatchObject({ waiting: 1, failed: {} });
    stage.answer = ANSWERS.takes;
    expect(await times(stage, 20)).toMatchObject({ sent: 1 });
  });

  it('for now, until it makes no sense any more: then nobody waits for it', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    stage.answer = ANSWERS['asks for patience'];
    await stage.tick();
    expect(await times(stage, 24 * 60)).toMatchObject({ waiting: 0, skipped: { missed: 1 } });
  });

  it('because it cannot be reached: after five tries we give up', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    let tries = 0;
    stage.answer = () => {
      tries++;
      throw new SendError('unreachable', { permanent: false });
    };
    await stage.tick();
    for (let round = 0; round < 8; round++) await times(stage, 20);
    expect(tries).toBe(5);
    expect((await stage.tick()).total).toMatchObject({ failed: { 'gave-up': 1 }, waiting: 0 });
  });

  it('or perhaps it did: it is uncertain and not tried again', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    stage.answer = ANSWERS['breaks off'];
    expect((await stage.tick()).run).toMatchObject({ uncertain: 1 });
    stage.answer = ANSWERS.takes;
    expect(await times(stage, 10)).toMatchObject({ uncertain: 1, sent: 0 });
  });

  it('because its channel is off: it says so', async () => {
    const stage = newStage();
    stage.nudges = [weekly('tip', { rooms: ['teams:19:abc@thread.tacv2'] })];
    expect((await stage.tick()).run.failed).toEqual({ 'channel-off': 1 });
  });
});

describe('an answer that somebody waits for', () => {
  it('goes before messages of our own', async () => {
    const stage = newStage();
    await stage.subscribe('wim');
    const begun = performance.now();
    stage.answersUnderWay = () => (performance.now() - begun < 100 ? 1 : 0);
    stage.restart();
    let sentAfterMs = 0;
    stage.answer = () => {
      sentAfterMs = performance.now() - begun;
    };
    expect((await stage.tick()).run).toMatchObject({ sent: 1 });
    expect(sentAfterMs).toBeGreaterThanOrEqual(100);
  });
});

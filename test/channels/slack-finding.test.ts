import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sam } from '../cast.ts';
import { say } from '../conversation/talk.ts';
import { startWorld, type World } from '../world.ts';
import { oneNudge } from './one-nudge.ts';
import type { Answer } from './recording-server.ts';
import { DIRECT, ROOM, SLACK_ENV } from './slack-client.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

let stub: SlackStub;
let world: World;
beforeEach(async () => {
  stub = await startSlackStub();
});
afterEach(async () => {
  expect(world.logLines.join('\n')).not.toMatch(/U0SAM|C0LUNCH|D0SAM|verzonnen bericht/);
  await world.stop();
  await stub.stop();
});

/** One nudge whose answer never came, to a room or to Sam. */
async function leaveInDoubt(to: 'room' | 'person' = 'room'): Promise<void> {
  world = await startWorld({
    env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl },
    content: oneNudge(to === 'room' ? { rooms: [`slack:${ROOM}`] } : { people: 'abonnees' }),
  });
  if (to === 'person') await say(world, sam, 'start');
  stub.postsAre('reset');
  expect((await world.tick()).run).toMatchObject({ uncertain: 1 });
  stub.postsAre({ body: { ok: true, ts: '9.9' } });
}

async function tickAfter(ms: number) {
  world.now = new Date(world.now.getTime() + ms);
  return (await world.tick()).total;
}

const looks = () => stub.calls.filter(({ method }) => method === 'conversations.history');
const posts = () => stub.calls.filter(({ method }) => method === 'chat.postMessage');
/** What our message carries, as Slack keeps it. */
const carried = () => JSON.parse(posts()[0]?.body['metadata'] ?? '{}') as { event_type: string; event_payload: { code: string } };

function historyIs(messages: readonly object[], nextCursor = ''): void {
  stub.answerTo('conversations.history', { body: { ok: true, messages, response_metadata: { next_cursor: nextCursor } } });
}
const someone = { ts: '1.0', text: 'een verzonnen bericht' };

describe('a message to a room of which we do not know whether it arrived', () => {
  it('counts as sent when Slack shows it, by a code that says nothing about it', async () => {
    await leaveInDoubt();
    historyIs([someone, { ts: '1700.5', metadata: carried() }]);
    expect(await tickAfter(10 * SECOND_MS)).toMatchObject({ sent: 1, uncertain: 0 });
    const { channel, include_all_metadata: metadata, oldest, latest, limit } = looks()[0]?.body ?? {};
    expect([channel, metadata, limit]).toEqual([ROOM, 'true', '15']);
    const attempt = world.now.getTime() / 1000 - 10;
    expect([attempt - Number(oldest), Number(latest) - attempt]).toEqual([60, 300]);
    expect(JSON.stringify(carried())).not.toMatch(/bloemen|2026|C0LUNCH/);
    expect(await world.app.store.posted('bloemen', 0, 1)).toMatchObject([{ post: '1700.5' }]);
  });

  it('is looked for on the next page too', async () => {
    await leaveInDoubt();
    historyIs([someone], 'verder');
    await tickAfter(10 * SECOND_MS);
    expect(looks().map(({ body }) => body['cursor'])).toEqual([undefined, 'verder', 'verder']);
  });

  it('stays uncertain when it is not there, is looked for a few times more, and is never sent again by itself', async () => {
    await leaveInDoubt();
    historyIs([someone, { ts: '1.1', metadata: { ...carried(), event_payload: { code: 'van een ander' } } }]);
    for (let tick = 0; tick < 40; tick++) expect(await tickAfter(HOUR_MS)).toMatchObject({ sent: 0, uncertain: 1 });
    expect([looks().length, posts().length]).toEqual([4, 1]);
  });

  it('that comes late is found by a later look', async () => {
    await leaveInDoubt();
    historyIs([]);
    expect(await tickAfter(10 * SECOND_MS)).toMatchObject({ uncertain: 1 });
    historyIs([{ ts: '1.2', metadata: carried() }]);
    expect(await tickAfter(MINUTE_MS)).toMatchObject({ uncertain: 1 });
    expect(await tickAfter(4 * MINUTE_MS)).toMatchObject({ sent: 1, uncertain: 0 });
  });

  it.each(['missing_scope', 'not_in_channel', 'channel_not_found'])(
    'stays uncertain and is shown to the lead where we may not look: %s',
    async (error) => {
      await leaveInDoubt();
      stub.answerTo('conversations.history', { body: { ok: false, error } });
      for (let tick = 0; tick < 5; tick++) expect(await tickAfter(HOUR_MS)).toMatchObject({ uncertain: 1 });
      expect([looks().length, posts().length]).toEqual([1, 1]);
      expect((await world.app.nudgeDesk.attention(world.now)).map(({ text }) => text.nl)).toEqual([
        expect.stringContaining('weten we niet of het aankwam'),
      ]);
    },
  );

  it('waits with looking for as long as Slack asks', async () => {
    await leaveInDoubt();
    const slowDown: Answer = { status: 429, headers: { 'Retry-After': '60' }, body: { ok: false, error: 'ratelimited' } };
    stub.answerTo('conversations.history', slowDown);
    for (let tick = 0; tick < 5; tick++) await tickAfter(10 * SECOND_MS);
    expect(looks()).toHaveLength(1);
    historyIs([{ ts: '1.2', metadata: carried() }]);
    expect(await tickAfter(60 * SECOND_MS)).toMatchObject({ sent: 1 });
  });

  it('stays uncertain while Slack cannot be reached, and that is said in the log', async () => {
    await leaveInDoubt();
    stub.answerTo('conversations.history', 'reset');
    expect(await tickAfter(10 * SECOND_MS)).toMatchObject({ uncertain: 1 });
    expect(world.logLines.join('\n')).toContain('looking for nudge bloemen');
  });
});

describe('a direct message of which we do not know whether it arrived', () => {
  it('is looked for in the conversation with that person', async () => {
    await leaveInDoubt('person');
    historyIs([{ ts: '1.2', metadata: carried() }]);
    expect(await tickAfter(10 * SECOND_MS)).toMatchObject({ sent: 1, uncertain: 0 });
    expect(looks().map(({ body }) => body['channel'])).toEqual([DIRECT]);
  });

  it('is not looked for after stop', async () => {
    await leaveInDoubt('person');
    await say(world, sam, 'stop');
    expect(await tickAfter(10 * SECOND_MS)).toMatchObject({ uncertain: 1 });
    expect(looks()).toEqual([]);
  });
});

describe('many messages of which we do not know', () => {
  it('are looked for one after the other, well within what Slack allows', async () => {
    const rooms = Array.from({ length: 8 }, (_, index) => `slack:C${index}`);
    world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl }, content: oneNudge({ rooms }) });
    stub.postsAre('reset');
    await world.tick();
    const { uncertain } = await world.app.store.tally();
    historyIs([]);
    for (let tick = 1; tick <= 3; tick++) {
      await tickAfter(10 * SECOND_MS);
      expect(looks().length).toBeLessThanOrEqual(tick);
    }
    expect(uncertain).toBeGreaterThan(3);
    expect(new Set(looks().map(({ body }) => body['channel'])).size).toBe(3);
  });
});

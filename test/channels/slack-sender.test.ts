import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/ports/sender.ts';
import { sam } from '../cast.ts';
import { DIRECT, ROOM } from './slack-client.ts';
import { REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';

const room = { channel: 'slack', id: ROOM } as const;
const SLOW_DOWN = { status: 429, headers: { 'Retry-After': '30' }, body: { ok: false, error: 'ratelimited' } };

let stage: SlackStage;
beforeEach(async () => {
  stage = await startSlackStage();
});
afterEach(async () => {
  await stage.stop();
  expect(stage.logLines.join('\n')).not.toMatch(/U0SAM|C0LUNCH|D0SAM|bloemen/);
});

function send(to = room as typeof room | typeof sam) {
  return stage.channel.sender.send({ key: 'k', to, reply: REPLY });
}

/** What it failed with. */
async function failure(sending: Promise<unknown>): Promise<Partial<SendError>> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SendError);
  const { reason, permanent, retryAfterMs } = error as SendError;
  return { reason, permanent, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

describe('a message that stands in Slack', () => {
  it('has a name that holds no address, and can be changed and taken back in a room', async () => {
    stage.stub.postsAre({ body: { ok: true, ts: '1700.0001', channel: ROOM } });
    const ref = await send();
    expect(ref).toBe('1700.0001');
    const { sender } = stage.channel;
    await sender.edit?.(room, '1700.0001', { ...REPLY, title: 'Anders' });
    expect((await stage.stub.nextCall('chat.update')).body).toMatchObject({
      channel: ROOM,
      ts: '1700.0001',
      text: expect.stringContaining('Anders'),
    });
    await sender.withdraw?.(room, '1700.0001');
    expect((await stage.stub.nextCall('chat.delete')).body).toMatchObject({ channel: ROOM, ts: '1700.0001' });
  });

  it('is said whole to a screen reader, also when it is long; only a change of it has to be shorter', async () => {
    const long = { ...REPLY, parts: [...Array.from({ length: 9 }, () => ({ kind: 'text', markdown: 'Nog iets. '.repeat(60) }) as const)] };
    await stage.channel.sender.send({ key: 'k', to: room, reply: { ...long, title: 'Lang' } });
    expect(stage.stub.posted[0]?.text.match(/Nog iets/g)).toHaveLength(540);
    await stage.channel.sender.edit?.(room, '1.1', long);
    expect((await stage.stub.nextCall('chat.update')).body['text']?.length).toBeLessThanOrEqual(4000);
  });

  it('can be taken back from a person too', async () => {
    await stage.channel.sender.withdraw?.(sam, '1700.0001');
    expect((await stage.stub.nextCall('conversations.open')).body).toMatchObject({ users: sam.id });
    expect((await stage.stub.nextCall('chat.delete')).body).toMatchObject({ channel: DIRECT, ts: '1700.0001' });
  });

  it('that somebody deleted already is taken back without complaint, and cannot be changed', async () => {
    for (const method of ['chat.delete', 'chat.update']) stage.stub.answerTo(method, { body: { ok: false, error: 'message_not_found' } });
    await stage.channel.sender.withdraw?.(room, '1');
    expect(await failure(stage.channel.sender.edit?.(room, '1', REPLY) ?? Promise.resolve())).toEqual({
      reason: 'unknown-address',
      permanent: true,
    });
  });
});

describe('when Slack asks us to slow down', () => {
  it('the outbox hears for how long, and how fast it may go in each workspace', async () => {
    stage.stub.postsAre(SLOW_DOWN);
    expect(await failure(send())).toEqual({ reason: 'refused', permanent: false, retryAfterMs: 30_000 });
    const { pace } = stage.channel.sender;
    expect(pace).toMatchObject({ perSecond: 5, roomGapMs: 1000 });
    expect([room, { channel: 'slack', id: 'T1/C1' } as const].map((to) => pace?.tenantOf?.(to))).toEqual(['', 'T1']);
  });

  it('people are answered meanwhile', async () => {
    stage.stub.postsAre(SLOW_DOWN);
    await failure(send());
    stage.stub.postsAre({ body: { ok: true, ts: '1.1' } });
    await stage.slack.directMessage('bloemen');
    await expect.poll(() => stage.stub.posted.map(({ channel }) => channel)).toEqual([ROOM, DIRECT]);
  });

  it('an answer waits as long as that, and is given then', async () => {
    stage.stub.postsAre({ ...SLOW_DOWN, headers: { 'Retry-After': '1' } });
    await stage.slack.directMessage('bloemen');
    await stage.stub.nextCall('chat.postMessage');
    stage.stub.postsAre({ body: { ok: true, ts: '1.1' } });
    await stage.stub.nextCall('chat.postMessage');
    expect(stage.logLines).toEqual([]);
  });

  it('an answer that would have to wait too long is given up, with a word in the log', async () => {
    stage.stub.postsAre({ ...SLOW_DOWN, headers: { 'Retry-After': '3600' } });
    await stage.slack.directMessage('bloemen');
    await expect.poll(() => stage.logLines.join('\n')).toContain('Slack asks to wait 3600 s');
    expect(stage.stub.posted).toHaveLength(1);
  });
});

describe('a clear outcome, and nothing is tried again by itself, when', () => {
  it.each([
    ['somebody is deactivated', 'user_disabled', 'unknown-address'],
    ['somebody is gone', 'user_not_found', 'unknown-address'],
    ['the room is archived', 'is_archived', 'unknown-address'],
    ['we are not in the room', 'not_in_channel', 'removed'],
    ['the token was revoked', 'token_revoked', 'refused'],
    ['the app was removed', 'account_inactive', 'refused'],
    ['the app lacks a right', 'missing_scope', 'refused'],
  ])('%s', async (_what, error, reason) => {
    stage.stub.postsAre({ body: { ok: false, error } });
    expect(await failure(send())).toEqual({ reason, permanent: true });
    await stage.slack.directMessage('bloemen');
    await expect.poll(() => stage.logLines.join('\n')).toContain(error);
    expect(stage.stub.posted).toHaveLength(2);
  });

  it('the answer to a tap is refused at its address: it comes in a direct message, once', async () => {
    stage.stub.answersAre({ status: 404, body: 'expired_url' });
    await stage.slack.click({ action_id: 'more', value: 't' });
    expect((await stage.stub.nextCall('chat.postMessage')).body).toMatchObject({ channel: sam.id });
    expect(stage.stub.posted).toMatchObject([{ text: expect.stringContaining('Drie sociale leveranciers') }]);
  });

  it('the address for the answer to a tap never answers', async () => {
    await stage.stop();
    stage = await startSlackStage({}, { timeoutMs: 200 });
    stage.stub.answersAre('hang');
    await stage.slack.click({ action_id: 'more', value: 't' });
    await expect.poll(() => stage.logLines.join('\n')).toContain('Slack did not take an answer');
  });

  it('Slack says that the app is gone: the administrator reads what to do, once', async () => {
    await stage.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    expect(stage.logLines).toEqual([]);
    await stage.slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } });
    await stage.slack.event({ type: 'app_uninstalled' });
    // Answered after them.
    await stage.slack.command('bloemen');
    expect(stage.logLines).toEqual([expect.stringContaining('put the new token in SLACK_BOT_TOKEN')]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackClients } from '../../src/channels/slack/clients.ts';
import { Locales } from '../../src/channels/slack/locales.ts';
import { slackLogger } from '../../src/channels/slack/logger.ts';
import { createSlackSender } from '../../src/channels/slack/sender.ts';
import { Workspaces } from '../../src/channels/slack/workspaces.ts';
import { sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { NUDGE_TITLE, oneNudge } from './one-nudge.ts';
import { closedPort } from './recording-server.ts';
import { buttonNamed, ROOM, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { complaintsOf } from './slack-limits.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

const MINUTE_MS = 60_000;

let stub: SlackStub;
let world: World;
let slack: SlackClient;

async function begin(content: (folder: string) => void, apiUrl = stub.apiUrl) {
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: apiUrl }, content });
  slack = new SlackClient(world.url, stub.responseUrl);
}
function laterBy(ms: number) {
  world.now = new Date(world.now.getTime() + ms);
}

beforeEach(async () => {
  stub = await startSlackStub();
});
afterEach(async () => {
  await world.stop();
  await stub.stop();
});

describe('a nudge in a Slack room', () => {
  beforeEach(() => begin(oneNudge({ rooms: [`slack:${ROOM}`] })));

  it('is posted once, with its button and how to get more of them', async () => {
    expect((await world.tick()).run).toMatchObject({ sent: 1, waiting: 0, audience: 1 });
    expect((await world.tick()).run).toMatchObject({ sent: 0, audience: 0 });
    const [post, ...others] = stub.posted;
    expect(others).toEqual([]);
    expect(post?.channel).toBe(ROOM);
    expect(post?.text).toContain(NUDGE_TITLE);
    expect(post?.text).toContain('*Eén tik* is genoeg');
    expect(post && complaintsOf(post)).toEqual([]);
    expect(buttonNamed(post ?? {}, 'ask').text.text).toBe('Laat drie leveranciers zien');
  });

  it('answers its button for whoever taps alone, and leaves the message where it is', async () => {
    await world.tick();
    await slack.click(buttonNamed(stub.posted[0] ?? {}, 'ask'));
    const answer = await stub.nextAnswer();
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(suppliersOf(answer)).toHaveLength(3);
    await slack.click(buttonNamed(stub.posted[0] ?? {}, 'ask'));
    expect(suppliersOf(await stub.nextAnswer())).toEqual(suppliersOf(answer));
    expect((await slack.command('mijn gegevens')).text).toContain('Op een tip getikt, Bloemen: 1 keer');
  });

  it('waits as long as Slack asks, and is then sent', async () => {
    // The outbox counts by the clock in our hand; the pace of the channel counts real seconds too, so it asks for few.
    stub.postsAre({ status: 429, headers: { 'Retry-After': '2' }, body: { ok: false, error: 'ratelimited' } });
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1, uncertain: 0, failed: {} });
    stub.postsAre({ body: { ok: true } });
    laterBy(1999);
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    expect(stub.posted).toHaveLength(1);
    laterBy(1);
    expect((await world.tick()).total).toMatchObject({ sent: 1, waiting: 0, audience: 1 });
  });

  it.each([
    ['channel_not_found', 'unknown-address'],
    ['is_archived', 'unknown-address'],
    ['not_in_channel', 'removed'],
    ['invalid_auth', 'refused'],
    ['account_inactive', 'refused'],
  ])('fails with a word when Slack says %s, and is not tried again', async (error, word) => {
    stub.postsAre({ body: { ok: false, error } });
    expect((await world.tick()).run).toMatchObject({ sent: 0, failed: { [word]: 1 } });
    laterBy(60 * MINUTE_MS);
    await world.tick();
    expect(stub.posted).toHaveLength(1);
  });

  it.each(['rate_limited', 'ratelimited'])('waits when Slack says %s without a time', async (error) => {
    stub.postsAre({ body: { ok: false, error } });
    expect((await world.tick()).run).toMatchObject({ waiting: 1, failed: {} });
  });

  it.each([
    ['the connection breaks off', 'reset'],
    ['Slack fails inside', { status: 500 }],
    ['Slack says that part of it may have succeeded', { body: { ok: false, error: 'internal_error' } }],
  ] as const)('is uncertain when %s, and never sent again by itself', async (_what, answer) => {
    stub.postsAre(answer);
    expect((await world.tick()).run).toMatchObject({ sent: 0, uncertain: 1, waiting: 0 });
    stub.postsAre({ body: { ok: true } });
    laterBy(3 * 60 * MINUTE_MS);
    await world.restart();
    expect((await world.tick()).total).toMatchObject({ sent: 0, uncertain: 1, audience: 1 });
    expect(stub.posted).toHaveLength(1);
  });
});

describe('a nudge for people on Slack', () => {
  it('reaches whoever typed start, and nobody after stop', async () => {
    await begin(oneNudge({ people: 'abonnees' }));
    await slack.command('start');
    await slack.command('start', 'U0KIM');
    await slack.command('stop', 'U0KIM');
    expect((await world.tick()).run).toMatchObject({ sent: 1 });
    expect(stub.posted.map(({ channel }) => channel)).toEqual([sam.id]);
    expect(stub.posted[0]?.text).toContain('om ze uit te zetten');
  });
});

describe('while Slack cannot be reached', () => {
  it('commands are answered, the nudge waits, and goes out when Slack is back', async () => {
    const port = await closedPort();
    await begin(oneNudge({ rooms: [`slack:${ROOM}`] }), `http://127.0.0.1:${port}/api/`);
    expect(suppliersOf(await slack.command('bloemen'))).toHaveLength(3);
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1, failed: {}, uncertain: 0 });
    const back = await startSlackStub(port);
    laterBy(MINUTE_MS);
    expect((await world.tick()).total).toMatchObject({ sent: 1, waiting: 0, audience: 1 });
    expect(back.posted).toHaveLength(1);
    await back.stop();
  });

  it('the administrator reads at once which setting to look at', async () => {
    await begin(oneNudge({}), `http://127.0.0.1:${await closedPort()}/api/`);
    await expect.poll(() => world.logLines.join('\n')).toContain('SLACK_API_URL');
  });
});

describe('an answer that never comes', () => {
  it('ends, and leaves it open whether the message arrived', async () => {
    stub.postsAre('hang');
    await begin(oneNudge({}));
    const options = { apiUrl: stub.apiUrl, timeoutMs: 200, logger: slackLogger(() => {}) };
    const workspaces = new Workspaces({
      homeToken: 'xoxb-test',
      connect: (token) => createSlackClients(token, options),
      onTokenEnd: async () => {},
    });
    const sender = createSlackSender(workspaces, new Locales(() => world.now), () => world.now);
    const sending = sender.send({ key: 'k', to: { channel: 'slack', id: ROOM }, reply: { placement: 'answer', title: 'Tip', parts: [] } });
    await expect(sending).rejects.not.toHaveProperty('name', 'SendError');
    expect(stub.posted).toHaveLength(1);
  });
});

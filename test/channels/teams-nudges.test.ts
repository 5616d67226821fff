import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTeamsChannel } from '../../src/channels/teams/channel.ts';
import { startWorld, type World } from '../world.ts';
import { NUDGE_TITLE, oneNudge } from './one-nudge.ts';
import { closedPort } from './recording-server.ts';
import { actionNamed, CHANNEL, PERSONAL, suppliersOf, TeamsClient, textOf } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

const MINUTE_MS = 60_000;
const TAKEN = { status: 201, body: { id: '1' } };

let connector: TeamsConnector;
let world: World;
let teams: TeamsClient;

async function begin(content: (folder: string) => void, serviceUrl = connector.url) {
  world = await startWorld({ env: { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: serviceUrl }, content });
  teams = new TeamsClient(world.url, connector.url);
}
function laterBy(ms: number) {
  world.now = new Date(world.now.getTime() + ms);
}

beforeEach(async () => {
  connector = await startTeamsConnector();
});
afterEach(async () => {
  await world.stop();
  await connector.stop();
});

describe('a nudge for people on Teams', () => {
  it('reaches the chat in which somebody typed start, once, and says how to stop', async () => {
    await begin(oneNudge({ people: 'abonnees' }));
    await teams.say('start');
    expect(textOf(connector.sent[0]?.card)).toContain('Ik stuur je soms een tip');
    expect((await world.tick()).run).toMatchObject({ sent: 1, audience: 1 });
    expect((await world.tick()).run).toMatchObject({ sent: 0, audience: 0 });
    const [, nudge, ...more] = connector.sent;
    expect(more).toEqual([]);
    expect(nudge).toMatchObject({ conversation: PERSONAL, targeted: false, summary: NUDGE_TITLE });
    expect(textOf(nudge?.card)).toContain('**Eén tik** is genoeg');
    expect(textOf(nudge?.card)).toContain('om ze uit te zetten');
  });

  it('reaches nobody after stop', async () => {
    await begin(oneNudge({ people: 'abonnees' }));
    await teams.say('start');
    await teams.say('stop');
    await world.tick();
    expect(connector.sent.map(({ summary }) => summary)).not.toContain(NUDGE_TITLE);
  });
});

describe('a nudge in a channel of a team', () => {
  beforeEach(() => begin(oneNudge({ rooms: [`teams:${CHANNEL}`] })));

  it('is posted for all, and its button is answered for whoever taps alone', async () => {
    await world.tick();
    const nudge = connector.sent[0];
    expect(nudge).toMatchObject({ conversation: CHANNEL, targeted: false });
    const answer = await teams.execute(actionNamed(nudge?.card, 'ask'), { conversation: CHANNEL });
    expect(answer.type).toBe('application/vnd.microsoft.activity.message');
    expect(connector.sent[1]).toMatchObject({ conversation: CHANNEL, targeted: true });
    expect(suppliersOf(connector.sent[1]?.card)).toHaveLength(3);
  });

  it.each([429, 412])('waits as long as Teams asks (%s), and is then sent', async (status) => {
    connector.answersAre({ status, headers: { 'Retry-After': '3' }, body: {} });
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1, uncertain: 0, failed: {} });
    connector.answersAre(TAKEN);
    laterBy(2000);
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1 });
    expect(connector.sent).toHaveLength(1);
    laterBy(1000);
    // The pace to one conversation goes by the real clock.
    const total = async () => (await world.tick()).total;
    await expect.poll(total, { timeout: 10_000, interval: 500 }).toMatchObject({ sent: 1, waiting: 0, audience: 1 });
  });

  it.each([
    [403, 'MessageWritesBlocked', 'blocked'],
    [403, 'ConversationBlockedByUser', 'blocked'],
    [403, 'BotNotInConversationRoster', 'removed'],
    [403, 'BotDisabledByAdmin', 'refused'],
    [403, 'Forbidden', 'refused'],
    [404, 'ConversationNotFound', 'unknown-address'],
    [400, 'BadArgument', 'refused'],
    [413, 'MessageSizeTooBig', 'refused'],
  ])('fails with a word when Teams says %s %s, and is not tried again', async (status, code, word) => {
    connector.answersAre({ status, body: { error: { code } } });
    expect((await world.tick()).run).toMatchObject({ sent: 0, failed: { [word]: 1 } });
    laterBy(60 * MINUTE_MS);
    await world.tick();
    expect(connector.sent).toHaveLength(1);
  });

  it.each([
    ['Teams fails inside', { status: 500 }],
    ['Teams is not available', { status: 503 }],
    ['the connection breaks off', 'reset'],
  ] as const)('is uncertain when %s, and never sent again by itself', async (_what, answer) => {
    connector.answersAre(answer);
    expect((await world.tick()).run).toMatchObject({ sent: 0, uncertain: 1, waiting: 0 });
    connector.answersAre(TAKEN);
    laterBy(3 * 60 * MINUTE_MS);
    await world.restart();
    expect((await world.tick()).total).toMatchObject({ sent: 0, uncertain: 1, audience: 1 });
    expect(connector.sent).toHaveLength(1);
  });
});

describe('while Teams cannot be reached', () => {
  it('the nudge waits, and goes out when Teams is back', async () => {
    const port = await closedPort();
    await begin(oneNudge({ rooms: [`teams:${CHANNEL}`] }), `http://127.0.0.1:${port}`);
    expect((await world.tick()).run).toMatchObject({ sent: 0, waiting: 1, failed: {}, uncertain: 0 });
    const back = await startTeamsConnector(port);
    laterBy(MINUTE_MS);
    expect((await world.tick()).total).toMatchObject({ sent: 1, waiting: 0, audience: 1 });
    expect(back.sent).toHaveLength(1);
    await back.stop();
  });
});

describe('an answer that never comes', () => {
  it('ends, and leaves it open whether the message arrived', async () => {
    await begin(oneNudge({}));
    connector.answersAre('hang');
    const { conversation } = world.app;
    const options = {
      playground: true,
      keepsPersons: true,
      publicUrl: 'https://inkopen.example.nl',
      serviceUrl: connector.url,
      timeoutMs: 200,
      log: () => {},
    };
    const { sender } = await createTeamsChannel({ ...options, express: express(), conversation });
    const sending = sender.send({
      key: 'k',
      to: { channel: 'teams', id: PERSONAL },
      reply: { placement: 'answer', title: 'Tip', parts: [] },
    });
    await expect(sending).rejects.not.toHaveProperty('name', 'SendError');
    expect(connector.sent).toHaveLength(1);
  });
});

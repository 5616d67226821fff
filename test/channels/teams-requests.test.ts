import { afterEach, describe, expect, it } from 'vitest';
import { loggedIn } from '../log.ts';
import { startWorld, type World } from '../world.ts';
import { suppliersOf, TeamsClient } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

const CREDENTIALS = {
  TEAMS_CLIENT_ID: '00000000-0000-0000-0000-000000000001',
  TEAMS_CLIENT_SECRET: 'secret',
  TEAMS_TENANT_ID: '00000000-0000-0000-0000-000000000002',
};

let connector: TeamsConnector;
let world: World;
let teams: TeamsClient;

async function begin(env: Readonly<Record<string, string>>) {
  connector = await startTeamsConnector();
  world = await startWorld({ env: { TEAMS_SERVICE_URL: connector.url, ...env } });
  teams = new TeamsClient(world.url, connector.url);
}
afterEach(async () => {
  await world.stop();
  await connector.stop();
});

describe('who may call /api/messages', () => {
  it('nobody without a token, and nothing is sent or kept', async () => {
    await begin(CREDENTIALS);
    expect((await teams.say('bloemen')).status).toBe(401);
    expect(connector.sent).toEqual([]);
    expect(await world.app.store.tally()).toMatchObject({ audience: 0 });
    expect(loggedIn(world)).toEqual({});
  });

  it.each(['Bearer niets', 'Bearer a.b.c', 'Basic YTpi', 'Bearer'])('nobody with "%s"', async (authorization) => {
    await begin(CREDENTIALS);
    const activity = JSON.stringify({ type: 'message', text: 'bloemen', serviceUrl: connector.url });
    expect((await teams.post(activity, { Authorization: authorization })).status).toBe(401);
    expect(connector.sent).toEqual([]);
  });

  it.each([
    ['by way of a proxy', { 'X-Forwarded-For': '203.0.113.5' }],
    ['by way of a tunnel', { Forwarded: 'for=203.0.113.5' }],
  ])('in the playground nobody from elsewhere, %s', async (_what, headers) => {
    await begin({ TEAMS_PLAYGROUND: 'true' });
    const activity = JSON.stringify({ ...teams.activity(), type: 'message', text: 'bloemen' });
    expect((await teams.post(activity, headers)).status).toBe(403);
    expect(connector.sent).toEqual([]);
    expect((await teams.post(activity)).status).toBe(200);
  });

  it('nobody at all where Teams is off', async () => {
    await begin({});
    expect((await teams.say('bloemen')).status).toBe(404);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['half an activity', '{"type":"mess', 'application/json', 400],
    ['a body of another kind', '"tekst"', 'application/json', 400],
    ['a body that is far too large', `"${'x'.repeat(300_000)}"`, 'application/json', 413],
  ])('%s is refused, and the next message is answered', async (_what, body, type, status) => {
    await begin({ TEAMS_PLAYGROUND: 'true' });
    expect((await teams.post(body, { 'Content-Type': type, Connection: 'close' })).status).toBe(status);
    await teams.say('bloemen');
    expect(suppliersOf(connector.sent[0]?.card)).toHaveLength(3);
  });

  const here = new TeamsClient('', '').activity();
  it.each([
    ['nothing but a kind', { type: 'message' }],
    ['a message without a sender', { ...here, type: 'message', from: undefined }],
    ['a message from nowhere', { ...here, type: 'message', conversation: {} }],
    ['a tap without a value', { ...here, type: 'invoke', name: 'adaptiveCard/action' }],
    ['a tap without an action', { ...here, type: 'invoke', name: 'adaptiveCard/action', value: {} }],
    ['a dialog without a value', { ...here, type: 'invoke', name: 'task/fetch' }],
  ])('%s is refused in words, and the next message is answered', async (_what, activity) => {
    await begin({ TEAMS_PLAYGROUND: 'true' });
    const response = await teams.post(JSON.stringify(activity));
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/has no (type|from|conversation|value|action)\./);
    await teams.say('bloemen');
    expect(suppliersOf(connector.sent[0]?.card)).toHaveLength(3);
  });

  it.each([
    ['no body', '', 'text/plain'],
    ['an activity without a sender', JSON.stringify({ type: 'message', text: 'bloemen' }), 'application/json'],
    ['an activity of an unknown kind', JSON.stringify({ type: 'iets', from: { id: 'x' } }), 'application/json'],
    ['a tap without an action', JSON.stringify({ type: 'invoke', name: 'adaptiveCard/action', value: {} }), 'application/json'],
  ])('%s stops nothing', async (_what, body, type) => {
    await begin({ TEAMS_PLAYGROUND: 'true' });
    await teams.post(body, { 'Content-Type': type });
    await teams.say('bloemen');
    expect(suppliersOf(connector.sent[0]?.card)).toHaveLength(3);
  });
});

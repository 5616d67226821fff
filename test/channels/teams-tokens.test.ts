import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noor } from '../cast.ts';
import { type Claims, CREDENTIALS, expired, type KeyServer, OTHER_TENANT, startKeyServer } from './key-server.ts';
import { startTeamsStage, type TeamsStage } from './teams-stage.ts';

const QUERY = { commandId: 'zoekLeverancier', parameters: [{ name: 'zoek', value: 'bloemen' }] };

let keys: KeyServer;
let stage: TeamsStage;
let searches: number;

beforeAll(async () => {
  keys = await startKeyServer();
});
beforeEach(async () => {
  searches = 0;
  const conversation = {
    search: async () => {
      searches += 1;
      return [];
    },
  };
  stage = await startTeamsStage(conversation, { credentials: CREDENTIALS, cloud: keys.cloud });
});
afterEach(() => stage.stop());
afterAll(() => keys.stop());

/** A search, which Teams asks and we answer in one request. */
const ask = (authorization?: string, circumstances = {}) =>
  stage.teams.invoke('composeExtension/query', QUERY, circumstances, authorization ? { Authorization: authorization } : {});

describe('a request at /api/messages', () => {
  it('with a token of Teams itself is answered', async () => {
    expect((await ask(keys.connector(stage.connector.url))).status).toBe(200);
    expect(searches).toBe(1);
  });

  const wrong: readonly [what: string, authorization: () => string | undefined][] = [
    ['no token', () => undefined],
    ['no readable token', () => 'Bearer niets'],
    ['another scheme', () => keys.connector(stage.connector.url).replace('Bearer', 'Basic')],
    ['a signature by another key', () => keys.connector(stage.connector.url, {}, keys.otherKey)],
    [
      'claims that were changed afterwards',
      () => changed(keys.connector(stage.connector.url), { aud: CREDENTIALS.clientId, iss: 'https://api.botframework.com', x: 1 }),
    ],
    ['no signature, and the word none', () => unsigned(keys.connector(stage.connector.url))],
    ['another issuer', () => keys.connector(stage.connector.url, { iss: 'https://elsewhere.example' })],
    ['no issuer', () => keys.connector(stage.connector.url, { iss: undefined })],
    ['another audience', () => keys.connector(stage.connector.url, { aud: '00000000-0000-0000-0000-00000000000f' })],
    ['no audience', () => keys.connector(stage.connector.url, { aud: undefined })],
    ['an expiry that is past', () => keys.connector(stage.connector.url, expired())],
    ['a beginning that is still to come', () => keys.connector(stage.connector.url, { nbf: Math.floor(Date.now() / 1000) + 3600 })],
    ['another service URL', () => keys.connector('https://elsewhere.example/')],
    ['no service URL', () => keys.connector(stage.connector.url, { serviceurl: undefined })],
    ["a colleague's own token for our tab", () => keys.colleague(noor.id)],
    ["a colleague's own token with a service URL", () => keys.colleague(noor.id, { serviceurl: stage.connector.url })],
  ];
  it.each(wrong)('with %s is refused with 401, and nothing happens', async (_what, authorization) => {
    expect((await ask(authorization())).status).toBe(401);
    expect([searches, stage.connector.sent.length]).toEqual([0, 0]);
    expect(stage.logged.join()).not.toMatch(/bloemen|eyJ/);
  });

  it('that names no service URL is refused, for then the token is not held against one', async () => {
    const { serviceUrl: _left, ...activity } = stage.teams.activity();
    const body = JSON.stringify({ ...activity, type: 'invoke', name: 'composeExtension/query', value: QUERY });
    expect((await stage.teams.post(body, { Authorization: keys.connector('https://elsewhere.example/') })).status).toBe(401);
  });

  it("about somebody in another organisation's Teams is refused", async () => {
    expect((await ask(keys.connector(stage.connector.url), { tenantId: OTHER_TENANT })).status).toBe(403);
    const { conversation, channelData: _left, ...activity } = stage.teams.activity();
    const body = JSON.stringify({
      ...activity,
      conversation: { id: conversation.id },
      type: 'invoke',
      name: 'composeExtension/query',
      value: QUERY,
    });
    expect((await stage.teams.post(body, { Authorization: keys.connector(stage.connector.url) })).status).toBe(403);
    expect(searches).toBe(0);
  });

  it("is refused whatever the SDK's own switches in the environment say", async () => {
    process.env['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'] = 'true';
    try {
      const open = await startTeamsStage({}, { credentials: CREDENTIALS, cloud: keys.cloud });
      expect((await open.teams.invoke('composeExtension/query', QUERY)).status).toBe(401);
      await open.stop();
    } finally {
      delete process.env['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'];
    }
  });
});

describe('what the tab shows', () => {
  const home = (authorization?: string) =>
    fetch(`${stage.url}/teams/home/content`, { method: 'POST', ...(authorization && { headers: { Authorization: authorization } }) });

  it("is shown to a colleague with Entra's token for our app", async () => {
    const response = await home(keys.colleague(noor.id));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Jouw pagina');
  });

  const wrong: readonly [what: string, claims: Claims][] = [
    ['for another app', { aud: '00000000-0000-0000-0000-00000000000f' }],
    ['of another tenant', { tid: OTHER_TENANT }],
    ['by another issuer', { iss: 'https://elsewhere.example/v2.0' }],
    ['that is expired', expired()],
    ['without an expiry', { exp: undefined }],
    ['for another use', { scp: 'User.Read' }],
    ['of nobody', { oid: undefined }],
  ];
  it.each(wrong)('is not shown with a token %s', async (_what, claims) => {
    expect((await home(keys.colleague(noor.id, claims))).status).toBe(401);
  });

  it('is not shown without a token, with a forged one, or with one of Teams itself', async () => {
    for (const authorization of [
      undefined,
      'Bearer niets',
      keys.colleague(noor.id, {}, keys.otherKey),
      keys.connector(stage.connector.url),
    ])
      expect((await home(authorization)).status).toBe(401);
  });

  it('is not shown with a token that another tenant made for our app', async () => {
    const claims = { tid: OTHER_TENANT, iss: `${keys.cloud.loginEndpoint}/${OTHER_TENANT}/v2.0` };
    expect((await home(keys.colleague(noor.id, claims))).status).toBe(401);
  });

  it.each(['click', 'submit'])('takes no %s without a token', async (what) => {
    expect((await fetch(`${stage.url}/teams/home/${what}`, { method: 'POST' })).status).toBe(401);
  });

  it('is not there at all in the playground, where nobody signs in', async () => {
    const playground = await startTeamsStage({});
    expect((await fetch(`${playground.url}/teams/home`)).status).toBe(404);
    await playground.stop();
  });
});

function changed(authorization: string, claims: Claims): string {
  const [head, , signature] = authorization.split('.');
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

function unsigned(authorization: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `Bearer ${head}.${authorization.split('.')[1]}.x`;
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seal, unseal } from '../../src/channels/slack/seal.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { sam } from '../cast.ts';
import { beginInstall, grant, install, SEVERAL } from './slack-installer.ts';
import { REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';

let folder: string;
let store: Store;
let stage: SlackStage;

async function begin(settings: Parameters<typeof startSlackStage>[1] = {}) {
  await stage?.stop();
  stage = await startSlackStage({}, { settings: SEVERAL, store, ...settings });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inkopen-'));
  store = openSqliteStore(join(folder, 'inkopen.db'), 'Europe/Amsterdam');
  stage = await startSlackStage({}, { settings: SEVERAL, store });
});
afterEach(async () => {
  await stage.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function failure(sending: Promise<unknown>) {
  return sending.then(
    () => undefined,
    ({ reason, permanent }: { reason?: string; permanent?: boolean }) => ({ reason, permanent }),
  );
}
const send = (id: string) => stage.channel.sender.send({ key: 'k', to: { channel: 'slack', id }, reply: REPLY });

describe('installing in a workspace', () => {
  it('sends the administrator to Slack with the rights we ask, and back to us', async () => {
    const { response, location } = await beginInstall(stage);
    expect(response.status).toBe(302);
    expect(location.href).toContain('https://slack.com/oauth/v2/authorize');
    expect(location.searchParams.get('client_id')).toBe('1.2');
    expect(location.searchParams.get('redirect_uri')).toBe('https://inkopen.example.nl/slack/oauth_redirect');
    expect(location.searchParams.get('scope')?.split(',')).toEqual(expect.arrayContaining(['commands', 'chat:write']));
  });

  it('ends with a page in words, and from then on people there are answered and reached', async () => {
    const page = await install(stage, { team: 'T1', token: 'xoxb-one' });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Gelukt: de app staat in Slack')]);
    await stage.slack.in({ team: 'T1' }).directMessage('bloemen');
    expect((await stage.stub.nextCall('chat.postMessage')).token).toBe('xoxb-one');
    expect(stage.heard.messages).toMatchObject([{ person: { channel: 'slack', id: `T1/${sam.id}` }, reach: { id: `T1/${sam.id}` } }]);
    await send(`T1/${sam.id}`);
    expect((await stage.stub.nextCall('chat.postMessage')).body).toMatchObject({ channel: sam.id });
  });

  it('survives a restart in the middle: nothing is remembered but what travels along', async () => {
    const { state, cookie } = await beginInstall(stage);
    await begin();
    grant(stage, { team: 'T1', token: 'xoxb-one' });
    const back = await fetch(`${stage.url}/slack/oauth_redirect?code=c&state=${state}`, { headers: { Cookie: cookie } });
    expect(back.status).toBe(200);
  });

  it.each([
    ['somebody else’s browser comes back', async () => ({ state: (await beginInstall(stage)).state, cookie: '' })],
    ['the state was made up', async () => ({ state: 'x.y.z', cookie: 'slack-app-oauth-state=x.y.z' })],
    [
      'another key signed it',
      async () => {
        const { state, cookie } = await beginInstall(stage);
        await begin({ secretKey: 'another secret key that is long enough' });
        return { state, cookie };
      },
    ],
    ['Slack was told no', async () => ({ state: '&error=access_denied', cookie: '' })],
  ])('is refused with a page in words when %s', async (_what, come) => {
    const { state, cookie } = await come();
    grant(stage, { team: 'T1', token: 'xoxb-one' });
    const page = await fetch(`${stage.url}/slack/oauth_redirect?code=c&state=${state}`, { headers: { Cookie: cookie } });
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('De app staat er nog niet in')]);
    expect(await failure(send('T1/U1'))).toEqual({ reason: 'channel-off', permanent: true });
  });
});

describe('several workspaces', () => {
  beforeEach(async () => {
    await install(stage, { team: 'T1', token: 'xoxb-one' });
    await install(stage, { team: 'T2', token: 'xoxb-two' });
    await install(stage, { enterprise: 'E1', token: 'xoxb-org' });
  });

  it('each get their messages with their own token, after a restart too', async () => {
    await begin();
    for (const id of ['T2/U1', 'T1/C1', 'E1/U1']) await send(id);
    expect(stage.stub.calls.map(({ token, body }) => [token, body['channel']])).toEqual([
      ['xoxb-two', 'U1'],
      ['xoxb-one', 'C1'],
      ['xoxb-org', 'U1'],
    ]);
  });

  it('keep people with the same id apart, and know somebody everywhere in one organisation', async () => {
    for (const team of [{ team: 'T1' }, { team: 'T2' }, { team: 'T8', enterprise: 'E1' }, { team: 'T9', enterprise: 'E1' }])
      await stage.slack.in(team).command('bloemen');
    expect(stage.heard.messages.map(({ person }) => person.id)).toEqual(['T1/U0SAM', 'T2/U0SAM', 'E1/U0SAM', 'E1/U0SAM']);
    expect(stage.heard.messages[3]?.room?.id).toBe('E1/C0LUNCH');
  });

  it('beside the workspace of the settings, whose addresses stay as they were', async () => {
    await begin({ settings: { ...SEVERAL, botToken: 'xoxb-home' } });
    await stage.slack.in({ team: 'T0' }).command('bloemen');
    await stage.slack.in({ team: 'T1' }).command('bloemen');
    expect(stage.heard.messages.map(({ person }) => person.id)).toEqual(['U0SAM', 'T1/U0SAM']);
    await send('U0SAM');
    await send('T1/U0SAM');
    expect(stage.stub.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token)).toEqual([
      'xoxb-home',
      'xoxb-one',
    ]);
  });
});

describe('tokens at rest', () => {
  it('stand in the database encrypted, without names', async () => {
    await install(stage, { team: 'T1', token: 'xoxb-very-secret' });
    const bytes = ['inkopen.db', 'inkopen.db-wal'].map((name) => readFileSync(join(folder, name)).toString('latin1')).join('');
    for (const word of ['xoxb', 'Gemeente', 'U0ADMIN']) expect(bytes).not.toContain(word);
    expect(bytes).toContain('T1');
  });

  it('open with the key that sealed them alone, unchanged, and for their own workspace', () => {
    const key = deriveKey('a secret key that is long enough for tests', 'installations');
    const sealed = seal('geheim', 'T1', key);
    expect(unseal(sealed, 'T1', key)).toBe('geheim');
    expect(seal('geheim', 'T1', key)).not.toBe(sealed);
    expect(unseal(sealed, 'T2', key)).toBeUndefined();
    expect(unseal(sealed, 'T1', deriveKey('another secret key that is long enough', 'installations'))).toBeUndefined();
    for (const changed of [`${sealed.startsWith('x') ? 'y' : 'x'}${sealed.slice(1)}`, sealed.slice(0, -4), '', 'AAAA'])
      expect(unseal(changed, 'T1', key)).toBeUndefined();
  });

  it('cannot be read with another SECRET_KEY, and the log says so', async () => {
    await install(stage, { team: 'T1', token: 'xoxb-one' });
    await begin({ secretKey: 'another secret key that is long enough' });
    expect(await failure(send('T1/U1'))).toEqual({ reason: 'channel-off', permanent: true });
    expect(stage.logLines.join('\n')).toContain('Put the earlier key back, or install the app again');
  });
});

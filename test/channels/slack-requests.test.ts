import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { ModalView } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { SLACK_ENV, SlackClient, signatureOf } from './slack-client.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

const FORM = 'application/x-www-form-urlencoded';

let stub: SlackStub;
let world: World;
let slack: SlackClient;

beforeAll(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl } });
  slack = new SlackClient(world.url, stub.responseUrl);
});
afterAll(async () => {
  await world.stop();
  await stub.stop();
});

/** A tap that is whole but for these. */
function tapOf(changed: object): string {
  const container = { type: 'message', message_ts: '1.1', channel_id: 'C0LUNCH' };
  const tap = { type: 'block_actions', user: { id: 'U0SAM' }, container, actions: [{ type: 'button', action_id: 'ask' }], ...changed };
  return `payload=${encodeURIComponent(JSON.stringify(tap))}`;
}

describe('who may call /slack/events', () => {
  it('nobody with a forged signature', async () => {
    const response = await slack.post(slack.commandBody('bloemen'), { 'X-Slack-Signature': `v0=${'0'.repeat(64)}` });
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('SLACK_SIGNING_SECRET')]);
  });

  it('of many that knock one line is logged for each reason', async () => {
    for (let knocks = 0; knocks < 20; knocks++) await slack.post('x', { 'X-Slack-Signature': 'v0=x' });
    for (let knocks = 0; knocks < 20; knocks++) await slack.post('x', {}, new Date('2026-01-01'));
    const refused = world.logLines.filter((line) => line.includes('a request was refused'));
    expect(refused).toHaveLength(2);
    expect(refused[1]).toContain('more than five minutes');
  });

  it('nobody without a signature', async () => {
    const body = new URLSearchParams({ command: '/inkopen', text: 'bloemen' });
    expect((await fetch(`${world.url}/slack/events`, { method: 'POST', body })).status).toBe(401);
  });

  it.each([
    ['half of it', (signature: string) => signature.slice(0, 40)],
    ['more than it', (signature: string) => `${signature}0`],
    ['its capitals', (signature: string) => signature.toUpperCase()],
    ['another version', (signature: string) => signature.replace('v0=', 'v1=')],
    ['another of its length, in other letters', (signature: string) => `${signature.slice(0, -1)}é`],
  ])('nobody with a signature that is not the whole of it: %s', async (_what, change) => {
    const body = slack.commandBody('bloemen');
    const signed = signatureOf(body);
    const response = await slack.post(body, { ...signed, 'X-Slack-Signature': change(signed['X-Slack-Signature']) });
    expect(response.status).toBe(401);
  });

  it('nobody with a time that is no time, or with an empty body that nobody signed', async () => {
    expect((await slack.post('', { 'X-Slack-Request-Timestamp': 'gisteren' })).status).toBe(401);
    expect((await slack.post('', { 'X-Slack-Request-Timestamp': '' })).status).toBe(401);
    expect((await slack.post('', { 'X-Slack-Signature': signatureOf('iets')['X-Slack-Signature'] })).status).toBe(401);
  });

  it('nobody who changes a signed request', async () => {
    const body = slack.commandBody('bloemen');
    const changed = slack.commandBody('gebak');
    expect((await slack.post(changed, signatureOf(body))).status).toBe(401);
    expect((await slack.post(body, signatureOf(body))).status).toBe(200);
  });

  it('nobody who repeats a request of more than five minutes ago', async () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    expect((await slack.post(slack.commandBody('bloemen'), {}, minutesAgo(6))).status).toBe(401);
    expect((await slack.post(slack.commandBody('bloemen'), {}, minutesAgo(4))).status).toBe(200);
  });

  it('nobody whose clock is more than five minutes ahead', async () => {
    const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect((await slack.post(slack.commandBody('bloemen'), {}, minutesAhead(6))).status).toBe(401);
    expect((await slack.post(slack.commandBody('bloemen'), {}, minutesAhead(4))).status).toBe(200);
  });

  it.each([
    [
      'an event',
      JSON.stringify({ type: 'event_callback', event: { type: 'app_home_opened', user: 'U0SAM', tab: 'home' } }),
      'application/json',
    ],
    ['a tap', new URLSearchParams({ payload: JSON.stringify({ type: 'block_actions', user: { id: 'U0SAM' } }) }).toString(), FORM],
    ['a form', new URLSearchParams({ payload: JSON.stringify({ type: 'view_submission', user: { id: 'U0SAM' } }) }).toString(), FORM],
    ['a shortcut', new URLSearchParams({ payload: JSON.stringify({ type: 'message_action', user: { id: 'U0SAM' } }) }).toString(), FORM],
    ['a check of our certificate', 'ssl_check=1&command=%2Finkopen', FORM],
  ])('nobody with %s that is forged, or older than five minutes', async (_what, body, type) => {
    const forged = { 'Content-Type': type, 'X-Slack-Signature': `v0=${'0'.repeat(64)}` };
    expect((await slack.post(body, forged)).status).toBe(401);
    expect((await slack.post(body, { 'Content-Type': type }, new Date(Date.now() - 6 * 60_000))).status).toBe(401);
  });

  it('nobody at all, over Socket Mode', async () => {
    const closed = await startWorld({ env: { SLACK_BOT_TOKEN: 'xoxb-test', SLACK_APP_TOKEN: 'xapp-test', SLACK_API_URL: stub.apiUrl } });
    const there = new SlackClient(closed.url, stub.responseUrl);
    expect((await there.post(there.commandBody('bloemen'))).status).toBe(404);
    await closed.stop();
  });

  it('an administrator who installs the app, when several workspaces are set up', async () => {
    const env = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'shh', SLACK_SIGNING_SECRET: SLACK_ENV.SLACK_SIGNING_SECRET };
    const several = await startWorld({ env: { ...env, SLACK_API_URL: stub.apiUrl, PUBLIC_URL: 'https://inkopen.example.nl' } });
    const install = await fetch(`${several.url}/slack/install`, { redirect: 'manual' });
    expect([install.status, install.headers.get('Location')]).toEqual([302, expect.stringContaining('client_id=1.2')]);
    expect(several.app.channels.join('\n')).toContain('https://inkopen.example.nl/slack/install');
    await several.stop();
    expect((await fetch(`${world.url}/slack/install`)).status).toBe(404);
  });

  it('Slack itself, when it checks our certificate or our address', async () => {
    const ssl = await slack.post('ssl_check=1&token=x');
    expect([ssl.status, await ssl.text()]).toEqual([200, '']);
    const verification = await slack.post(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), {
      'Content-Type': 'application/json',
    });
    expect(await verification.json()).toEqual({ challenge: 'abc' });
  });
});

describe('a form', () => {
  it.each(['application/x-www-form-urlencoded; charset=utf-8', 'application/x-www-form-urlencoded;', 'Application/X-WWW-Form-Urlencoded'])(
    'is read as one, also as %s',
    async (type) => {
      const response = await slack.post(slack.commandBody('bloemen'), { 'Content-Type': type });
      expect(await response.json()).toMatchObject({ text: expect.stringContaining('leveranciers') });
    },
  );
});

it('an administrator who opens the address in a browser reads that it works', async () => {
  const response = await fetch(`${world.url}/slack/events`);
  expect([response.status, await response.text()]).toEqual([405, 'This address works. Slack sends its requests here, with POST.']);
});

describe('what cannot be read', () => {
  it('is not quoted in the log', async () => {
    const told = world.logLines.length;
    for (const body of ['{"x": jan.jansen@gemeente.nl 06-12345678}', 'xoxb-a-token', '{"a":"\u0001BSN999"'])
      expect((await slack.post(body, { 'Content-Type': 'application/json' })).status).toBe(400);
    const lines = JSON.stringify(world.logLines.slice(told));
    expect(lines).toContain('it is no JSON');
    expect(lines).not.toMatch(/jansen|xoxb|BSN/);
  });

  it.each([
    ['half a payload', 'payload=%7B%22type%22%3A%22block_act', 'application/x-www-form-urlencoded'],
    ['half a JSON body', '{"type":"event_call', 'application/json'],
  ])('%s is refused, and the next request is answered', async (_what, body, type) => {
    expect((await slack.post(body, { 'Content-Type': type })).status).toBe(400);
    expect((await slack.command('bloemen')).text).toContain('leveranciers');
  });

  it.each([
    ['nothing', 'null', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['an empty object', '{}', 'application/json'],
    ['a type that Slack does not have', '{"type":"iets"}', 'application/json'],
    ['an event of nothing', '{"type":"event_callback","event":null}', 'application/json'],
    ['a form of nothing', '', FORM],
    ['a payload of nothing', 'payload=null', FORM],
    ['a command of nobody', 'command=%2Finkopen&text=bloemen', FORM],
    ['another command of nobody', 'command=%2Fanders', FORM],
    [
      'a tap that was nowhere',
      new URLSearchParams({
        payload: JSON.stringify({ type: 'block_actions', user: { id: 'U0SAM' }, actions: [{ type: 'button', action_id: 'ask' }] }),
      }).toString(),
      FORM,
    ],
    ['a tap on nothing', `payload=${JSON.stringify({ type: 'block_actions' })}`, FORM],
    ['a shortcut of nobody', `payload=${JSON.stringify({ type: 'shortcut', user: null })}`, FORM],
    ['a shortcut at no message', `payload=${JSON.stringify({ type: 'message_action', user: { id: 'U0SAM' }, channel: null })}`, FORM],
    [
      'a form with nothing filled in at all',
      `payload=${JSON.stringify({ type: 'view_submission', user: { id: 'U0SAM' }, view: {} })}`,
      FORM,
    ],
    ['a tap without a name', tapOf({ actions: [{ type: 'button', action_id: 7 }] }), FORM],
    ['a tap in no room at all', tapOf({ channel: null }), FORM],
    [
      'a form without a name',
      `payload=${JSON.stringify({ type: 'view_submission', user: { id: 'U0SAM' }, view: { state: { values: {} } } })}`,
      FORM,
    ],
    ['an event of nobody', '{"type":"event_callback","event":{"type":"message","user":null}}', 'application/json'],
    ['a window that closes, which we never ask to hear', `payload=${JSON.stringify({ type: 'view_closed', user: { id: 'U0SAM' } })}`, FORM],
  ])('%s is refused at once, in words, and the next request is answered', async (_what, body, type) => {
    const begin = Date.now();
    const response = await slack.post(body, { 'Content-Type': type });
    expect([response.status, await response.text()]).toEqual([400, 'This is not a request that Slack makes.']);
    expect(Date.now() - begin).toBeLessThan(2000);
    expect((await slack.command('bloemen')).text).toContain('leveranciers');
  });

  it('of a form that is not ours, or a button, is answered in words', async () => {
    const title = { type: 'plain_text', text: 'x' } as const;
    const view: ModalView = { type: 'modal', callback_id: 'Van_Een_Ander', title, blocks: [] };
    const done = await slack.submit(view, { category: null as never });
    expect(JSON.stringify(done.view)).toContain('herken ik niet');
    await slack.click({ action_id: 'Knop van een ander', value: 7 as never });
    expect((await stub.nextAnswer()).text).toContain('herken ik niet');
  });

  it('a body that breaks off is refused, and the next request is answered', async () => {
    const { port } = new URL(world.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(['POST /slack/events HTTP/1.1', 'Host: localhost', 'Content-Length: 5000', '', 'command=%2Finkopen'].join('\r\n'));
    expect(await readText(socket)).not.toContain(' 200 ');
    expect((await slack.command('bloemen')).text).toContain('leveranciers');
  });

  it('a body of many megabytes is refused, and the next request is answered', async () => {
    expect((await slack.post(slack.commandBody('bloemen '.repeat(800_000)), { Connection: 'close' })).status).toBe(413);
    expect((await slack.command('bloemen')).text).toContain('leveranciers');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { sam } from '../cast.ts';
import { install, SEVERAL } from './slack-installer.ts';
import { FORM, REPLY, type SlackStage, type SlackStageOptions, startSlackStage } from './slack-stage.ts';

const UNINSTALLED = { type: 'app_uninstalled' };
const REVOKED = { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } };
const BOTH_ORDERS = [
  ['removed, then revoked', [UNINSTALLED, REVOKED]],
  ['revoked, then removed', [REVOKED, UNINSTALLED]],
] as const;
const WITH_HOME = { ...SEVERAL, botToken: 'xoxb-home' };
const NOT_HERE = expect.stringContaining('De app staat niet (meer) in deze werkruimte');
/** T3 is a workspace in organisation E1 that installed the app by itself. */
const OF_T3 = { authorizations: [{ enterprise_id: 'E1', team_id: 'T3', user_id: 'U0BOT', is_bot: true, is_enterprise_install: false }] };

let store: Store;
let stage: SlackStage;

async function begin(options: SlackStageOptions = {}) {
  await stage?.stop();
  stage = await startSlackStage({}, { settings: SEVERAL, store, ...options });
}

beforeEach(async () => {
  store = openSqliteStore(':memory:', 'Europe/Amsterdam');
  stage = await startSlackStage({}, { settings: SEVERAL, store });
  await install(stage, { team: 'T1', token: 'xoxb-one' });
  await install(stage, { team: 'T2', token: 'xoxb-two' });
});
afterEach(async () => {
  await stage.stop();
  await store.close();
});

/** Asks for tips, a follow-up and a reminder next year, under this address. */
async function asksToHear(id: string) {
  const promise = { person: id, address: { channel: 'slack', id }, category: 'bloemen', supplier: 'een', locale: 'nl' } as const;
  await store.start(id, promise.address, stage.now);
  await store.followUps.askFollowUp({ ...promise, offer: `offer of ${id}`, dueOn: '2026-10-22' });
  await store.followUps.askYearly({ ...promise, chosenOn: '2026-10-15' });
}
/** How many addresses of this person are kept. */
async function addresses(id: string) {
  return Number((await store.personData(id)).subscribed) + (await store.followUps.followUpsOf(id)).length;
}
async function failure(sending: Promise<unknown>) {
  return sending.then(
    () => undefined,
    ({ reason, permanent }: { reason?: string; permanent?: boolean }) => ({ reason, permanent }),
  );
}
const send = (id: string) => stage.channel.sender.send({ key: 'k', to: { channel: 'slack', id }, reply: REPLY });
const installed = async (...ids: string[]) => {
  const found = await Promise.all(ids.map(async (id) => ((await store.installations.installation(id)) === undefined ? [] : [id])));
  return found.flat();
};

describe('a workspace that removes the app', () => {
  it.each(BOTH_ORDERS)('is let go of, with everybody who wanted to hear from us there, and nobody else (%s)', async (_order, events) => {
    for (const id of ['T1/U0SAM', 'T2/U0SAM']) await asksToHear(id);
    const linesBefore = stage.logLines.length;
    for (const event of events) await stage.slack.in({ team: 'T1' }).event(event);
    await expect.poll(() => addresses('T1/U0SAM')).toBe(0);
    expect(await installed('T1', 'T2')).toEqual(['T2']);
    expect(await addresses('T2/U0SAM')).toBe(3);
    expect(await store.personData('T1/U0SAM')).toMatchObject({ optedOut: false });
    expect(await failure(send('T1/U1'))).toEqual({ reason: 'channel-off', permanent: true });
    expect(await failure(send('T2/U1'))).toBeUndefined();
    // One calm line for the two of them.
    expect(stage.logLines.slice(linesBefore)).toEqual([
      expect.stringContaining('info: Slack: the app was removed from a workspace or its token revoked'),
    ]);
  });

  it('keeps its people when only the token was revoked: it may come back with another one', async () => {
    await asksToHear('T1/U0SAM');
    await stage.slack.in({ team: 'T1' }).event(REVOKED);
    await expect.poll(() => installed('T1')).toEqual([]);
    await install(stage, { team: 'T1', token: 'xoxb-new' });
    expect(await addresses('T1/U0SAM')).toBe(3);
  });

  it.each(BOTH_ORDERS)('leaves the installation of the whole organisation as it is (%s)', async (_order, events) => {
    await install(stage, { enterprise: 'E1', token: 'xoxb-org' });
    await install(stage, { team: 'T3', enterprise: 'E1', token: 'xoxb-three' });
    for (const id of ['E1/U0SAM', 'T3/U0SAM']) await asksToHear(id);
    for (const event of events) await stage.slack.in({ team: 'T3' }).event(event, OF_T3);
    await stage.slack.event(UNINSTALLED, { team_id: 'T3', enterprise_id: 'E1', authorizations: [] });
    await expect.poll(() => addresses('T3/U0SAM')).toBe(0);
    expect(await installed('E1', 'T3')).toEqual(['E1']);
    expect(await addresses('E1/U0SAM')).toBe(3);
    expect(await failure(send('E1/U1'))).toBeUndefined();
  });

  it('is let go of as a whole organisation when that removes the app', async () => {
    await install(stage, { enterprise: 'E1', token: 'xoxb-org' });
    await asksToHear('E1/U0SAM');
    await stage.slack.in({ team: 'T9', enterprise: 'E1' }).event(UNINSTALLED);
    await expect.poll(() => addresses('E1/U0SAM')).toBe(0);
    expect(await installed('E1')).toEqual([]);
  });

  it('is the workspace of the settings: its people are let go of, and the administrator reads what to do, once', async () => {
    await begin({ settings: WITH_HOME });
    await stage.channel.check();
    for (const id of ['U0SAM', 'T1/U0SAM']) await asksToHear(id);
    for (const event of [UNINSTALLED, REVOKED]) await stage.slack.in({ team: 'T77' }).event(event);
    for (const event of [UNINSTALLED, REVOKED]) await stage.slack.in({ team: 'T0' }).event(event);
    await expect.poll(() => addresses('U0SAM')).toBe(0);
    expect(await addresses('T1/U0SAM')).toBe(3);
    expect(stage.logLines).toEqual([expect.stringContaining('put the new token in SLACK_BOT_TOKEN')]);
  });

  it('is the only workspace there is: its people are let go of', async () => {
    await begin({ settings: { botToken: 'xoxb-home', signingSecret: SEVERAL.signingSecret } });
    await asksToHear('U0SAM');
    await stage.slack.event(REVOKED);
    await stage.slack.event(UNINSTALLED);
    await expect.poll(() => addresses('U0SAM')).toBe(0);
  });
});

describe('Slack says that a token is no good any more', () => {
  it.each([
    ['a message of our own', () => failure(send('T1/U1'))],
    ['an answer', () => stage.slack.in({ team: 'T1' }).directMessage('bloemen')],
  ])('as we send %s: the token is deleted', async (_what, sending) => {
    stage.stub.postsAre({ body: { ok: false, error: 'token_revoked' } });
    await sending();
    await expect.poll(() => installed('T1', 'T2')).toEqual(['T2']);
    expect(await failure(send('T1/U1'))).toEqual({ reason: 'channel-off', permanent: true });
  });

  it('and that the app is gone there: who wanted to hear from us there is let go of', async () => {
    await asksToHear('T1/U0SAM');
    stage.stub.postsAre({ body: { ok: false, error: 'account_inactive' } });
    await stage.slack.in({ team: 'T1' }).directMessage('bloemen');
    await expect.poll(() => addresses('T1/U0SAM')).toBe(0);
    expect(await installed('T1')).toEqual([]);
  });

  it('of the settings: an old one may stand there, so everybody stays', async () => {
    await begin({ settings: WITH_HOME });
    await asksToHear('U0SAM');
    stage.stub.postsAre({ body: { ok: false, error: 'account_inactive' } });
    expect(await failure(send('U0SAM'))).toEqual({ reason: 'refused', permanent: true });
    expect(await addresses('U0SAM')).toBe(3);
  });
});

describe('where the app is not installed', () => {
  const there = () => stage.slack.in({ team: 'T5' });

  it('a command is answered with a word, and the log says what to do', async () => {
    expect(await there().command('bloemen')).toMatchObject({ response_type: 'ephemeral', text: NOT_HERE });
    expect(stage.heard.messages).toEqual([]);
    expect(stage.logLines.join('\n')).toContain('install it at /slack/install');
    expect(stage.logLines.join('\n')).not.toMatch(/T5|U0SAM/);
  });

  it('so are a tap, a shortcut and a form, without a call to Slack', async () => {
    const callsBefore = stage.stub.calls.length;
    await there().click({ action_id: 'more', value: 't' });
    expect(await stage.stub.nextAnswer()).toMatchObject({ response_type: 'ephemeral', replace_original: false, text: NOT_HERE });
    await there().messageShortcut('bloemen');
    expect(await stage.stub.nextAnswer()).toMatchObject({ text: NOT_HERE });
    const modal = await there().submit(
      { type: 'modal', callback_id: 'request', title: { type: 'plain_text', text: FORM.title }, blocks: [] },
      {},
    );
    expect(modal).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect((await there().globalShortcut()).status).toBe(200);
    expect((await there().directMessage('bloemen')).status).toBe(200);
    expect(stage.stub.calls).toHaveLength(callsBefore);
  });

  it('any more, somebody whose language we know reads it in that language', async () => {
    stage.stub.answerTo('users.info', { body: { ok: true, user: { locale: 'en-GB' } } });
    await stage.slack.in({ team: 'T1' }).directMessage('flowers');
    await stage.stub.nextCall('chat.postMessage');
    await stage.slack.in({ team: 'T1' }).event(UNINSTALLED);
    await expect.poll(() => installed('T1')).toEqual([]);
    expect((await stage.slack.in({ team: 'T1' }).command('flowers')).text).toContain('I cannot answer here');
  });
});

describe('the token of the settings', () => {
  it('serves the workspace that it belongs to, and no other', async () => {
    await begin({ settings: WITH_HOME });
    expect(await stage.slack.in({ team: 'T5' }).command('bloemen')).toMatchObject({ text: NOT_HERE });
    await stage.slack.in({ team: 'T0' }).command('bloemen');
    expect(stage.heard.messages.map(({ person }) => person)).toEqual([sam]);
    expect(stage.stub.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(1);
  });

  it('serves no workspace that removed the app, or whose own token cannot be read any more', async () => {
    await begin({ settings: WITH_HOME, secretKey: 'another secret key that is long enough' });
    await stage.slack.in({ team: 'T2' }).event(UNINSTALLED);
    await expect.poll(() => installed('T1', 'T2')).toEqual(['T1']);
    for (const team of ['T1', 'T2']) expect(await stage.slack.in({ team }).command('bloemen')).toMatchObject({ text: NOT_HERE });
    expect(stage.heard.messages).toEqual([]);
    expect(stage.stub.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
  });

  it('serves who asks while Slack cannot tell where it belongs, and Slack is not asked each time', async () => {
    await begin({ settings: WITH_HOME });
    stage.stub.answerTo('auth.test', { status: 500, body: 'busy' });
    for (const what of ['bloemen', 'gebak', 'lunch']) expect(await stage.slack.command(what)).not.toMatchObject({ text: NOT_HERE });
    expect(stage.heard.messages.map(({ person }) => person)).toEqual([sam, sam, sam]);
    expect(stage.stub.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(1);
  });

  it('alone needs no call between a command and its answer', async () => {
    await begin({ settings: { botToken: 'xoxb-home', signingSecret: SEVERAL.signingSecret } });
    stage.stub.answerTo('users.info', 'hang');
    await stage.slack.command('bloemen');
    expect(stage.stub.calls.filter(({ method }) => method !== 'users.info')).toEqual([]);
  });
});

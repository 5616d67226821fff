/**
 * Every way in and every modal, against a Slack server that we did not write, over HTTP and over Socket Mode, with a
 * proxy in between that can go wrong. local-slack has no shortcuts, and does not say in which view a button was tapped:
 * those are tested against our own stub, in slack-ways-in.test.ts.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/ports/sender.ts';
import { sam } from '../cast.ts';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { APP_TOKEN, type KeptMessage, LOCAL_SLACK_PROBLEM, type LocalSlack, startLocalSlack } from './local-slack.ts';
import { closedPort } from './recording-server.ts';
import { BOT, buttonsOf, ROOM, SIGNING_SECRET, SLACK_ENV } from './slack-client.ts';
import { FORM, REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';

const botToken = SLACK_ENV.SLACK_BOT_TOKEN;
const WITH_FORM = {
  ...REPLY,
  parts: [{ kind: 'choices', choices: [{ verb: 'request', label: 'Meer zeggen', spoken: 'Meer zeggen', token: 't' }] }],
} as const;
const CHANGED = { ...REPLY, placement: 'replace', title: 'Drie andere leveranciers' } as const;

let localSlack: LocalSlack;
let proxy: FaultyProxy;
let stage: SlackStage;

const over = { HTTP: { signingSecret: SIGNING_SECRET }, 'Socket Mode': { appToken: APP_TOKEN } };
type Way = keyof typeof over;

async function begin(way: Way): Promise<void> {
  const port = await closedPort();
  localSlack = await startLocalSlack(way === 'HTTP' ? { requestUrl: `http://127.0.0.1:${port}/slack/events` } : {});
  proxy = await startFaultyProxy(() => localSlack.apiUrl.replace('/api/', ''));
  stage = await startSlackStage(
    {
      message: async ({ text }) => (text.includes('formulier') ? WITH_FORM : REPLY),
      click: async ({ verb }) => (verb === 'request' ? FORM : CHANGED),
      submit: async ({ values }) =>
        values['place'] === 'Nergens' ? { errors: { place: 'Die plaats ken ik niet.' } } : { ...REPLY, title: 'Gevonden' },
      readsAlong: async () => true,
      overhear: async () => ({ ...REPLY, title: 'Een tip' }),
    },
    { settings: { botToken, ...over[way] }, apiUrl: `${proxy.url}/api/`, port, timeoutMs: 500 },
  );
  if (way === 'Socket Mode') await connected();
}

/** Slack has a connection to send things over. */
async function connected(): Promise<void> {
  await expect
    .poll(
      async () => {
        await localSlack.sayDirectly('hallo');
        return stage.heard.messages.length;
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
  stage.heard.messages.length = 0;
}

async function newest(words: string, where = () => localSlack.messages()): Promise<KeptMessage> {
  await expect.poll(async () => (await where()).at(-1)?.text, { timeout: 5000 }).toContain(words);
  return (await where()).at(-1) as KeptMessage;
}

afterEach(async () => {
  await stage?.stop();
  await proxy?.stop();
  await localSlack?.stop();
});

describe.skipIf(LOCAL_SLACK_PROBLEM)(`local-slack${LOCAL_SLACK_PROBLEM ? ` (skipped: ${LOCAL_SLACK_PROBLEM})` : ''}`, () => {
  describe.each(Object.keys(over) as Way[])('over %s', (way) => {
    beforeEach(() => begin(way));
    const PRIVATE = { subtype: 'ephemeral', ephemeral_to: sam.id };

    it('a command is answered for the asker alone', async () => {
      await localSlack.command('/inkopen', 'bloemen');
      expect(await newest('Drie sociale leveranciers')).toMatchObject(PRIVATE);
    });

    it('a direct message is answered there', async () => {
      await localSlack.sayDirectly('bloemen');
      const answer = await newest('Drie sociale leveranciers', () => localSlack.directMessages());
      expect(answer.subtype).toBeUndefined();
    });

    it('a mention is answered for the asker alone, once', async () => {
      await localSlack.say(`<@${BOT}> bloemen`);
      expect(await newest('Drie sociale leveranciers')).toMatchObject(PRIVATE);
      expect(stage.heard.messages.map(({ text }) => text)).toEqual(['bloemen']);
      expect(stage.heard.overheard).toEqual([]);
    });

    it('what is said in a room where reading along is on may bring a tip that nobody else sees', async () => {
      await localSlack.say('wie regelt de bloemen?');
      expect(await newest('Een tip')).toMatchObject(PRIVATE);
    });

    it('App Home shows somebody their page', async () => {
      await localSlack.openHome();
      await expect.poll(() => JSON.stringify(localSlack.screen.home)).toContain('Wat je laatst vroeg');
    });

    it('a button changes the message it is in', async () => {
      await localSlack.command('/inkopen', 'bloemen');
      const offer = await newest('Drie sociale leveranciers');
      await localSlack.tap(offer, 'more');
      expect((await newest('Drie andere leveranciers')).ts).toBe(offer.ts);
    });

    it('a form opens, says at its field what is wrong, and makes way for the answer', async () => {
      await localSlack.command('/inkopen', 'formulier');
      await localSlack.tap(await newest('Drie sociale leveranciers'), 'request');
      await expect.poll(() => localSlack.screen.modals.at(-1)?.title?.text).toBe('Wat zoek je?');
      localSlack.submit({ place: { value: { type: 'plain_text_input', value: 'Nergens' } } });
      await expect.poll(() => localSlack.screen.errors).toEqual({ place: 'Die plaats ken ik niet.' });
      localSlack.submit({ place: { value: { type: 'plain_text_input', value: 'Utrecht' } } });
      await expect.poll(() => localSlack.screen.modals.at(-1)?.title?.text).toBe('Gevonden');
      expect(buttonsOf(localSlack.screen.modals.at(-1) ?? {})).toHaveLength(1);
      expect(stage.heard.submissions.map(({ values }) => values['place'])).toEqual(['Nergens', 'Utrecht']);
    });

    it('an answer that Slack slows down comes a moment later', async () => {
      proxy.fail('chat.postEphemeral', { status: 429, headers: { 'Retry-After': '1' }, body: { ok: false, error: 'ratelimited' } });
      await localSlack.say(`<@${BOT}> bloemen`);
      await newest('Drie sociale leveranciers');
      expect(proxy.asked.filter((path) => path.endsWith('chat.postEphemeral'))).toHaveLength(2);
    });

    it.each([
      ['fails inside', { status: 500 }],
      ['does not answer', 'hang'],
      ['breaks off', 'reset'],
      ['does it, and its answer is lost', 'lost'],
    ] as const)('when Slack %s, that answer is given up without trying again, and the next one comes', async (_what, fault) => {
      proxy.fail('chat.postEphemeral', fault);
      await localSlack.say(`<@${BOT}> bloemen`);
      await expect.poll(() => stage.logLines.join('\n'), { timeout: 5000 }).toContain('Slack did not take a private answer in a room');
      expect(proxy.asked.filter((path) => path.endsWith('chat.postEphemeral'))).toHaveLength(1);
      await localSlack.command('/inkopen', 'gebak');
      await newest('Drie sociale leveranciers');
    });
  });

  describe('a message that we send by ourselves', () => {
    beforeEach(() => begin('HTTP'));
    const room = { channel: 'slack', id: ROOM } as const;
    const send = () => stage.channel.sender.send({ key: 'k', to: room, reply: { ...REPLY, title: 'Een nudge' } });
    const inRoom = async () => (await localSlack.messages()).filter(({ text }) => text.includes('nudge')).length;

    it('can be changed and taken back', async () => {
      const ref = (await send()) ?? '';
      await stage.channel.sender.edit?.(room, ref, { ...REPLY, title: 'Een andere nudge' });
      expect(await newest('Een andere nudge')).toMatchObject({ ts: ref });
      await stage.channel.sender.withdraw?.(room, ref);
      await stage.channel.sender.withdraw?.(room, ref);
      expect(await inRoom()).toBe(0);
    });

    it.each([
      ['is slowed down', { status: 429, headers: { 'Retry-After': '9' }, body: { ok: false, error: 'ratelimited' } }, 0, true],
      ['fails inside', { status: 500 }, 0, false],
      ['gets no answer', 'hang', 0, false],
      ['is broken off', 'reset', 0, false],
      ['arrives, and its answer is lost', 'lost', 1, false],
    ] as const)('%s: told as certainly not sent only when that is certain, and asked once', async (_what, fault, arrived, isCertain) => {
      proxy.fail('chat.postMessage', fault);
      const error = await send().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeDefined();
      expect(error instanceof SendError).toBe(isCertain);
      expect(await inRoom()).toBe(arrived);
      expect(proxy.asked.filter((path) => path.endsWith('chat.postMessage'))).toHaveLength(1);
    });
  });

  describe('a connection over Socket Mode', () => {
    it.each([
      ['fails inside', { status: 500 }],
      ['does not answer', 'hang'],
      ['breaks off', 'reset'],
      ['refuses our token', { status: 200, body: { ok: false, error: 'invalid_auth' } }],
      ['asks us to slow down', { status: 429, headers: { 'Retry-After': '1' }, body: { ok: false, error: 'ratelimited' } }],
    ] as const)('is made in the end when Slack first %s', async (_what, fault) => {
      localSlack = await startLocalSlack({});
      proxy = await startFaultyProxy(() => localSlack.apiUrl.replace('/api/', ''));
      proxy.fail('apps.connections.open', fault);
      stage = await startSlackStage({}, { settings: { botToken, appToken: APP_TOKEN }, apiUrl: `${proxy.url}/api/`, timeoutMs: 500 });
      await connected();
      expect(stage.logLines.join('\n')).toContain('Look at SLACK_APP_TOKEN');
    });

    it('comes back when Slack was away', async () => {
      const port = await closedPort();
      localSlack = await startLocalSlack({ port });
      proxy = await startFaultyProxy(() => localSlack.apiUrl.replace('/api/', ''));
      stage = await startSlackStage({}, { settings: { botToken, appToken: APP_TOKEN }, apiUrl: `${proxy.url}/api/`, timeoutMs: 500 });
      await connected();
      await localSlack.stop();
      localSlack = await startLocalSlack({ port });
      await connected();
    });
  });
});

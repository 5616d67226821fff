/**
 * Every way in, against a Slack server that we did not write, over HTTP and over Socket Mode, with a proxy in between that
 * can go wrong.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SendError } from '../../src/ports/sender.ts';
import { sam } from '../cast.ts';
import { type KeptMessage, LOCAL_SLACK_PROBLEM } from './local-slack.ts';
import { BOT, buttonsOf, ROOM, SLACK_ENV } from './slack-client.ts';
import { CONNECTED_BY, type SlackSide, startSlackSide, WAYS, type Way } from './slack-side.ts';
import { FORM, REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';

const botToken = SLACK_ENV.SLACK_BOT_TOKEN;
const WITH_FORM = {
  ...REPLY,
  parts: [{ kind: 'choices', choices: [{ verb: 'request', label: 'Meer zeggen', spoken: 'Meer zeggen', token: 't' }] }],
} as const;
const CHANGED = { ...REPLY, placement: 'replace', title: 'Drie andere leveranciers' } as const;

let side: SlackSide;
let stage: SlackStage;

/** @param before what goes wrong before the app starts. */
async function begin(way: Way, before = () => {}): Promise<void> {
  side = await startSlackSide(way);
  before();
  stage = await startSlackStage(
    {
      message: async ({ text }) => (text.includes('formulier') ? WITH_FORM : REPLY),
      click: async ({ verb }) => (verb === 'request' ? FORM : CHANGED),
      submit: async ({ values }) =>
        values['place'] === 'Nergens' ? { errors: { place: 'Die plaats ken ik niet.' } } : { ...REPLY, title: 'Gevonden' },
      readsAlong: async () => true,
      overhear: async () => ({ ...REPLY, title: 'Een tip' }),
    },
    { settings: { botToken, ...CONNECTED_BY[way] }, apiUrl: `${side.proxy.url}/api/`, timeoutMs: 500 },
  );
  side.appIsAt(stage.url);
  if (way === 'Socket Mode') await connected();
}

/** Slack has a connection to send things over. */
async function connected(): Promise<void> {
  await expect
    .poll(
      async () => {
        await side.localSlack.sayDirectly('hallo');
        return stage.heard.messages.length;
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
  stage.heard.messages.length = 0;
}

async function newest(words: string, where = () => side.localSlack.messages()): Promise<KeptMessage> {
  await expect.poll(async () => (await where()).at(-1)?.text).toContain(words);
  return (await where()).at(-1) as KeptMessage;
}

afterEach(async () => {
  await stage?.stop();
  await side?.stop();
});

describe.skipIf(LOCAL_SLACK_PROBLEM)(`local-slack${LOCAL_SLACK_PROBLEM ? ` (skipped: ${LOCAL_SLACK_PROBLEM})` : ''}`, () => {
  describe.each(WAYS)('over %s', (way) => {
    beforeEach(() => begin(way));
    const PRIVATE = { subtype: 'ephemeral', ephemeral_to: sam.id };

    it('a command is answered for the asker alone', async () => {
      await side.localSlack.command('/inkopen', 'bloemen');
      expect(await newest('Drie sociale leveranciers')).toMatchObject(PRIVATE);
    });

    it('a direct message is answered there', async () => {
      await side.localSlack.sayDirectly('bloemen');
      const answer = await newest('Drie sociale leveranciers', () => side.localSlack.directMessages());
      expect(answer.subtype).toBeUndefined();
    });

    it('a mention is answered for the asker alone, once', async () => {
      await side.localSlack.say(`<@${BOT}> bloemen`);
      expect(await newest('Drie sociale leveranciers')).toMatchObject(PRIVATE);
      expect(stage.heard.messages.map(({ text }) => text)).toEqual(['bloemen']);
      expect(stage.heard.overheard).toEqual([]);
    });

    it('what is said in a room where reading along is on may bring a tip that nobody else sees', async () => {
      await side.localSlack.say('wie regelt de bloemen?');
      expect(await newest('Een tip')).toMatchObject(PRIVATE);
    });

    it('App Home shows somebody their page', async () => {
      await side.localSlack.openHome();
      await expect.poll(() => JSON.stringify(side.localSlack.screen.homes.get(sam.id))).toContain('Wat je laatst vroeg');
    });

    it('a button changes the message it is in', async () => {
      await side.localSlack.command('/inkopen', 'bloemen');
      const offer = await newest('Drie sociale leveranciers');
      await side.localSlack.tap(offer, 'more');
      expect((await newest('Drie andere leveranciers')).ts).toBe(offer.ts);
    });

    it('a form opens, says at its field what is wrong, and makes way for the answer', async () => {
      await side.localSlack.command('/inkopen', 'formulier');
      await side.localSlack.tap(await newest('Drie sociale leveranciers'), 'request');
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Wat zoek je?');
      side.localSlack.submit({ place: { value: { type: 'plain_text_input', value: 'Nergens' } } });
      await expect.poll(() => side.localSlack.screen.errors).toEqual({ place: 'Die plaats ken ik niet.' });
      side.localSlack.submit({ place: { value: { type: 'plain_text_input', value: 'Utrecht' } } });
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Gevonden');
      expect(buttonsOf(side.localSlack.screen.modals.at(-1) ?? {})).toHaveLength(1);
      expect(stage.heard.submissions.map(({ values }) => values['place'])).toEqual(['Nergens', 'Utrecht']);
    });

    it('*Vind sociale leverancier* at somebody’s message opens the form about it, and *Sociaal inkopen* an empty one', async () => {
      await side.messageShortcut('wie regelt de taart?');
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Wat zoek je?');
      side.localSlack.submit({ place: { value: { type: 'plain_text_input', value: 'Utrecht' } } });
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Gevonden');
      await side.globalShortcut();
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Wat zoek je?');
      const room = { channel: 'slack', id: ROOM };
      expect(stage.heard.opened.map(({ form, text, speaker }) => [form, text, speaker.room])).toEqual([
        ['request', 'wie regelt de taart?', room],
        ['request', undefined, undefined],
      ]);
      expect(stage.heard.submissions).toMatchObject([{ room, values: { place: 'Utrecht' } }]);
    });

    it('a button in a modal changes that modal', async () => {
      await side.globalShortcut();
      await expect.poll(() => side.localSlack.screen.modals.length).toBe(1);
      side.localSlack.submit({});
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Gevonden');
      await side.tapInModal('more');
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Drie andere leveranciers');
    });

    it('a button on App Home answers in a modal, and the page shows what has changed', async () => {
      await side.localSlack.openHome();
      await expect.poll(() => side.localSlack.screen.homes.get(sam.id)).toBeDefined();
      const before = side.localSlack.screen.homes.get(sam.id)?.id;
      await side.tapAtHome('ask:1');
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Drie andere leveranciers');
      await expect.poll(() => side.localSlack.screen.homes.get(sam.id)?.id).not.toBe(before);
    });

    it('an answer that Slack slows down comes a moment later', async () => {
      side.proxy.fail('chat.postEphemeral', { status: 429, headers: { 'Retry-After': '1' }, body: { ok: false, error: 'ratelimited' } });
      await side.localSlack.say(`<@${BOT}> bloemen`);
      await newest('Drie sociale leveranciers');
      expect(side.proxy.asked.filter((path) => path.endsWith('chat.postEphemeral'))).toHaveLength(2);
    });

    it.each([
      ['fails inside', { status: 500 }],
      ['does not answer', 'hang'],
      ['breaks off', 'reset'],
      ['does it, and its answer is lost', 'lost'],
    ] as const)('when Slack %s, that answer is given up without trying again, and the next one comes', async (_what, fault) => {
      side.proxy.fail('chat.postEphemeral', fault);
      await side.localSlack.say(`<@${BOT}> bloemen`);
      await expect.poll(() => stage.logLines.join('\n')).toContain('Slack did not take a private answer in a room');
      expect(side.proxy.asked.filter((path) => path.endsWith('chat.postEphemeral'))).toHaveLength(1);
      await side.localSlack.command('/inkopen', 'gebak');
      await newest('Drie sociale leveranciers');
    });
  });

  describe.each([
    ['fails inside', { status: 500 }],
    ['does not answer', 'hang'],
    ['breaks off', 'reset'],
    ['asks us to slow down', { status: 429, headers: { 'Retry-After': '30' }, body: { ok: false, error: 'ratelimited' } }],
  ] as const)('when Slack %s', (_what, fault) => {
    beforeEach(() => begin('HTTP'));

    it('a form that does not open says so, and opens at the next tap', async () => {
      side.proxy.fail('views.open', fault);
      await side.messageShortcut('wie regelt de taart?');
      expect(await newest('Tik nog eens')).toMatchObject({ subtype: 'ephemeral', ephemeral_to: sam.id });
      expect(side.localSlack.screen.modals).toEqual([]);
      await side.messageShortcut('wie regelt de taart?');
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Wat zoek je?');
    });

    it('an answer that cannot take the place of a modal comes in a direct message', async () => {
      await side.globalShortcut();
      await expect.poll(() => side.localSlack.screen.modals.length).toBe(1);
      side.localSlack.submit({});
      await expect.poll(() => side.localSlack.screen.modals.at(-1)?.title?.text).toBe('Gevonden');
      side.proxy.fail('views.update', fault);
      await side.tapInModal('more');
      await newest('Drie andere leveranciers', () => side.localSlack.directMessages());
      expect(side.proxy.asked.filter((path) => path.endsWith('views.update'))).toHaveLength(1);
    });

    it('App Home stays as it was, and is there when somebody opens it again', async () => {
      side.proxy.fail('views.publish', fault);
      await side.localSlack.openHome();
      await expect.poll(() => stage.logLines.join('\n')).toContain('Slack did not take an App Home');
      expect(side.localSlack.screen.homes.size).toBe(0);
      await side.localSlack.openHome();
      await expect.poll(() => side.localSlack.screen.homes.has(sam.id)).toBe(true);
    });
  });

  describe('a message that we send by ourselves', () => {
    beforeEach(() => begin('HTTP'));
    const room = { channel: 'slack', id: ROOM } as const;
    const send = () => stage.channel.sender.send({ key: 'k', to: room, reply: { ...REPLY, title: 'Een nudge' } });
    const inRoom = async () => (await side.localSlack.messages()).filter(({ text }) => text.includes('nudge')).length;

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
      side.proxy.fail('chat.postMessage', fault);
      const error = await send().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeDefined();
      expect(error instanceof SendError).toBe(isCertain);
      expect(await inRoom()).toBe(arrived);
      expect(side.proxy.asked.filter((path) => path.endsWith('chat.postMessage'))).toHaveLength(1);
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
      await begin('Socket Mode', () => side.proxy.fail('apps.connections.open', fault));
      expect(stage.logLines.join('\n')).toContain('Look at SLACK_APP_TOKEN');
    });

    it('comes back when Slack was away', async () => {
      await begin('Socket Mode');
      await side.restart();
      await connected();
    });

    it('comes back when the connection broke off', async () => {
      await begin('Socket Mode');
      side.breakOff();
      await connected();
      await side.localSlack.command('/inkopen', 'bloemen');
      await newest('Drie sociale leveranciers');
    });
  });
});

/** A connection over Socket Mode, and what may come over it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackLogger } from '../../src/channels/slack/logger.ts';
import { SocketReceiver } from '../../src/channels/slack/socket-receiver.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { sam } from '../cast.ts';
import { APP_TOKEN, type KeptMessage } from './local-slack.ts';
import { buttonNamed, DIRECT, ROOM, SLACK_ENV } from './slack-client.ts';
import { REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';
import { type Connected, command, envelope, goodbye, HELLO, type SocketSlack, startSocketSlack } from './socket-slack.ts';

const settings = { botToken: SLACK_ENV.SLACK_BOT_TOKEN, appToken: APP_TOKEN };

let slack: SocketSlack;
let stage: SlackStage | undefined;

beforeEach(async () => {
  slack = await startSocketSlack();
});
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  await slack.stop();
});

async function begin(answer: () => Promise<Reply> = async () => REPLY): Promise<SlackStage> {
  stage = await startSlackStage({ message: answer }, { settings, apiUrl: slack.apiUrl });
  return stage;
}

/** The nth connection that the app makes, from 0. */
async function connection(nth = 0): Promise<Connected> {
  await expect.poll(() => slack.connections.length).toBeGreaterThan(nth);
  return slack.connections[nth] as Connected;
}

async function acknowledged(by: Connected, ids: readonly string[]): Promise<void> {
  await expect.poll(() => by.acknowledged.map(({ envelope_id }) => envelope_id).sort()).toEqual([...ids].sort());
}

describe('when Slack does not let a connection stay', () => {
  it.each([
    ['link_disabled', 'Switch it on there'],
    ['too_many_websockets', 'Stop other programs'],
  ])('and says %s, we try less and less often, and an administrator reads once what to do', async (reason, advice) => {
    slack.greetWith(HELLO, goodbye(reason));
    const { logLines } = await begin();
    const [first, second, third] = [await connection(0), await connection(1), await connection(2)];
    expect(second.since - first.since).toBeGreaterThan(900);
    expect(third.since - second.since).toBeGreaterThan(1900);
    expect(logLines).toEqual([expect.stringContaining(advice)]);
  });

  it.each([
    ['without a hello', [goodbye('link_disabled')]],
    ['with a refresh each time', [HELLO, goodbye('refresh_requested')]],
  ])('%s, we do not come back at once either', async (_how, greeting) => {
    slack.greetWith(...greeting);
    await begin();
    expect((await connection(1)).since - (await connection(0)).since).toBeGreaterThan(900);
  });

  it('and lets the next one stay, that is told, and trouble that comes back later is told again', async () => {
    const lines: string[] = [];
    const log = (_level: string, line: string) => void lines.push(line);
    const parts = { appToken: APP_TOKEN, logger: slackLogger(log), clientOptions: { slackApiUrl: slack.apiUrl }, log };
    const receiver = new SocketReceiver(parts, 300);
    slack.greetWith(HELLO, goodbye('link_disabled'));
    await receiver.start();
    await connection();
    slack.greetWith(HELLO);
    await expect.poll(() => lines.at(-1)).toContain('is there again');
    slack.greetWith(HELLO, goodbye('link_disabled'));
    slack.connections.at(-1)?.breakOff();
    await expect.poll(() => lines.filter((line) => line.includes('Switch it on there'))).toHaveLength(2);
    await receiver.stop();
  });
});

it('a program that stops while it is still connecting leaves no connection behind', async () => {
  const { channel } = await begin();
  await channel.stop();
  await Promise.race([connection(), sleep(1000)]);
  await expect.poll(() => slack.connections.filter(({ isOpen }) => isOpen)).toEqual([]);
});

describe('what Slack would not send', () => {
  const tap = { type: 'block_actions', actions: [{ type: 'button', action_id: 'more', value: 't' }], container: { type: 'message' } };
  it.each([
    ['null', 'null'],
    ['no JSON', '{no json'],
    ['a list', '[]'],
    ['nothing in it', {}],
    ['bytes', Buffer.from([0, 1, 2, 255])],
    ['five million characters', JSON.stringify(command('x'.repeat(5_000_000)))],
    ['words in the place of an event', envelope('events_api', 'x')],
    ['no event', envelope('events_api', { type: 'event_callback', event: null })],
    ['a command in the place of an event', envelope('events_api', command('bloemen').payload)],
    ['no command', envelope('slash_commands', null)],
    ['a command of nobody', envelope('slash_commands', { command: '/inkopen', text: 'bloemen' })],
    ['an empty tap', envelope('interactive', {})],
    ['a tap on nothing', envelope('interactive', { ...tap, actions: [] })],
    ['no id', { ...command('bloemen'), envelope_id: undefined }],
    ['another kind', envelope('nonsense', { a: 1 })],
    ['a kind that the library uses for itself', envelope('close', { a: 1 })],
  ])('is dropped, and told once: %s', async (_what, odd) => {
    const { logLines } = await begin();
    const first = await connection();
    first.say(odd);
    first.say(odd);
    first.say(command('bloemen', 'after'));
    await acknowledged(first, ['after']);
    expect(slack.connections).toHaveLength(1);
    expect(logLines).toEqual([expect.stringContaining('something that we cannot place')]);
  });

  it.each([
    ['a tap of nobody', envelope('interactive', tap)],
    ['a form of nobody', envelope('interactive', { type: 'view_submission' })],
    ['a shortcut of nobody', envelope('interactive', { type: 'shortcut', callback_id: 'request' })],
    ['an event without anything', envelope('events_api', { type: 'event_callback', event: {} })],
    ['a command without words', envelope('slash_commands', { ...(command('').payload as object), text: 5 })],
  ])('does not end the connection: %s', async (_what, odd) => {
    await begin();
    const first = await connection();
    first.say(odd);
    first.say(command('bloemen', 'after'));
    await expect.poll(() => first.acknowledged.map(({ envelope_id }) => envelope_id)).toContain('after');
    expect(slack.connections).toHaveLength(1);
  });
});

describe('when Slack asks for a new connection', () => {
  const IDS = Array.from({ length: 20 }, (_, index) => `command ${index}`);

  it.each(['warning', 'refresh_requested'])('with %s, what came over the old one is answered there', async (reason) => {
    const answer = Promise.withResolvers<Reply>();
    const { logLines } = await begin(() => answer.promise);
    const old = await connection();
    for (const id of IDS) old.say(command('bloemen', id));
    old.say(goodbye(reason));
    const next = await connection(1);
    expect(old.isOpen).toBe(true);
    old.say(command('gebak', 'late'));
    next.say(command('gebak', 'new'));
    answer.resolve(REPLY);
    await acknowledged(old, [...IDS, 'late']);
    await acknowledged(next, ['new']);
    expect(logLines).toEqual([]);
  });

  it('and closes the old one before all is answered, that is told in one sentence', async () => {
    const answer = Promise.withResolvers<Reply>();
    const { logLines, heard } = await begin(() => answer.promise);
    const old = await connection();
    for (const id of IDS) old.say(command('bloemen', id));
    old.say(goodbye('refresh_requested'));
    const next = await connection(1);
    old.breakOff();
    next.say(command('gebak', 'new'));
    await expect.poll(() => heard.messages.length).toBe(IDS.length + 1);
    answer.resolve(REPLY);
    await acknowledged(next, ['new']);
    expect(logLines).toEqual([expect.stringContaining('ended before everything was answered')]);
  });
});

describe('what Slack sends twice', () => {
  it('is handled once: a command and a tap', async () => {
    const { heard } = await begin();
    const first = await connection();
    const twice = command('bloemen', 'c');
    first.say(twice);
    first.say(twice);
    await acknowledged(first, ['c']);
    const offer = first.acknowledged[0]?.payload as unknown as KeptMessage;
    const tap = envelope(
      'interactive',
      {
        type: 'block_actions',
        user: { id: sam.id, team_id: 'T0' },
        team: { id: 'T0' },
        channel: { id: ROOM },
        container: { type: 'message', is_ephemeral: true },
        actions: [{ block_id: 'b', ...buttonNamed(offer, 'more') }],
      },
      't',
    );
    first.say(tap);
    first.say(tap);
    first.say(command('gebak', 'after'));
    await acknowledged(first, ['c', 't', 'after']);
    expect(heard.messages.map(({ text }) => text)).toEqual(['bloemen', 'gebak']);
    expect(heard.clicks).toHaveLength(1);
  });

  it('is acknowledged each time when it is an event, so that Slack stops, and handled once', async () => {
    const { heard } = await begin();
    const first = await connection();
    const event = { type: 'message', channel: DIRECT, channel_type: 'im', user: sam.id, text: 'bloemen', ts: '1.1' };
    const twice = envelope('events_api', { type: 'event_callback', team_id: 'T0', event_id: 'Ev1', event }, 'e');
    first.say(twice);
    first.say(twice);
    await acknowledged(first, ['e', 'e']);
    expect(heard.messages).toHaveLength(1);
  });
});

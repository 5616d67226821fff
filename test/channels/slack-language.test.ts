import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import type { Answer } from './recording-server.ts';
import { buttonNamed, SLACK_ENV, SlackClient } from './slack-client.ts';
import { type SlackStage, startSlackStage } from './slack-stage.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

const DAY_MS = 86_400_000;
const ENGLISH = { body: { ok: true, user: { locale: 'en-GB' } } };
const NOT_ALLOWED = { body: { ok: false, error: 'missing_scope' } };

const questionsTo = (stub: SlackStub) => stub.calls.filter(({ method }) => method === 'users.info').length;

describe('the language of an answer', () => {
  let stage: SlackStage;
  afterEach(() => stage.stop());

  async function begin(info: Answer | Promise<Answer>) {
    stage = await startSlackStage();
    stage.stub.answerTo('users.info', info);
    return stage;
  }
  const languages = () => stage.heard.messages.map(({ locale }) => locale);

  it('is the one in which somebody uses Slack, asked once', async () => {
    const { slack, stub } = await begin(ENGLISH);
    for (const text of ['flowers', 'cake']) {
      await slack.directMessage(text);
      await stub.nextCall('chat.postMessage');
    }
    expect(languages()).toEqual(['en', 'en']);
    expect(questionsTo(stub)).toBe(1);
  });

  it('is right from the first command on, and again for who comes back after months', async () => {
    const { slack, stub } = await begin(ENGLISH);
    await slack.command('flowers');
    await slack.command('cake');
    expect(questionsTo(stub)).toBe(1);
    stage.now = new Date(stage.now.getTime() + 90 * DAY_MS);
    await slack.command('flowers');
    expect(languages()).toEqual(['en', 'en', 'en']);
  });

  it('is right too for a command that is not ours', async () => {
    const { slack, stub } = await begin(ENGLISH);
    const response = await slack.post(slack.commandBody('flowers').replace('%2Finkopen', '%2Finkoop'));
    expect(await response.text()).toContain('Type `/inkopen`');
    expect(questionsTo(stub)).toBe(1);
  });

  it.each([
    ['we may not ask for it', NOT_ALLOWED],
    ['Slack does not answer', 'hang'],
    ['Slack breaks off', 'reset'],
  ] as const)('is Dutch when %s, and we do not keep asking', async (_what, info) => {
    const { slack, stub } = await begin(info);
    await slack.command('flowers');
    for (const text of ['cake', 'coffee']) {
      await slack.directMessage(text);
      await stub.nextCall('chat.postMessage');
    }
    expect(languages()).toEqual(['nl', 'nl', 'nl']);
    expect(questionsTo(stub)).toBe(1);
  });

  it('is Dutch for whom Slack is slow to tell of; when it told after all, it is known, and others are asked about again', async () => {
    let tell = (_info: Answer) => {};
    const { slack } = await begin(
      new Promise<Answer>((resolve) => {
        tell = resolve;
      }),
    );
    await slack.command('flowers');
    tell(ENGLISH);
    await expect
      .poll(async () => {
        await slack.command('cake');
        return languages().at(-1);
      })
      .toBe('en');
    await slack.command('cake', 'U0KIM');
    expect(languages()[0]).toBe('nl');
    expect(languages().at(-1)).toBe('en');
  });

  it('is asked for fifteen people at once, so that a rush is no rush of questions; for the others later', async () => {
    const { slack, stub } = await begin(ENGLISH);
    const people = Array.from({ length: 20 }, (_, index) => `U0P${index}`);
    await Promise.all(people.map((person) => slack.command('flowers', person)));
    expect(languages().filter((language) => language === 'en')).toHaveLength(15);
    stage.now = new Date(stage.now.getTime() + 60_000);
    for (const person of people) await slack.command('cake', person);
    expect(languages().slice(20)).toEqual(people.map(() => 'en'));
    expect(questionsTo(stub)).toBe(20);
  });
});

describe('with Slack in English', () => {
  let stub: SlackStub;
  let world: World;
  let slack: SlackClient;
  afterEach(async () => {
    await world.stop();
    await stub.stop();
  });

  async function begin() {
    stub = await startSlackStub();
    stub.answerTo('users.info', ENGLISH);
    world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl } });
    slack = new SlackClient(world.url, stub.responseUrl);
  }
  /** Whatever was in memory is gone, and Slack does not tell it again. */
  async function restart() {
    stub.answerTo('users.info', NOT_ALLOWED);
    await world.restart();
    slack = new SlackClient(world.url, stub.responseUrl);
  }

  it.each([
    ['the question whether it worked', 'follow_up', '2026-10-21', 'Did it work?', 'Yes, it worked'],
    ['the reminder of next year', 'yearly', '2027-09-01', 'Time for christmas hampers?', 'Show three suppliers'],
  ] as const)('%s, that somebody asked for, comes in English', async (_what, verb, from, question, answer) => {
    await begin();
    await slack.click(buttonNamed(await slack.command('christmas hampers'), 'choose:1'));
    await slack.click(buttonNamed(await stub.nextAnswer(), verb));
    expect((await stub.nextAnswer()).text).toContain('I will come back to it');
    await restart();
    world.now = new Date(`${from}T12:00:00+02:00`);
    for (let days = 0; days < 90 && stub.posted.length === 0; days++) {
      await world.tick();
      world.now = new Date(world.now.getTime() + DAY_MS);
    }
    expect(stub.posted).toMatchObject([{ channel: sam.id, text: expect.stringContaining(question) }]);
    expect(JSON.stringify(stub.posted[0]?.blocks)).toContain(answer);
    expect(stub.posted[0]?.text).toContain('You asked me');
  });

  it('a form is English to the end, also when the program started anew meanwhile', async () => {
    await begin();
    await slack.globalShortcut();
    const form = (await stub.nextCall('views.open')).body.view as ModalView;
    await restart();
    expect((await slack.submit(form, {})).errors).toEqual({ category: 'I still need this field.' });
  });

  it('a form whose language was altered on the way is in the language of Slack', async () => {
    await begin();
    await slack.globalShortcut();
    const form = (await stub.nextCall('views.open')).body.view as ModalView;
    const altered = { ...form, private_metadata: (form.private_metadata ?? '').replace('"locale":"en"', '"locale":"xx"') };
    expect(altered.private_metadata).toContain('xx');
    expect((await slack.submit(altered, {})).errors).toEqual({ category: 'I still need this field.' });
    await restart();
    expect((await slack.submit(altered, {})).errors).toEqual({ category: 'Dit veld heb ik nog nodig.' });
  });
});

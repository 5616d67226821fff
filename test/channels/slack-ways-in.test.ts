import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/ports/chat.ts';
import { sam } from '../cast.ts';
import { BOT, buttonNamed, buttonsOf, DIRECT, ROOM } from './slack-client.ts';
import { complaintsOf } from './slack-limits.ts';
import { FORM, REPLY, type SlackStage, startSlackStage } from './slack-stage.ts';

let stage: SlackStage;
afterEach(async () => {
  await stage.stop();
  // Whatever went wrong: who, where and what stays out of the log.
  expect(stage.logLines.join('\n')).not.toMatch(/U0SAM|U0KIM|C0LUNCH|D0SAM|bloemen|taart/);
});

async function begin(conversation: Partial<Conversation> = {}) {
  stage = await startSlackStage(conversation);
  return stage;
}

describe('a direct message to the bot', () => {
  it('is answered there, as something that is perhaps no request', async () => {
    const { slack, stub, heard } = await begin();
    await slack.directMessage('bloemen voor &lt;vrijdag&gt; &amp; gebak');
    const { body } = await stub.nextCall('chat.postMessage');
    expect(body).toMatchObject({ channel: DIRECT, text: expect.stringContaining('Drie sociale leveranciers') });
    expect(heard.messages).toEqual([
      { person: sam, reach: sam, locale: 'nl', text: 'bloemen voor <vrijdag> & gebak', manner: 'addressed' },
    ]);
  });

  it('in a thread is answered in that thread', async () => {
    const { slack, stub } = await begin();
    await slack.event({ type: 'message', channel: DIRECT, channel_type: 'im', user: sam.id, text: 'bloemen', ts: '1.1', thread_ts: '0.9' });
    expect((await stub.nextCall('chat.postMessage')).body).toMatchObject({ channel: DIRECT, thread_ts: '0.9' });
  });

  it.each([
    ['of a bot', { bot_id: 'B1' }],
    ['that was changed', { subtype: 'message_changed' }],
    ['that was deleted', { subtype: 'message_deleted' }],
    ['without words', { text: '', subtype: 'file_share' }],
    ['of nobody', { user: undefined }],
    ['of Slack itself', { user: 'USLACKBOT' }],
  ])('is left alone: a message %s', async (_what, change) => {
    const { slack, stub, heard } = await begin();
    const event = { type: 'message', channel: DIRECT, channel_type: 'im', user: sam.id, text: 'bloemen', ts: '1.1' };
    expect((await slack.event({ ...event, ...change })).status).toBe(200);
    await slack.directMessage('gebak');
    await stub.nextCall('chat.postMessage');
    expect(heard.messages.map(({ text }) => text)).toEqual(['gebak']);
  });

  it('is handled once, however often Slack delivers it', async () => {
    const { slack, stub, heard } = await begin();
    const event = { type: 'message', channel: DIRECT, channel_type: 'im', user: sam.id, text: 'bloemen', ts: '1.1' };
    for (let time = 0; time < 4; time++) expect((await slack.event(event, { event_id: 'Ev1' })).status).toBe(200);
    await slack.directMessage('gebak');
    await stub.nextCall('chat.postMessage');
    await stub.nextCall('chat.postMessage');
    expect(heard.messages.map(({ text }) => text)).toEqual(['bloemen', 'gebak']);
  });
});

describe('a mention in a room', () => {
  const mention = { type: 'app_mention', channel: ROOM, user: sam.id, text: `<@${BOT}> bloemen voor vrijdag`, ts: '1.1' };

  it('is answered for the asker alone, in the same thread', async () => {
    const { slack, stub, heard } = await begin();
    await slack.event({ ...mention, thread_ts: '0.9' });
    const { body } = await stub.nextCall('chat.postEphemeral');
    expect(body).toMatchObject({ channel: ROOM, user: sam.id, thread_ts: '0.9' });
    expect(heard.messages).toEqual([
      {
        person: sam,
        reach: sam,
        room: { channel: 'slack', id: ROOM },
        locale: 'nl',
        text: 'bloemen voor vrijdag',
        manner: 'addressed',
      },
    ]);
    expect(stub.posted).toEqual([]);
  });

  it('is answered in a direct message when that person is not in the room any more', async () => {
    const { slack, stub } = await begin();
    stub.answerTo('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } });
    await slack.event(mention);
    expect((await stub.nextCall('chat.postMessage')).body).toMatchObject({ channel: sam.id });
  });
});

describe('a room', () => {
  const said = { type: 'message', channel: ROOM, channel_type: 'channel', user: sam.id, text: 'wie regelt de bloemen?', ts: '1.1' };
  const listensIn = (id: string): Partial<Conversation> => ({ readsAlong: async (room) => room.id === id, overhear: async () => REPLY });

  it('where reading along is on: who says something may get a tip that nobody else sees', async () => {
    const { slack, stub, heard } = await begin(listensIn(ROOM));
    await slack.event(said);
    expect((await stub.nextCall('chat.postEphemeral')).body).toMatchObject({ channel: ROOM, user: sam.id });
    expect(heard.overheard).toEqual([{ person: sam, reach: sam, room: { channel: 'slack', id: ROOM }, locale: 'nl', text: said.text }]);
  });

  it('where it is off: nothing that is said there is handed over', async () => {
    const { slack, stub, heard } = await begin(listensIn('C0OTHER'));
    await slack.event(said);
    await slack.directMessage('gebak');
    await stub.nextCall('chat.postMessage');
    expect(heard.overheard).toEqual([]);
    expect(stub.calls.map(({ method }) => method)).not.toContain('chat.postEphemeral');
  });

  it.each([
    ['calls the bot by name, because that comes as a mention too', { text: `<@${BOT}> bloemen` }, {}],
    ['is shared with another organisation', {}, { is_ext_shared_channel: true }],
  ])('is not read when it %s', async (_what, change, envelope) => {
    const { slack, stub, heard } = await begin(listensIn(ROOM));
    await slack.event({ ...said, ...change }, envelope);
    await slack.directMessage('gebak');
    await stub.nextCall('chat.postMessage');
    expect(heard.overheard).toEqual([]);
  });

  it('hears no answer most of the time, and is not bothered when an answer cannot be given', async () => {
    const { slack, stub, logLines } = await begin(listensIn(ROOM));
    stub.answerTo('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } });
    await slack.event(said);
    await stub.nextCall('chat.postEphemeral');
    await expect.poll(() => logLines.join('\n')).toContain('that person is not in that room any more');
    expect(stub.posted).toEqual([]);
  });
});

describe('*Vind sociale leverancier*', () => {
  it('in the menu of a message opens the form, filled in from that message', async () => {
    const { slack, stub, heard } = await begin();
    expect((await slack.messageShortcut('wie regelt <https://x.example|de taart>?')).status).toBe(200);
    const { body } = await stub.nextCall('views.open');
    expect(body).toMatchObject({ trigger_id: '1.1.x', view: { type: 'modal', callback_id: 'request' } });
    expect(heard.opened).toEqual([
      {
        speaker: { person: sam, reach: sam, room: { channel: 'slack', id: ROOM }, locale: 'nl' },
        form: 'request',
        text: 'wie regelt de taart?',
      },
    ]);
  });

  it('does the same whatever a manifest of somebody’s own calls it', async () => {
    const { slack, stub } = await begin();
    expect((await slack.interact({ type: 'shortcut', callback_id: 'inkopen_oud' })).status).toBe(200);
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ callback_id: 'request' });
  });

  it('anywhere else opens the empty form', async () => {
    const { slack, stub, heard } = await begin();
    await slack.globalShortcut();
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ callback_id: 'request' });
    expect(heard.opened).toEqual([{ speaker: { person: sam, reach: sam, locale: 'nl' }, form: 'request', text: undefined }]);
  });

  it('shows an answer in a modal where there is no form', async () => {
    const { slack, stub } = await begin({ open: async () => REPLY });
    await slack.globalShortcut();
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ type: 'modal', title: { text: 'Sociaal inkopen' } });
  });

  it('says so when Slack does not open the form any more', async () => {
    const { slack, stub } = await begin();
    stub.answerTo('views.open', { body: { ok: false, error: 'expired_trigger_id' } });
    await slack.messageShortcut('taart');
    expect((await stub.nextAnswer()).text).toContain('Tik nog eens');
    await slack.globalShortcut();
    expect((await stub.nextCall('chat.postMessage')).body).toMatchObject({
      channel: sam.id,
      text: expect.stringContaining('Tik nog eens'),
    });
  });
});

describe('App Home', () => {
  it('shows somebody their own page when they open it', async () => {
    const { slack, stub, heard } = await begin();
    await slack.event({ type: 'app_home_opened', user: sam.id, channel: DIRECT, tab: 'home' });
    const { body } = await stub.nextCall('views.publish');
    expect(body).toMatchObject({ user_id: sam.id, view: { type: 'home' } });
    expect(JSON.stringify(body.view)).toContain('Wat je laatst vroeg');
    expect(heard.homes).toEqual([{ person: sam, reach: sam, locale: 'nl' }]);
  });

  it('stays as it is when somebody opens the messages beside it', async () => {
    const { slack, stub, heard } = await begin();
    await slack.event({ type: 'app_home_opened', user: sam.id, channel: DIRECT, tab: 'messages' });
    await slack.directMessage('gebak');
    await stub.nextCall('chat.postMessage');
    expect(heard.homes).toEqual([]);
  });

  it('answers a button in a modal, and shows afterwards what has changed', async () => {
    const { slack, stub, heard } = await begin();
    await slack.event({ type: 'app_home_opened', user: sam.id, channel: DIRECT, tab: 'home' });
    const { view } = (await stub.nextCall('views.publish')).body;
    if (!view) throw new Error('No page.');
    await slack.tapInView(buttonNamed({ blocks: view.blocks as never }, 'ask:1'), view);
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ type: 'modal' });
    await stub.nextCall('views.publish');
    expect(heard.clicks).toMatchObject([{ person: sam, verb: 'ask:1', token: 't-ask' }]);
  });
});

describe('a button', () => {
  const more = { action_id: 'more', value: 't-more' };

  it('in a modal: the answer takes the place of what stood there', async () => {
    const { slack, stub } = await begin({ open: async () => REPLY });
    await slack.globalShortcut();
    const view = (await stub.nextCall('views.open')).body.view as ModalView;
    await slack.tapInView(buttonNamed({ blocks: view.blocks as never }, 'more'), view);
    expect((await stub.nextCall('views.update')).body).toMatchObject({ view_id: 'V1', view: { type: 'modal' } });
  });

  it('that opens a form: from a message, from the page of a person, and on top of a modal', async () => {
    const { slack, stub } = await begin({ click: async () => FORM });
    await slack.click(more);
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ callback_id: 'request' });
    await slack.tapInView(more, { type: 'home', blocks: [] });
    expect((await stub.nextCall('views.open')).body.view).toMatchObject({ callback_id: 'request' });
    await slack.tapInView(more, { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] });
    expect((await stub.nextCall('views.push')).body.view).toMatchObject({ callback_id: 'request' });
  });

  it('that opens a form too late says so, where the button was', async () => {
    const { slack, stub, logLines } = await begin({ click: async () => FORM });
    stub.answerTo('views.open', { body: { ok: false, error: 'expired_trigger_id' } });
    await slack.click(more);
    expect(await stub.nextAnswer()).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('Tik nog eens') });
    expect(logLines.join('\n')).toContain('expired_trigger_id: it came more than three seconds after the tap');
  });

  it('in a direct message with us is answered there to stay, and elsewhere for the tapper alone', async () => {
    const { slack, stub } = await begin();
    await slack.tapOpenly(more, DIRECT);
    expect(await stub.nextAnswer()).toMatchObject({ response_type: 'in_channel' });
    await slack.click(more);
    expect(await stub.nextAnswer()).toMatchObject({ response_type: 'ephemeral' });
  });

  it('under a message that everybody in a room sees leaves that message as it is', async () => {
    const { slack, stub } = await begin({ click: async () => ({ ...REPLY, placement: 'replace' }) });
    await slack.tapOpenly(more, ROOM);
    expect(await stub.nextAnswer()).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    await slack.tapOpenly(more, DIRECT);
    expect(await stub.nextAnswer()).toMatchObject({ replace_original: true });
  });

  it('that was tapped just before the program ends is still answered', async () => {
    let release = () => {};
    const { slack, stub } = await begin({
      click: () =>
        new Promise((resolve) => {
          release = () => resolve(REPLY);
        }),
    });
    await slack.click(more);
    await expect.poll(() => stage.heard.clicks.length).toBe(1);
    let ended = false;
    const ending = stage.channel.stop().then(() => {
      ended = true;
    });
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    release();
    expect((await stub.nextAnswer()).text).toContain('Drie sociale leveranciers');
    await ending;
  });

  it('is acknowledged before anything is done', async () => {
    let release = () => {};
    const { slack, stub } = await begin({
      click: () =>
        new Promise((resolve) => {
          release = () => resolve(REPLY);
        }),
    });
    expect((await slack.click(more)).status).toBe(200);
    await expect.poll(() => stage.heard.clicks.length).toBe(1);
    release();
    expect((await stub.nextAnswer()).text).toContain('Drie sociale leveranciers');
  });
});

describe('a form', () => {
  async function opened(conversation: Partial<Conversation> = {}): Promise<ModalView> {
    const { slack, stub } = await begin(conversation);
    await slack.messageShortcut('taart');
    return (await stub.nextCall('views.open')).body.view as ModalView;
  }

  it('has an input for every field, with what is known filled in', async () => {
    const view = await opened();
    expect(view).toMatchObject({ title: { text: 'Wat zoek je?' }, submit: { text: 'Zoek' } });
    expect(view.blocks.map((block) => block.block_id)).toEqual([undefined, 'category', 'date', 'people', 'place', 'wish', 'agreed']);
    const text = JSON.stringify(view);
    expect(text).toContain('"initial_option":{"text":{"type":"plain_text","text":"Gebak","emoji":true},"value":"gebak"}');
    expect(text).toContain('"initial_date":"2026-11-27"');
    expect(text).toContain('"initial_value":"25"');
  });

  it('hands over what was filled in, and the answer takes its place', async () => {
    const view = await opened();
    const done = await stage.slack.submit(view, {
      category: { type: 'static_select', selected_option: { value: 'bloemen', text: { type: 'plain_text', text: 'Bloemen' } } },
      date: { type: 'datepicker', selected_date: '2026-11-27' },
      people: { type: 'number_input', value: '12' },
      place: { type: 'plain_text_input', value: null },
      wish: { type: 'plain_text_input', value: 'graag\nveel' },
      agreed: { type: 'checkboxes', selected_options: [{ value: 'yes' }] },
    });
    expect(stage.heard.submissions).toEqual([
      {
        person: sam,
        reach: sam,
        room: { channel: 'slack', id: ROOM },
        locale: 'nl',
        form: 'request',
        token: 't-form',
        values: { category: 'bloemen', date: '2026-11-27', people: '12', wish: 'graag\nveel', agreed: 'yes' },
      },
    ]);
    expect(done).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(buttonsOf({ blocks: done.view?.blocks as never })).toHaveLength(1);
  });

  it('says at each field what is wrong there, and what belongs to no field at the first one', async () => {
    const view = await opened({ submit: async () => ({ errors: { people: 'Dat is te veel.', elders: 'Dit klopt niet.' } }) });
    expect(await stage.slack.submit(view, {})).toEqual({
      response_action: 'errors',
      errors: { people: 'Dat is te veel.', category: 'Dit klopt niet.' },
    });
  });

  it.each(['', 'nonsense', '{"token":7}', '[]'])('whose own data is %j comes without a token, and is answered', async (altered) => {
    const view = await opened();
    const done = await stage.slack.submit({ ...view, private_metadata: altered }, {});
    expect(stage.heard.submissions).toMatchObject([{ token: '', values: {} }]);
    expect(done.response_action).toBe('update');
  });

  it('that takes longer than Slack waits is answered in a direct message', async () => {
    let release = () => {};
    const view = await opened({
      submit: () =>
        new Promise((resolve) => {
          release = () => resolve({ errors: { people: 'Dat is te veel.' } });
        }),
    });
    expect(await stage.slack.submit(view, {})).toEqual({});
    release();
    expect((await stage.stub.nextCall('chat.postMessage')).body).toMatchObject({
      channel: sam.id,
      text: expect.stringContaining('Dat is te veel.'),
    });
  });
});

describe('where somebody’s clock is', () => {
  it('is told along once the language was asked, and asks Slack nothing more', async () => {
    const { slack, stub, heard } = await begin();
    stub.answerTo('users.info', { body: { ok: true, user: { locale: 'nl-NL', tz: 'America/Curacao' } } });
    await slack.command('start');
    await slack.directMessage('start');
    await stub.nextCall('chat.postMessage');
    expect(heard.messages.map(({ timeZone }) => timeZone)).toEqual(['America/Curacao', 'America/Curacao']);
    expect(stub.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });

  it('is left out where Slack does not say', async () => {
    const { slack, stub, heard } = await begin();
    await slack.command('start');
    await slack.directMessage('start');
    await stub.nextCall('chat.postMessage');
    expect(heard.messages.filter((message) => 'timeZone' in message)).toEqual([]);
  });
});

it('whatever is shown in these tests is what Slack takes', async () => {
  const { slack } = await begin();
  const { response_type, ...message } = await slack.command('bloemen');
  expect(response_type).toBe('ephemeral');
  expect(complaintsOf({ text: '', blocks: [], ...message })).toEqual([]);
});

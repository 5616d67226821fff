/** Every form and page that there is, as Slack shows it: opened by its own button, refused at its fields, answered in its place. */
import type { Button, HomeView, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olga, sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { buttonNamed, buttonsOf, DIRECT, ROOM, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { complaintsOf, complaintsOfView } from './slack-limits.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

const LEAD = 'U0LEAD';

let stub: SlackStub;
let world: World;
let slack: SlackClient;

beforeEach(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl, LEADS: `slack:${LEAD}` } });
  slack = new SlackClient(world.url, stub.responseUrl);
});
afterEach(async () => {
  await world.stop();
  await stub.stop();
});

async function home(user = sam.id): Promise<HomeView> {
  await slack.event({ type: 'app_home_opened', user, channel: DIRECT, tab: 'home' });
  return view<HomeView>('views.publish');
}

async function view<View extends HomeView | ModalView = ModalView>(method: string): Promise<View> {
  const shown = (await stub.nextCall(method)).body.view as View;
  expect(complaintsOfView(shown)).toEqual([]);
  return shown;
}

function buttons({ blocks }: HomeView | ModalView): Button[] {
  return buttonsOf({ blocks: blocks as never });
}

const words = (shown: HomeView | ModalView | undefined) => JSON.stringify([shown && 'title' in shown && shown.title, shown?.blocks]);

/** What Sam fills in, by kind of input. */
const choose = (value: string) => ({ type: 'static_select', selected_option: { value } });
const type = (value: string) => ({ type: 'plain_text_input', value });

describe('the page of a person', () => {
  it.each([sam.id, LEAD])('is one that Slack takes, and so is what every button on it opens, for %s', async (user) => {
    const page = await home(user);
    const others = buttons(page).filter(({ action_id: verb }) => !verb?.startsWith('ask'));
    expect(others.length).toBeGreaterThan(5);
    for (const button of others) {
      await slack.tapInView(button, page, user);
      expect(words(await view('views.open'))).not.toContain('Dat ging even niet');
      await view<HomeView>('views.publish');
    }
  });

  it('shows what changed, after a tap on it', async () => {
    const page = await home();
    await slack.tapInView(buttonNamed({ blocks: page.blocks as never }, 'start'), page);
    await view('views.open');
    expect(words(await view<HomeView>('views.publish'))).not.toBe(words(page));
  });

  it('answers nobody else with it', async () => {
    const page = await home();
    await slack.tapInView(buttonNamed({ blocks: page.blocks as never }, 'my_data'), page, olga.id);
    expect(words(await view('views.open'))).toContain('Dit is van iemand anders');
  });
});

describe('the form of *Vind sociale leverancier*', () => {
  it('knows what the message said, says what is missing, and makes way for three suppliers', async () => {
    await slack.messageShortcut('Wie regelt de taart voor 25 collega’s in Utrecht?');
    const form = await view('views.open');
    expect(words(form)).toContain('"initial_value":"25"');
    expect(words(form)).toContain('"value":"gebak"');
    const wrong = await slack.submit(form, { category: choose('gebak'), place: type('Nergenshuizen') });
    expect([wrong.response_action, Object.keys(wrong.errors ?? {})]).toEqual(['errors', ['place']]);
    const right = await slack.submit(form, { category: choose('gebak'), place: type('Utrecht') });
    expect(right.response_action).toBe('update');
    expect(right.view && complaintsOfView(right.view)).toEqual([]);
    expect(suppliersOf({ blocks: right.view?.blocks as never }).length).toBeGreaterThan(0);
  });

  it('goes on in the same window: choosing and going back', async () => {
    await slack.globalShortcut();
    const done = await slack.submit(await view('views.open'), { category: choose('bloemen') });
    const offer = done.view as ModalView;
    await slack.tapInView(buttonNamed({ blocks: offer.blocks as never }, 'choose:1'), offer);
    const chosen = await view('views.update');
    expect(words(chosen)).toContain('Je kiest');
    await slack.tapInView(buttonNamed({ blocks: chosen.blocks as never }, 'ask'), chosen);
    expect(suppliersOf({ blocks: (await view('views.update')).blocks as never })).toHaveLength(3);
  });

  it('is refused with a word when somebody else sends it, when it was altered, and when it is old', async () => {
    await slack.globalShortcut();
    const form = await view('views.open');
    const filled = { category: choose('bloemen') };
    expect(words((await slack.submit(form, filled, olga.id)).view)).toContain('iemand anders');
    const altered = { ...form, private_metadata: (form.private_metadata ?? '').replace(/"token":"./, '"token":"x') };
    expect(words((await slack.submit(altered, filled)).view)).toContain('Dit formulier herken ik niet');
    world.now = new Date(world.now.getTime() + 61 * 86_400_000);
    expect(words((await slack.submit(form, filled)).view)).toContain('Dit formulier is te oud');
  });
});

describe('under an offer', () => {
  it('every button leads to something that Slack takes', async () => {
    const offer = await slack.command('bloemen voor 20 personen');
    for (const button of buttonsOf(offer).filter(({ action_id: verb }) => verb !== 'share')) {
      await slack.click(button);
      const answer = await stub.nextAnswer();
      expect(complaintsOf(answer)).toEqual([]);
      for (const next of buttonsOf(answer).filter(({ action_id: verb }) => verb === 'reason' || verb === 'request')) {
        await slack.click(next);
        const form = await view('views.open');
        expect((await slack.submit(form, {})).response_action).toBe('errors');
      }
    }
  });

  it('*deel in dit kanaal* posts it in the room once, without who asked, and tells the sharer', async () => {
    await slack.event({ type: 'app_mention', channel: ROOM, user: sam.id, text: '<@U0BOT> bloemen voor 20 personen', ts: '1.1' });
    const { blocks } = (await stub.nextCall('chat.postEphemeral')).body;
    expect(stub.posted).toEqual([]);
    const share = buttonNamed({ blocks: blocks ?? [] }, 'share');
    await slack.click(share);
    expect((await stub.nextAnswer()).text).toContain('Gedeeld in dit kanaal');
    await slack.click(share);
    await stub.nextAnswer();
    expect(stub.posted).toMatchObject([{ channel: ROOM, text: expect.stringContaining('sociale leveranciers voor bloemen') }]);
    expect(stub.posted[0]?.text).not.toMatch(/20 personen|U0SAM/);
    expect(stub.posted[0] && complaintsOf(stub.posted[0])).toEqual([]);
  });
});

describe('*deel in dit kanaal* where the bot is not a member', () => {
  it('says what to do, and works once that is done', async () => {
    await slack.event({ type: 'app_mention', channel: ROOM, user: sam.id, text: '<@U0BOT> bloemen', ts: '1.1' });
    const { blocks } = (await stub.nextCall('chat.postEphemeral')).body;
    const share = buttonNamed({ blocks: blocks ?? [] }, 'share');
    stub.postsAre({ body: { ok: false, error: 'not_in_channel' } });
    await slack.click(share);
    expect((await stub.nextAnswer()).text).toContain('Voeg mij toe en tik nog eens');
    stub.postsAre({ body: { ok: true, ts: '1.1' } });
    await slack.click(share);
    expect((await stub.nextAnswer()).text).toContain('Gedeeld in dit kanaal');
    await slack.click(share);
    expect((await stub.nextAnswer()).text).toContain('Eén keer is genoeg');
    expect(stub.posted).toHaveLength(2);
  });
});

describe('a room', () => {
  it('is read along in from the moment that a lead asks for it there, until they end it', async () => {
    const mention = (text: string) => slack.event({ type: 'app_mention', channel: ROOM, user: LEAD, text: `<@U0BOT> ${text}`, ts: '1.1' });
    const say = () =>
      slack.event({
        type: 'message',
        channel: ROOM,
        channel_type: 'channel',
        user: sam.id,
        text: 'Wie bestelt er bloemen voor het afscheid van vrijdag?',
        ts: '1.1',
      });
    await say();
    await mention('meelezen aan');
    await stub.nextCall('chat.postEphemeral');
    await say();
    const tip = await stub.nextCall('chat.postEphemeral');
    expect(tip.body).toMatchObject({ channel: ROOM, user: sam.id });
    expect(tip.body['text']).toContain('bloemen');
    await mention('meelezen uit');
    expect((await stub.nextCall('chat.postEphemeral')).body).toMatchObject({ user: LEAD });
  });
});

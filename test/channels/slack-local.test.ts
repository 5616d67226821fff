/** The real program and a Slack server that we did not write: an offer, a nudge, and every form from its button to its answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sam } from '../cast.ts';
import { DRAFT } from '../nudging/nudge-file.ts';
import { startWorld, type World } from '../world.ts';
import { type KeptMessage, type KeptView, LEAD, LOCAL_SLACK_PROBLEM } from './local-slack.ts';
import { NUDGE_TITLE, oneNudge } from './one-nudge.ts';
import { BOT, ROOM, SLACK_ENV, suppliersOf } from './slack-client.ts';
import { complaintsOf, complaintsOfView } from './slack-limits.ts';
import { ENV_BY, type SlackSide, startSlackSide, WAYS, type Way } from './slack-side.ts';

let side: SlackSide;
let world: World;

async function begin(way: Way, rooms: readonly string[] = []): Promise<void> {
  side = await startSlackSide(way);
  world = await startWorld({
    env: {
      ...ENV_BY[way],
      SLACK_BOT_TOKEN: SLACK_ENV.SLACK_BOT_TOKEN,
      SLACK_API_URL: `${side.proxy.url}/api/`,
      LEADS: `slack:${LEAD}`,
    },
    content: oneNudge({ rooms }),
  });
  side.appIsAt(world.url);
  await expect
    .poll(
      async () => {
        await side.localSlack.openHome();
        return side.localSlack.screen.homes.has(sam.id);
      },
      { timeout: 15_000 },
    )
    .toBe(true);
}

afterEach(async () => {
  await world?.stop();
  await side?.stop();
});

/** The modal on top, once it says this; Slack takes whatever is shown. */
async function modal(words: string): Promise<KeptView> {
  await expect.poll(() => JSON.stringify(side.localSlack.screen.modals.at(-1) ?? {})).toContain(words);
  const shown = side.localSlack.screen.modals.at(-1) as KeptView;
  expect(complaintsOfView(shown as never)).toEqual([]);
  return shown;
}

/** Somebody's App Home, opened anew, once it says this. */
async function home(words: string, user = sam.id): Promise<KeptView> {
  const shown = () => JSON.stringify(side.localSlack.screen.homes.get(user) ?? {});
  await expect
    .poll(async () => {
      await side.localSlack.openHome(user);
      return shown();
    })
    .toContain(words);
  const page = side.localSlack.screen.homes.get(user) as KeptView;
  expect(complaintsOfView(page as never)).toEqual([]);
  return page;
}

/** The newest message in the room or in somebody's direct messages, once it says this. */
async function newest(words: string, where = () => side.localSlack.messages()): Promise<KeptMessage> {
  await expect.poll(async () => (await where()).at(-1)?.text).toContain(words);
  const message = (await where()).at(-1) as KeptMessage;
  expect(complaintsOf(message as never)).toEqual([]);
  return message;
}
const direct = () => side.localSlack.directMessages();

/** Sends what stands in the modal with these fields filled in. */
function submit(fields: Readonly<Record<string, object>>, user = sam.id): void {
  side.localSlack.submit(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])), user);
}
async function refusedAt(...fields: string[]): Promise<void> {
  await expect.poll(() => Object.keys(side.localSlack.screen.errors)).toEqual(fields);
}
const choose = (value: string) => ({ type: 'static_select', selected_option: { value } });
const type = (value: string) => ({ type: 'plain_text_input', value });
const pick = (day: string) => ({ type: 'datepicker', selected_date: day });
const tick = { type: 'checkboxes', selected_options: [{ value: 'yes' }] };

describe.skipIf(LOCAL_SLACK_PROBLEM)(`local-slack${LOCAL_SLACK_PROBLEM ? ` (skipped: ${LOCAL_SLACK_PROBLEM})` : ''}`, () => {
  describe.each(WAYS)('over %s', (way) => {
    beforeEach(() => begin(way));

    it('somebody asks for flowers, sees three suppliers privately, and chooses one in the same message', async () => {
      await side.localSlack.command('/inkopen', 'bloemen');
      const offer = await newest('Drie sociale leveranciers');
      expect(offer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: sam.id });
      expect(suppliersOf(offer)).toHaveLength(3);

      const before = (await side.localSlack.messages()).length;
      await side.localSlack.tap(offer, 'choose:1');
      expect((await newest('Je kiest')).ts).toBe(offer.ts);
      expect(await side.localSlack.messages()).toHaveLength(before);
    });

    it('a mention is answered privately, and shared in the room once, by whoever asked', async () => {
      await side.localSlack.say(`<@${BOT}> bloemen voor 20 personen`);
      const offer = await newest('Drie sociale leveranciers');
      expect(offer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: sam.id });
      await side.localSlack.tap(offer, 'share');
      await newest('Je naam staat er niet bij');
      await side.localSlack.tap(offer, 'share');
      await newest('Eén keer is genoeg');
      const shared = (await side.localSlack.messages()).filter(({ user, subtype }) => user === BOT && subtype === undefined);
      expect(shared).toHaveLength(1);
      expect(shared[0]?.text).toContain('sociale leveranciers voor bloemen');
      expect(shared[0]?.text).not.toMatch(/20 personen|U0SAM/);
    });

    it('a room is read along in once a lead asks for it there, and tells only who said something', async () => {
      const question = 'Wie bestelt er bloemen voor het afscheid van vrijdag?';
      await side.localSlack.say(`<@${BOT}> meelezen aan`, LEAD);
      await newest('Meelezen staat aan');
      await side.localSlack.say(question);
      expect(await newest('in een kamer waar ik meelees')).toMatchObject({ subtype: 'ephemeral', ephemeral_to: sam.id });
    });

    it('it takes the token that we start with', () => {
      expect(world.logLines.join('\n')).not.toContain('Slack cannot be reached');
      expect(world.app.channels.join('\n')).toContain(way === 'HTTP' ? 'Slack: on, at http' : 'Slack: on, over Socket Mode');
    });

    it('a request: begun at a message, refused at its field, answered and chosen from in its place', async () => {
      await side.messageShortcut('Wie regelt de taart voor 25 collega’s in Utrecht?');
      await modal('"initial_value":"25"');
      submit({ category: choose('gebak'), place: type('Nergenshuizen') });
      await refusedAt('place');
      submit({ category: choose('gebak'), place: type('Utrecht'), people: { type: 'number_input', value: '25' } });
      expect(suppliersOf(await modal('sociale leveranciers voor gebak')).length).toBeGreaterThan(0);
      await side.tapInModal('choose:1');
      await modal('Je kiest');
    });

    it.each([
      ['other', 'iets anders'],
      ['self', 'ik regel het zelf'],
    ])('a reason, after %s', async (verb) => {
      await side.localSlack.command('/inkopen', 'bloemen');
      await side.localSlack.tap(await newest('Drie sociale leveranciers'), verb);
      const message = async () => (await side.localSlack.messages()).find(({ blocks }) => JSON.stringify(blocks).includes('"reason"'));
      await expect.poll(message).toBeDefined();
      await side.localSlack.tap((await message()) as KeptMessage, 'reason');
      await modal('Wat past het best?');
      submit({});
      await refusedAt('reason');
      submit({ reason: choose('too-slow') });
      await modal('Dank je, dat helpt');
    });

    it('a tip: given with consent, approved by a lead, and withdrawn by who gave it', async () => {
      await home('Deel een tip');
      await side.tapAtHome('tip');
      await modal('Deel een tip');
      const words = { category: choose('gebak'), text: type('Bel ze een week van tevoren, dan lukt het altijd.') };
      submit(words);
      await refusedAt('consent');
      submit({ ...words, was_hard: tick, consent: tick });
      await modal('Dank je voor je tip');
      await home('Bel ze een week van tevoren', LEAD);
      await side.tapAtHome('approve_tip:1', LEAD);
      await modal('De tip is geplaatst');
      await home('staat erbij');
      await side.tapAtHome('withdraw_tip:1');
      await modal('Je tip is weg');
      await home('Je hebt nog geen tip');
    });

    it('a supplier that somebody misses, which a lead reads', async () => {
      await home('Noem een leverancier');
      await side.tapAtHome('suggest');
      await modal('"callback_id":"supplier"');
      submit({ where: type('Breda') });
      await refusedAt('name');
      submit({ name: type('Bakkerij De Kans'), where: type('Breda') });
      await modal('Dank je voor de leverancier');
      await home('Bakkerij De Kans', LEAD);
    });

    it('a pause until a day that is still to come', async () => {
      await side.localSlack.command('/inkopen', 'start');
      await home('Pauzeer');
      await side.tapAtHome('pause');
      await modal('"callback_id":"pause"');
      submit({ until: pick('2026-10-14') });
      await refusedAt('until');
      submit({ until: pick('2026-11-30') });
      await modal('30 november');
      await home('30 november');
    });

    it('the follow-up: a day after the date, one tap, how it was received, and thanks', async () => {
      await side.localSlack.sayDirectly('bloemen voor 20 oktober');
      await side.localSlack.tap(await newest('sociale leveranciers', direct), 'choose:1');
      await side.localSlack.tap(await newest('Je kiest', direct), 'follow_up');
      await newest('Ik kom erop terug', direct);
      world.now = new Date('2026-10-21T10:00:00+02:00');
      await world.tick();
      await side.localSlack.tap(await newest('Is het gelukt?', direct), 'bought');
      const thanks = await newest('Fijn dat het gelukt is', direct);
      expect(thanks.text).toContain('Dit maak je mee mogelijk');
      await side.localSlack.tap(thanks, 'reaction:2');
      await newest('Dank je, dat tellen we mee', direct);
      await side.localSlack.tap(thanks, 'tell');
      await modal('"callback_id":"follow-up"');
      submit({});
      await refusedAt('bought');
      submit({ bought: choose('yes'), spent: choose('100-500'), effort: choose('less-time') });
      await modal('Fijn dat het gelukt is');
    });

    it('a nudge: refused at its field, looked at, tried, approved, held, let go, sent and withdrawn', async () => {
      const draft = { ...DRAFT, kamers: `slack:${ROOM}` };
      const fields = (changed: Readonly<Record<string, string>> = {}) =>
        Object.fromEntries(
          Object.entries({ ...draft, ...changed }).map(([name, value]) => [
            name,
            ['categorie', 'knop', 'advies', 'moment', 'mensen'].includes(name)
              ? choose(value)
              : name === 'datum'
                ? pick(value)
                : type(value),
          ]),
        );
      await home('Schrijf een nudge', LEAD);
      await side.tapAtHome('nudge_write', LEAD);
      await modal('"callback_id":"nudge"');
      submit(fields({ tekst: 'De meeste collega’s doen dit al. Je moet dus ook.' }), LEAD);
      await refusedAt('tekst');
      submit(fields(), LEAD);
      await modal('Bewaard als concept');
      await side.tapInModal('nudge_preview', LEAD);
      await modal('Een taart zegt genoeg.');
      await side.tapInModal('nudge_test', LEAD);
      await newest(draft.titel, () => side.localSlack.directMessages(LEAD));
      const desk = () => side.localSlack.command('/inkopen', 'nudge gebak-voor-de-vrijwilligers', LEAD);
      const tapAtDesk = async (verb: string) => {
        await desk();
        await side.localSlack.tap(await newest('Een taart zegt genoeg.'), verb, LEAD);
      };
      await tapAtDesk('nudge_approve');
      await newest('Hij gaat uit op donderdag 15 oktober');
      await tapAtDesk('nudge_pause');
      await newest('Gepauzeerd');
      await tapAtDesk('nudge_approve');
      await newest('Hij gaat uit op donderdag 15 oktober');
      world.now = new Date('2026-10-15T10:31:00+02:00');
      await world.tick();
      const posted = async () =>
        (await side.localSlack.messages()).filter(({ text, subtype }) => subtype === undefined && text.includes(draft.titel)).length;
      expect(await posted()).toBe(1);
      await tapAtDesk('nudge_withdraw');
      await side.localSlack.tap(await newest('Weet je het zeker?'), 'nudge_withdraw', LEAD);
      await newest('Ingetrokken');
      expect(await posted()).toBe(0);
    });
  });

  it.each(WAYS)('over %s a nudge stays in the room, and its button is answered privately after it', async (way) => {
    await begin(way, [`slack:${ROOM}`]);
    expect((await world.tick()).run).toMatchObject({ sent: 1 });
    const nudge = await newest(NUDGE_TITLE);
    expect(nudge.subtype).toBeUndefined();
    await side.localSlack.tap(nudge, 'ask');
    expect(await newest('Drie sociale leveranciers')).toMatchObject({ subtype: 'ephemeral', ephemeral_to: sam.id });
    const kept = (await side.localSlack.messages()).find(({ ts }) => ts === nudge.ts);
    expect(kept?.text).toBe(nudge.text);
  });
});

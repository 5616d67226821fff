import type { Button } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { olga, sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { buttonNamed, buttonsOf, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { complaintsOf } from './slack-limits.ts';
import { type Answered, type SlackStub, startSlackStub } from './slack-stub.ts';

const DAY_MS = 86_400_000;

let stub: SlackStub;
let world: World;
let slack: SlackClient;

beforeEach(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl } });
  slack = new SlackClient(world.url, stub.responseUrl);
});
afterEach(async () => {
  await world.stop();
  await stub.stop();
});

/** Taps, and gets what then appears. */
async function tap(button: Pick<Button, 'action_id' | 'value'>, user = sam.id): Promise<Answered> {
  const response = await slack.click(button, user);
  expect(response.status).toBe(200);
  const answer = await stub.nextAnswer();
  expect(answer.response_type).toBe('ephemeral');
  expect(complaintsOf(answer)).toEqual([]);
  return answer;
}

async function myData(user = sam.id): Promise<string> {
  return (await slack.command('mijn gegevens', user)).text ?? '';
}

describe('a button in Slack', () => {
  it('choose: takes the place of the offer, and says what to do next', async () => {
    const offer = await slack.command('bloemen');
    const chosen = await tap(buttonNamed(offer, 'choose:2'));
    expect(chosen.replace_original).toBe(true);
    const name = buttonNamed(offer, 'choose:2').accessibility_label?.replace('Kies ', '');
    expect(chosen.text).toContain(`Je kiest ${name}`);
    expect(chosen.text).toContain('Mag dit?');
    expect(chosen.text).toContain('<mailto:');
    expect(chosen.text).toContain('Tekst om door te sturen');
  });

  it('choose, and back again: the same three suppliers', async () => {
    const offer = await slack.command('bloemen');
    const chosen = await tap(buttonNamed(offer, 'choose:1'));
    const again = await tap(buttonNamed(chosen, 'ask'));
    expect(again.replace_original).toBe(true);
    expect(suppliersOf(again)).toEqual(suppliersOf(offer));
  });

  it('more: shows others in its place, and at the end the first again', async () => {
    const offer = await slack.command('bloemen');
    const others = await tap(buttonNamed(offer, 'more'));
    expect(others.replace_original).toBe(true);
    expect(suppliersOf(others).length).toBeGreaterThan(0);
    expect(suppliersOf(others).filter((name) => suppliersOf(offer).includes(name))).toEqual([]);
    let answer = others;
    for (let taps = 0; taps < 10 && !answer.text.includes('Dit waren ze allemaal'); taps++) answer = await tap(buttonNamed(answer, 'more'));
    expect(answer.text).toContain('Dit waren ze allemaal');
  });

  it('other: shows every category in its place', async () => {
    const answer = await tap(buttonNamed(await slack.command('bloemen'), 'other'));
    expect(answer.replace_original).toBe(true);
    expect(buttonsOf(answer)).toHaveLength(18);
    const cake = buttonsOf(answer).find(({ text }) => text.text.includes('Gebak'));
    expect((await tap(cake as Button)).text).toContain('leveranciers voor');
  });

  it('self: takes it without judgement, in its place', async () => {
    const answer = await tap(buttonNamed(await slack.command('bloemen'), 'self'));
    expect(answer.replace_original).toBe(true);
    expect(answer.text).toContain('Helemaal goed');
    expect(await myData()).toContain('Zelf geregeld, Bloemen: 1 keer');
  });

  it('why: explains the same three, in its place', async () => {
    const offer = await slack.command('bloemen');
    const answer = await tap(buttonNamed(offer, 'why'));
    expect(answer.replace_original).toBe(true);
    expect(answer.text).toContain('Niemand betaalt voor een plek');
    expect(suppliersOf(answer)).toEqual(suppliersOf(offer));
  });

  it('tapped twice, changes nothing in what is counted', async () => {
    const offer = await slack.command('bloemen');
    const once = await tap(buttonNamed(offer, 'choose:1'));
    const before = await myData();
    const twice = await tap(buttonNamed(offer, 'choose:1'));
    expect(twice).toEqual(once);
    expect(await myData()).toBe(before);
    expect(before).toContain('Gekozen, Bloemen: 1 keer');
  });

  it('tapped twice at the same moment, is counted once', async () => {
    const offer = await slack.command('bloemen');
    await Promise.all([tap(buttonNamed(offer, 'more')), tap(buttonNamed(offer, 'more'))]);
    expect(await myData()).toContain('Andere drie bekeken, Bloemen: 1 keer');
  });
});

describe('a button that cannot work says so in words', () => {
  it.each([
    ['a changed token', (value: string) => `x${value.slice(1)}`],
    ['a token of one letter', () => 'x'],
    ['an empty token', () => ''],
    ['a token with an emoji', () => '🌷'.repeat(30)],
  ])('forged: %s', async (_what, change) => {
    const { action_id, value } = buttonNamed(await slack.command('bloemen'), 'choose:1');
    const answer = await tap({ action_id, value: change(value ?? '') } as Button);
    expect(answer.text).toContain('Deze knop herken ik niet');
    expect(answer.replace_original).toBe(false);
    expect(await myData()).not.toContain('Gekozen');
  });

  it('forged: a verb that we do not have, or a supplier that was not there', async () => {
    const { value } = buttonNamed(await slack.command('bloemen'), 'choose:1');
    expect((await tap({ action_id: 'erase', value } as Button)).text).toContain('Deze knop herken ik niet');
    expect((await tap({ action_id: 'choose:9', value } as Button)).text).toContain('Deze leverancier kan ik nu niet meer aanbieden');
  });

  it("somebody else's", async () => {
    const offer = await slack.command('bloemen', sam.id);
    const answer = await tap(buttonNamed(offer, 'choose:1'), olga.id);
    expect(answer.text).toContain('Dit is van iemand anders');
    expect(await myData(olga.id)).not.toContain('Gekozen');
  });

  it('stale: after 61 days, while after 59 it still works', async () => {
    const offer = await slack.command('bloemen');
    const asked = world.now;
    world.now = new Date(asked.getTime() + 59 * DAY_MS);
    expect((await tap(buttonNamed(offer, 'choose:1'))).text).toContain('Je kiest');
    world.now = new Date(asked.getTime() + 61 * DAY_MS);
    expect((await tap(buttonNamed(offer, 'choose:1'))).text).toContain('Deze knop is te oud');
  });
});

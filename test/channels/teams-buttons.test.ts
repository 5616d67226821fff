import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { startWorld, type World } from '../world.ts';
import { actionNamed, actionsOf, CHANNEL, type Circumstances, suppliersOf, TeamsClient, textOf } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

const DAY_MS = 86_400_000;
const KIM = '99999999-2222-3333-4444-555555555555';

let connector: TeamsConnector;
let world: World;
let teams: TeamsClient;

beforeEach(async () => {
  connector = await startTeamsConnector();
  world = await startWorld({ env: { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: connector.url } });
  teams = new TeamsClient(world.url, connector.url);
});
afterEach(async () => {
  await world.stop();
  await connector.stop();
});

async function ask(text: string, circumstances: Circumstances = {}): Promise<AdaptiveCard> {
  await teams.say(text, circumstances);
  return connector.sent.at(-1)?.card as AdaptiveCard;
}

/** Taps a button whose card takes the place of the one it was on. */
async function tap(card: AdaptiveCard, verb: string, circumstances: Circumstances = {}): Promise<AdaptiveCard> {
  const before = connector.sent.length;
  const answer = await teams.execute(actionNamed(card, verb), circumstances);
  expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(connector.sent).toHaveLength(before);
  return answer.value as AdaptiveCard;
}

/** Taps a button that is answered after the card, which stays. */
async function tapForAnswer(card: AdaptiveCard, verb: string, circumstances: Circumstances = {}): Promise<string> {
  const before = connector.sent.length;
  const answer = await teams.execute(actionNamed(card, verb), circumstances);
  expect(answer).toMatchObject({ statusCode: 200, value: 'Mijn antwoord staat in een nieuw bericht.' });
  expect(connector.sent).toHaveLength(before + 1);
  return textOf(connector.sent.at(-1)?.card);
}

describe('a button in Teams', () => {
  it('choose: its card takes the place of the offer, and says what to do next', async () => {
    const offer = await ask('bloemen');
    const chosen = await tap(offer, 'choose:2');
    const name = suppliersOf(offer)[1]?.replace(' (voorbeeld)', '');
    expect(textOf(chosen)).toContain(`Je kiest ${name}`);
    expect(textOf(chosen)).toContain('Mag dit?');
    expect(textOf(chosen)).toContain('](mailto:');
    expect(suppliersOf(await tap(chosen, 'ask'))).toEqual(suppliersOf(offer));
  });

  it('more, other, self and why take its place too', async () => {
    const offer = await ask('bloemen');
    const others = await tap(offer, 'more');
    expect(suppliersOf(others).filter((name) => suppliersOf(offer).includes(name))).toEqual([]);
    expect(actionsOf(await tap(offer, 'other'))).toHaveLength(18);
    expect(textOf(await tap(offer, 'self'))).toContain('Helemaal goed');
    const explained = await tap(offer, 'why');
    expect(textOf(explained)).toContain('Niemand betaalt voor een plek');
    expect(suppliersOf(explained)).toEqual(suppliersOf(offer));
  });

  it('tapped twice, changes nothing in what is counted', async () => {
    const offer = await ask('bloemen');
    expect(await tap(offer, 'choose:1')).toEqual(await tap(offer, 'choose:1'));
    expect(textOf(await ask('mijn gegevens'))).toContain('Gekozen, Bloemen: 1 keer');
  });

  it('works in a client without Action.Execute, which sends it as a message', async () => {
    const offer = await ask('bloemen');
    const { data } = actionNamed(offer, 'choose:1').fallback;
    expect((await teams.submit(data)).status).toBe(200);
    expect(textOf(connector.sent.at(-1)?.card)).toContain('Je kiest');
    expect(textOf(await ask('mijn gegevens'))).toContain('Gekozen, Bloemen: 1 keer');
  });

  it('answers in English to who uses Teams in English', async () => {
    const chosen = await tap(await ask('flowers', { locale: 'en-US' }), 'choose:1', { locale: 'en-US' });
    expect(chosen.lang).toBe('en');
    expect(textOf(chosen)).toContain('You choose');
  });
});

describe('a button that cannot work says so in words, and the card stays', () => {
  it('forged', async () => {
    const { verb, data } = actionNamed(await ask('bloemen'), 'choose:1');
    await teams.execute({ verb, data: { ...data, token: `x${data.token.slice(1)}` } });
    expect(textOf(connector.sent.at(-1)?.card)).toContain('Deze knop herken ik niet');
  });

  it('without any data, or with data of another kind', async () => {
    for (const data of [undefined, {}, { token: 5 }, { token: { a: 1 } }, 'tekst']) {
      await teams.execute({ verb: 'choose', data: data as never });
      expect(textOf(connector.sent.at(-1)?.card)).toContain('Deze knop herken ik niet');
    }
  });

  it("somebody else's, said to that person alone", async () => {
    const offer = await ask('<at>Inkoophulp</at> bloemen', { conversation: CHANNEL });
    const words = await tapForAnswer(offer, 'choose:1', { conversation: CHANNEL, person: KIM });
    expect(words).toContain('Dit is van iemand anders');
    expect(connector.sent.at(-1)).toMatchObject({ targeted: true, recipient: { id: `29:${KIM}` } });
  });

  it('stale', async () => {
    const offer = await ask('bloemen');
    world.now = new Date(world.now.getTime() + 61 * DAY_MS);
    expect(await tapForAnswer(offer, 'choose:1')).toContain('Deze knop is te oud');
  });
});

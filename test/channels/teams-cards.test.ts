import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { LIMITS } from '../../src/channels/teams/limits.ts';
import { noor } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { oneNudge } from './one-nudge.ts';
import { complaintsOfReader, complaintsOfSchema, SCHEMA_PROBLEM } from './teams-card-check.ts';
import { actionNamed, TeamsClient } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

/** How Noor gets there, by words and then by taps, and how it begins in Dutch. */
const WAYS: readonly [kind: string, begins: RegExp, says: string, ...taps: string[]][] = [
  ['an offer', /^Drie sociale leveranciers voor bloemen/, 'bloemen'],
  ['an offer with wishes', /leveranciers? voor bloemen/, 'bloemen voor 20 personen morgen in Utrecht, 30 euro per persoon'],
  ['no supplier at all', /^Nog geen sociale leverancier/, 'kerstpakketten, 9000 stuks'],
  ['a question', /^Wat bedoel je precies/, 'bloemen en taart'],
  ['a refusal', /^Daar kan ik nog niet bij helpen/, 'een kernreactor'],
  ['help', /^Dit kan ik voor je doen/, 'help'],
  ["a person's own page", /^Sociaal inkopen/, 'home'],
  ['a message that is too long', /^Dat ging even niet/, 'bloemen '.repeat(300)],
  ['a choice', /^Je kiest/, 'bloemen', 'choose:1'],
  ['three others', /^Nog meer/, 'bloemen', 'more'],
  ['three others again and again', /leveranciers voor bloemen/, 'bloemen', 'more', 'more', 'more'],
  ['something else', /^Prima, we zoeken verder/, 'bloemen', 'other'],
  ['I arrange it myself', /^Helemaal goed/, 'bloemen', 'self'],
  ['why these three', /^Drie sociale leveranciers voor bloemen/, 'bloemen', 'why'],
  ['why in general', /^Waarom deze/, 'waarom'],
  ['a tip', /^Tips van collega/, 'tip bloemen'],
  ['tips on', /^Fijn/, 'start'],
  ['tips paused', /^Ik stuur je niets tot en met/, 'pauze 2 weken'],
  ['my data', /^Dit bewaar ik van je/, 'mijn gegevens'],
  ['tips off', /^Ik stuur je niets meer/, 'stop'],
  ['forgotten', /^Ik ben je vergeten/, 'vergeet mij'],
  ['the report', /^Het rapport van /, 'rapport'],
  ['what is planned', /^Dit staat er gepland/, 'nudge'],
  ['a nudge', /^Bloemen met een verhaal/, 'nudge bloemen'],
];

let connector: TeamsConnector;
let world: World;
let teams: TeamsClient;

beforeAll(async () => {
  connector = await startTeamsConnector();
  const env = { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: connector.url, LEADS: `teams:${noor.id}` };
  world = await startWorld({ env, content: oneNudge({ people: 'abonnees' }) });
  teams = new TeamsClient(world.url, connector.url);
});
afterAll(async () => {
  await world.stop();
  await connector.stop();
});

async function cardFor(says: string, taps: readonly string[], locale: string): Promise<AdaptiveCard> {
  await teams.say(says, { locale });
  expect(connector.sent.at(-1)?.summary).toBeTruthy();
  let card = connector.sent.at(-1)?.card as AdaptiveCard;
  for (const verb of taps) card = (await teams.execute(actionNamed(card, verb), { locale })).value as AdaptiveCard;
  return card;
}

describe.each(['nl-NL', 'en-US'])('every card we send (%s)', (locale) => {
  it.each(WAYS)('%s: can be read, heard, and sent', async (_kind, begins, says, ...taps) => {
    const card = await cardFor(says, taps, locale);
    if (locale === 'nl-NL') expect(card.fallbackText).toMatch(begins);
    expect(complaintsOfReader(card)).toEqual([]);
    expect(card).toMatchObject({ version: '1.5', lang: locale.slice(0, 2) });
    expect(card.speak.length).toBeGreaterThan(card.fallbackText.length);
    expect(card.fallbackText).toBeTruthy();
    expect(card.speak).not.toMatch(/\*\*|\\|\]\(|\.\./);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(LIMITS.cardBytes);
  });

  it.skipIf(SCHEMA_PROBLEM).each(WAYS)(
    `%s: keeps to the schema of Adaptive Cards 1.5${SCHEMA_PROBLEM ? ` (skipped: ${SCHEMA_PROBLEM})` : ''}`,
    async (_kind, _begins, says, ...taps) => {
      expect(complaintsOfSchema(await cardFor(says, taps, locale))).toEqual([]);
    },
  );
});

describe('a nudge that arrives', () => {
  it('can be read, heard, and sent too', async () => {
    await teams.say('start');
    expect((await world.tick()).run.sent).toBe(1);
    const { card, summary } = connector.sent.at(-1) ?? {};
    expect(summary).toBeTruthy();
    expect(complaintsOfReader(card as AdaptiveCard)).toEqual([]);
    expect(SCHEMA_PROBLEM ? [] : complaintsOfSchema(card as AdaptiveCard)).toEqual([]);
  });
});

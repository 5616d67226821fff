import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { actionsOf, CHANNEL, PERSONAL, suppliersOf, TeamsClient, textOf } from './teams-client.ts';
import { type Sent, startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

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

/** What is sent for this message: one thing. */
async function ask(text: string, circumstances = {}): Promise<Sent> {
  const before = connector.sent.length;
  expect((await teams.say(text, circumstances)).status).toBe(200);
  expect(connector.sent).toHaveLength(before + 1);
  return connector.sent[before] as Sent;
}

describe('a message in a personal chat in Teams', () => {
  it.each(['inkopen bloemen', '/inkopen bloemen', 'bloemen', '<p>Inkopen bloemen</p>', 'inkopen&nbsp;bloemen'])(
    'is answered with a card of three suppliers, one of them the standard choice: %s',
    async (text) => {
      const { conversation, targeted, summary, card } = await ask(text);
      expect([conversation, targeted]).toEqual([PERSONAL, false]);
      expect(card?.version).toBe('1.5');
      expect(suppliersOf(card)).toHaveLength(3);
      expect(suppliersOf(card).filter((name) => name.includes('Standaardkeuze'))).toHaveLength(1);
      expect(summary).toContain('Drie sociale leveranciers');
    },
  );

  it('offers five ways on, each with what it does for who hears it alone', async () => {
    const { card } = await ask('inkopen bloemen');
    expect(actionsOf(card).map(({ data }) => data.verb)).toEqual(['choose:1', 'choose:2', 'choose:3', 'more', 'other', 'self', 'why']);
    expect(actionsOf(card).map(({ verb }) => verb)).toEqual(['choose', 'choose', 'choose', 'more', 'other', 'self', 'why']);
    for (const action of actionsOf(card)) {
      expect([action.type, action.fallback.type]).toEqual(['Action.Execute', 'Action.Submit']);
      expect((action as unknown as { tooltip: string }).tooltip).toBeTruthy();
    }
  });

  it('explains itself, and refuses kindly what it does not know', async () => {
    expect(textOf((await ask('help')).card)).toContain('Dit kan ik voor je doen');
    const refusal = await ask('een kernreactor');
    expect(textOf(refusal.card)).toContain('Daar kan ik nog niet bij helpen');
    expect(actionsOf(refusal.card)).toHaveLength(17);
  });

  it('may be of ten thousand characters, and is answered in words', async () => {
    expect(textOf((await ask('bloemen '.repeat(1250))).card)).toContain('Zeg in één zin wat je nodig hebt');
  });

  it('is answered in English to who uses Teams in English', async () => {
    const { card } = await ask('flowers', { locale: 'en-US' });
    expect(card?.lang).toBe('en');
    expect(textOf(card)).toContain('social suppliers');
    expect(textOf(card)).not.toContain('leveranciers');
  });
});

describe('a mention in a channel of a team', () => {
  const mention = (text: string) => `<at>Inkoophulp</at> ${text}&nbsp;\n`;

  it('is answered to the asker alone', async () => {
    const { conversation, targeted, recipient, card } = await ask(mention('inkopen bloemen'), { conversation: CHANNEL });
    expect([conversation, targeted]).toEqual([CHANNEL, true]);
    expect(recipient).toMatchObject({ id: expect.stringContaining('29:'), isTargeted: true });
    expect(suppliersOf(card)).toHaveLength(3);
  });

  it('that says start is told that this works in a private chat', async () => {
    const { card } = await ask(mention('start'), { conversation: CHANNEL });
    expect(textOf(card)).toContain('Doe dit even in een gesprek met mij alleen');
  });
});

describe('when Teams does not take the answer', () => {
  it.each([429, 500])('(%s) that is noted without what was said, and the next question is answered', async (status) => {
    connector.answersAre({ status, body: {} });
    await teams.say('bloemen');
    expect(world.logLines.join('\n')).toContain(String(status));
    expect(world.logLines.join('\n')).not.toMatch(/leverancier|bloemen/);
    connector.answersAre({ status: 201, body: { id: '1' } });
    expect(suppliersOf((await ask('bloemen')).card)).toHaveLength(3);
  });
});

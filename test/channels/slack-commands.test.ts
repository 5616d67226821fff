import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { buttonsOf, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { complaintsOf } from './slack-limits.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

let stub: SlackStub;
let world: World;
let slack: SlackClient;

beforeAll(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl } });
  slack = new SlackClient(world.url, stub.responseUrl);
});
afterAll(async () => {
  await world.stop();
  await stub.stop();
});

/** What was typed, and a complete message back at once. */
async function ask(text: string) {
  const { response_type, text: spoken = '', blocks = [] } = await slack.command(text);
  return { response_type, text: spoken, blocks };
}

describe('/inkopen in Slack', () => {
  it('answers /inkopen bloemen at once, for the asker alone, with three suppliers and one standard choice', async () => {
    const answer = await ask('bloemen');
    expect(answer.response_type).toBe('ephemeral');
    const suppliers = suppliersOf(answer);
    expect(suppliers).toHaveLength(3);
    expect(suppliers.filter((name) => name.includes('Standaardkeuze'))).toHaveLength(1);
    expect(suppliers[0]).toContain('Standaardkeuze');
  });

  it('offers every way on, and says that the suppliers are examples', async () => {
    const answer = await ask('bloemen');
    expect(buttonsOf(answer).map(({ action_id }) => action_id)).toEqual([
      'choose:1',
      'choose:2',
      'choose:3',
      'more',
      'other',
      'self',
      'why',
      'share',
    ]);
    expect(answer.text).toContain('voorbeeld');
  });

  it('says everything in the text as well, because that is what a screen reader reads', async () => {
    const answer = await ask('bloemen voor 20 personen vrijdag in Utrecht');
    for (const block of answer.blocks) {
      if (block.type === 'section') expect(answer.text).toContain(block.text?.text);
      if (block.type === 'header') expect(answer.text).toContain(block.text.text);
      if (block.type === 'context') for (const element of block.elements) expect(answer.text).toContain((element as { text: string }).text);
    }
    expect(answer.text).not.toMatch(/…$/);
  });

  it('names the supplier in the label of each button, so that nobody hears "Kies" three times', async () => {
    const answer = await ask('bloemen');
    const labels = buttonsOf(answer).map(({ accessibility_label }) => accessibility_label ?? '');
    expect(labels.every(Boolean)).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
    for (const [index, name] of suppliersOf(answer).entries()) expect(name).toContain(labels[index]?.replace('Kies ', ''));
  });

  it.each([
    'bloemen',
    '',
    'help',
    'kerstpakketten, 40 stuks, 30 euro per stuk',
    'iets wat niemand verkoopt',
    'mijn gegevens',
    'waarom',
    'bloemen en taart',
    'tip bloemen',
    'stop',
    'pauze',
    'rapport',
  ])('stays within what a Slack message may hold: /inkopen %s', async (text) => {
    expect(complaintsOf(await ask(text))).toEqual([]);
  });

  it.each(['', 'help', 'HELP', ' ? '])('explains itself and shows every category: /inkopen %s', async (text) => {
    const answer = await ask(text);
    expect(answer.text).toContain('Dit kan ik voor je doen');
    expect(answer.text).toContain('/inkopen bloemen');
    expect(buttonsOf(answer)).toHaveLength(17);
  });

  it('refuses kindly what it does not know, with the categories to tap', async () => {
    const answer = await ask('een kernreactor');
    expect(answer.text).toContain('Daar kan ik nog niet bij helpen');
    expect(buttonsOf(answer).map(({ action_id }) => action_id?.split(':')[0])).toEqual([...Array(16).fill('ask'), 'suggest']);
  });

  it('asks which of two it is, and lets go of it as easily', async () => {
    const answer = await ask('bloemen en taart');
    expect(answer.text).toContain('Wat bedoel je precies?');
    expect(buttonsOf(answer).map(({ action_id }) => action_id)).toEqual(['ask:1', 'ask:2', 'other', 'self']);
  });

  it('answers ten thousand characters in words', async () => {
    const answer = await ask('bloemen '.repeat(1250));
    expect(answer.response_type).toBe('ephemeral');
    expect(answer.text).toContain('Zeg in één zin wat je nodig hebt');
  });

  it('says at once, to whoever typed it alone, that it does not know another command', async () => {
    const begin = Date.now();
    const body = slack.commandBody('bloemen').replace('command=%2Finkopen', 'command=%2Fanders');
    const response = await slack.post(body);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      response_type: 'ephemeral',
      text: expect.stringMatching(/^Dit commando ken ik niet\. Typ `\/inkopen`/),
    });
    expect(Date.now() - begin).toBeLessThan(2000);
    expect(world.logLines.join('\n')).not.toMatch(/"level":50|anders/);
  });

  it('shows what somebody typed to nobody, not even in the log', async () => {
    await ask('bloemen voor de geheime afdeling');
    expect(world.logLines.join('\n')).not.toContain('geheime');
  });
});

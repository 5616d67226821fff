import { afterEach, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import type { Conversation, Speaker, SupplierCard } from '../../src/ports/chat.ts';
import { noor } from '../cast.ts';
import { complaintsOfReader, complaintsOfSchema, SCHEMA_PROBLEM } from './teams-card-check.ts';
import { actionsOf, GROUP, textOf } from './teams-client.ts';
import { dataOf, dialogAfter } from './teams-dialog.ts';
import { choice, REQUEST_FORM, reply, startTeamsStage, type TeamsStage } from './teams-stage.ts';

const BLOEIWERK: SupplierCard = {
  name: 'Bloeiwerk',
  badge: 'Standaardkeuze',
  lines: ['Utrecht', 'Boeketten vanaf € 20'],
  impact: { text: 'Werk voor 12 mensen', source: 'bloeiwerk.example', url: 'https://bloeiwerk.example/impact' },
};

let stage: TeamsStage;

async function begin(conversation: Partial<Conversation> = {}) {
  stage = await startTeamsStage({ search: async (_speaker, text) => (text === 'bloemen' ? [BLOEIWERK] : []), ...conversation });
}
afterEach(() => stage.stop());

async function search(zoek: string, circumstances = {}) {
  const value = {
    commandId: 'zoekLeverancier',
    parameters: zoek ? [{ name: 'zoek', value: zoek }] : [{ name: 'initialRun', value: 'true' }],
  };
  const response = await stage.teams.invoke('composeExtension/query', value, circumstances);
  expect(response.status).toBe(200);
  return (
    (await response.json()) as {
      composeExtension: { type: string; text?: string; attachments?: { content: AdaptiveCard; preview: { content: object } }[] };
    }
  ).composeExtension;
}

describe('searching while writing a message', () => {
  it('finds suppliers, each with a card to insert that anybody may see', async () => {
    await begin();
    const { type, attachments } = await search('bloemen', { conversation: GROUP });
    expect(type).toBe('result');
    expect(attachments?.map(({ preview }) => preview.content)).toEqual([{ title: 'Bloeiwerk', text: 'Utrecht · Boeketten vanaf € 20' }]);
    const card = attachments?.[0]?.content as AdaptiveCard;
    expect(complaintsOfReader(card)).toEqual([]);
    expect(SCHEMA_PROBLEM ? [] : complaintsOfSchema(card)).toEqual([]);
    expect(textOf(card)).toContain('Werk voor 12 mensen');
    expect(actionsOf(card)).toEqual([]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('says what to type at first, and what to do when nothing is found', async () => {
    await begin();
    expect(await search('')).toMatchObject({ type: 'message', text: expect.stringContaining('Typ wat je nodig hebt') });
    expect(await search('kernreactor')).toMatchObject({ type: 'message', text: expect.stringContaining('Probeer een ander woord') });
    expect((await search('', { locale: 'en-GB' })).text).toContain('Type what you need');
  });
});

describe("help with somebody else's message", () => {
  const value = { commandId: 'vraagHulp', messagePayload: { body: { content: '<p>Wie regelt <b>bloemen</b> voor Kim?</p>' } } };

  it('begins the request form with its words, and knows who asks but not where to say something', async () => {
    const opened: unknown[] = [];
    await begin({
      async open(speaker: Speaker, form, text) {
        opened.push([speaker, form, text]);
        return REQUEST_FORM;
      },
    });
    const response = await stage.teams.invoke('composeExtension/fetchTask', value, { conversation: GROUP });
    expect(((await response.json()) as { task: { value: { title: string } } }).task.value.title).toBe('Wat zoek je?');
    expect(opened).toEqual([[{ person: noor, locale: 'nl' }, 'request', 'Wie regelt bloemen voor Kim?']]);
  });

  it('shows errors and the answer in the dialog, and says nothing in that chat', async () => {
    await begin({
      submit: async ({ values }) =>
        values.what ? reply('Drie leveranciers', choice('choose', 'Kies Bloeiwerk')) : { errors: { what: 'Zeg wat je zoekt.' } },
    });
    const shown = (data: object) =>
      dialogAfter(stage.teams.invoke('composeExtension/submitAction', { commandId: 'vraagHulp', data }, { conversation: GROUP }));
    const form = await dialogAfter(stage.teams.invoke('composeExtension/fetchTask', value, { conversation: GROUP }));
    const asked = dataOf(form?.card, 'Zoek');
    expect(textOf((await shown(asked))?.card)).toContain('Zeg wat je zoekt.');
    expect(textOf((await shown({ ...asked, 'field.what': 'bloemen' }))?.card)).toContain('Drie leveranciers');
    expect(stage.connector.sent).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { ChatSubmission, Conversation, Form, Reply } from '../../src/ports/chat.ts';
import { noor } from '../cast.ts';
import { actionsOf, GROUP, PERSONAL, textOf } from './teams-client.ts';
import { dataOf, dialogAfter, mistakesIn } from './teams-dialog.ts';
import { choice, REQUEST_FORM, reply, startTeamsStage, type TeamsStage } from './teams-stage.ts';

const OFFER: Reply = reply('Drie leveranciers', choice('choose', 'Kies Bloeiwerk'));

let stage: TeamsStage;
let submitted: ChatSubmission[];

async function begin(conversation: Partial<Conversation> = {}) {
  submitted = [];
  stage = await startTeamsStage({
    message: async () => reply('Hallo', choice('request', 'Vraag stellen'), choice('why', 'Waarom?')),
    click: async ({ verb }) => (verb === 'request' ? REQUEST_FORM : reply(`Na ${verb}`)),
    async submit(submission) {
      submitted.push(submission);
      return submission.values.what ? OFFER : { errors: { what: 'Zeg wat je zoekt.', people: 'Dit is te veel.' } };
    },
    ...conversation,
  });
}
afterEach(() => stage.stop());

const open = (circumstances = {}) =>
  dialogAfter(
    stage.teams.invoke(
      'task/fetch',
      { data: { verb: 'request', token: 'token-of-request', msteams: { type: 'task/fetch' } } },
      circumstances,
    ),
  );
const submit = (data: object, circumstances = {}) => dialogAfter(stage.teams.invoke('task/submit', { data }, circumstances));
const fill = async (values: object, circumstances = {}) => {
  const form = await open(circumstances);
  return submit({ ...dataOf(form?.card, 'Zoek'), ...values }, circumstances);
};

describe('a button that opens a form', () => {
  it('asks Teams for a dialog; other buttons do not', async () => {
    await begin();
    await stage.teams.say('hallo');
    expect(actionsOf(stage.connector.sent[0]?.card)).toMatchObject([
      { type: 'Action.Submit', title: 'Vraag stellen', data: { verb: 'request', msteams: { type: 'task/fetch' } } },
      { type: 'Action.Execute', title: 'Waarom?', verb: 'why' },
    ]);
  });

  it('shows a card with an input for each field, each with its label, and says which must be filled in', async () => {
    await begin();
    const form = await open();
    expect(form?.title).toBe('Wat zoek je?');
    expect(form?.card.body.filter(({ type }) => type.startsWith('Input.'))).toMatchObject([
      {
        type: 'Input.Text',
        id: 'field.what',
        label: 'Wat wil je inkopen?',
        isRequired: true,
        maxLength: 200,
        errorMessage: expect.stringContaining('Wat wil'),
      },
      { type: 'Input.Text', id: 'field.more', isMultiline: true, isRequired: false },
      {
        type: 'Input.ChoiceSet',
        id: 'field.where',
        choices: [
          { title: 'Utrecht', value: 'Utrecht' },
          { title: 'Zeeland', value: 'Zeeland' },
        ],
      },
      { type: 'Input.Date', id: 'field.when', value: '2026-11-27' },
      { type: 'Input.Number', id: 'field.people', min: 1, max: 9999 },
      { type: 'Input.Toggle', id: 'field.agreed', label: 'Mijn naam mag erbij', title: 'Ja', valueOn: 'yes' },
    ]);
    expect(textOf(form?.card)).toContain('Bijvoorbeeld: bloemen');
    expect(actionsOf(form?.card).map(({ title }) => title)).toEqual(['Zoek', 'Sluiten']);
  });

  it('shows words instead when the conversation says no', async () => {
    await begin({ click: async () => reply('Deze knop is te oud') });
    expect(textOf((await open())?.card)).toContain('Deze knop is te oud');
  });

  it('says so in words where Teams has no dialogs', async () => {
    await begin();
    await stage.teams.submit({ verb: 'request', token: 'token-of-request' });
    expect(textOf(stage.connector.sent[0]?.card)).toContain('Dit formulier gaat hier niet open');
  });

  it.each([undefined, 'tekst', {}, { verb: 5 }, { opens: 'nudge', text: '' }])('stops nothing when it sends %j', async (data) => {
    await begin({ click: async () => reply('Deze knop herken ik niet') });
    expect(textOf((await dialogAfter(stage.teams.invoke('task/fetch', { data })))?.card)).toContain('Deze knop herken ik niet');
  });
});

describe('a form that comes back', () => {
  it('hands over what was filled in, by name, without what was left empty', async () => {
    await begin();
    await fill({
      'field.what': ' bloemen ',
      'field.more': '',
      'field.people': 12,
      'field.agreed': 'yes',
      'field.when': '2026-11-27',
      other: 'x',
    });
    expect(submitted).toMatchObject([{ form: 'request', token: 'token-of-the-form', person: noor }]);
    expect(submitted[0]?.values).toEqual({ what: 'bloemen', people: '12', agreed: 'yes', when: '2026-11-27' });
  });

  it('shows what to mend at its field in the same card, and keeps what was filled in', async () => {
    await begin();
    const again = await fill({ 'field.people': '10000', 'field.where': 'Zeeland' });
    expect(again?.title).toBe('Wat zoek je?');
    const body = again?.card.body ?? [];
    expect(again && mistakesIn(again.card)).toEqual({ what: 'Zeg wat je zoekt.', people: 'Dit is te veel.' });
    expect(body).toContainEqual(expect.objectContaining({ text: '⚠ Zeg wat je zoekt.', color: 'Attention' }));
    expect(body.find((element) => 'id' in element && element.id === 'field.where')).toMatchObject({ value: 'Zeeland' });
    expect(again?.card.speak).toContain('2 antwoorden kloppen nog niet');
    expect(await submit({ ...dataOf(again?.card, 'Zoek'), 'field.what': 'bloemen' })).toBeUndefined();
  });

  it('closes, and an answer to go on with stands in the chat', async () => {
    await begin();
    expect(await fill({ 'field.what': 'bloemen' })).toBeUndefined();
    expect(stage.connector.sent).toMatchObject([{ conversation: PERSONAL, summary: 'Drie leveranciers' }]);
  });

  it('says a word of thanks in the dialog, which then can be closed', async () => {
    await begin({ submit: async () => reply('Bedankt voor je tip') });
    const thanks = await fill({ 'field.what': 'bloemen' });
    expect(textOf(thanks?.card)).toContain('Bedankt voor je tip');
    expect(stage.connector.sent).toEqual([]);
    expect(await submit(dataOf(thanks?.card, 'Sluiten'))).toBeUndefined();
  });

  it('in a room stays in the dialog, which nobody else sees, and goes on there', async () => {
    await begin();
    const offer = await fill({ 'field.what': 'bloemen' }, { conversation: GROUP });
    expect(stage.connector.sent).toEqual([]);
    expect(actionsOf(offer?.card).map(({ type }) => type)).toEqual(['Action.Submit', 'Action.Submit']);
    const chosen = await submit(dataOf(offer?.card, 'Kies Bloeiwerk'), { conversation: GROUP });
    expect(textOf(chosen?.card)).toContain('Na choose');
  });

  it('stands in the dialog when Teams does not take the answer', async () => {
    await begin();
    stage.connector.answersAre({ status: 403, body: {} });
    expect(textOf((await fill({ 'field.what': 'bloemen' }))?.card)).toContain('Drie leveranciers');
  });

  it('can lead to another form', async () => {
    const second: Form = { ...REQUEST_FORM, id: 'tip', title: 'Je tip' };
    await begin({
      click: async ({ verb }) => (verb === 'tip' ? second : REQUEST_FORM),
      submit: async () => reply('Nog iets?', choice('tip', 'Schrijf een tip')),
    });
    const next = await fill({ 'field.what': 'bloemen' }, { conversation: GROUP });
    expect((await submit(dataOf(next?.card, 'Schrijf een tip'), { conversation: GROUP }))?.title).toBe('Je tip');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage, Conversation, Overheard } from '../../src/ports/chat.ts';
import { noor } from '../cast.ts';
import { CHANNEL, GROUP, PERSONAL, textOf } from './teams-client.ts';
import { MADE_CHAT } from './teams-connector.ts';
import { reply, startTeamsStage, type TeamsStage } from './teams-stage.ts';

const KIM = '99999999-2222-3333-4444-555555555555';

let stage: TeamsStage;
let heard: (ChatMessage | Overheard)[];

async function begin(conversation: Partial<Conversation> = {}) {
  heard = [];
  stage = await startTeamsStage({
    async message(message) {
      heard.push(message);
      return reply('Antwoord');
    },
    async overhear(overheard) {
      heard.push(overheard);
      return undefined;
    },
    ...conversation,
  });
}
afterEach(() => stage.stop());

describe('what somebody says to us in Teams', () => {
  it.each([
    ['/inkopen bloemen', '/inkopen bloemen', 'command', {}],
    ['inkopen bloemen', 'inkopen bloemen', 'command', {}],
    ['Inkopen', 'Inkopen', 'command', {}],
    ['we zoeken bloemen', 'we zoeken bloemen', 'addressed', {}],
    ['inkopenbureau gezocht', 'inkopenbureau gezocht', 'addressed', {}],
    ['<p><at>Inkoophulp</at>&nbsp;inkopen bloemen</p>', 'inkopen bloemen', 'command', { conversation: CHANNEL }],
    ['<at>Inkoophulp</at> bloemen', 'bloemen', 'addressed', { conversation: GROUP }],
    ['<blockquote>Wat een weer</blockquote><p>/inkopen &quot;taart&quot;</p>', '/inkopen "taart"', 'command', {}],
  ])('is read without the residue of Teams: %s', async (typed, text, manner, circumstances) => {
    await begin();
    expect((await stage.teams.say(typed, circumstances)).status).toBe(200);
    expect(heard).toMatchObject([{ text, manner, person: noor }]);
  });

  it('in a thread of a channel is said in that channel, and answered in the thread', async () => {
    await begin();
    await stage.teams.say('<at>Inkoophulp</at> bloemen', { conversation: `${CHANNEL};messageid=17` });
    expect(heard).toMatchObject([{ room: { channel: 'teams', id: CHANNEL } }]);
    expect(stage.connector.sent).toMatchObject([{ conversation: `${CHANNEL};messageid=17`, targeted: true }]);
  });

  it('from the slash menu, which Teams shows to us alone, is said to us', async () => {
    await begin();
    await stage.teams.say('bloemen', { conversation: GROUP }, { recipient: { id: '28:inkoophulp', isTargeted: true } });
    expect(heard).toMatchObject([{ text: 'bloemen', manner: 'addressed' }]);
  });

  it('can be reached again only from a personal chat', async () => {
    await begin();
    await stage.teams.say('start');
    await stage.teams.say('<at>Inkoophulp</at> start', { conversation: GROUP });
    expect(heard.map(({ reach, room }) => [reach?.id, room?.id])).toEqual([
      [PERSONAL, undefined],
      [undefined, GROUP],
    ]);
  });
});

describe.each([
  ['a channel of a team', CHANNEL],
  ['a group chat', GROUP],
])('an answer in %s', (_where, conversation) => {
  const ask = () => stage.teams.say('<at>Inkoophulp</at> bloemen', { conversation });

  it('is seen by the asker alone', async () => {
    await begin();
    await ask();
    expect(stage.connector.sent).toMatchObject([{ conversation, targeted: true, recipient: { id: `29:${noor.id}`, isTargeted: true } }]);
    expect(stage.connector.chats).toEqual([]);
  });

  it.each([400, 403, 404])('goes to the personal chat where Teams or the tenant refuses that (%s)', async (status) => {
    await begin();
    stage.connector.answersAre(({ targeted }) => (targeted ? { status, body: { error: { code: 'BadArgument' } } } : undefined));
    await ask();
    const [, answer, ...more] = stage.connector.sent;
    expect(more).toEqual([]);
    expect(stage.connector.chats).toMatchObject([{ members: [{ id: `29:${noor.id}` }] }]);
    expect(answer).toMatchObject({ conversation: MADE_CHAT, targeted: false });
    expect(textOf(answer?.card)).toContain('Antwoord');
  });

  it('is a short pointer and nothing of the answer where neither works', async () => {
    await begin();
    stage.connector.answersAre(({ targeted, kind }) => (targeted || kind === 'chat' ? { status: 403, body: {} } : undefined));
    await ask();
    const [, pointer, ...more] = stage.connector.sent;
    expect(more).toEqual([]);
    expect(pointer).toMatchObject({ conversation, targeted: false, text: expect.stringContaining('Open een gesprek met mij') });
    expect(JSON.stringify(pointer)).not.toContain('Antwoord');
    expect(stage.logged.join()).not.toMatch(/bloemen|Antwoord|29:|19:/);
  });
});

describe('what is said in a room, and not to us', () => {
  const say = (text = 'Wie bestelt de taart?') => stage.teams.say(text, { conversation: GROUP, person: KIM });

  it('is not read where reading along is off, which it is by itself', async () => {
    await begin();
    expect((await say()).status).toBe(200);
    expect((await say('inkopen doen we morgen')).status).toBe(200);
    expect(heard).toEqual([]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('is heard where reading along is on, and usually met with silence', async () => {
    await begin({ readsAlong: async ({ id }) => id === GROUP });
    await say();
    expect(heard).toMatchObject([{ text: 'Wie bestelt de taart?', room: { channel: 'teams', id: GROUP }, person: { id: KIM } }]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('is answered for the speaker alone when there is something to say', async () => {
    await begin({ readsAlong: async () => true, overhear: async () => reply('Taart nodig?') });
    await say();
    expect(stage.connector.sent).toMatchObject([{ targeted: true, recipient: { id: `29:${KIM}` }, summary: 'Taart nodig?' }]);
  });

  it('with /inkopen is said to us after all', async () => {
    await begin();
    await say('/inkopen taart');
    expect(heard).toMatchObject([{ text: '/inkopen taart', manner: 'command' }]);
  });
});

describe("a person's own page", () => {
  const home = async () => ({
    title: 'Jouw pagina',
    sections: [{ heading: 'Wat je vroeg', parts: [{ kind: 'text' as const, markdown: 'Bloemen' }] }],
  });

  it.each(['home', 'Home', 'inkopen home'])('is a card too, by the word %s', async (word) => {
    await begin({ home });
    await stage.teams.say(word);
    expect(heard).toEqual([]);
    expect(stage.connector.sent).toMatchObject([{ conversation: PERSONAL, summary: 'Jouw pagina' }]);
    expect(textOf(stage.connector.sent[0]?.card)).toBe('Jouw pagina\nWat je vroeg\nBloemen');
  });

  it('by a button, and in a room for who asks alone', async () => {
    await begin({ home });
    await stage.teams.execute({ verb: 'home', data: { verb: 'home', token: 't' } });
    await stage.teams.say('<at>Inkoophulp</at> home', { conversation: GROUP });
    expect(stage.connector.sent).toMatchObject([
      { conversation: PERSONAL, targeted: false },
      { conversation: GROUP, targeted: true },
    ]);
  });
});

describe('a card that takes the place of another', () => {
  const replaced = { click: async () => ({ ...reply('Nieuw'), placement: 'replace' as const }) };
  const tap = (circumstances: object) =>
    stage.teams.execute({ verb: 'more', data: { verb: 'more', token: 't' } }, { replyToId: 'm1', ...circumstances });

  it('changes on screen at once, and stays changed', async () => {
    await begin(replaced);
    expect(textOf((await tap({})).value as never)).toContain('Nieuw');
    await expect.poll(() => stage.connector.edits).toMatchObject([{ conversation: PERSONAL, id: 'm1', summary: 'Nieuw' }]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('is shown to who taps even when Teams does not keep it', async () => {
    await begin(replaced);
    stage.connector.answersAre({ status: 500, body: {} });
    expect(textOf((await tap({})).value as never)).toContain('Nieuw');
    await expect.poll(() => stage.logged.join()).toContain('did not keep a changed card (500)');
  });

  it("changes nothing for others in a room, where the message is everybody's", async () => {
    await begin(replaced);
    await tap({ conversation: GROUP });
    expect([...stage.connector.edits, ...stage.connector.sent]).toEqual([]);
  });
});

describe('who takes the app away', () => {
  it('hears nothing any more, as after stop, and gets no last word', async () => {
    await begin();
    await stage.teams.install('add');
    expect(heard).toEqual([]);
    await stage.teams.install('remove');
    expect(heard).toMatchObject([{ text: 'stop', person: noor }]);
    expect(stage.connector.sent).toEqual([]);
  });

  it('from a team stops nobody', async () => {
    await begin();
    await stage.teams.install('remove', { conversation: CHANNEL });
    expect(heard).toEqual([]);
  });
});

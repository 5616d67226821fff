/** Every form that there is, as Teams shows it: opened by its own button, refused at its fields, taken, and closed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/channels/teams/limits.ts';
import { FORM_VERBS, FORMS, type FormId } from '../../src/domain/click.ts';
import { noor } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { actionNamed, actionsOf, GROUP, TeamsClient, textOf } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';
import { type Dialog, dataOf, dialogAfter, mistakesIn } from './teams-dialog.ts';

const A_WEEK_AND_A_DAY_MS = 8 * 86_400_000;

interface Visit {
  /** How Noor gets to its button: by words, by taps, and `later` by waiting until we come back. */
  readonly way: readonly [says: string, ...steps: string[]];
  readonly wrong: Readonly<Record<string, string>>;
  /** What is told at which field. */
  readonly mistakes: Readonly<Record<string, RegExp>>;
  readonly right: Readonly<Record<string, string>>;
  readonly answer: RegExp;
}

const VISITS: Readonly<Record<FormId, Visit>> = {
  request: {
    way: ['help'],
    wrong: { category: 'bloemen', place: 'Nergenshuizen', people: '0' },
    mistakes: { place: /Nergenshuizen ken ik niet/, people: /getal in van 1/ },
    right: { category: 'bloemen', place: 'Utrecht', people: '12' },
    answer: /leveranciers? voor bloemen/,
  },
  reason: {
    way: ['bloemen', 'self'],
    wrong: { reason: 'zomaar' },
    mistakes: { reason: /Kies iets uit de lijst/ },
    right: { reason: 'too-slow' },
    answer: /Dank je, dat helpt/,
  },
  'follow-up': {
    way: ['bloemen', 'choose:1', 'follow_up', 'later', 'bought'],
    wrong: { spent: '12 euro' },
    mistakes: { bought: /nog nodig/, spent: /Kies iets uit de lijst/ },
    right: { bought: 'yes', reaction: 'delighted', spent: '100-500', effort: 'less-time' },
    answer: /Dit maak je mee mogelijk/,
  },
  tip: {
    way: ['tip bloemen'],
    wrong: { category: 'bloemen', text: 'Bel.' },
    mistakes: { text: /iets meer/, consent: /./ },
    right: { category: 'bloemen', text: 'Bel een week van tevoren, dan lukt alles.', consent: 'yes' },
    answer: /Dank je voor je tip/,
  },
  supplier: {
    way: ['tip bloemen'],
    wrong: { where: 'Zwolle' },
    mistakes: { name: /nog nodig/ },
    right: { name: 'De Nieuwe Bakker', where: 'Zwolle' },
    answer: /Dank je voor de leverancier/,
  },
  pause: {
    way: ['start', 'home'],
    wrong: { until: '2026-10-15' },
    mistakes: { until: /Kies een dag die nog komt/ },
    right: { until: '2026-11-01' },
    answer: /niets tot en met zondag 1 november/,
  },
  nudge: {
    way: ['home'],
    wrong: { categorie: 'gebak', knop: 'gemak', advies: 'klein', mensen: 'geen', tijd: '10:30', titel: 'Gebak' },
    mistakes: { moment: /Kies één manier/, kamers: /Zo krijgt niemand/, tekst: /nog nodig/ },
    right: {
      titel: 'Gebak voor de vrijwilligers',
      categorie: 'gebak',
      knop: 'motivatie',
      advies: 'goed-gevoel',
      datum: '2026-11-27',
      tijd: '10:30',
      kamers: 'teams:19:secretariaat@thread.tacv2',
      mensen: 'geen',
      tekst: 'Wie wil jij bedanken? Een taart zegt genoeg.\n\nEerste stap: typ `/inkopen gebak`.',
    },
    answer: /Bewaard als concept/,
  },
};

let connector: TeamsConnector;
let world: World;
let teams: TeamsClient;

beforeEach(async () => {
  connector = await startTeamsConnector();
  world = await startWorld({ env: { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: connector.url, LEADS: `teams:${noor.id}` } });
  teams = new TeamsClient(world.url, connector.url);
});
afterEach(async () => {
  await world.stop();
  await connector.stop();
});

/** Goes from card to card, and stays on the last. */
async function walk([says, ...steps]: Visit['way']) {
  await teams.say(says);
  let card = connector.sent.at(-1)?.card;
  for (const step of steps) {
    if (step === 'home') await teams.say('home');
    else if (step === 'later') {
      world.now = new Date(world.now.getTime() + A_WEEK_AND_A_DAY_MS);
      await world.tick();
    } else {
      const { value } = await teams.execute(actionNamed(card, step));
      if (typeof value === 'object') {
        card = value as typeof card;
        continue;
      }
    }
    card = connector.sent.at(-1)?.card;
  }
  return card;
}

const filled = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`field.${name}`, value]));
const bytesOf = ({ card }: Dialog) => Buffer.byteLength(JSON.stringify(card));

function present(dialog: Dialog | undefined): Dialog {
  if (!dialog) throw new Error('The dialog is closed.');
  return dialog;
}

describe('every form', () => {
  it.each(FORMS)('%s: opens from its button, says what is wrong at its field, takes what is right, and closes', async (form) => {
    const { way, wrong, mistakes, right, answer } = VISITS[form];
    const [verb] = [...FORM_VERBS].find(([, opens]) => opens === form) ?? [''];
    const { type, data } = actionNamed(await walk(way), verb);
    expect([type, data]).toEqual(['Action.Submit', expect.objectContaining({ msteams: { type: 'task/fetch' } })]);
    const opened = present(await dialogAfter(teams.invoke('task/fetch', { data })));
    expect(bytesOf(opened)).toBeLessThan(LIMITS.cardBytes);
    const { data: asked } = actionsOf(opened.card)[0] ?? {};
    const submit = (values: object) => dialogAfter(teams.invoke('task/submit', { data: { ...asked, ...values } }));

    const again = present(await submit(filled(wrong)));
    expect(again.title).toBe(opened.title);
    expect(mistakesIn(again.card)).toEqual(
      Object.fromEntries(Object.entries(mistakes).map(([field, words]) => [field, expect.stringMatching(words)])),
    );
    expect(bytesOf(again)).toBeLessThan(LIMITS.cardBytes);

    const before = connector.sent.length;
    const thanks = await submit(filled(right));
    const said = thanks ? [thanks.card] : connector.sent.slice(before).map(({ card }) => card);
    expect(said.map((card) => textOf(card))).toEqual([expect.stringMatching(answer)]);
    if (thanks) expect(await dialogAfter(teams.invoke('task/submit', { data: dataOf(thanks.card, 'Sluiten') }))).toBeUndefined();
  });

  it('can be left without filling it in', async () => {
    const { data } = actionNamed(await walk(['help']), 'request');
    const { card } = present(await dialogAfter(teams.invoke('task/fetch', { data })));
    expect(await dialogAfter(teams.invoke('task/submit', { data: dataOf(card, 'Sluiten') }))).toBeUndefined();
    expect(connector.sent).toHaveLength(1);
  });
});

describe('from a message of somebody else, where we may say nothing in the chat', () => {
  const commandId = 'vraagHulp';
  const send = (data: object) => dialogAfter(teams.invoke('composeExtension/submitAction', { commandId, data }, { conversation: GROUP }));
  const tap = async ({ card }: Dialog, verb: string) => present(await send(actionNamed(card, verb).data));

  it('one dialog goes from the request to an offer, from an offer to the reason, and closes', async () => {
    const messagePayload = { body: { content: '<p>Wie regelt de taart voor 25 collega’s in Utrecht?</p>' } };
    const opened = present(
      await dialogAfter(teams.invoke('composeExtension/fetchTask', { commandId, messagePayload }, { conversation: GROUP })),
    );
    expect(opened.card.body).toContainEqual(expect.objectContaining({ id: 'field.category', value: 'gebak' }));
    const { data: request } = actionsOf(opened.card)[0] ?? {};
    const { wrong, right } = VISITS.request;
    expect(Object.keys(mistakesIn(present(await send({ ...request, ...filled(wrong) })).card))).toEqual(['people', 'place']);
    const offer = present(await send({ ...request, ...filled(right) }));
    expect(offer.title).toMatch(VISITS.request.answer);
    expect((await tap(offer, 'choose:1')).title).toMatch(/^Je kiest/);

    const reason = await tap(await tap(offer, 'self'), 'reason');
    const { data } = actionsOf(reason.card)[0] ?? {};
    expect(mistakesIn(present(await send({ ...data })).card)).toEqual({ reason: expect.stringContaining('nog nodig') });
    const thanks = present(await send({ ...data, ...filled(VISITS.reason.right) }));
    expect(textOf(thanks.card)).toMatch(VISITS.reason.answer);
    expect(await send(dataOf(thanks.card, 'Sluiten'))).toBeUndefined();
    expect(connector.sent).toEqual([]);
  });
});

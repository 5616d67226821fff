import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROGRAM } from '../../src/nudging/attention.ts';
import { harmful } from '../../src/nudging/harm.ts';
import { createNudgeDesk, type NudgeWriting } from '../../src/nudging/nudge-desk.ts';
import type { Reply } from '../../src/ports/chat.ts';
import type { NudgeDesk, NudgeDraft } from '../../src/ports/nudge-desk.ts';
import { button, say, tap } from '../conversation/talk.ts';
import { loggedIn } from '../log.ts';
import { startWorld, type World } from '../world.ts';
import { DRAFT, nudgeText, onlyNudge, writeNudge } from './nudge-file.ts';
import { at, setStage, weekly } from './stage.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ content: onlyNudge(nudgeText({ status: 'concept' })) });
});
afterEach(() => world.stop());

const desk = (): NudgeDesk => world.app.nudgeDesk;

/** A desk that needs no files. */
const noFiles: NudgeWriting = {
  text: () => undefined,
  ids: () => [],
  toText: () => '',
  toDraft: () => undefined,
  withStatus: (text) => text,
  check: () => [],
  body: (text) => JSON.stringify({ text }),
  textOfBody: (body) => JSON.parse(body).text,
  problems: () => [],
};

/** Saves the draft and tells its id. */
async function saved(facts: Partial<NudgeDraft> = {}, by = 'anna'): Promise<string> {
  const result = await desk().save({ ...DRAFT, ...facts }, by, world.now);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result.id;
}
const attention = async () => (await desk().attention(world.now)).map(({ text }) => text.nl);
const stageOf = async (id: string) => (await desk().list(world.now)).find((nudge) => nudge.id === id)?.stage;
const onPage = async () =>
  (await (await fetch(world.url, { headers: { Cookie: 'cast=sam' } })).text()).split('Een taart zegt genoeg').length - 1;

describe('a nudge written in a form', () => {
  it('goes from concept to planned to sent, and nothing goes out before it is approved', async () => {
    const id = await saved();
    expect([id, await stageOf(id)]).toEqual(['gebak-voor-de-vrijwilligers', 'concept']);
    await world.tick();
    expect(await onPage()).toBe(0);
    expect(await desk().approve(id, 'anna', world.now)).toBe('done');
    expect(await stageOf(id)).toBe('gepland');
    world.now = new Date(world.now.getTime() + 30 * 60_000);
    await world.tick();
    expect([await onPage(), await stageOf(id)]).toEqual([1, 'verstuurd']);
  });

  it('is refused with the field to mend while something blocks it, and is checked as a file is', async () => {
    const result = await desk().save(
      { ...DRAFT, tekst: 'De meeste collega’s doen dit al. Je moet dus ook.', knop: 'gemakk' },
      'anna',
      world.now,
    );
    const refused = 'refused' in result ? result.refused : [];
    expect(refused.filter(({ blocking }) => blocking).map(({ field }) => field)).toEqual(expect.arrayContaining(['tekst', 'knop']));
    expect(await desk().check(DRAFT)).toEqual([]);
    expect(await desk().check({ ...DRAFT, moment: 'kertst', datum: '' })).toMatchObject([{ field: 'moment', blocking: true }]);
    expect(await desk().check({ ...DRAFT, kamers: 'algemen' })).toMatchObject([{ field: 'kamers', blocking: true }]);
  });

  it('is shown again as it was written, and a new version stops the old one', async () => {
    const id = await saved({ moment: 'kerst', weken_ervoor: '10, 8', datum: '' });
    expect(await desk().draft(id)).toMatchObject({ titel: DRAFT.titel, moment: 'kerst', weken_ervoor: '10, 8', kamers: 'web:plein' });
    await desk().approve(id, 'anna', world.now);
    await saved({ id, tekst: 'Nieuwe woorden. Tik op de knop.' });
    expect(await stageOf(id)).toBe('concept');
    expect((await world.app.store.versionsOf('nudge', id)).map(({ author }) => author)).toEqual(['anna', 'anna', 'anna']);
  });

  it('keeps what a form has no field for: variants, a measure, a cron line', async () => {
    writeNudge(
      world.contentDir,
      nudgeText({ maat: 'gekozen', achterhouden: '10' }, 'Een. Tik op de knop.\n\n## variant: twee\n\nTwee. Tik op de knop.'),
    );
    await world.app.refreshContent();
    const before = await desk().draft('bloemen');
    await desk().save({ ...(before as NudgeDraft), titel: 'Bloemen, anders gezegd' }, 'anna', world.now);
    const nudge = world.app.loaded.content.nudges.get('bloemen');
    expect(nudge).toMatchObject({ title: 'Bloemen, anders gezegd', measure: 'gekozen', heldOut: 10, schedule: { kind: 'cron' } });
    expect(nudge?.variants.map(({ name }) => name)).toEqual(['standaard', 'twee']);
  });

  it('can be paused, and taken back or corrected only where the platform can', async () => {
    const id = await saved();
    await desk().approve(id, 'anna', world.now);
    await world.tick();
    expect([await desk().correct(id, world.now), await desk().withdraw(id, 'anna', world.now)]).toEqual([0, 0]);
    expect(await stageOf(id)).toBe('gepauzeerd');
    expect([await desk().pause('weg', 'anna', world.now), await desk().approve('weg', 'anna', world.now)]).toEqual(['unknown', 'unknown']);
  });

  it('can be tried by its writer, which never counts', async () => {
    const id = await saved();
    const before = await world.app.store.tally();
    expect(await desk().test(id, { channel: 'web', id: 'noor' }, world.now)).toBe('sent');
    expect(await desk().test(id, { channel: 'slack', id: 'U1' }, world.now)).toBe('not-sent');
    expect(await desk().test('weg', { channel: 'web', id: 'noor' }, world.now)).toBe('unknown');
    expect(await world.app.store.tally()).toEqual(before);
    expect(loggedIn(world, { nudge: id })).toEqual({});
  });
});

describe('what was posted where the platform can change it', () => {
  it('is corrected with the new words, and taken back, each once, and still counts as sent', async () => {
    const stage = setStage({ now: at('2026-10-15T09:30'), nudges: [weekly('tip', { rooms: ['slack:C1', 'slack:C2'] })] });
    const done: string[] = [];
    const desk = createNudgeDesk({
      content: () => ({ ...world.app.loaded.content, nudges: new Map(stage.nudges.map((one) => [one.id, one])) }),
      store: stage.store,
      senders: new Map([
        [
          'slack',
          {
            channel: 'slack',
            send: async () => undefined,
            edit: async (to, ref, { parts }) => void done.push(`edit ${to.id} ${ref} ${JSON.stringify(parts[0])}`),
            withdraw: async (to, ref) => void done.push(`withdraw ${to.id} ${ref}`),
          },
        ],
      ]),
      timeZone: 'Europe/Amsterdam',
      sign: () => '',
      writing: { ...noFiles, text: () => 'status: goedgekeurd' },
      refresh: async () => undefined,
      onTrouble: () => undefined,
    });
    await stage.tick();
    stage.nudges = [weekly('tip', { variants: [{ name: 'standaard', markdown: 'Beter gezegd.' }] })];
    expect(await desk.correct('tip', stage.now)).toBe(2);
    expect(done[0]).toContain('edit C1 tip@2026-10-15#standaard:1 {"kind":"text","markdown":"Beter gezegd."}');
    expect(await desk.withdraw('tip', 'anna', stage.now)).toBe(2);
    expect(await desk.withdraw('tip', 'anna', stage.now)).toBe(0);
    expect(done.slice(2)).toEqual(['withdraw C1 tip@2026-10-15#standaard:1', 'withdraw C2 tip@2026-10-15#standaard:2']);
    expect(await stage.store.tally('tip')).toMatchObject({ sent: 2, audience: 2 });
    await stage.store.close();
  });
});

describe('a nudge after which people opt out', () => {
  it('pauses itself, and the lead is told', async () => {
    writeNudge(world.contentDir, nudgeText({ status: 'goedgekeurd' }));
    await world.app.refreshContent();
    const { store } = world.app;
    for (let index = 0; index < 20; index++) await store.start(`p${index}`, { channel: 'web', id: `p${index}` }, world.now);
    await world.tick();
    for (let index = 0; index < 3; index++) await store.stop(`p${index}`, world.now);
    const found = await harmful(world.now, { content: () => world.app.loaded.content, store, timeZone: 'Europe/Amsterdam' });
    expect(found).toEqual(['bloemen']);
    await desk().pause('bloemen', PROGRAM, world.now);
    expect(await attention()).toEqual([expect.stringContaining('"bloemen" heeft zichzelf gepauzeerd')]);
    expect(await stageOf('bloemen')).toBe('gepauzeerd');
  });

  it('goes on while it is a few', async () => {
    writeNudge(world.contentDir, nudgeText({ status: 'goedgekeurd' }));
    await world.app.refreshContent();
    const { store } = world.app;
    for (let index = 0; index < 200; index++) await store.start(`p${index}`, { channel: 'web', id: `p${index}` }, world.now);
    await world.tick();
    for (let index = 0; index < 3; index++) await store.stop(`p${index}`, world.now);
    expect(await harmful(world.now, { content: () => world.app.loaded.content, store, timeZone: 'Europe/Amsterdam' })).toEqual([]);
  });
});

describe('a nudge through which people bought what disappointed', () => {
  const DISAPPOINTED = 4;
  const PLEASED = 2;

  /** Gets the nudge, chooses through it, and tells afterwards how it was liked. */
  async function buyThroughNudge(name: string, reaction: number): Promise<void> {
    const person = { channel: 'web', id: name } as const;
    const lastPost = async () => {
      const post = (await world.app.store.webPosts.since([`web:${name}`], 0)).at(-1);
      if (!post?.reply) throw new Error(`${name} got nothing.`);
      return post.reply;
    };
    world.now = at('2026-10-15T10:00');
    const offer = await tap(world, person, button(await lastPost(), 'ask'));
    await tap(world, person, button(await tap(world, person, button(offer, 'choose', 1)), 'follow_up'));
    world.now = at('2026-10-22T10:00');
    await world.tick();
    const thanks = await tap(world, person, button(await lastPost(), 'bought'));
    await tap(world, person, button(thanks, 'reaction', reaction));
  }

  async function begin(): Promise<void> {
    writeNudge(world.contentDir, nudgeText({ doelgroep: '{ kamers: [], mensen: abonnees }' }));
    await world.app.refreshContent();
    for (const name of ['an', 'bo', 'cas', 'dee']) await say(world, { channel: 'web', id: name }, 'start');
    world.now = at('2026-10-15T09:30');
    await world.tick();
  }

  it('pauses itself, and the lead is told', async () => {
    await begin();
    for (const name of ['an', 'bo', 'cas']) await buyThroughNudge(name, DISAPPOINTED);
    await world.app.review(world.now);
    expect(await stageOf('bloemen')).toBe('gepauzeerd');
    expect(await attention()).toEqual([expect.stringContaining('"bloemen" heeft zichzelf gepauzeerd')]);
  });

  it('goes on when it is one person, or when people liked it', async () => {
    await begin();
    for (const name of ['an', 'bo']) await buyThroughNudge(name, DISAPPOINTED);
    for (const name of ['cas', 'dee']) await buyThroughNudge(name, PLEASED);
    await world.app.review(world.now);
    expect(await stageOf('bloemen')).not.toBe('gepauzeerd');
  });

  it('goes on when people were disappointed by what they bought without it', async () => {
    await begin();
    for (const name of ['eef', 'fee', 'guus']) {
      const person = { channel: 'web', id: name } as const;
      world.now = at('2026-10-15T10:00');
      const chosen = await tap(world, person, button(await say(world, person, 'bloemen'), 'choose', 1));
      await tap(world, person, button(chosen, 'follow_up'));
      world.now = at('2026-10-22T10:00');
      await world.tick();
      const question = (await world.app.store.webPosts.since([`web:${name}`], 0)).at(-1)?.reply as Reply;
      await tap(world, person, button(await tap(world, person, button(question, 'bought')), 'reaction', DISAPPOINTED));
    }
    await world.app.review(world.now);
    expect(await stageOf('bloemen')).not.toBe('gepauzeerd');
  });
});

describe('where a second lead has to approve', () => {
  beforeEach(async () => {
    const file = join(world.contentDir, 'catalogue/organisation.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('tweede_goedkeuring: false', 'tweede_goedkeuring: true'));
    await world.app.refreshContent();
  });

  it('whoever wrote the words cannot, also after a pause, and another can', async () => {
    const id = await saved();
    expect(await desk().approve(id, 'anna', world.now)).toBe('needs-another');
    expect(await desk().approve(id, 'bert', world.now)).toBe('done');
    await desk().pause(id, 'bert', world.now);
    expect(await desk().approve(id, 'anna', world.now)).toBe('needs-another');
    expect(await desk().approve(id, 'bert', world.now)).toBe('done');
  });
});

describe('a file that changes under a version from a form', () => {
  it('is reported, and neither dropped nor applied', async () => {
    await saved({ id: 'bloemen', titel: 'Uit het formulier' });
    writeNudge(world.contentDir, nudgeText({ titel: 'Uit het bestand' }));
    await world.app.refreshContent();
    expect(world.app.loaded.content.nudges.get('bloemen')?.title).toBe('Uit het formulier');
    expect(await attention()).toEqual([expect.stringContaining('nudges take bloemen')]);
    await world.restart();
    expect(world.app.loaded.content.nudges.get('bloemen')?.title).toBe('Uit het formulier');
    expect(await attention()).toEqual([expect.stringContaining('nudges take bloemen')]);
  });
});

describe('a broken file', () => {
  it('stops that nudge alone, and the lead is told', async () => {
    writeNudge(world.contentDir, nudgeText({ titel: 'Nog een', doelgroep: '{ kamers: ["web:tuin"] }' }), 'tweede.md');
    writeNudge(world.contentDir, '---\ntitel: half geschreven');
    await world.app.refreshContent();
    expect((await world.tick()).run).toMatchObject({ sent: 1 });
    expect(await attention()).toEqual([expect.stringMatching(/^nudges\/bloemen\.md:1: fout: /)]);
  });
});

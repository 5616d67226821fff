import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signClick } from '../../src/domain/click.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import type { Form } from '../../src/ports/chat.ts';
import type { NudgeDraft } from '../../src/ports/nudge-desk.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { lotte } from '../cast.ts';
import { DRAFT, nudgeText, onlyNudge } from '../nudging/nudge-file.ts';
import { startWorld, type World } from '../world.ts';
import { button, buttonsOf, openForm, refusedFields, say, somebody, submit, tap, wordsOf } from './talk.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ content: onlyNudge(nudgeText({ status: 'concept' })) });
});
afterEach(() => world.stop());

const write = async (): Promise<Form> => openForm(world, lotte, button(await say(world, lotte, 'home'), 'nudge_write'));
const postsInRoom = async () => (await world.app.store.webPosts.since(['web:plein'], 0)).map(({ reply }) => reply?.title);

describe('writing a nudge in chat', () => {
  it('says what keeps it back at its field, and nothing else there', async () => {
    const form = await write();
    const refused = await refusedFields(world, lotte, form, { ...DRAFT, tekst: 'De meeste collega’s doen dit al. Je moet dus ook.' });
    expect(Object.keys(refused)).toEqual(['tekst']);
    expect(refused['tekst']).toContain('Beter:');
    expect(Object.keys(await refusedFields(world, lotte, form, { tijd: '' })).sort()).toEqual([
      'advies',
      'categorie',
      'knop',
      'mensen',
      'moment',
      'tekst',
      'tijd',
      'titel',
    ]);
  });

  it('says whatever is wrong at once: the form’s own remarks and those of the checks', async () => {
    const wrong = { datum: '2026-10-01', tijd: '22:00', kamers: 'nergens' };
    expect(await refusedFields(world, lotte, await write(), { ...DRAFT, ...wrong })).toEqual({
      datum: expect.stringContaining('Deze dag is al geweest'),
      tijd: expect.stringContaining('Om 22:00 sturen we niets'),
      kamers: expect.stringContaining('De kamer "nergens" ken ik niet'),
    });
  });

  it('that nobody would get is not saved', async () => {
    expect(await refusedFields(world, lotte, await write(), { ...DRAFT, kamers: '' })).toEqual({
      kamers: expect.stringContaining('Zo krijgt niemand dit bericht'),
    });
  });

  it('goes out around a moment or on a day, and asks which when both are filled in', async () => {
    const form = await write();
    const which = { datum: 'Kies een moment, of één dag. Maak de andere leeg.' };
    expect(await refusedFields(world, lotte, form, { ...DRAFT, moment: 'kerst', weken_ervoor: '-3, x' })).toEqual(which);
    expect(await refusedFields(world, lotte, form, { ...DRAFT, weken_ervoor: '3' })).toEqual(which);
  });

  it('that is written anew with a day goes out on that day, and no more around its moment; and the other way round', async () => {
    const id = 'gebak-voor-de-vrijwilligers';
    const rewrite = async (values: Readonly<Record<string, string>>) =>
      submit(world, lotte, await openForm(world, lotte, button(await say(world, lotte, `nudge ${id}`), 'nudge_write')), values);
    const when = async () =>
      (({ moment, weken_ervoor, datum }) => ({ moment, weken_ervoor, datum }))(
        (await world.app.nudgeDesk.draft(id)) ?? (DRAFT as NudgeDraft),
      );
    await submit(world, lotte, await write(), { ...DRAFT, datum: '', moment: 'kerst', weken_ervoor: '10,6' });
    expect(await when()).toMatchObject({ moment: 'kerst', weken_ervoor: '10, 6' });
    await rewrite({ datum: '2026-11-27' });
    expect(await when()).toEqual({ datum: '2026-11-27' });
    await rewrite({ moment: 'kerst' });
    expect(await when()).toEqual({ moment: 'kerst' });
  });

  it('that is sent twice is one nudge, and one with other words is another', async () => {
    const form = await write();
    for (const tekst of [DRAFT.tekst, DRAFT.tekst, `${DRAFT.tekst} Doe het vandaag.`])
      await submit(world, lotte, form, { ...DRAFT, tekst });
    const ids = (await world.app.nudgeDesk.list(world.now)).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('gebak')).sort()).toEqual(['gebak-voor-de-vrijwilligers', 'gebak-voor-de-vrijwilligers-2']);
  });

  it('goes from concept to sent with a few taps, and nothing goes out before it is approved', async () => {
    const saved = await submit(world, lotte, await write(), DRAFT);
    expect(saved.title).toBe('Bewaard als concept: Gebak voor de vrijwilligers');
    await world.tick();
    expect(await postsInRoom()).toEqual([]);
    expect(wordsOf(await tap(world, lotte, button(saved, 'nudge_preview')))).toContain('Een taart zegt genoeg.');
    expect((await tap(world, lotte, button(saved, 'nudge_test'))).title).toBe('Verstuurd naar jou');
    expect((await tap(world, lotte, button(saved, 'nudge_approve'))).title).toBe('Goedgekeurd');
    expect(wordsOf(await say(world, lotte, 'home'))).toMatch(/Gebak voor de vrijwilligers \(gepland, donderdag 15 oktober\)/);
    world.now = new Date('2026-10-15T10:31:00+02:00');
    await world.tick();
    expect(await postsInRoom()).toEqual(['Gebak voor de vrijwilligers']);
    const sent = await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers');
    expect((await tap(world, lotte, button(sent, 'nudge_correct'))).title).toBe('Verbeteren');
    const question = await tap(world, lotte, button(sent, 'nudge_withdraw'));
    expect([question.title, await postsInRoom()]).toEqual(['Weet je het zeker?', expect.arrayContaining(['Gebak voor de vrijwilligers'])]);
    expect((await tap(world, lotte, button(question, 'nudge_withdraw'))).title).toBe('Ingetrokken');
    expect(wordsOf(await say(world, lotte, 'nudge'))).toMatch(/Gebak voor de vrijwilligers \(`gebak-voor-de-vrijwilligers`\): ingetrokken/);
    expect(wordsOf(await say(world, lotte, 'home'))).toContain('Gebak voor de vrijwilligers (ingetrokken)');
  });

  it('offers only what can be done with it where it is', async () => {
    const verbs = async () => {
      const shown = await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers');
      return buttonsOf(shown).flatMap(({ verb }) => (/approve|pause|withdraw|correct/.test(verb) ? [verb.replace('nudge_', '')] : []));
    };
    const saved = await submit(world, lotte, await write(), DRAFT);
    expect(await verbs()).toEqual(['approve']);
    const approved = await tap(world, lotte, button(saved, 'nudge_approve'));
    expect(await verbs()).toEqual(['pause']);
    await tap(world, lotte, button(approved, 'nudge_pause'));
    expect(await verbs()).toEqual(['approve']);
    await tap(world, lotte, button(saved, 'nudge_approve'));
    world.now = new Date('2026-10-15T10:31:00+02:00');
    await world.tick();
    expect(await verbs()).toEqual(['withdraw', 'correct']);
    const question = await tap(world, lotte, button(await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers'), 'nudge_withdraw'));
    await tap(world, lotte, button(question, 'nudge_withdraw'));
    expect(await verbs()).toEqual(['approve']);
  });

  it('that has no day to come any more is approved with what to do, and stays withdrawn in the list', async () => {
    const saved = await submit(world, lotte, await write(), DRAFT);
    await tap(world, lotte, button(saved, 'nudge_approve'));
    world.now = new Date('2026-10-15T10:31:00+02:00');
    await world.tick();
    const question = await tap(world, lotte, button(await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers'), 'nudge_withdraw'));
    await tap(world, lotte, button(question, 'nudge_withdraw'));
    const approved = await tap(world, lotte, button(saved, 'nudge_approve'));
    expect(approved.title).toBe('Goedgekeurd, maar er komt geen dag');
    expect(wordsOf(approved)).toContain('Tik op *Pas aan*, kies een andere dag');
    expect(buttonsOf(approved).map(({ verb }) => verb)).toContain('nudge_write');
    expect(wordsOf(await say(world, lotte, 'home'))).toContain('Gebak voor de vrijwilligers (ingetrokken)');
  });

  it('is not withdrawn by whoever thinks better of it, and shown again', async () => {
    const saved = await submit(world, lotte, await write(), DRAFT);
    await tap(world, lotte, button(saved, 'nudge_approve'));
    world.now = new Date('2026-10-15T10:31:00+02:00');
    await world.tick();
    const question = await tap(world, lotte, button(await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers'), 'nudge_withdraw'));
    const back = button(question, 'nudge_preview');
    expect(back.label).toBe('Toch niet');
    const shown = await tap(world, lotte, back);
    expect([shown.title, await postsInRoom()]).toEqual([DRAFT.titel, [DRAFT.titel]]);
    expect(buttonsOf(shown).map(({ verb }) => verb)).toContain('nudge_withdraw');
  });

  it('ends, looked at and tried, as it will end where it goes: in a room or with a person', async () => {
    const { room, stop } = textsFor('nl').post;
    const footers = async (mensen: string) => {
      const saved = await submit(world, lotte, await write(), { ...DRAFT, mensen });
      await tap(world, lotte, button(saved, 'nudge_test'));
      const tried = (await world.app.store.webPosts.since([`web:${lotte.id}`], 0)).at(-1)?.reply;
      if (!tried) throw new Error('Nothing was sent to Lotte.');
      return [tried, await tap(world, lotte, button(saved, 'nudge_preview'))].map((reply) => [
        wordsOf(reply).includes(room),
        wordsOf(reply).includes(stop),
      ]);
    };
    expect(await footers('geen')).toEqual(Array(2).fill([true, false]));
    expect(await footers('abonnees')).toEqual(Array(2).fill([false, true]));
  });

  it('gives advice about what could be better, and saves it all the same', async () => {
    const saved = await submit(world, lotte, await write(), { ...DRAFT, tekst: `${DRAFT.tekst}\n\nBestel nu!` });
    expect(wordsOf(saved)).toMatch(/Dit kan beter:[\s\S]*- .*haast/i);
  });

  it('opens an earlier one with what it says, and keeps its name', async () => {
    await submit(world, lotte, await write(), DRAFT);
    const shown = await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers');
    const form = await openForm(world, lotte, button(shown, 'nudge_write'));
    expect(form.fields.find(({ name }) => name === 'titel')?.value).toBe('Gebak voor de vrijwilligers');
    await submit(world, lotte, form, { titel: 'Een taart voor de vrijwilligers' });
    expect((await say(world, lotte, 'nudge gebak-voor-de-vrijwilligers')).title).toBe('Een taart voor de vrijwilligers');
  });

  it('that nobody knows is said to be gone', async () => {
    const at = Math.floor(world.now.getTime() / 60_000);
    const token = signClick({ at, about: 'weg' }, deriveKey('a secret key that is long enough for tests', 'clicks'));
    for (const verb of ['nudge_preview', 'nudge_test', 'nudge_approve', 'nudge_pause'] as const)
      expect((await tap(world, lotte, { verb, label: '', spoken: '', token })).title).toBe('Deze nudge ken ik niet meer');
  });

  it('is for leads alone', async () => {
    const person = somebody();
    expect(await world.app.conversation.open({ person, locale: 'nl' }, 'nudge')).toMatchObject({
      title: 'Dit is voor de projectleider inclusie',
    });
    expect(buttonsOf(await say(world, person, 'home')).filter(({ verb }) => verb.startsWith('nudge_'))).toEqual([]);
  });
});

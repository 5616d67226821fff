import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/ports/chat.ts';
import type { NudgeDesk, NudgeDraft } from '../../src/ports/nudge-desk.ts';
import { lotte } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { ownConversation } from './own-conversation.ts';
import { button, buttonsOf, openForm, refusedFields, say, somebody, submit, type Talker, tap, wordsOf } from './talk.ts';

const GOOD = {
  titel: 'Taart die smaakt',
  categorie: 'gebak',
  knop: 'gemak',
  advies: 'klein',
  moment: 'koningsdag',
  weken_ervoor: '3',
  tijd: '09:30',
  kamers: 'algemeen',
  mensen: 'abonnees',
  tekst: 'Begin met één taart.',
};

/** A desk as its port promises it: refuses "gratis", advises against capitals, keeps what it is given. */
class SmallDesk implements NudgeDesk {
  readonly drafts = new Map<string, NudgeDraft>();
  readonly done: string[] = [];

  async list() {
    return [...this.drafts].map(([id, { titel }]) => ({ id, title: titel, status: 'concept' as const, stage: 'concept' as const }));
  }
  async draft(id: string) {
    return this.drafts.get(id);
  }
  async check({ tekst, titel }: NudgeDraft) {
    return [
      ...(tekst.includes('gratis') ? [{ field: 'tekst' as const, blocking: true, text: 'Beloof niets dat niet klopt.' }] : []),
      ...(titel === titel.toUpperCase() ? [{ field: 'titel' as const, blocking: false, text: 'Hoofdletters lezen lastig.' }] : []),
    ];
  }
  async save(draft: NudgeDraft) {
    const remarks = await this.check(draft);
    if (remarks.some(({ blocking }) => blocking)) return { refused: remarks.filter(({ blocking }) => blocking) };
    const id = draft.id ?? 'taart';
    this.drafts.set(id, draft);
    return { id, remarks };
  }
  async approve(id: string) {
    return this.#do('approve', id);
  }
  async pause(id: string) {
    return this.#do('pause', id);
  }
  async withdraw(id: string) {
    this.#do('withdraw', id);
    return 2;
  }
  async correct() {
    return 0;
  }
  async attention() {
    return [];
  }
  async preview(id: string): Promise<Reply | undefined> {
    const draft = this.drafts.get(id);
    return draft && { placement: 'answer', title: draft.titel, parts: [{ kind: 'text', markdown: draft.tekst }] };
  }
  async test(id: string) {
    return this.#do('test', id) === 'done' ? ('sent' as const) : ('unknown' as const);
  }
  #do(what: string, id: string): 'done' | 'unknown' {
    if (!this.drafts.has(id)) return 'unknown';
    this.done.push(`${what} ${id}`);
    return 'done';
  }
}

let world: World;
let desk: SmallDesk;
let talker: Talker;
beforeAll(async () => {
  world = await startWorld();
  desk = new SmallDesk();
  talker = ownConversation(world, { nudgeDesk: desk });
});
afterAll(() => world.stop());

const write = async () => openForm(talker, lotte, button(await say(talker, lotte, 'home'), 'nudge_write'));

describe('writing a nudge in chat', () => {
  it('says what keeps it back at its field', async () => {
    const form = await write();
    expect(await refusedFields(talker, lotte, form, { ...GOOD, tekst: 'Alles is gratis' })).toEqual({
      tekst: 'Beloof niets dat niet klopt.',
    });
    expect(Object.keys(await refusedFields(talker, lotte, form, {}))).toEqual(['titel', 'categorie', 'knop', 'advies', 'mensen', 'tekst']);
  });

  it('saves a concept, with advice and everything that can be done with it', async () => {
    const saved = await submit(talker, lotte, await write(), { ...GOOD, titel: 'TAART' });
    expect([saved.title, wordsOf(saved)]).toEqual(['Bewaard als concept: TAART', expect.stringContaining('- Hoofdletters lezen lastig')]);
    expect(desk.drafts.get('taart')).toEqual({ ...GOOD, titel: 'TAART' });
    for (const [verb, title] of [
      ['nudge_test', 'Verstuurd naar jou'],
      ['nudge_approve', 'Goedgekeurd'],
      ['nudge_pause', 'Gepauzeerd'],
      ['nudge_withdraw', 'Ingetrokken'],
    ] as const)
      expect((await tap(talker, lotte, button(saved, verb))).title).toBe(title);
    expect(desk.done).toEqual(['test taart', 'approve taart', 'pause taart', 'withdraw taart']);
    expect(wordsOf(await tap(talker, lotte, button(saved, 'nudge_preview')))).toContain('Begin met één taart.');
  });

  it('opens an earlier one with what it says, and saves it under the same name', async () => {
    await submit(talker, lotte, await write(), GOOD);
    const preview = await tap(talker, lotte, button(await say(talker, lotte, 'home'), 'nudge_preview', 1));
    const form = await openForm(talker, lotte, button(preview, 'nudge_write'));
    expect(form.fields.find(({ name }) => name === 'titel')?.value).toBe('Taart die smaakt');
    await submit(talker, lotte, form, { titel: 'Nog een taart' });
    expect(desk.drafts.get('taart')).toMatchObject({ ...GOOD, id: 'taart', titel: 'Nog een taart' });
  });

  it('puts its buttons under a nudge that is named', async () => {
    const shown = await say(talker, lotte, 'nudge koffie-een-pak');
    expect(buttonsOf(shown).map(({ verb }) => verb)).toEqual(expect.arrayContaining(['nudge_test', 'nudge_pause', 'nudge_withdraw']));
  });

  it('asks nothing of a desk that is not there', async () => {
    expect(buttonsOf(await say(world, lotte, 'home')).filter(({ verb }) => verb === 'nudge_write').length).toBeLessThanOrEqual(1);
    const without = ownConversation(world, {});
    const answer = await without.app.conversation.open({ person: lotte, locale: 'nl' }, 'nudge');
    expect(answer).toMatchObject({ title: 'Hier schrijf je nudges in bestanden' });
  });

  it('is for leads alone', async () => {
    const person = somebody();
    expect(await talker.app.conversation.open({ person, locale: 'nl' }, 'nudge')).toMatchObject({
      title: 'Dit is voor de projectleider inclusie',
    });
    expect(buttonsOf(await say(talker, person, 'home')).filter(({ verb }) => verb.startsWith('nudge_'))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMS, type FormId } from '../../src/domain/click.ts';
import { type Form, isForm } from '../../src/ports/chat.ts';
import { lotte, sam } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { button, fillIn, namesIn, openForm, partsOf, refusedFields, say, somebody, submit, tap, wordsOf } from './talk.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const open = (form: FormId, text?: string, person = sam) =>
  world.app.conversation.open({ person, reach: person, locale: 'nl' }, form, text);

async function opened(form: FormId, text?: string, person = sam): Promise<Form> {
  const answer = await open(form, text, person);
  if (!isForm(answer)) throw new Error(`There is no form: "${answer.title}".`);
  return answer;
}

const standing = (form: Form) => Object.fromEntries(form.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));

describe('every form', () => {
  it.each(['nl', 'en'] as const)('fits in the narrowest window, in %s', async (locale) => {
    const person = lotte;
    const offer = await say(world, person, 'bloemen', { locale });
    const tooWide: string[] = [];
    const look = (form: Form) => {
      if (form.title.length > 24) tooWide.push(form.title);
      if (form.submit.length > 24) tooWide.push(form.submit);
      for (const field of form.fields) {
        if (field.label.length > 48) tooWide.push(field.label);
        if (field.hint && field.hint.length > 150) tooWide.push(field.hint);
        if (field.kind === 'choice') tooWide.push(...field.options.map(({ label }) => label).filter((label) => label.length > 75));
      }
    };
    let seen = 0;
    for (const form of FORMS) {
      const answer = await world.app.conversation.open({ person, reach: person, locale }, form);
      if (!isForm(answer)) continue;
      look(answer);
      seen++;
    }
    const chosen = await tap(world, person, button(offer, 'self'), { locale });
    look(await openForm(world, person, button(chosen, 'reason')));
    expect([seen, tooWide]).toEqual([expect.any(Number), []]);
    expect(seen).toBeGreaterThanOrEqual(4);
  });

  it('is refused to somebody else than it was made for, when forged, and when nobody knows it', async () => {
    const form = await opened('request');
    for (const [person, id, token] of [
      [somebody(), 'request', form.token],
      [sam, 'request', `${form.token.slice(0, -1)}A`],
      [sam, 'order', form.token],
    ] as const)
      expect(await world.app.conversation.submit({ person, form: id, token, values: { category: 'bloemen' }, locale: 'nl' })).toMatchObject(
        {
          title: 'Dat ging even niet',
        },
      );
  });

  it('that belongs to an offer is not opened without one', async () => {
    for (const form of ['reason', 'follow-up'] as const) expect(await open(form)).toMatchObject({ title: 'Dat ging even niet' });
  });
});

describe('the form of a request', () => {
  it('has what a message says filled in', async () => {
    const form = await opened('request', 'lunch voor 25 man op 27 november in Zwolle, 12 euro pp');
    expect(standing(form)).toEqual({
      category: 'catering',
      date: '2026-11-27',
      people: '25',
      place: 'Zwolle',
      budget: '12',
      per: 'person',
    });
  });

  it('gives the offer that it asks for', async () => {
    const form = await openForm(world, sam, button(await say(world, sam, 'help'), 'request'));
    const reply = await submit(world, sam, form, {
      category: 'catering',
      date: '2026-11-27',
      people: '25',
      place: 'zwolle',
      budget: '12,50',
    });
    expect(reply.title).toMatch(/sociale leveranciers? voor/);
    expect(wordsOf(reply)).toContain('Voor: vrijdag 27 november, Zwolle, 25 personen, € 12,50 per persoon.');
  });

  it('knows of the number that stood there what it counts, and of another that somebody fills in not', async () => {
    const form = await opened('request', 'taart voor 25 collega’s');
    expect(wordsOf(await submit(world, sam, form, {}))).toContain('Voor: 25 personen.');
    expect(wordsOf(await submit(world, sam, form, { people: '3' }))).toContain('Voor: 3 stuks.');
  });

  it.each([
    [{ category: '' }, { category: 'Dit veld heb ik nog nodig.' }],
    [{ category: 'laptops' }, { category: 'Kies iets uit de lijst.' }],
    [{ date: '2026-10-14' }, { date: 'Deze dag is al geweest. Kies een dag vanaf donderdag 15 oktober.' }],
    [{ date: '2026-02-30' }, { date: 'Dit is geen dag die ik ken. Schrijf hem als 2026-11-27.' }],
    [{ date: '2031-01-01' }, { date: 'Dat is nog heel ver weg. Kies een dag binnen twee jaar.' }],
    [{ place: 'Apeldorrn' }, { place: 'Apeldorrn ken ik niet als plaats. Bedoel je Apeldoorn?' }],
    [{ place: 'Xanadustad' }, { place: 'Xanadustad ken ik niet als plaats. Noem een grotere plaats in de buurt, of laat dit leeg.' }],
    [{ people: '0' }, { people: 'Vul een getal in van 1 tot 20.000.' }],
    [{ people: '2,5' }, { people: 'Vul een getal in van 1 tot 20.000.' }],
    [{ people: '1e9' }, { people: 'Vul een getal in van 1 tot 20.000.' }],
    [{ people: 'veel' }, { people: 'Vul een getal in van 1 tot 20.000.' }],
    [{ budget: '-5' }, { budget: 'Vul een getal in van 1 tot 1.000.000.' }],
    [{ per: 'maand' }, { per: 'Kies iets uit de lijst.' }],
    [
      { date: 'ooit', people: '-1' },
      { date: expect.any(String), people: expect.any(String) },
    ],
  ])('says what is wrong with %j at its field', async (values, errors) => {
    expect(await refusedFields(world, sam, await opened('request'), { category: 'bloemen', ...values })).toEqual(errors);
  });

  it('takes today, a thousand written with a point, and nothing but a category', async () => {
    const form = await opened('request');
    expect(namesIn(await submit(world, sam, form, { category: 'drukwerk' }))).toHaveLength(3);
    expect(wordsOf(await submit(world, sam, form, { category: 'drukwerk', people: '1.000', date: '2026-10-15' }))).toContain('1000 stuks');
  });
});

describe('the reason', () => {
  it.each(['other', 'self'] as const)('after `%s` is asked for once, and can be left alone', async (verb) => {
    const person = somebody();
    const after = await tap(world, person, button(await say(world, person, 'bloemen'), verb));
    const form = await openForm(world, person, button(after, 'reason'));
    expect(await refusedFields(world, person, form, {})).toEqual({ reason: 'Dit veld heb ik nog nodig.' });
    expect((await submit(world, person, form, { reason: 'too-expensive' })).title).toBe('Dank je, dat helpt');
    await submit(world, person, form, { reason: 'different' });
    expect(wordsOf(await say(world, person, 'mijn gegevens'))).toContain('Reden gegeven, Bloemen: 1 keer');
  });
});

describe('the form of a pause', () => {
  it('holds tips until a day to come', async () => {
    const person = somebody();
    await say(world, person, 'start');
    const form = await openForm(world, person, button(await say(world, person, 'home'), 'pause'));
    expect(await refusedFields(world, person, form, { until: '2026-10-15' })).toEqual({ until: 'Kies een dag die nog komt.' });
    expect((await submit(world, person, form, { until: '2026-11-01' })).title).toBe('Ik stuur je niets tot en met zondag 1 november');
    expect(wordsOf(await say(world, person, 'home'))).toContain('Je tips staan stil tot en met zondag 1 november.');
  });
});

describe('a supplier that we do not know', () => {
  it('comes to the lead, without who named it, until they have seen to it', async () => {
    const person = somebody();
    const form = await openForm(world, person, button(await say(world, person, 'tip'), 'suggest'));
    expect(await refusedFields(world, person, form, { name: ' ' })).toEqual({ name: 'Dit veld heb ik nog nodig.' });
    await submit(world, person, form, { name: 'De *Nieuwe* Bakker', category: 'gebak', where: 'Zwolle', why: 'Lekker brood' });
    const home = await say(world, lotte, 'home');
    expect(wordsOf(home)).toContain('De \\*Nieuwe\\* Bakker** · Gebak en taart · Zwolle · “Lekker brood”');
    await tap(world, lotte, button(home, 'close_suggestion'));
    expect(wordsOf(await say(world, lotte, 'home'))).not.toContain('Nieuwe');
  });
});

describe('what was sent without ever having been asked', () => {
  it('is nothing that a form knows', async () => {
    const form = await opened('request');
    expect(await fillIn(world, sam, form, { category: 'bloemen', __proto__: 'x', toString: 'y', people: '' })).toMatchObject({
      title: 'Drie sociale leveranciers voor bloemen',
    });
    expect(partsOf(await submit(world, sam, form, { category: 'bloemen' }), 'supplier')).toHaveLength(3);
  });
});

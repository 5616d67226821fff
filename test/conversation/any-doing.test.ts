/** Whatever people do, in whatever order: with their own buttons and forms, and with those of others. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Address, formatAddress } from '../../src/domain/address.ts';
import { type ClickPayload, FORMS, formatVerb, LEAD_VERBS, signClick, VERBS } from '../../src/domain/click.ts';
import { deriveKey, pseudonymOf } from '../../src/domain/pseudonym.ts';
import { type Choice, type Form, type FormErrors, isForm, type Reply } from '../../src/ports/chat.ts';
import type { NudgeDesk } from '../../src/ports/nudge-desk.ts';
import { lotte } from '../cast.ts';
import { startWorld, type World } from '../world.ts';
import { ownConversation } from './own-conversation.ts';
import { buttonsOf, submit, type Talker } from './talk.ts';

const SECRET = 'a secret key that is long enough for tests';
const PEOPLE: readonly Address[] = [{ channel: 'web', id: 'anna' }, { channel: 'slack', id: 'U0BEN' }, lotte];
/** In everything that one person fills in, so that it is recognised wherever it turns up. */
const markOf = ({ id }: Address) => `kenmerk${id}`;

let world: World;
let talker: Talker;
const touched: string[] = [];
/** Notes who does what; only a lead should come here. */
const desk = new Proxy({} as NudgeDesk, {
  get: (_target, method: string) => async (_first: unknown, by?: unknown) => {
    touched.push(`${method} ${typeof by === 'string' ? by : ''}`);
    return {
      list: [],
      check: [],
      attention: [],
      correct: 0,
      save: { id: 'x', remarks: [] },
      withdraw: 0,
      approve: 'done',
      pause: 'done',
      test: 'sent',
    }[method];
  },
});
beforeAll(async () => {
  world = await startWorld();
  talker = ownConversation(world, { nudgeDesk: desk });
});
afterAll(() => world.stop());

const anyValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'yes',
    'no',
    '2026-11-27',
    '2020-01-01',
    '25',
    '-1',
    '1e99',
    '12,50',
    'Utrecht',
    'gebak',
    'too-slow',
    'pleased',
    'gemak',
    'klein',
  ),
  fc.constantFrom('x'.repeat(5000), '<!channel>', '[a](javascript:alert(1))', '\u0000', '__proto__'),
);
const TEXTS = [
  'bloemen',
  'home',
  'mijn gegevens',
  'vergeet mij',
  'start',
  'stop',
  'tip gebak',
  'rapport',
  'nudge',
  'meelezen aan',
  'dank je!',
  'help',
];
const anyStep = fc.record({
  who: fc.constantFrom(...PEOPLE),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.oneof(fc.constantFrom(...TEXTS), fc.string()) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('tap' as const), at: fc.noBias(fc.nat(1_000_000)) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('submit' as const),
        at: fc.noBias(fc.nat(1_000_000)),
        values: fc.array(anyValue, { minLength: 12, maxLength: 12 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('open' as const), form: fc.constantFrom(...FORMS), text: fc.option(fc.string()) }),
    },
  ),
  inRoom: fc.boolean(),
});

describe('whatever people tap and fill in', () => {
  it('is answered with at most three suppliers and nothing of somebody else', { timeout: 120_000 }, async () => {
    // Everybody has something that is theirs alone, whatever happens to come later.
    for (const person of PEOPLE) {
      const form = await talker.app.conversation.open({ person, locale: 'nl' }, 'tip');
      if (!isForm(form)) throw new Error('A tip can always be given.');
      await submit(talker, person, form, { category: 'gebak', text: `${markOf(person)} belt op tijd.`, consent: 'yes' });
    }
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 25, maxLength: 40 }), async (steps) => {
        const buttons: Choice[] = [];
        const forms: Form[] = [];
        for (const person of PEOPLE)
          for (const form of FORMS) {
            const opened = await talker.app.conversation.open({ person, reach: person, locale: 'nl' }, form);
            if (isForm(opened)) forms.push(opened);
          }
        for (const { who, what, inRoom } of steps) {
          const speaker = {
            person: who,
            reach: who,
            locale: 'nl' as const,
            ...(inRoom && { room: { channel: 'web', id: 'plein' } as const }),
          };
          const { conversation } = talker.app;
          let answer: Reply | Form | FormErrors;
          if (what.kind === 'say')
            answer = await conversation.message({ ...speaker, text: what.text, manner: inRoom ? 'addressed' : 'command' });
          else if (what.kind === 'open') answer = await conversation.open(speaker, what.form, what.text ?? undefined);
          else if (what.kind === 'tap') {
            const choice = buttons[what.at % Math.max(1, buttons.length)];
            // What a lead approves is for everybody to see.
            if (!choice || choice.verb === 'approve_tip') continue;
            answer = await conversation.click({ ...speaker, verb: formatVerb(choice.verb, choice.index), token: choice.token });
          } else {
            const form = forms[what.at % Math.max(1, forms.length)];
            if (!form) continue;
            answer = await conversation.submit({ ...speaker, form: form.id, token: form.token, values: filledBy(who, form, what.values) });
          }
          check(answer, who);
          if ('fields' in answer) forms.push(answer);
          if ('parts' in answer) buttons.push(...buttonsOf(answer));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does nothing that is for leads, with any verb and any payload, even one that we signed', async () => {
    const person: Address = { channel: 'web', id: 'anna' };
    const before = touched.length;
    const id = await world.app.store.tips.addTip(
      { category: 'gebak', text: 'Bel op tijd, dan lukt het.', wasHard: false },
      'ander',
      world.now,
    );
    const payload: ClickPayload = { at: Math.floor(world.now.getTime() / 60_000), about: String(id), category: 'gebak', offer: 'o' };
    const token = signClick(payload, deriveKey(SECRET, 'clicks'));
    for (const verb of LEAD_VERBS)
      expect(await talker.app.conversation.click({ person, reach: person, verb, token, locale: 'nl' })).toMatchObject({
        title: 'Dit is voor de projectleider inclusie',
      });
    expect(
      await talker.app.conversation.submit({ person, reach: person, form: 'nudge', token, values: { titel: 'x' }, locale: 'nl' }),
    ).toMatchObject({ title: 'Dit is voor de projectleider inclusie' });
    expect(touched.length).toBe(before);
    expect((await world.app.store.tips.tips({ state: 'waiting' })).map((tip) => tip.id)).toContain(id);
    expect(await talker.app.conversation.click({ person, verb: 'withdraw_tip', token, locale: 'nl' })).toMatchObject({
      title: 'Deze is er niet meer',
    });
  });

  it('has an answer to every verb, also with an empty payload', async () => {
    const token = signClick({ at: Math.floor(world.now.getTime() / 60_000) }, deriveKey(SECRET, 'clicks'));
    for (const verb of VERBS)
      for (const index of [undefined, 1, 99])
        expect(await talker.app.conversation.click({ person: lotte, verb: formatVerb(verb, index), token, locale: 'en' })).toMatchObject({
          title: expect.stringMatching(/./),
        });
  });
});

/** Something for every field, right or wrong, with the person's mark wherever text is free. */
function filledBy(who: Address, form: Form, values: readonly string[]): Record<string, string> {
  const filled = form.fields.map((field, at) => {
    const value = values[at % values.length] ?? '';
    if (field.kind === 'consent' && at % 2 === 0) return [field.name, 'yes'];
    if (field.kind === 'text') return [field.name, `${markOf(who)} ${value}`];
    if (field.kind === 'choice' && at % 2 === 0) return [field.name, field.options[value.length % field.options.length]?.value ?? value];
    return [field.name, value];
  });
  return Object.fromEntries([...filled, ['onverwacht', 'waarde']]);
}

function check(answer: Reply | Form | FormErrors, who: Address): void {
  const said = JSON.stringify(answer);
  if ('parts' in answer) expect(answer.parts.filter(({ kind }) => kind === 'supplier').length).toBeLessThanOrEqual(3);
  const isLead = formatAddress(who) === formatAddress(lotte);
  if (isLead) return;
  for (const other of PEOPLE) if (other !== who) expect(said).not.toContain(markOf(other));
  if (isForm(answer as Reply)) expect((answer as Form).id).not.toBe('nudge');
  if ('parts' in answer) expect(buttonsOf(answer).filter(({ verb }) => LEAD_VERBS.has(verb))).toEqual([]);
  expect(touched.filter((call) => call.endsWith(pseudonymOf(who, deriveKey(SECRET, 'pseudonyms'))))).toEqual([]);
}

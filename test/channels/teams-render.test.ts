import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/channels/teams/activity.ts';
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { renderForm, valuesOf } from '../../src/channels/teams/forms.ts';
import { toSpoken, toTeamsMarkdown } from '../../src/channels/teams/markdown.ts';
import { renderCard, renderHomeCard } from '../../src/channels/teams/render.ts';
import type { Locale } from '../../src/domain/category.ts';
import type { Form } from '../../src/ports/chat.ts';
import { anyForm, anyHome } from './any-form.ts';
import { anyMarkdown, anyReply } from './any-reply.ts';
import { complaintsOfReader, complaintsOfSchema, SCHEMA_PROBLEM } from './teams-card-check.ts';

const language = fc.constantFrom<Locale>('nl', 'en');
/** Large ones take their time. */
const RUNS = { numRuns: 40 };
const OPENING = { verb: 'tip', token: 't' };
const everyCard: readonly [what: string, card: fc.Arbitrary<AdaptiveCard>][] = [
  ['a reply', fc.tuple(anyReply, language).map(([reply, lang]) => renderCard(reply, lang))],
  ['a reply in a dialog', fc.tuple(anyReply, language).map(([reply, lang]) => renderCard(reply, lang, 'dialog'))],
  ['a form', fc.tuple(anyForm, language).map(([form, lang]) => renderForm(form, OPENING, lang))],
  ['a form to mend', fc.tuple(anyForm, language).map(([form, lang]) => renderForm(form, OPENING, lang, mendingOf(form)))],
  ["a person's own page", fc.tuple(anyHome, language).map(([home, lang]) => renderHomeCard(home, lang))],
];

describe.each(everyCard)('whatever it says, %s in Teams', (_what, anyCard) => {
  it('is a card that can be read, heard and sent', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(complaintsOfReader(card)).toEqual([]);
        expect([card.speak, card.fallbackText].every((text) => text.trim() !== '')).toBe(true);
        for (const text of textsIn(card)) expect(text.length).toBeLessThanOrEqual(3000);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(28_000);
      }),
      RUNS,
    );
  });

  it.skipIf(SCHEMA_PROBLEM)(`keeps to the schema${SCHEMA_PROBLEM ? ` (skipped: ${SCHEMA_PROBLEM})` : ''}`, () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(complaintsOfSchema(card)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a form in Teams', () => {
  it('asks for every field, by a label, and gives back what was filled in', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const inputs = renderForm(form, OPENING, 'nl').body.filter((element) => 'id' in element);
        expect(inputs.map(({ id }) => id)).toEqual(form.fields.map(({ name }) => `field.${name}`));
        const filled = Object.fromEntries(inputs.map(({ id }) => [id, 'x']));
        expect(valuesOf({ ...filled, form: 'request', verb: 'y' })).toEqual(Object.fromEntries(form.fields.map(({ name }) => [name, 'x'])));
      }),
    );
  });
});

describe('what a card says by colour', () => {
  it('it says by words too, and it names no colour of its own, so that every theme can show it', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const card = renderForm(form, OPENING, 'nl', mendingOf(form));
        for (const element of card.body) if ('color' in element && element.color) expect(element.text).toMatch(/^⚠ /);
        expect(JSON.stringify(card.body.filter(({ type }) => type === 'TextBlock'))).not.toMatch(/"(backgroundColor|style)":"#/);
      }),
    );
  });
});

describe('Markdown on a card', () => {
  it.each([
    ['**vet** en _schuin_', '**vet** en _schuin_', 'vet en schuin'],
    ['# Kop\n\nTekst', '**Kop**\n\nTekst', 'Kop\n\nTekst'],
    ['- een\n- twee', '- een\r- twee', 'een\ntwee'],
    ['- [ ] een\n- [x] twee', '- ☐ een\r- ☑ twee', 'een\ntwee'],
    ['| wat | prijs |\n|---|---|\n| bos | € 20 |', 'wat · prijs\n\nbos · € 20', 'wat, prijs\nbos, € 20'],
    ['[lees](https://a.example/?b=1&c=2)', '[lees](https://a.example/?b=1&c=2)', 'lees'],
    ['[lees](javascript:alert(1))', 'lees', 'lees'],
    ['`/inkopen bloemen`', '**/inkopen bloemen**', '/inkopen bloemen'],
    ['2 * 3 * 4', '2 \\* 3 \\* 4', '2 * 3 * 4'],
  ])('%s', (markdown, shown, spoken) => {
    expect(toTeamsMarkdown(markdown)).toBe(shown);
    expect(toSpoken(markdown)).toBe(spoken);
  });

  it('leaves no HTML of our own behind', () => {
    fc.assert(
      fc.property(
        anyMarkdown.filter((markdown) => !markdown.includes('<')),
        (markdown) => {
          expect(toTeamsMarkdown(markdown)).not.toMatch(/<\/?[a-z]+( [^>]*)?>/);
          expect(toSpoken(markdown)).not.toMatch(/<\/?[a-z]+( [^>]*)?>/);
        },
      ),
    );
  });
});

describe('what somebody typed in Teams', () => {
  it.each([
    ['<at>Inkoophulp</at> inkopen bloemen&nbsp;', 'inkopen bloemen'],
    ['<at id="0">Inkoop hulp</at>&nbsp;bloemen', 'bloemen'],
    ['<p>bloemen</p><p>voor vrijdag</p>', 'bloemen\nvoor vrijdag'],
    ['<div><at>Inkoophulp</at> koffie &amp; thee</div>', 'koffie & thee'],
    ['  inkopen\u00a0bloemen  ', 'inkopen bloemen'],
    [undefined, ''],
  ])('%s', (typed, text) => {
    expect(plainText(typed)).toBe(text);
  });
});

function mendingOf({ fields }: Form) {
  return { values: {}, errors: Object.fromEntries(fields.map(({ name, label }) => [name, `Klopt niet: ${label}`])) };
}

/** Every text that is shown. */
function textsIn(card: object): string[] {
  const found: string[] = [];
  JSON.stringify(card, (_key, value) => {
    if (value?.type === 'TextBlock') found.push(value.text);
    return value;
  });
  return found;
}

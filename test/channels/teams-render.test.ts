import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/channels/teams/activity.ts';
import { toSpoken, toTeamsMarkdown } from '../../src/channels/teams/markdown.ts';
import { renderCard } from '../../src/channels/teams/render.ts';
import { anyMarkdown, anyReply } from './any-reply.ts';
import { complaintsOfReader, complaintsOfSchema, SCHEMA_PROBLEM } from './teams-card-check.ts';

describe('whatever a reply says, in Teams', () => {
  it('it becomes a card that can be read and heard', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom('nl', 'en'), (reply, lang) => {
        const card = renderCard(reply, lang);
        expect(complaintsOfReader(card)).toEqual([]);
        expect([card.speak, card.fallbackText].every((text) => text.trim() !== '')).toBe(true);
        for (const text of textsIn(card)) expect(text.length).toBeLessThanOrEqual(3000);
      }),
    );
  });

  it.skipIf(SCHEMA_PROBLEM)(`it keeps to the schema${SCHEMA_PROBLEM ? ` (skipped: ${SCHEMA_PROBLEM})` : ''}`, () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(complaintsOfSchema(renderCard(reply, 'nl'))).toEqual([]);
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

/** Every text that is shown. */
function textsIn(card: object): string[] {
  const found: string[] = [];
  JSON.stringify(card, (_key, value) => {
    if (value?.type === 'TextBlock') found.push(value.text);
    return value;
  });
  return found;
}

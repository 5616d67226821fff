/** Whatever a reply could say: every script, every length, everything that a platform might take for its own marks. */
import fc from 'fast-check';
import { VERBS } from '../../src/domain/click.ts';
import type { Choice, Reply, ReplyPart } from '../../src/ports/chat.ts';

const TROUBLE = [
  [
    '<!channel>',
    '<!here|x>',
    '<@U0SAM>',
    '<#C0LUNCH>',
    '<!subteam^S1>',
    '<at>Sam</at>',
    '&lt;!channel&gt;',
    '<https://x.example|<!channel>>',
  ],
  ['[a](https://x.example/?a=1&b=2)', '[a|b](https://x.example/a|b>c)', '[x](javascript:alert(1))', '![beeld](https://x.example/i.png)'],
  ['**', '_', '~~', '`', '```\n', '\n\n', '\n- ', '\n1. ', '\n> ', '\n# ', '\n---\n', '\\', '&', '<', '>', '|', '<b>', '<!-- stil -->'],
  ['\n\n| a | b |\n|---|---|\n| <!channel> | 2 |\n\n', '\n- [ ] taak\n- [x] klaar\n', '[^1]', '\n[x]: https://x.example\n'],
  ['👩🏽‍🌾', '\ud83d', '\u0000', '\u202e', 'שלום', '日本語', 'é'],
].flat();

const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(fc.constantFrom(...TROUBLE), fc.lorem({ maxCount: 3 })), { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.tuple(fc.constantFrom(...TROUBLE), fc.integer({ min: 1, max: 6000 })).map(([piece, times]) => piece.repeat(times).slice(0, 30_000)),
);
const words = text.filter((words) => words.trim() !== '');
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('mailto:a@b.example?subject=x&body=y', 'x|y>z'),
);

const choice: fc.Arbitrary<Choice> = fc.record(
  {
    verb: fc.constantFrom(...VERBS),
    index: fc.integer({ min: 1, max: 999 }),
    label: words,
    spoken: words,
    token: fc.base64String({ minLength: 30, maxLength: 1500 }),
    primary: fc.boolean(),
  },
  { requiredKeys: ['verb', 'label', 'spoken', 'token'] },
);

const part: fc.Arbitrary<ReplyPart> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), markdown: text }),
  fc.record({ kind: fc.constant('note' as const), markdown: text }),
  fc.record({ kind: fc.constant('link' as const), label: words, url }),
  fc.record({ kind: fc.constant('quote' as const), label: words, text }),
  fc.record({
    kind: fc.constant('choices' as const),
    choices: fc.uniqueArray(choice, { maxLength: 30, selector: ({ verb, index }) => `${verb}:${index}` }),
  }),
  fc.record(
    {
      kind: fc.constant('supplier' as const),
      choice,
      card: fc.record(
        {
          name: words,
          badge: words,
          lines: fc.array(text, { maxLength: 4 }),
          impact: fc.record({ text: words, source: words, url }, { requiredKeys: ['text', 'source'] }),
        },
        { requiredKeys: ['name', 'lines', 'impact'] },
      ),
    },
    { requiredKeys: ['kind', 'card'] },
  ),
);

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  placement: fc.constantFrom('answer', 'replace'),
  title: words,
  parts: fc.array(part, { maxLength: 60, size: 'max' }),
});

/** Any Markdown a lead could write. */
export const anyMarkdown = text;

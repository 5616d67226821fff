/** Whatever a form or somebody's page could hold. */
import fc from 'fast-check';
import { FORMS } from '../../src/domain/click.ts';
import type { Field, Form, FormErrors, Home } from '../../src/ports/chat.ts';
import { anyMarkdown, anyReply } from './any-reply.ts';

const words = anyMarkdown.filter((text) => text.trim() !== '');
const name = fc.stringMatching(/^[a-z_]{1,20}$/);
const common = {
  label: words,
  hint: anyMarkdown,
  value: fc.oneof(anyMarkdown, fc.constantFrom('2026-11-27', '25', 'yes', 'bloemen')),
  required: fc.boolean(),
};

const option = fc.record({ value: fc.oneof(anyMarkdown, fc.constantFrom('bloemen', 'gebak')), label: anyMarkdown });

const kinds: readonly fc.Arbitrary<object>[] = [
  fc.record({ kind: fc.constant('text'), long: fc.boolean(), maxLength: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('choice'), options: fc.array(option, { maxLength: 150, size: 'max' }) }),
  fc.record({ kind: fc.constant('date') }),
  fc.record({ kind: fc.constant('number'), min: fc.integer({ min: 0, max: 10 }), max: fc.integer({ min: 11, max: 100_000 }) }),
  fc.record({ kind: fc.constant('consent') }),
];

const field = fc
  .tuple(fc.oneof(...kinds), fc.record({ ...common, name }, { requiredKeys: ['label', 'name'] }))
  .map(([kind, rest]) => ({ ...rest, ...kind }) as Field);

export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    id: fc.constantFrom(...FORMS),
    title: words,
    intro: anyMarkdown,
    fields: fc.uniqueArray(field, { maxLength: 120, selector: (each) => each.name }),
    submit: words,
    token: fc.base64String({ minLength: 30, maxLength: 1500 }),
  },
  { requiredKeys: ['id', 'title', 'fields', 'submit', 'token'] },
);

export const anyErrors: fc.Arbitrary<FormErrors> = fc.record({ errors: fc.dictionary(name, words, { maxKeys: 10 }) });

export const anyHome: fc.Arbitrary<Home> = fc.record({
  title: words,
  sections: fc.array(
    anyReply.map(({ title, parts }) => ({ heading: title, parts })),
    { maxLength: 8 },
  ),
});

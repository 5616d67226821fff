/** Whatever a form could ask, and whatever a person's own page could hold. */
import fc from 'fast-check';
import { FORMS } from '../../src/domain/click.ts';
import type { Field, Form, Home } from '../../src/ports/chat.ts';
import { anyMarkdown, anyReply } from './any-reply.ts';

const short = anyMarkdown.map((text) => text.trim().slice(0, 40)).filter((text) => text.trim() !== '');
const name = fc.stringMatching(/^f_[a-z]{1,16}$/);
const about = { name, label: short, hint: short, required: fc.boolean() };
const keys: ['name', 'label'] = ['name', 'label'];

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record(
    { ...about, kind: fc.constant('text' as const), long: fc.boolean(), maxLength: fc.integer({ min: 1, max: 3000 }), value: short },
    { requiredKeys: [...keys, 'kind', 'maxLength'] },
  ),
  fc.record(
    {
      ...about,
      kind: fc.constant('choice' as const),
      options: fc.uniqueArray(fc.record({ value: name, label: short }), {
        minLength: 1,
        maxLength: 16,
        size: 'max',
        selector: ({ value }) => value,
      }),
    },
    { requiredKeys: [...keys, 'kind', 'options'] },
  ),
  fc.record({ ...about, kind: fc.constant('date' as const), value: fc.constant('2026-11-27') }, { requiredKeys: [...keys, 'kind'] }),
  fc.record(
    { ...about, kind: fc.constant('number' as const), min: fc.constant(1), max: fc.constant(9999), value: fc.nat(9999).map(String) },
    { requiredKeys: [...keys, 'kind', 'min', 'max'] },
  ),
  fc.record({ ...about, kind: fc.constant('consent' as const), value: fc.constant('yes') }, { requiredKeys: [...keys, 'kind'] }),
) as fc.Arbitrary<Field>;

export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    id: fc.constantFrom(...FORMS),
    title: short,
    intro: anyMarkdown,
    fields: fc.uniqueArray(field, { minLength: 1, maxLength: 12, size: 'max', selector: ({ name }) => name }),
    submit: short,
    token: fc.base64String({ minLength: 30, maxLength: 1500 }),
  },
  { requiredKeys: ['id', 'title', 'fields', 'submit', 'token'] },
);

export const anyHome: fc.Arbitrary<Home> = fc.record({
  title: short,
  sections: fc.array(
    anyReply.map(({ title, parts }) => ({ heading: title, parts })),
    { maxLength: 2 },
  ),
});

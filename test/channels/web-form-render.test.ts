import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../src/channels/web/form.ts';
import { readSubmission } from '../../src/channels/web/submission.ts';
import { FORMS } from '../../src/domain/click.ts';
import type { Field, Form } from '../../src/ports/chat.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { anyMarkdown as text } from './any-reply.ts';

const { web } = textsFor('nl');

const every = { label: text, hint: text, value: text, required: fc.boolean() };
const field: fc.Arbitrary<Omit<Field, 'name'>> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), ...every, long: fc.boolean(), maxLength: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({
    kind: fc.constant('choice' as const),
    ...every,
    options: fc.array(fc.record({ value: text, label: text }), { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('date' as const), ...every }),
  fc.record({ kind: fc.constant('number' as const), ...every, min: fc.integer(), max: fc.integer() }),
  fc.record({ kind: fc.constant('consent' as const), ...every }),
) as fc.Arbitrary<Omit<Field, 'name'>>;

const anyForm: fc.Arbitrary<Form> = fc.record({
  id: fc.constantFrom(...FORMS),
  title: text,
  intro: text,
  submit: text,
  token: fc.base64String(),
  fields: fc.array(field, { maxLength: 6 }).map((fields) => fields.map((one, at) => ({ ...one, name: `field-${at}` }) as Field)),
});

/** Of each tag with this attribute, its value. */
function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`<[a-z][^<>]* ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
}

describe('a form as HTML, whatever it asks and whatever is wrong', () => {
  it('lets no text become a tag, a label point nowhere, or an id stand twice', () => {
    fc.assert(
      fc.property(anyForm, text, (form, error) => {
        const errors = Object.fromEntries(form.fields.map(({ name }) => [name, error]));
        const html = renderForm({ form, key: 'f1', place: 'chat', mending: { values: {}, errors } }, web);
        const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag));
        const known = 'article h2 h3 p form input div ul li a strong span label fieldset legend textarea select option button'.split(' ');
        expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
        const ids = valuesOf(html, 'id');
        expect(new Set(ids).size).toBe(ids.length);
        const pointed = [
          ...valuesOf(html, 'for'),
          ...valuesOf(html, 'aria-labelledby'),
          ...valuesOf(html, 'aria-describedby').flatMap((value) => value.split(' ')),
        ];
        expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back as it was asked, so that it can be asked again', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const { token, ...shape } = form;
        const body = { 'form-id': form.id, token, shape: JSON.stringify(shape) };
        expect(readSubmission(body).asked).toEqual(JSON.parse(JSON.stringify(form)));
      }),
    );
  });

  it('is read, whatever a browser sends', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(text, fc.constantFrom('form-id', 'token', 'shape', 'value.text')), fc.oneof(text, fc.array(text))),
        (body) => {
          const { values } = readSubmission(body);
          for (const value of Object.values(values)) expect(value.trim()).not.toBe('');
        },
      ),
    );
  });
});

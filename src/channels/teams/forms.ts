/** A form as a card with inputs, and what comes back from it. */
import type { Locale } from '../../domain/category.ts';
import type { Field, Form } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import { type AdaptiveCard, block, type CardElement, card, fitted, type Input, type Room, type SubmitAction } from './card.ts';
import { cut, LIMITS } from './limits.ts';
import { escapeMarkdown, toSpoken } from './markdown.ts';
import { paragraphs, sentences } from './render.ts';

/** How a form was opened. It travels with the form, so that the same form can be shown again with what is to be mended. */
export type Opening = { readonly verb: string; readonly token: string } | { readonly opens: 'request'; readonly text: string };

/** What a form sends back, besides its fields. */
export interface FormData {
  readonly form: string;
  readonly token: string;
  readonly opening: Opening;
}

export interface Mending {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Fields carry this before their name, so that none of them can pass for something else that a card sends. */
export const FIELD = 'field.';

/** Up to this many choices are all in sight. */
const IN_SIGHT = 5;

export function renderForm(form: Form, opening: Opening, locale: Locale, mending?: Mending): AdaptiveCard {
  const { mend } = textsFor(locale).teams;
  const problems = mending ? mend(Object.keys(mending.errors).length) : undefined;
  const fields = form.fields.map((field) => (mending ? { ...field, value: mending.values[field.name] ?? '' } : field));
  const data: FormData = { form: form.id, token: form.token, opening };
  return fitted(0, (room) => {
    const body: CardElement[] = [
      ...(problems ? [{ ...block(`⚠ ${problems}`, room), weight: 'Bolder', color: 'Attention' } as const] : []),
      ...(form.intro ? paragraphs(form.intro, room) : []),
      ...fields.flatMap((field) => renderField(field, mending?.errors[field.name], locale, room)),
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.Submit', title: cut(form.submit, LIMITS.actionTitle), tooltip: form.submit, data }, closeButton(locale)],
      },
    ];
    const spoken = sentences([form.title, problems, form.intro && toSpoken(form.intro), ...fields.map(({ label }) => label)]);
    return card(body, form.title, spoken, locale, room);
  });
}

/** Leaves a dialog, whatever is filled in. */
export function closeButton(locale: Locale): SubmitAction {
  const { close } = textsFor(locale).teams;
  return { type: 'Action.Submit', title: close, tooltip: close, data: { close: true }, associatedInputs: 'none' };
}

/** By name of the field; what was left empty is absent. */
export function valuesOf(data: Readonly<Record<string, unknown>>): Record<string, string> {
  const filled = Object.entries(data)
    .filter(([id, value]) => id.startsWith(FIELD) && (typeof value === 'string' || typeof value === 'number'))
    .map(([id, value]) => [id.slice(FIELD.length), String(value).trim()] as const)
    .filter(([, value]) => value !== '');
  return Object.fromEntries(filled);
}

function renderField(field: Field, error: string | undefined, locale: Locale, room: Room): CardElement[] {
  return [
    ...(error ? [{ ...block(`⚠ ${escapeMarkdown(error)}`, room), weight: 'Bolder', color: 'Attention', spacing: 'Medium' } as const] : []),
    renderInput(field, locale),
    ...(field.hint ? [{ ...block(escapeMarkdown(field.hint), room), size: 'Small', isSubtle: true, spacing: 'Small' } as const] : []),
  ];
}

function renderInput(field: Field, locale: Locale): Input {
  const { name, label, required = false, value } = field;
  const input = { id: FIELD + name, label, isRequired: required, errorMessage: textsFor(locale).teams.required(label) };
  switch (field.kind) {
    case 'text':
      return { ...input, type: 'Input.Text', isMultiline: field.long ?? false, maxLength: field.maxLength, ...(value && { value }) };
    case 'choice': {
      const choices = field.options.map((option) => ({ title: option.label, value: option.value }));
      const style = choices.length <= IN_SIGHT ? 'expanded' : 'compact';
      return { ...input, type: 'Input.ChoiceSet', style, choices, wrap: true, ...(value && { value }) };
    }
    case 'date':
      return { ...input, type: 'Input.Date', ...(value && { value }) };
    case 'number':
      return {
        ...input,
        type: 'Input.Number',
        min: field.min,
        max: field.max,
        ...(value && Number.isFinite(Number(value)) && { value: Number(value) }),
      };
    case 'consent':
      return {
        ...input,
        type: 'Input.Toggle',
        title: textsFor(locale).teams.yes,
        valueOn: 'yes',
        valueOff: '',
        wrap: true,
        value: value ?? '',
      };
  }
}

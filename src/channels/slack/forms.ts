/** A form as a modal, and what was filled in back. */
import type { Checkboxes, InputBlock, ModalView, Option, PlainTextElement } from '@slack/types';
import type { Field, Form, FormErrors } from '../../ports/chat.ts';
import { cut, LIMITS } from './limits.ts';
import { toMrkdwn } from './markdown.ts';
import { type ModalOrigin, writeMetadata } from './modal-metadata.ts';
import { said, section } from './render.ts';
import { viewTitle } from './views.ts';

/** Every input has the name of its field as its `block_id`, so that Slack can show an error there. */
const ACTION_ID = 'value';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param yes the word beside a box to tick. */
export function renderForm(form: Form, origin: ModalOrigin, yes: string): ModalView {
  const fields = form.fields.flatMap((field) => renderField(field, yes));
  return {
    type: 'modal',
    callback_id: form.id,
    title: viewTitle(form.title),
    submit: plain(form.submit, LIMITS.viewButton),
    blocks: [...said(form.intro === undefined ? '' : toMrkdwn(form.intro), section), ...fields].slice(0, LIMITS.viewBlocks),
    private_metadata: writeMetadata({ ...origin, token: form.token }),
  };
}

function renderField(field: Field, yes: string): InputBlock[] {
  const element = renderElement(field, yes);
  if (!element) return [];
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label, LIMITS.inputLabel),
      optional: !field.required,
      element,
      ...(field.hint && { hint: plain(field.hint, LIMITS.inputHint) }),
    },
  ];
}

/** Undefined for a choice without anything to choose: Slack refuses the whole modal for it. */
function renderElement(field: Field, yes: string): InputBlock['element'] | undefined {
  const { value } = field;
  switch (field.kind) {
    case 'text': {
      const most = Math.min(Math.max(field.maxLength, 1), LIMITS.inputText);
      return {
        type: 'plain_text_input',
        action_id: ACTION_ID,
        multiline: field.long ?? false,
        max_length: most,
        ...(value && { initial_value: cut(value, most) }),
      };
    }
    case 'choice': {
      const options = optionsOf(field.options);
      const chosen = options.find((option) => option.value === value);
      if (options.length === 0) return undefined;
      return { type: 'static_select', action_id: ACTION_ID, options, ...(chosen && { initial_option: chosen }) };
    }
    case 'date':
      return { type: 'datepicker', action_id: ACTION_ID, ...(value && DAY.test(value) && { initial_date: value }) };
    case 'number': {
      const fits = value !== undefined && value !== '' && Number(value) >= field.min && Number(value) <= field.max;
      return {
        type: 'number_input',
        action_id: ACTION_ID,
        is_decimal_allowed: true,
        min_value: String(field.min),
        max_value: String(field.max),
        ...(fits && { initial_value: value }),
      };
    }
    case 'consent': {
      const option: Option = { text: plain(yes, LIMITS.optionText), value: 'yes' };
      const box: Checkboxes = { type: 'checkboxes', action_id: ACTION_ID, options: [option] };
      return value === 'yes' ? { ...box, initial_options: [option] } : box;
    }
  }
}

/** Slack takes a hundred, each with a value of its own that fits. */
function optionsOf(options: readonly { readonly value: string; readonly label: string }[]): { text: PlainTextElement; value: string }[] {
  const byValue = new Map(
    options.filter(({ value, label }) => value !== '' && label.trim() !== '').map((option) => [option.value, option] as const),
  );
  return [...byValue.values()]
    .filter(({ value }) => value.length <= LIMITS.optionValue)
    .slice(0, LIMITS.options)
    .map(({ value, label }) => ({ text: plain(label, LIMITS.optionText), value }));
}

/** What Slack tells of one input: which of these is there depends on its kind. */
interface FilledIn {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
}

/** By name of the field; a field left empty is absent. */
export function readValues(state: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, inputs] of Object.entries(state)) {
    const input = inputs?.[ACTION_ID] as FilledIn | null | undefined;
    const value = input?.value ?? input?.selected_option?.value ?? input?.selected_date ?? input?.selected_options?.[0]?.value;
    if (typeof value === 'string' && value !== '') values[name] = value;
  }
  return values;
}

/** Slack shows nothing at all when an error is about an input that is not in the modal: then it stands at the first one. */
export function renderErrors(
  { errors }: FormErrors,
  blocks: readonly { readonly type: string; readonly block_id?: string }[],
): Record<string, string> {
  const inputs = blocks.filter(({ type }) => type === 'input').map(({ block_id = '' }) => block_id);
  const shown = new Map<string, string>();
  for (const [name, text] of Object.entries(errors)) {
    const at = inputs.includes(name) ? name : inputs[0];
    if (at !== undefined) shown.set(at, cut(shown.has(at) ? `${shown.get(at)} ${text}` : text, LIMITS.fieldError));
  }
  return Object.fromEntries(shown);
}

function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: true };
}

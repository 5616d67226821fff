/** A form as a message in the conversation: a label, a hint and what is wrong at every field, and all that is wrong above them. */
import { html } from 'ghtml';
import type { Field, Form } from '../../ports/chat.ts';
import type { WebTexts } from '../../texts/web.ts';
import { type Place, placeField } from './place.ts';

export interface FormView {
  readonly form: Form;
  /** Makes the ids of this form's fields unique on the page. */
  readonly key: string;
  /** Where it was asked for. */
  readonly place: Place;
  /** What somebody filled in, and what is wrong with it. */
  readonly mending?: { readonly values: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> };
}

interface FieldView {
  readonly field: Field;
  readonly id: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly texts: WebTexts;
}

/** What the name of a field begins with, so that it is never one of our own. */
export const VALUE = 'value.';

/** A choice of so many or fewer shows them all; of more, a list that opens. */
const SHOWN_OPTIONS = 5;

export function renderForm({ form, key, place, mending }: FormView, texts: WebTexts): string {
  const { token, ...shape } = form;
  const fields = form.fields.map((field) => ({
    field,
    id: `${key}-${field.name}`,
    value: mending ? mending.values[field.name] : field.value,
    error: mending?.errors[field.name],
    texts,
  }));
  return html`<article class="message message--bot message--form" tabindex="-1" aria-label="${form.title}">
    <h2 class="utrecht-heading-2">${form.title}</h2>
    !${form.intro ? html`<p class="utrecht-paragraph">${form.intro}</p>` : ''}
    <form class="form" method="post" action="/chat/form#antwoord" hx-post="/chat/form" hx-target="closest article" hx-swap="outerHTML" novalidate>
      !${placeField(place === 'room' ? 'room' : 'chat')}
      <input type="hidden" name="form-id" value="${form.id}" />
      <input type="hidden" name="token" value="${token}" />
      <input type="hidden" name="shape" value="${JSON.stringify(shape)}" />
      !${mending ? errorSummary(mending.errors, fields, key, texts) : ''}
      !${fields.map((view) => renderField(view)).join('')}
      <div class="choices">
        <button class="utrecht-button utrecht-button--primary-action" type="submit">${form.submit}</button>
        <a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--subtle form__cancel" href="/">${texts.form.cancel}</a>
      </div>
    </form>
  </article>`;
}

/** The focus comes here first, and each line leads to its field. */
function errorSummary(errors: Readonly<Record<string, string>>, fields: readonly FieldView[], key: string, texts: WebTexts): string {
  const lines = Object.entries(errors).map(([name, error]) => {
    const view = fields.find(({ field }) => field.name === name);
    return view
      ? html`<li><a class="utrecht-link utrecht-link--html-a" href="#${firstInput(view)}">${view.field.label} – ${error}</a></li>`
      : html`<li>${error}</li>`;
  });
  return html`<div class="form__errors" role="group" tabindex="-1" aria-labelledby="${key}-errors">
    <h3 class="utrecht-heading-3" id="${key}-errors">${texts.form.wrong}</h3>
    <p>${texts.form.mend(lines.length)}</p>
    <ul>!${lines.join('')}</ul>
  </div>`;
}

function renderField(view: FieldView): string {
  const { field, id, error } = view;
  const invalid = error === undefined ? '' : 'utrecht-form-field--invalid';
  if (field.kind === 'consent')
    return html`<div class="utrecht-form-field field field--consent ${invalid}">
      <div class="field__tick">!${input(view, `type="checkbox" value="yes" ${view.value === 'yes' ? 'checked' : ''}`, 'utrecht-checkbox utrecht-checkbox--html-input')}
        <label class="utrecht-form-label utrecht-form-label--checkbox" for="${id}">!${label(view)}</label></div>
      !${remarks(view)}
    </div>`;
  if (showsOptions(field))
    return html`<fieldset class="utrecht-form-field field field--options ${invalid}" !${describedBy(view)}>
      <legend class="utrecht-form-label">!${label(view)}</legend>
      !${remarks(view)}
      !${field.options.map((option, at) => radio(view, option, at)).join('')}
    </fieldset>`;
  return html`<div class="utrecht-form-field field field--${field.kind} ${invalid}">
    <label class="utrecht-form-label" for="${id}">!${label(view)}</label>
    !${remarks(view)}
    !${control(view)}
  </div>`;
}

function label({ field, texts }: FieldView): string {
  return html`${field.label}!${field.required || field.kind === 'consent' ? '' : html` <span class="field__optional">${texts.form.optional}</span>`}`;
}

/** Before the control, where they are read first. */
function remarks({ field, id, error, texts }: FieldView): string {
  const hint = hintOf(field, texts);
  return (
    (hint ? html`<p class="utrecht-form-field-description field__hint" id="${id}-hint">${hint}</p>` : '') +
    (error === undefined
      ? ''
      : html`<p class="utrecht-form-field-error-message field__error" id="${id}-error"><strong>${texts.form.error}</strong> ${error}</p>`)
  );
}

function hintOf(field: Field, texts: WebTexts): string {
  return [field.hint, field.kind === 'text' && field.long && texts.form.atMost(field.maxLength)].filter(Boolean).join(' ');
}

function control(view: FieldView): string {
  const { field, id, value = '', texts } = view;
  switch (field.kind) {
    case 'text':
      return field.long
        ? html`<textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="${id}" name="${VALUE}${field.name}" rows="4" maxlength="${field.maxLength}" !${facts(view)}>
${value}</textarea>`
        : input(view, html`type="text" value="${value}" maxlength="${field.maxLength}"`);
    case 'date':
      return input(view, html`type="date" value="${value}"`);
    case 'number':
      return input(view, html`type="number" inputmode="numeric" value="${value}" min="${field.min}" max="${field.max}"`);
    case 'choice':
      return html`<select class="utrecht-select utrecht-select--html-select" id="${id}" name="${VALUE}${field.name}" !${facts(view)}>
        <option value="">${texts.form.choose}</option>
        !${field.options.map((option) => html`<option value="${option.value}" !${option.value === value ? 'selected' : ''}>${option.label}</option>`).join('')}
      </select>`;
    case 'consent':
      return '';
  }
}

/** `attributes` is HTML. */
function input(view: FieldView, attributes: string, look = 'utrecht-textbox utrecht-textbox--html-input'): string {
  return html`<input class="${look}" id="${view.id}" name="${VALUE}${view.field.name}" autocomplete="off" !${attributes} !${facts(view)} />`;
}

function radio({ field, id, value, error }: FieldView, option: { value: string; label: string }, at: number): string {
  return html`<label class="field__tick utrecht-form-label utrecht-form-label--radio"><input class="field__radio" type="radio" id="${id}-${at}" name="${VALUE}${field.name}" value="${option.value}" !${option.value === value ? 'checked' : ''} !${field.required ? 'required' : ''} !${error === undefined ? '' : 'aria-invalid="true"'} /> ${option.label}</label>`;
}

/** What a screen reader is to know of a control. */
function facts(view: FieldView): string {
  return [view.field.required && 'required', view.error !== undefined && 'aria-invalid="true"', describedBy(view)]
    .filter(Boolean)
    .join(' ');
}

function describedBy({ field, id, error, texts }: FieldView): string {
  const ids = [hintOf(field, texts) && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? html`aria-describedby="${ids.join(' ')}"` : '';
}

function firstInput({ field, id }: FieldView): string {
  return showsOptions(field) ? `${id}-0` : id;
}

function showsOptions(field: Field): field is Field & { kind: 'choice' } {
  return field.kind === 'choice' && field.options.length <= SHOWN_OPTIONS;
}

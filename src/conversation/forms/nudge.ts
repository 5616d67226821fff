import { ADVICES, LEVERS, PEOPLE } from '../../domain/nudge.ts';
import type { Field, FormErrors } from '../../ports/chat.ts';
import type { NudgeDraft, NudgeRemark } from '../../ports/nudge-desk.ts';
import { textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import { savedReply } from '../lead/nudge-desk.ts';
import { categoryField, LONGEST_OPTION } from './category-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

const LONGEST = { titel: 150, weken_ervoor: 60, tijd: 5, kamers: 500, afzender: 100, tekst: 3000 };

/** Writing a nudge, with the checks of a nudge file. `about` is the id of one that is written anew. */
export const nudgeForm: FormKind = {
  leadsOnly: true,

  async open({ about }, asker, desk) {
    const { nudge } = textsFor(asker.locale).forms;
    const draft = about === undefined ? undefined : await desk.nudgeDesk.draft(about);
    return {
      id: 'nudge',
      title: nudge.title,
      submit: nudge.submit,
      token: desk.sign({ ...ownedBy(asker), ...(draft && about && { about }) }),
      fields: fieldsOf(draft, asker, desk),
    };
  },

  async submit(values, { about }, asker, desk) {
    const filled = new Filled(values, asker);
    const draft = readDraft(filled, about, desk);
    if (filled.errors) {
      // Whatever is wrong, at once: also with a day that is refused here.
      const refused = await desk.nudgeDesk.check({ ...draft, ...(values['datum'] && { datum: values['datum'] }) });
      return { errors: { ...refusedFields(refused).errors, ...filled.errors.errors } };
    }
    const saved = await desk.nudgeDesk.save(draft, asker.person, asker.now);
    return 'refused' in saved ? refusedFields(saved.refused) : savedReply(saved.id, draft.titel, saved.remarks, asker, desk);
  },
};

function fieldsOf(draft: NudgeDraft | undefined, asker: Asker, desk: Desk): Field[] {
  const texts = textsFor(asker.locale).forms.nudge;
  const { moments, organisation } = desk.content();
  const text = (name: keyof typeof LONGEST, label: string, more: Partial<Field> = {}): Field =>
    ({ kind: 'text', name, label, maxLength: LONGEST[name], ...filledIn(draft?.[name]), ...more }) as Field;
  const choice = (name: 'knop' | 'advies' | 'mensen', label: string, options: Readonly<Record<string, string>>): Field => ({
    kind: 'choice',
    name,
    label,
    required: true,
    options: Object.entries(options).map(([value, shown]) => ({ value, label: shown })),
    ...filledIn(draft?.[name]),
  });
  return [
    text('titel', texts.titel, { required: true }),
    { ...categoryField(texts.categorie, draft?.categorie, asker, desk), name: 'categorie', required: true },
    choice('knop', texts.knop, texts.levers),
    choice('advies', texts.advies, texts.advices),
    {
      kind: 'choice',
      name: 'moment',
      label: texts.moment,
      options: moments.map(({ id, name }) => ({ value: id, label: name.slice(0, LONGEST_OPTION) })),
      ...(moments.some(({ id }) => id === draft?.moment) && filledIn(draft?.moment)),
    },
    text('weken_ervoor', texts.weken_ervoor, { hint: texts.wekenHint }),
    { kind: 'date', name: 'datum', label: texts.datum, ...filledIn(draft?.datum) },
    text('tijd', texts.tijd, { hint: texts.tijdHint, required: true, value: draft?.tijd ?? '09:30' }),
    text('kamers', texts.kamers, { hint: texts.kamersHint(Object.keys(organisation.rooms).join(', ')) }),
    choice('mensen', texts.mensen, texts.people),
    text('afzender', texts.afzender),
    text('tekst', texts.tekst, { long: true, required: true } as Partial<Field>),
  ];
}

/** Rough shapes only; what a good nudge is, is for the desk to say. */
function readDraft(filled: Filled, id: string | undefined, desk: Desk): NudgeDraft {
  const { categories, moments } = desk.content();
  const text = (name: keyof typeof LONGEST, required = false) => filled.text(name, { max: LONGEST[name], required });
  const option = (name: string, allowed: readonly string[], required = true) => filled.option(name, allowed, { required });
  const moment = option('moment', [...moments.map((known) => known.id)], false);
  const weeks = text('weken_ervoor');
  const day = filled.day('datum');
  const rooms = text('kamers');
  const sender = text('afzender');
  return {
    ...(id !== undefined && { id }),
    titel: text('titel', true) ?? '',
    categorie: option('categorie', [...categories.keys()]) ?? '',
    knop: option('knop', LEVERS) ?? '',
    advies: option('advies', ADVICES) ?? '',
    ...(moment && { moment }),
    ...(weeks && { weken_ervoor: weeks }),
    ...(day && { datum: day }),
    tijd: text('tijd', true) ?? '',
    ...(rooms && { kamers: rooms }),
    mensen: option('mensen', PEOPLE) ?? '',
    ...(sender && { afzender: sender }),
    tekst: text('tekst', true) ?? '',
  };
}

/** What keeps it from being saved, at its field; advice waits until that is mended. */
function refusedFields(refused: readonly NudgeRemark[]): FormErrors {
  const errors: Record<string, string> = {};
  for (const { field, text, blocking } of refused) {
    if (!blocking) continue;
    const shown = field === 'id' ? 'titel' : field;
    errors[shown] = errors[shown] === undefined ? text : `${errors[shown]} ${text}`;
  }
  return { errors };
}

function filledIn(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}

import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';
import { plainReply } from '../replies/plain-reply.ts';
import { categoryField } from './category-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

const LONGEST_NAME = 100;
const LONGEST_WHERE = 200;
const LONGEST_WHY = 400;

/** A supplier that somebody misses. Who said so is not kept. */
export const supplierForm: FormKind = {
  async open({ category }, asker, desk) {
    const { forms } = textsFor(asker.locale);
    const { supplier } = forms;
    return {
      id: 'supplier',
      title: supplier.title,
      intro: supplier.intro,
      submit: supplier.submit,
      token: desk.sign(ownedBy(asker)),
      fields: [
        { kind: 'text', name: 'name', label: supplier.name, maxLength: LONGEST_NAME, required: true },
        categoryField(supplier.category, category, asker, desk),
        { kind: 'text', name: 'where', label: supplier.where, hint: supplier.whereHint, maxLength: LONGEST_WHERE },
        { kind: 'text', name: 'why', label: supplier.why, long: true, maxLength: LONGEST_WHY },
      ],
    };
  },

  async submit(values, _payload, asker, desk) {
    const { supplier, errors } = textsFor(asker.locale).forms;
    const filled = new Filled(values, asker);
    const name = filled.text('name', { min: 2, max: LONGEST_NAME, required: true });
    const category = filled.option('category', [...desk.content().categories.keys()]);
    const where = filled.text('where', { max: LONGEST_WHERE });
    const why = filled.text('why', { max: LONGEST_WHY });
    if (filled.errors || name === undefined) return filled.errors ?? { errors: { name: errors.required } };
    const suggestion = { name, ...(category && { category }), ...(where && { where }), ...(why && { why }) };
    await desk.store.tips.addSuggestion(suggestion, asker.now);
    return plainReply(supplier.thanksTitle, supplier.thanks);
  },
};

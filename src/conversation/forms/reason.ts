import { ANSWERS } from '../../domain/outcome.ts';
import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';
import { outcomeOf } from '../outcome-of.ts';
import { plainReply } from '../replies/plain-reply.ts';
import { stale } from '../replies/problem-replies.ts';
import { answerField } from './answer-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

/** Why somebody looks for something else, arranges it themselves or did not buy: `about` says which. One of a few reasons, no text. */
export const reasonForm: FormKind = {
  async open({ offer, category, about }, asker, desk) {
    const { reason } = textsFor(asker.locale).forms;
    if (offer === undefined) return stale(asker);
    return {
      id: 'reason',
      title: reason.title,
      intro: reason.intro,
      submit: reason.submit,
      token: desk.sign({ ...ownedBy(asker), offer, ...(category && { category }), ...(about && { about }) }),
      fields: [{ ...answerField('reason', reason.field, asker), required: true }],
    };
  },

  async submit(values, payload, asker, desk) {
    const { reason } = textsFor(asker.locale).forms;
    if (payload.offer === undefined) return stale(asker);
    const filled = new Filled(values, asker);
    const answer = filled.option('reason', ANSWERS.reason, { required: true });
    if (answer === undefined) return filled.errors ?? stale(asker);
    const once = [payload.offer, 'reason', payload.about ?? ''].join(':');
    await desk.store.record([{ ...outcomeOf('reason', payload, asker, desk), answer, once }]);
    return plainReply(reason.thanksTitle, reason.thanks);
  },
};

import { ANSWERS, type AnswerKind, type Outcome } from '../../domain/outcome.ts';
import { textsFor } from '../../texts/texts.ts';
import { recordResult } from '../afterwards.ts';
import { ownedBy } from '../asker.ts';
import { outcomeOf } from '../outcome-of.ts';
import { stale } from '../replies/problem-replies.ts';
import { answerField } from './answer-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

const RESULTS = ['yes', 'no'] as const;
const ASKED: readonly AnswerKind[] = ['reaction', 'spent', 'effort'];

/** How a purchase went, as somebody tells it. */
export const followUpForm: FormKind = {
  async open({ offer, category, shown }, asker, desk) {
    const { forms } = textsFor(asker.locale);
    const texts = forms.followUp;
    if (offer === undefined) return stale(asker);
    return {
      id: 'follow-up',
      title: texts.title,
      intro: texts.intro,
      submit: texts.submit,
      token: desk.sign({ ...ownedBy(asker), offer, ...(category && { category }), ...(shown && { shown }) }),
      fields: [
        {
          kind: 'choice',
          name: 'bought',
          label: texts.bought,
          required: true,
          options: RESULTS.map((value) => ({ value, label: texts[value] })),
        },
        answerField('reaction', texts.reaction, asker),
        answerField('spent', texts.spent, asker),
        answerField('effort', texts.effort, asker),
      ],
    };
  },

  async submit(values, payload, asker, desk) {
    const { offer } = payload;
    if (offer === undefined) return stale(asker);
    const filled = new Filled(values, asker);
    const bought = filled.option('bought', RESULTS, { required: true });
    const answers = ASKED.flatMap((kind): Outcome[] => {
      const answer = filled.option(kind, ANSWERS[kind]);
      return answer ? [{ ...outcomeOf(kind, payload, asker, desk), answer, once: `${offer}:${kind}` }] : [];
    });
    if (filled.errors || bought === undefined) return filled.errors ?? stale(asker);
    return bought === 'yes' ? recordResult('bought', payload, asker, desk, answers) : recordResult('not-bought', payload, asker, desk);
  },
};

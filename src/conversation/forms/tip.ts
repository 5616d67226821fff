import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';
import { choices } from '../replies/parts.ts';
import { plainReply } from '../replies/plain-reply.ts';
import { homeChoice } from '../replies/question-replies.ts';
import { categoryField } from './category-field.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

const SHORTEST_TIP = 10;
const LONGEST_TIP = 400;
const LONGEST_NAME = 60;
/** Tips of one person that wait for a lead at the same time. */
const MOST_WAITING = 5;

/** A colleague's advice, kept only with their consent, shown only after a lead has read it. */
export const tipForm: FormKind = {
  async open({ category }, asker, desk) {
    const { tip } = textsFor(asker.locale).forms;
    return {
      id: 'tip',
      title: tip.title,
      intro: tip.intro,
      submit: tip.submit,
      token: desk.sign(ownedBy(asker)),
      fields: [
        { ...categoryField(tip.category, category, asker, desk), required: true },
        { kind: 'text', name: 'text', label: tip.text, hint: tip.textHint, long: true, maxLength: LONGEST_TIP, required: true },
        { kind: 'consent', name: 'was_hard', label: tip.wasHard },
        { kind: 'text', name: 'name', label: tip.name, hint: tip.nameHint, maxLength: LONGEST_NAME },
        { kind: 'consent', name: 'consent', label: tip.consent, required: true },
      ],
    };
  },

  async submit(values, _payload, asker, desk) {
    const { tip, errors } = textsFor(asker.locale).forms;
    const filled = new Filled(values, asker);
    const category = filled.option('category', [...desk.content().categories.keys()], { required: true });
    const text = filled.text('text', { min: SHORTEST_TIP, max: LONGEST_TIP, required: true });
    const name = filled.text('name', { max: LONGEST_NAME });
    if (!filled.ticked('consent')) filled.refuse('consent', errors.consent);
    if (filled.errors || category === undefined || text === undefined) return filled.errors ?? { errors: { text: errors.required } };
    const waiting = (await desk.store.tips.tipsBy(asker.person)).filter(({ state }) => state === 'waiting');
    const isSentAgain = waiting.some((one) => one.category === category && one.text === text);
    if (waiting.length >= MOST_WAITING && !isSentAgain) return { errors: { text: errors.enoughTips(MOST_WAITING) } };
    const given = { category, text, wasHard: filled.ticked('was_hard'), ...(name && { name }) };
    await desk.store.tips.addTip(given, asker.person, asker.now);
    const thanks = plainReply(tip.thanksTitle, tip.thanks);
    return { ...thanks, parts: [...thanks.parts, choices([homeChoice(asker, desk)])] };
  },
};

import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';
import { pauseUntil } from '../tips-on-off.ts';
import { Filled } from './filled.ts';
import type { FormKind } from './forms.ts';

/** Until when we send nothing. */
export const pauseForm: FormKind = {
  async open(_payload, asker, desk) {
    const { pause } = textsFor(asker.locale).forms;
    return {
      id: 'pause',
      title: pause.title,
      submit: pause.submit,
      token: desk.sign(ownedBy(asker)),
      fields: [{ kind: 'date', name: 'until', label: pause.until, required: true }],
    };
  },

  async submit(values, _payload, asker, desk) {
    const filled = new Filled(values, asker);
    const until = filled.day('until', { required: true, future: true });
    if (until === undefined) return filled.errors ?? { errors: {} };
    return pauseUntil(until, asker, desk);
  },
};

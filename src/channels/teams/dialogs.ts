/** Dialogs: a button opens a form, the form comes back with errors at their fields or with a reply. */
import { z } from 'zod';
import { type Conversation, type Form, isForm, isFormErrors, type Reply, type Speaker } from '../../ports/chat.ts';
import { attachmentOf, cardActivity } from './activity.ts';
import { answerPrivately, type Log, type Turn, troubleOf } from './answers.ts';
import type { AdaptiveCard } from './card.ts';
import { closeButton, type FormData, type Mending, type Opening, renderForm, valuesOf } from './forms.ts';
import { cut, LIMITS } from './limits.ts';
import { renderCard } from './render.ts';
import { isPersonal, speakerOf } from './speaker.ts';

/** What a dialog says back to Teams: another card, or nothing, and then it closes. */
export type DialogAnswer = { readonly task: object } | { readonly status: 200 };
const CLOSED: DialogAnswer = { status: 200 };

const Opened = z.union([
  z.object({ verb: z.string(), token: z.string() }),
  z.object({ opens: z.literal('request'), text: z.string() }),
]) satisfies z.ZodType<Opening>;
const Sent = z.object({ form: z.string(), token: z.string(), opening: Opened }) satisfies z.ZodType<FormData>;

export class Dialogs {
  readonly #conversation: Conversation;
  readonly #log: Log;

  constructor(conversation: Conversation, log: Log) {
    this.#conversation = conversation;
    this.#log = log;
  }

  /** A tap on a button whose verb opens a form. */
  async open(data: unknown, speaker: Speaker): Promise<DialogAnswer> {
    const opening = Opened.safeParse(data);
    const asked = opening.success ? opening.data : { verb: '', token: '' };
    return this.#show(await this.#opened(asked, speaker), asked, speaker);
  }

  /** A button in a dialog of the chat with us, or of a room. A reply to go on with stands in the chat; in a room it stays in the dialog, which only the asker sees. */
  async submit(data: unknown, turn: Turn): Promise<DialogAnswer> {
    const speaker = speakerOf(turn.activity);
    return this.#answer(data, speaker, async (reply) => {
      if (!isPersonal(turn.activity.conversation) || !reply.parts.some(({ kind }) => kind === 'supplier' || kind === 'choices'))
        return false;
      try {
        await answerPrivately(cardActivity(reply, speaker.locale), turn, this.#log);
        return true;
      } catch (error) {
        this.#log('warn', `Teams did not take the answer to a form (${troubleOf(error)}); it stands in the dialog.`);
        return false;
      }
    });
  }

  /** A button in a dialog where we have no chat of our own: everything stays in the dialog. */
  async submitOutside(data: unknown, speaker: Speaker): Promise<DialogAnswer> {
    return this.#answer(data, speaker, async () => false);
  }

  async #answer(data: unknown, speaker: Speaker, sayInChat: (reply: Reply) => Promise<boolean>): Promise<DialogAnswer> {
    if ((data as { close?: unknown } | undefined)?.close === true) return CLOSED;
    const sent = Sent.safeParse(data);
    if (!sent.success) return this.open(data, speaker);
    const { form, token, opening } = sent.data;
    const values = valuesOf(data as Record<string, unknown>);
    const answer = await this.#conversation.submit({ ...speaker, form, token, values });
    if (isFormErrors(answer)) return this.#show(await this.#opened(opening, speaker), opening, speaker, { values, errors: answer.errors });
    return (await sayInChat(answer)) ? CLOSED : this.#show(answer, opening, speaker);
  }

  #opened(opening: Opening, speaker: Speaker): Promise<Reply | Form> {
    if ('opens' in opening) return this.#conversation.open(speaker, opening.opens, opening.text);
    return this.#conversation.click({ ...speaker, ...opening });
  }

  #show(answer: Reply | Form, opening: Opening, { locale }: Speaker, mending?: Mending): DialogAnswer {
    const card = isForm(answer)
      ? renderForm(answer, opening, locale, mending)
      : renderCard(answer, locale, 'dialog', [{ type: 'ActionSet', actions: [closeButton(locale)] }]);
    return dialog(answer.title, card);
  }
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots. */
function dialog(title: string, card: AdaptiveCard): DialogAnswer {
  return {
    task: {
      type: 'continue',
      value: { title: cut(title, LIMITS.actionTitle), width: 'medium', height: 'medium', card: attachmentOf(card) },
    },
  };
}

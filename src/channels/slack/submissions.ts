import type { App, ViewSubmitAction } from '@slack/bolt';
import { type FormErrors, isFormErrors, type Reply } from '../../ports/chat.ts';
import { readValues, renderErrors } from './forms.ts';
import { type Handling, localeOf, speaker, within } from './handling.ts';
import { publishHome } from './home.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { type ModalOrigin, readMetadata } from './modal-metadata.ts';
import { renderReplyModal } from './views.ts';

/** A form is sent: errors appear at their fields, and a reply takes the place of the form in the same modal. */
export function handleSubmissions(app: App, handling: Handling): void {
  const { conversation, workspaces, answers } = handling;

  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, context, ack }) => {
    const workspace = workspaces.of(context);
    const userId = body.user.id;
    const { token = '', locale: opened, room, home } = readMetadata(view.private_metadata);
    const origin: ModalOrigin = { ...(room !== undefined && { room }), ...(home && { home }) };
    const locale = opened ?? (await localeOf(handling, workspace, userId));
    const answer = conversation.submit({
      ...speaker(handling, workspace, userId, locale, room),
      form: view.callback_id,
      token,
      values: readValues(view.state.values),
    });
    const inTime = await within(ANSWER_WITHIN_MS, answer);
    if (inTime === undefined) {
      await ack();
      await answers.direct(workspace.clients, userId, inWords(await answer, view.title.text));
    } else {
      const errors = isFormErrors(inTime) ? renderErrors(inTime, view.blocks) : {};
      if (Object.keys(errors).length > 0) await ack({ response_action: 'errors', errors });
      else await ack({ response_action: 'update', view: renderReplyModal(inWords(inTime, view.title.text), origin) });
    }
    if (home) await publishHome(handling, workspace, userId, locale);
  });
}

/** Where there is no field to show an error at. */
function inWords(answer: Reply | FormErrors, title: string): Reply {
  if (!isFormErrors(answer)) return answer;
  return { placement: 'answer', title, parts: Object.values(answer.errors).map((markdown) => ({ kind: 'text', markdown })) };
}

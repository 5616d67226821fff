import type { App } from '@slack/bolt';
import type { Locale } from '../../domain/category.ts';
import { type Form, isForm, type Reply } from '../../ports/chat.ts';
import { isDirectMessage } from './addresses.ts';
import { renderForm } from './forms.ts';
import { type Handling, localeOf, speaker, tooLate } from './handling.ts';
import type { ModalOrigin } from './modal-metadata.ts';
import { plainText } from './plain-text.ts';
import { renderReplyModal } from './views.ts';
import type { Workspace } from './workspaces.ts';

/**
 * *Vind sociale leverancier*: in the menu of a message, and under the lightning bolt. Both open the form for a request. There is
 * one of each, so that whatever a manifest of earlier or of somebody's own calls it does the same.
 */
export function handleShortcuts(app: App, handling: Handling): void {
  const { conversation, workspaces, answers, phrases } = handling;

  app.shortcut({ type: 'message_action' }, async ({ shortcut, context, ack, respond }) => {
    await ack();
    const workspace = workspaces.of(context);
    const userId = shortcut.user.id;
    const locale = await localeOf(handling, workspace, userId);
    const text = plainText(shortcut.message.text ?? '');
    const answer = await conversation.open(speaker(handling, workspace, userId, locale, shortcut.channel.id), 'request', text);
    const origin = isDirectMessage(shortcut.channel.id) ? {} : { room: shortcut.channel.id };
    if (!(await show(answer, workspace, shortcut.trigger_id, locale, origin)))
      await answers.respond(respond, isForm(answer) ? tooLate(handling, locale) : answer, { orTo: [workspace.clients, userId] });
  });

  app.shortcut({ type: 'shortcut' }, async ({ shortcut, context, ack }) => {
    await ack();
    const workspace = workspaces.of(context);
    const userId = shortcut.user.id;
    const locale = await localeOf(handling, workspace, userId);
    const answer = await conversation.open(speaker(handling, workspace, userId, locale), 'request');
    if (!(await show(answer, workspace, shortcut.trigger_id, locale)))
      await answers.direct(workspace.clients, userId, isForm(answer) ? tooLate(handling, locale) : answer);
  });

  function show(
    answer: Reply | Form,
    { clients }: Workspace,
    triggerId: string,
    locale: Locale,
    origin: ModalOrigin = {},
  ): Promise<boolean> {
    const modal = isForm(answer) ? renderForm(answer, { ...origin, locale }, phrases(locale).yes) : renderReplyModal(answer, origin);
    return answers.open(clients, triggerId, modal);
  }
}

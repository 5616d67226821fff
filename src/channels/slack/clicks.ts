import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { isForm, type Reply } from '../../ports/chat.ts';
import { isDirectMessage } from './addresses.ts';
import { renderForm } from './forms.ts';
import { type Handling, localeOf, speaker, tooLate } from './handling.ts';
import { publishHome } from './home.ts';
import { type ModalOrigin, readMetadata } from './modal-metadata.ts';
import { renderReplyModal } from './views.ts';

type Tap = BlockAction<ButtonAction>;

/** A tap on a button: in a message, in a modal or in App Home. */
export function handleClicks(app: App, handling: Handling): void {
  const { conversation, workspaces, answers, phrases } = handling;

  app.action<Tap>({ type: 'block_actions', action_id: /.*/ }, async ({ action, body, context, ack, respond }) => {
    await ack();
    const workspace = workspaces.of(context);
    const { clients } = workspace;
    const userId = body.user.id;
    const origin = originOf(body);
    const locale = await localeOf(handling, workspace, userId);
    const answer = await conversation.click({
      ...speaker(handling, workspace, userId, locale, origin.room),
      verb: action.action_id,
      token: typeof action.value === 'string' ? action.value : '',
    });
    if (!isForm(answer)) await say(answer);
    else {
      const modal = renderForm(answer, { ...origin, locale }, phrases(locale).yes);
      const opened =
        body.view?.type === 'modal' ? answers.push(clients, body.trigger_id, modal) : answers.open(clients, body.trigger_id, modal);
      if (!(await opened)) await say(tooLate(handling, locale));
    }
    if (origin.home) await publishHome(handling, workspace, userId, locale);

    async function say(reply: Reply): Promise<void> {
      if (body.view === undefined) {
        const answer = answerOf(body, reply);
        return answers.respond(respond, answer.reply, { where: answer.where, orTo: [clients, userId] });
      }
      const modal = renderReplyModal(reply, origin);
      const isShown =
        body.view.type === 'modal' ? answers.update(clients, body.view.id, modal) : answers.open(clients, body.trigger_id, modal);
      if (!(await isShown)) await answers.direct(clients, userId, reply);
    }
  });
}

/** What everybody in a room sees stays as it is: an answer is for whoever tapped. */
function answerOf(body: Tap, reply: Reply): { readonly reply: Reply; readonly where: 'alone' | 'direct' } {
  if (!isSeenByAll(body)) return { reply, where: 'alone' };
  if (body.channel && isDirectMessage(body.channel.id)) return { reply, where: 'direct' };
  return { reply: { ...reply, placement: 'answer' }, where: 'alone' };
}

function originOf({ view, channel }: Tap): ModalOrigin {
  if (view?.type === 'home') return { home: true };
  if (view) {
    const { room, home } = readMetadata(view.private_metadata);
    return { ...(room !== undefined && { room }), ...(home && { home }) };
  }
  return channel && !isDirectMessage(channel.id) ? { room: channel.id } : {};
}

/** No message that only one person sees. In a direct message that leaves nobody but this person. */
function isSeenByAll({ container, message }: Tap): boolean {
  return container['is_ephemeral'] === false && message?.['subtype'] !== 'ephemeral';
}

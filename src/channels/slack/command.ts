import type { App } from '@slack/bolt';
import { type Handling, speaker, within } from './handling.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { renderReply } from './render.ts';

/** `/inkopen …`: answered in the response itself, unless that would take too long. No call to Slack stands in between. */
export function handleCommand(app: App, { conversation, workspaces, locales, answers }: Handling): void {
  app.command('/inkopen', async ({ command, context, ack, respond }) => {
    const workspace = workspaces.of(context);
    const key = workspace.address(command.user_id).id;
    const locale = locales.known(key);
    const reply = conversation.message({
      ...speaker(workspace, command.user_id, locale ?? 'nl', command.channel_id),
      text: command.text ?? '',
    });
    const inTime = await within(ANSWER_WITHIN_MS, reply);
    if (inTime) {
      await ack({ response_type: 'ephemeral', ...renderReply(inTime) });
    } else {
      await ack();
      await answers.respond(respond, await reply);
    }
    if (locale === undefined) locales.learn({ key, id: command.user_id }, workspace.clients.answers);
  });
}

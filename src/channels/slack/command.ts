import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import { type Handling, speaker, within } from './handling.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { renderReply } from './render.ts';
import type { Workspace } from './workspaces.ts';

/**
 * `/inkopen …`: answered in the response itself, unless that would take too long. No call to Slack stands in between. It
 * stands before all listeners, because Bolt asks each of those whether a request is theirs, and this is what people wait for.
 */
export function handleCommand(app: App, handling: Handling): void {
  app.use(async (args) => {
    if (!('command' in args) || args.command.command !== '/inkopen') return args.next();
    const { command, context, ack, respond } = args;
    return answerCommand(command, handling.workspaces.of(context), ack, respond, handling);
  });
}

async function answerCommand(
  command: SlashCommand,
  workspace: Workspace,
  ack: (answer?: object) => Promise<void>,
  respond: RespondFn,
  { conversation, locales, answers }: Handling,
): Promise<void> {
  const { user_id: userId } = command;
  const key = workspace.address(userId).id;
  const locale = locales.known(key);
  const reply = conversation.message({ ...speaker(workspace, userId, locale ?? 'nl', command.channel_id), text: command.text ?? '' });
  const inTime = await within(ANSWER_WITHIN_MS, reply);
  if (inTime) {
    await ack({ response_type: 'ephemeral', ...renderReply(inTime) });
  } else {
    await ack();
    await answers.respond(respond, await reply);
  }
  if (locale === undefined) locales.learn({ key, id: userId }, workspace.clients.answers);
}

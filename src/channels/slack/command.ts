import type { ServerResponse } from 'node:http';
import type { App, Context, RespondFn, SlashCommand } from '@slack/bolt';
import type { Reply } from '../../ports/chat.ts';
import { answerBody } from './answer-body.ts';
import { type Handling, localeOf, speaker, within } from './handling.ts';
import { ANSWER_WITHIN_MS } from './limits.ts';
import { renderReply } from './render.ts';
import type { Workspace } from './workspaces.ts';

/**
 * `/inkopen …`: answered in the response itself, unless that would take too long. No call to Slack stands in between, but the
 * question in which language somebody reads, once a day and not for long. It stands before all listeners, because Bolt asks
 * each of those whether a request is theirs, and this is what people wait for.
 */
export function handleCommand(app: App, handling: Handling): void {
  app.use(async (args) => {
    if (!('command' in args)) return args.next();
    const { command, context, ack, respond } = args;
    if (command.command !== '/inkopen') return ack({ response_type: 'ephemeral', text: await unknownCommand(command, context, handling) });
    const answerNow = (reply: Reply) => {
      const response = context['response'] as ServerResponse | undefined;
      if (!response) return ack({ response_type: 'ephemeral', ...renderReply(reply) });
      // Written out already; Bolt would take a string for words.
      const body = answerBody(reply);
      response.setHeader('content-type', 'application/json');
      // It is ASCII. Without its length it would go out in chunks.
      response.setHeader('content-length', body.length);
      return ack(body);
    };
    return answerCommand(command, handling.workspaces.of(context), { now: answerNow, later: ack, respond }, handling);
  });
}

/** Another app's, or one from before: Bolt would keep somebody waiting for three seconds and then say nothing. */
async function unknownCommand({ user_id: userId }: SlashCommand, context: Context, handling: Handling): Promise<string> {
  return handling.phrases(await localeOf(handling, handling.workspaces.of(context), userId)).unknownCommand;
}

interface Ways {
  /** In the response. */
  readonly now: (reply: Reply) => Promise<void>;
  /** Only that we heard it. */
  readonly later: () => Promise<void>;
  readonly respond: RespondFn;
}

async function answerCommand(
  command: SlashCommand,
  workspace: Workspace,
  { now, later, respond }: Ways,
  handling: Handling,
): Promise<void> {
  const { conversation, answers } = handling;
  const { user_id: userId, channel_id: channelId, text = '' } = command;
  const reply = localeOf(handling, workspace, userId).then((locale) =>
    conversation.message({ ...speaker(handling, workspace, userId, locale, channelId), text }),
  );
  const inTime = await within(ANSWER_WITHIN_MS, reply);
  if (inTime) {
    await now(inTime);
  } else {
    await later();
    await answers.respond(respond, await reply, { orTo: [workspace.clients, userId] });
  }
}

/** What people type: to us in a direct message, to us with a mention, or to each other in a room where we read along. */
import type { App } from '@slack/bolt';
import { type Handling, localeOf, speaker } from './handling.ts';
import { mentions, plainText } from './plain-text.ts';
import type { SeenEvents } from './seen-events.ts';

/** The part of a message event that all of its kinds share (https://docs.slack.dev/reference/events/message). */
interface Said {
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly user?: string;
  readonly text?: string;
  readonly channel: string;
  readonly channel_type?: string;
  readonly thread_ts?: string;
}

interface Envelope {
  readonly event_id?: string;
  readonly authorizations?: readonly { readonly user_id?: string; readonly is_bot?: boolean }[];
  /** The room is shared with another organisation. */
  readonly is_ext_shared_channel?: boolean;
}

export function handleMessages(app: App, handling: Handling, seen: SeenEvents): void {
  const { conversation, workspaces, answers } = handling;

  app.event('message', async ({ event, body, context }) => {
    const said = event as Said;
    const envelope = body as Envelope;
    if (!isTyped(said) || !seen.isNew(envelope.event_id)) return;
    const botUserId = botUserOf(envelope);
    const text = plainText(said.text, botUserId);
    if (text === '') return;
    const workspace = workspaces.of(context);

    if (said.channel_type === 'im') {
      const who = speaker(handling, workspace, said.user, await localeOf(handling, workspace, said.user));
      const reply = await conversation.message({ ...who, text, manner: 'addressed' });
      await answers.direct(workspace.clients, said.channel, { ...reply, placement: 'answer' }, said.thread_ts);
      return;
    }
    // A mention comes again as an event of its own. What people of another organisation say is not ours to read.
    if (mentions(said.text, botUserId) || envelope.is_ext_shared_channel) return;
    const room = workspace.address(said.channel);
    if (!(await conversation.readsAlong(room))) return;
    const who = speaker(handling, workspace, said.user, await localeOf(handling, workspace, said.user));
    const reply = await conversation.overhear({ ...who, room, text });
    if (reply) await answers.whisper(workspace.clients, whereOf(said), reply, false);
  });

  app.event('app_mention', async ({ event, body, context }) => {
    const said = event as Said;
    const envelope = body as Envelope;
    if (!isTyped(said) || !seen.isNew(envelope.event_id)) return;
    const workspace = workspaces.of(context);
    const who = speaker(handling, workspace, said.user, await localeOf(handling, workspace, said.user), said.channel);
    const reply = await conversation.message({ ...who, text: plainText(said.text, botUserOf(envelope)), manner: 'addressed' });
    await answers.whisper(workspace.clients, whereOf(said), reply, true);
  });
}

/** Slack itself speaks as this user, who is no bot by any other sign. */
const SLACKBOT = 'USLACKBOT';

/** By a person, just now: not by a bot, and no change, join or deletion. */
function isTyped(said: Said): said is Said & { readonly user: string; readonly text: string } {
  const isNew = said.subtype === undefined || said.subtype === 'file_share' || said.subtype === 'thread_broadcast';
  return isNew && said.bot_id === undefined && said.user !== undefined && said.user !== SLACKBOT && said.text !== undefined;
}

function botUserOf({ authorizations = [] }: Envelope): string | undefined {
  return authorizations.find(({ is_bot: isBot }) => isBot)?.user_id;
}

function whereOf({ channel, user = '', thread_ts: thread }: Said): { channel: string; user: string; thread?: string | undefined } {
  return { channel, user, thread };
}

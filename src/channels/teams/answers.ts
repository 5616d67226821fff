/** In a room only the asker sees the answer, whatever Teams or the tenant allows. */
import type { ActivityLike } from '@microsoft/teams.api';
import type { IActivityContext } from '@microsoft/teams.apps';
import { textsFor } from '../../texts/texts.ts';
import { isPersonal, localeOf } from './speaker.ts';

export type Turn = Pick<IActivityContext, 'activity' | 'api' | 'send' | 'ref'>;
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/**
 * Sends `card` to who spoke. In a room as a targeted message; where Teams refuses that, in the personal
 * chat; where that cannot be either, a short pointer for all to see and nothing of the answer.
 * Source: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages.
 */
export async function answerPrivately(card: ActivityLike, turn: Turn, log: Log): Promise<void> {
  const { activity, send } = turn;
  if (isPersonal(activity.conversation)) {
    await send(card);
    return;
  }
  try {
    await send({ ...(card as object), recipient: { ...activity.from, isTargeted: true } } as unknown as ActivityLike);
    return;
  } catch (error) {
    log('warn', `Teams did not take a private answer in a room (${troubleOf(error)}); the personal chat is tried.`);
  }
  try {
    await send(card, { ...turn.ref, conversation: { id: await personalChat(turn), conversationType: 'personal' } } as Turn['ref']);
    return;
  } catch (error) {
    log('warn', `Teams did not take a private answer in the personal chat either (${troubleOf(error)}); a pointer is left in the room.`);
  }
  await send({ type: 'message', text: textsFor(localeOf(activity.locale)).teams.pointer } as ActivityLike);
}

/** The id of our chat with who spoke; Teams makes it or knows it (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages). */
async function personalChat({ activity, api }: Turn): Promise<string> {
  const tenantId = activity.conversation.tenantId ?? activity.channelData?.tenant?.id;
  const { id } = await api.conversations.create({
    bot: activity.recipient,
    members: [activity.from],
    ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
  });
  return id;
}

/** A status or a code: the full text of an error can hold an address. */
export function troubleOf(error: unknown): string {
  const { response, code, name } = error as { response?: { status?: number }; code?: string; name?: string };
  return String(response?.status ?? code ?? name ?? 'unknown');
}

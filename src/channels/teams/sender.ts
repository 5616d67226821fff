import type { App } from '@microsoft/teams.apps';
import type { FailureReason } from '../../domain/delivery.ts';
import { type Post, type PostRef, SendError, type Sender } from '../../ports/sender.ts';
import { cardActivity } from './activity.ts';
import { PACE } from './limits.ts';
import { personalChat } from './personal-chat.ts';

/** Try again later: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. A 5xx is left in doubt. */
const TRY_LATER = new Set([412, 429]);
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * What a refusal means, by its code; any other 403, such as `BotDisabledByAdmin`, says nothing about this one person. Source:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis.
 */
const REASONS: Readonly<Record<string, FailureReason>> = {
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  BotNotInConversationRoster: 'removed',
  ForbiddenOperationException: 'removed',
  ConversationNotFound: 'unknown-address',
  ActivityNotFoundInConversation: 'unknown-address',
};
const REASON_BY_STATUS: Readonly<Record<number, FailureReason>> = { 404: 'unknown-address', 410: 'unknown-address' };

export function createTeamsSender(app: App, tenantId?: string): Sender {
  return {
    channel: 'teams',
    pace: PACE,
    async send({ to, reply }: Post): Promise<PostRef | undefined> {
      const { id } = await trying(() => app.send(to.id, cardActivity(reply, reply.locale ?? 'nl')));
      return id;
    },
    reach: async (person) => ({ to: { channel: 'teams', id: await trying(() => personalChat(app, person.id, tenantId)) }, locale: 'nl' }),
    async edit(to, ref, reply) {
      await trying(() =>
        app.send(to.id, { ...(cardActivity(reply, reply.locale ?? 'nl') as object), id: ref } as ReturnType<typeof cardActivity>),
      );
    },
    async withdraw(to, ref) {
      await trying(() => app.api.conversations.deleteActivity(to.id, ref));
    },
  };
}

async function trying<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw asSendError(error);
  }
}

interface Refusal {
  readonly response?: {
    readonly status?: number;
    readonly headers?: Record<string, unknown>;
    readonly data?: { readonly error?: { readonly code?: string } };
  };
  readonly code?: string;
}

/** What Teams or the network said, as what to do next; anything that leaves doubt stays as it is. */
function asSendError(error: unknown): unknown {
  const { response, code } = error as Refusal;
  const status = response?.status;
  if (status !== undefined && TRY_LATER.has(status)) {
    const seconds = Number(response?.headers?.['retry-after']);
    return new SendError('refused', { permanent: false, cause: error, ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    const reason = REASONS[response?.data?.error?.code ?? ''] ?? REASON_BY_STATUS[status] ?? 'refused';
    return new SendError(reason, { permanent: true, cause: error });
  }
  if (status === undefined && code !== undefined && NEVER_CONNECTED.has(code))
    return new SendError('unreachable', { permanent: false, cause: error });
  return error;
}

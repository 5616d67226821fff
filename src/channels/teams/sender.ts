import type { App } from '@microsoft/teams.apps';
import { type Post, SendError, type Sender } from '../../ports/sender.ts';
import { cardActivity } from './activity.ts';

/** Try again later: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. A 5xx is left in doubt. */
const TRY_LATER = new Set([412, 429]);
const UNKNOWN_ADDRESS = new Set([403, 404]);
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function createTeamsSender(app: App): Sender {
  return {
    channel: 'teams',
    async send({ to, reply }: Post) {
      try {
        await app.send(to.id, cardActivity(reply, 'nl'));
      } catch (error) {
        throw asSendError(error);
      }
    },
  };
}

/** What Teams or the network said, as what to do next; anything that leaves doubt stays as it is. */
function asSendError(error: unknown): unknown {
  const { response, code } = error as { response?: { status?: number; headers?: Record<string, unknown> }; code?: string };
  const status = response?.status;
  if (status !== undefined && TRY_LATER.has(status)) {
    const seconds = Number(response?.headers?.['retry-after']);
    return new SendError('refused', { permanent: false, cause: error, ...(seconds > 0 && { retryAfterMs: seconds * 1000 }) });
  }
  if (status !== undefined && status >= 400 && status < 500)
    return new SendError(UNKNOWN_ADDRESS.has(status) ? 'unknown-address' : 'refused', { permanent: true, cause: error });
  if (status === undefined && code !== undefined && NEVER_CONNECTED.has(code))
    return new SendError('unreachable', { permanent: false, cause: error });
  return error;
}

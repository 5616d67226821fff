/** The side of Teams that takes what we say (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). */
import type { AdaptiveCard } from '../../src/channels/teams/render.ts';
import { type Answer, type RecordedRequest, startRecordingServer } from './recording-server.ts';

/** One message that we sent. */
export interface Sent {
  readonly conversation: string;
  /** In a room, seen by `recipient` alone. */
  readonly targeted: boolean;
  readonly recipient?: { readonly id: string; readonly isTargeted?: boolean };
  readonly summary?: string;
  readonly text?: string;
  readonly card?: AdaptiveCard;
}

export interface TeamsConnector {
  /** For `TEAMS_SERVICE_URL`, and the `serviceUrl` of activities. */
  readonly url: string;
  readonly sent: readonly Sent[];
  /** What it answers from now on. */
  answersAre(answer: Answer | ((sent: Sent) => Answer)): void;
  stop(): Promise<void>;
}

export async function startTeamsConnector(port = 0): Promise<TeamsConnector> {
  const sent: Sent[] = [];
  let answer: Answer | ((sent: Sent) => Answer) = { status: 201, body: { id: '1' } };
  const server = await startRecordingServer((request) => {
    const message = readSent(request);
    sent.push(message);
    return typeof answer === 'function' ? answer(message) : answer;
  }, port);
  return {
    url: server.url,
    sent,
    answersAre(next) {
      answer = next;
    },
    stop: () => server.stop(),
  };
}

function readSent({ method, path, query, body }: RecordedRequest): Sent {
  const conversation = /^\/v3\/conversations\/(.+)\/activities$/.exec(path)?.[1];
  if (method !== 'POST' || !conversation) throw new Error(`Teams does not know ${method} ${path}`);
  const { recipient, summary, text, attachments } = body as Partial<Sent> & {
    attachments?: { contentType: string; content: AdaptiveCard }[];
  };
  const card = attachments?.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')?.content;
  return {
    conversation,
    targeted: query.get('isTargetedActivity') === 'true',
    ...(recipient && { recipient }),
    ...(summary && { summary }),
    ...(text && { text }),
    ...(card && { card }),
  };
}

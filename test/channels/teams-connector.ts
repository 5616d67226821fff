/** The side of Teams that takes what we say (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). */
import type { AdaptiveCard } from '../../src/channels/teams/card.ts';
import { type Answer, type RecordedRequest, startRecordingServer } from './recording-server.ts';

/** One thing that we asked of Teams: a message, a change of one, taking one away, or a chat with somebody. */
export interface Sent {
  readonly kind: 'message' | 'edit' | 'withdrawal' | 'chat';
  readonly conversation: string;
  /** The message that is changed or taken away. */
  readonly id?: string;
  /** In a room, seen by `recipient` alone. */
  readonly targeted: boolean;
  readonly recipient?: { readonly id: string; readonly isTargeted?: boolean };
  /** Whom the chat is with. */
  readonly members?: readonly { readonly id: string }[];
  readonly summary?: string;
  readonly text?: string;
  readonly card?: AdaptiveCard;
}

export interface TeamsConnector {
  /** For `TEAMS_SERVICE_URL`, and the `serviceUrl` of activities. */
  readonly url: string;
  readonly sent: readonly Sent[];
  readonly edits: readonly Sent[];
  readonly withdrawals: readonly Sent[];
  readonly chats: readonly Sent[];
  /** What it answers from now on; a function that answers nothing leaves it to what Teams usually says. */
  answersAre(answer: Answer | ((sent: Sent) => Answer | undefined)): void;
  stop(): Promise<void>;
}

/** The chat that Teams makes with a person who was not in one with us. */
export const MADE_CHAT = 'a:made-by-teams';

export async function startTeamsConnector(port = 0): Promise<TeamsConnector> {
  const all: Sent[] = [];
  let answer: Answer | ((sent: Sent) => Answer | undefined) = () => undefined;
  const server = await startRecordingServer((request) => {
    const sent = readSent(request);
    all.push(sent);
    return (typeof answer === 'function' ? answer(sent) : answer) ?? usual(sent, all.length);
  }, port);
  const ofKind = (kind: Sent['kind']) => all.filter((sent) => sent.kind === kind);
  return {
    url: server.url,
    get sent() {
      return ofKind('message');
    },
    get edits() {
      return ofKind('edit');
    },
    get withdrawals() {
      return ofKind('withdrawal');
    },
    get chats() {
      return ofKind('chat');
    },
    answersAre(next) {
      answer = next;
    },
    stop: () => server.stop(),
  };
}

function usual({ kind }: Sent, count: number): Answer {
  if (kind === 'chat') return { status: 201, body: { id: MADE_CHAT } };
  return { status: kind === 'message' ? 201 : 200, body: { id: `message-${count}` } };
}

const KINDS: Readonly<Record<string, Sent['kind']>> = { POST: 'message', PUT: 'edit', DELETE: 'withdrawal' };

function readSent({ method, path, query, body }: RecordedRequest): Sent {
  const [, conversation, id] = /^\/v3\/conversations(?:\/(.+)\/activities(?:\/(.+))?)?$/.exec(path) ?? [];
  const kind = conversation === undefined ? 'chat' : KINDS[method];
  if (!path.startsWith('/v3/conversations') || !kind || (kind === 'chat' && method !== 'POST'))
    throw new Error(`Teams does not know ${method} ${path}`);
  const { recipient, members, summary, text, attachments } = body as Partial<Sent> & {
    attachments?: { contentType: string; content: AdaptiveCard }[];
  };
  const card = attachments?.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')?.content;
  return {
    kind,
    conversation: conversation ?? '',
    targeted: query.get('isTargetedActivity') === 'true',
    ...(id && { id }),
    ...(recipient && { recipient }),
    ...(members && { members }),
    ...(summary && { summary }),
    ...(text && { text }),
    ...(card && { card }),
  };
}

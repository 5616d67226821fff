/** Slack's side: its Web API, and the addresses it gives us to answer to. */
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { type Answer, startRecordingServer } from './recording-server.ts';

/** A message as it arrives at a response address. */
export interface Answered extends SlackMessage {
  readonly response_type: 'ephemeral';
  readonly replace_original: boolean;
}

/** A message that we posted by ourselves. */
export interface Posted extends SlackMessage {
  readonly channel: string;
}

export interface SlackStub {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly posted: readonly Posted[];
  /** What `chat.postMessage` answers from now on. */
  postsAre(answer: Answer): void;
  /** The next message at the response address. */
  nextAnswer(): Promise<Answered>;
  stop(): Promise<void>;
}

export async function startSlackStub(port = 0): Promise<SlackStub> {
  const posted: Posted[] = [];
  let postAnswer: Answer = { body: { ok: true, ts: '1.1' } };
  const api = await startRecordingServer(({ path, body }) => {
    if (path !== '/api/chat.postMessage') return { body: { ok: true, user_id: 'U0BOT' } };
    posted.push({ channel: String(body.channel), text: String(body.text), blocks: JSON.parse(String(body.blocks)) });
    return postAnswer;
  }, port);
  const hooks = await startRecordingServer(() => ({ body: 'ok' }));

  return {
    apiUrl: `${api.url}/api/`,
    responseUrl: `${hooks.url}/commands/T0/1/x`,
    posted,
    postsAre(answer) {
      postAnswer = answer;
    },
    nextAnswer: async () => (await hooks.next()).body as unknown as Answered,
    async stop() {
      await api.stop();
      await hooks.stop();
    },
  };
}

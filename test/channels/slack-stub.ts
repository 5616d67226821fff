/** Slack's side: its Web API, and the addresses it gives us to answer to. */
import type { HomeView, ModalView } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { type Answer, startRecordingServer } from './recording-server.ts';

/** A message as it arrives at a response address. */
export interface Answered extends SlackMessage {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
}

/** A message that we posted by ourselves. */
export interface Posted extends SlackMessage {
  readonly channel: string;
}

/** A call of the Web API, with what Slack takes as JSON read. */
export interface ApiCall {
  readonly method: string;
  readonly token: string;
  readonly body: Readonly<Record<string, string>> & { readonly blocks?: SlackMessage['blocks']; readonly view?: HomeView | ModalView };
}

export interface SlackStub {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly posted: readonly Posted[];
  readonly calls: readonly ApiCall[];
  /** What `chat.postMessage` answers from now on. */
  postsAre(answer: Answer): void;
  /** What another method answers from now on, or as soon as it has an answer. */
  answerTo(method: string, answer: Answer | Promise<Answer>): void;
  /** The next call of this method that was not asked for before; waits for it. */
  nextCall(method: string): Promise<ApiCall>;
  /** The next message at the response address. */
  nextAnswer(): Promise<Answered>;
  /** What the response address answers from now on. */
  answersAre(answer: Answer): void;
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 10;

export async function startSlackStub(port = 0): Promise<SlackStub> {
  const calls: ApiCall[] = [];
  const posted: Posted[] = [];
  const taken = new Map<string, number>();
  const methods = new Map<string, Answer | Promise<Answer>>([
    ['chat.postMessage', { body: { ok: true, ts: '1.1' } }],
    ['auth.test', { body: { ok: true, team_id: 'T0', user_id: 'U0BOT', bot_id: 'B0BOT' } }],
    ['conversations.open', { body: { ok: true, channel: { id: 'D0SAM' } } }],
    ['users.info', { body: { ok: true, user: { locale: 'nl-NL' } } }],
  ]);
  let answerAnswer: Answer = { body: 'ok' };
  const api = await startRecordingServer(({ path, body, headers }) => {
    const call = readCall(path, body, headers.authorization ?? '');
    calls.push(call);
    if (call.method === 'chat.postMessage')
      posted.push({ channel: call.body['channel'] ?? '', text: call.body['text'] ?? '', blocks: call.body.blocks ?? [] });
    return methods.get(call.method) ?? { body: { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT' } };
  }, port);
  const hooks = await startRecordingServer(() => answerAnswer);

  return {
    apiUrl: `${api.url}/api/`,
    responseUrl: `${hooks.url}/commands/T0/1/x`,
    posted,
    calls,
    postsAre: (answer) => void methods.set('chat.postMessage', answer),
    answerTo: (method, answer) => void methods.set(method, answer),
    async nextCall(method) {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
        const call = calls.filter((made) => made.method === method)[taken.get(method) ?? 0];
        if (call) {
          taken.set(method, (taken.get(method) ?? 0) + 1);
          return call;
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      throw new Error(`No call of ${method} came in; there were ${calls.map((made) => made.method).join(', ') || 'none'}.`);
    },
    nextAnswer: async () => (await hooks.next()).body as unknown as Answered,
    answersAre(answer) {
      answerAnswer = answer;
    },
    async stop() {
      await api.stop();
      await hooks.stop();
    },
  };
}

function readCall(path: string, body: Readonly<Record<string, unknown>>, authorization: string): ApiCall {
  const read = Object.entries(body).map(([name, value]) => [
    name,
    name === 'blocks' || name === 'view' ? JSON.parse(String(value)) : String(value),
  ]);
  return { method: path.replace('/api/', ''), token: authorization.replace('Bearer ', ''), body: Object.fromEntries(read) };
}

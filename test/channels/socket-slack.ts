/** Slack over Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), that says what a test wants it to say. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { sam } from '../cast.ts';
import { ROOM } from './slack-client.ts';
import { startSlackStub } from './slack-stub.ts';

export interface Acknowledgement {
  readonly envelope_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A connection that the app made. */
export interface Connected {
  /** As `Date.now()`. */
  readonly since: number;
  readonly acknowledged: readonly Acknowledgement[];
  readonly isOpen: boolean;
  say(frame: object | string | Buffer): void;
  breakOff(): void;
}

export interface SocketSlack {
  readonly apiUrl: string;
  /** In the order in which they were made. */
  readonly connections: readonly Connected[];
  /** What a connection is told from now on when it is made. */
  greetWith(...frames: readonly object[]): void;
  stop(): Promise<void>;
}

export const HELLO = { type: 'hello' };
export const goodbye = (reason: string) => ({ type: 'disconnect', reason });
export const envelope = (type: string, payload: unknown, envelope_id: string = crypto.randomUUID()) => ({
  envelope_id,
  type,
  payload,
  accepts_response_payload: type !== 'events_api',
});
export const command = (text: string, id?: string) =>
  envelope('slash_commands', { command: '/inkopen', text, user_id: sam.id, channel_id: ROOM, team_id: 'T0', trigger_id: 'x' }, id);

export async function startSocketSlack(): Promise<SocketSlack> {
  const stub = await startSlackStub();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  stub.answerTo('apps.connections.open', { body: { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/` } });
  const connections: Connected[] = [];
  let greeting: readonly object[] = [HELLO];
  server.on('connection', (app) => {
    const made = connected(app);
    connections.push(made);
    for (const frame of greeting) made.say(frame);
  });

  return {
    apiUrl: stub.apiUrl,
    connections,
    greetWith(...frames) {
      greeting = frames;
    },
    async stop() {
      for (const app of server.clients) app.terminate();
      await new Promise((resolve) => server.close(resolve));
      await stub.stop();
    },
  };
}

function connected(app: WebSocket): Connected {
  const acknowledged: Acknowledgement[] = [];
  app.on('message', (data) => acknowledged.push(JSON.parse(String(data))));
  return {
    since: Date.now(),
    acknowledged,
    get isOpen() {
      return app.readyState === app.OPEN;
    },
    say: (frame) => app.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
    breakOff: () => app.terminate(),
  };
}

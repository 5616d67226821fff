/**
 * Stands between the app and a Slack server over Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode):
 * passes on what both say, says what that server cannot, and breaks off when a test says so.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

export interface SocketRelay {
  /** The way through us to an address that Slack gave. */
  through(address: string): string;
  /** Sends the app an interaction as Slack does. @returns what it acknowledges with. */
  interact(payload: object): Promise<unknown>;
  /** Every connection breaks, without a word. */
  breakOff(): void;
  stop(): Promise<void>;
}

export async function startSocketRelay(): Promise<SocketRelay> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const acknowledgements = new Map<string, (payload: unknown) => void>();

  server.on('connection', (app, { url }) => {
    const slack = new WebSocket(new URL(url ?? '', 'ws://relay').searchParams.get('to') ?? '');
    slack.on('message', (data) => app.send(String(data)));
    slack.on('close', () => app.close());
    slack.on('error', () => app.terminate());
    app.on('close', () => slack.close());
    app.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data));
      const acknowledged = acknowledgements.get(id);
      if (acknowledged) acknowledged(payload);
      else slack.send(String(data));
    });
  });

  return {
    through: (address) => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/?to=${encodeURIComponent(address)}`,
    interact(payload) {
      const [app] = server.clients;
      if (!app) throw new Error('The app is not connected.');
      const envelope_id = crypto.randomUUID();
      app.send(JSON.stringify({ envelope_id, type: 'interactive', payload, accepts_response_payload: true }));
      return new Promise((resolve) => acknowledgements.set(envelope_id, resolve));
    },
    breakOff() {
      for (const app of server.clients) app.terminate();
    },
    async stop() {
      for (const app of server.clients) app.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

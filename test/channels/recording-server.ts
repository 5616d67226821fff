/** A small platform of our own: remembers every request, and answers as the test tells it to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** JSON as it is, a form as its fields. */
  readonly body: Record<string, unknown>;
}

/** `hang`: never answers; `reset`: breaks the connection off. */
export type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown } | 'hang' | 'reset';

export interface RecordingServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** The next request that was not asked for before; waits for it. */
  next(): Promise<RecordedRequest>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;

export async function startRecordingServer(
  answer: (request: RecordedRequest) => Answer | Promise<Answer>,
  port = 0,
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const unread: RecordedRequest[] = [];
  const waiting: ((request: RecordedRequest) => void)[] = [];

  const server = createServer(async (incoming, response) => {
    const request = await record(incoming);
    requests.push(request);
    const first = waiting.shift();
    if (first) first(request);
    else unread.push(request);
    respond(response, await answer(request));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async next() {
      const first = unread.shift();
      if (first) return first;
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('No request came in.')), PATIENCE_MS);
        waiting.push((request) => {
          clearTimeout(late);
          resolve(request);
        });
      });
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://here');
  const { method = '', headers } = incoming;
  const body = parse(await readText(incoming), headers['content-type'] ?? '');
  return { method, path: decodeURIComponent(pathname), query: searchParams, headers, body };
}

function parse(body: string, contentType: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(body);
  return Object.fromEntries(new URLSearchParams(body));
}

function respond(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body = {} } = answer;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

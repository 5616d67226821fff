/** Stands between us and a platform, and goes wrong when a test says so. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * `hang`: never answers · `reset`: breaks off before the platform has heard anything · `lost`: the platform does what was
 * asked, and its answer never arrives · otherwise an answer in the platform's place.
 */
export type Fault =
  | 'hang'
  | 'reset'
  | 'lost'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

export interface FaultyProxy {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** The next `times` requests whose path ends in this go wrong. */
  fail(path: string, fault: Fault, times?: number): void;
  stop(): Promise<void>;
}

/** What a platform and an app tell each other about a request. */
const KEPT_HEADERS = ['authorization', 'content-type', 'x-slack-request-timestamp', 'x-slack-signature'];

/**
 * @param target where requests go, without a slash at the end.
 * @param change what the platform answers, as it goes on to us.
 */
export async function startFaultyProxy(
  target: () => string,
  change: (path: string, body: string) => string = (_path, body) => body,
): Promise<FaultyProxy> {
  const asked: string[] = [];
  const faults: { readonly path: string; readonly fault: Fault; times: number }[] = [];

  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const body = await buffer(request);
    const found = faults.find((each) => each.times > 0 && path.endsWith(each.path));
    if (found) found.times--;
    const fault = found?.fault;
    if (fault === undefined || fault === 'lost') {
      const answer = await forward(path, request.method ?? 'POST', request.headers, body);
      if (fault === 'lost' || !answer) response.destroy();
      else
        response
          .writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? 'application/json' })
          .end(change(path, await answer.text()));
    } else goWrong(response, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function forward(
    path: string,
    method: string,
    headers: Readonly<Record<string, unknown>>,
    body: Buffer,
  ): Promise<Response | undefined> {
    const kept = KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])] as [string, string]]));
    try {
      return await fetch(`${target()}${path}`, { method, headers: kept, ...(method === 'GET' ? {} : { body: new Uint8Array(body) }) });
    } catch {
      return undefined;
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    fail: (path, fault, times = 1) => void faults.push({ path, fault, times }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function goWrong(response: ServerResponse, fault: Exclude<Fault, 'lost'>): void {
  if (fault === 'hang') return;
  if (fault === 'reset') response.destroy();
  else
    response
      .writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers })
      .end(JSON.stringify(fault.body ?? { ok: false }));
}

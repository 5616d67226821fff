/** `/inkopen bloemen` over signed HTTP, with two outcomes durably written, against Bolt's bare acknowledgement. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon, { type Result } from 'autocannon';
import type { Measurement } from './table.ts';

const SECRET = 'bench-signing-secret';
const CONNECTIONS = 32;
const SECONDS = 8;
/** Each server is measured this often, in turns, so that what else the machine does hits both. */
const ROUNDS = 3;
const COMMANDS_FOR_MEMORY = 10_000;

export async function benchSlackCommand(): Promise<Measurement[]> {
  const servers = { bare: await start('bare'), ours: await start('ours') };
  const results: Record<'bare' | 'ours', Result[]> = { bare: [], ours: [] };
  const heap = { before: 0, after: 0 };
  try {
    for (const { url } of Object.values(servers)) await load(url, { duration: 3 });
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['bare', 'ours'] as const) results[name].push(await load(servers[name].url, { duration: SECONDS }));
    }
    heap.before = await heapOf(servers.ours.child);
    await load(servers.ours.url, { amount: COMMANDS_FOR_MEMORY });
    heap.after = await heapOf(servers.ours.child);
  } finally {
    for (const { child } of Object.values(servers)) child.kill();
  }
  const mean = (list: readonly Result[], pick: (result: Result) => number) =>
    list.reduce((sum, result) => sum + pick(result), 0) / list.length;
  const row = (name: 'bare' | 'ours', what: string): Measurement => ({
    what,
    value: `${Math.round(mean(results[name], ({ requests }) => requests.average))}/s`,
    note: `p50 ${mean(results[name], ({ latency }) => latency.p50).toFixed(1)} ms, p99 ${mean(results[name], ({ latency }) => latency.p99).toFixed(1)} ms, ${results[name].reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)} failed`,
  });
  const perSecond = (name: 'bare' | 'ours') => mean(results[name], ({ requests }) => requests.average);
  const p99 = (name: 'bare' | 'ours') => mean(results[name], ({ latency }) => latency.p99);
  return [
    row('bare', "Slack command, Bolt's bare acknowledgement"),
    row('ours', 'Slack command, the offer with two outcomes on disk'),
    {
      what: 'Slack command, ratio of ours to bare',
      value: (perSecond('ours') / perSecond('bare')).toFixed(2),
      note: `${CONNECTIONS} connections, ${ROUNDS} × ${SECONDS} s each; at least 0.7`,
    },
    { what: 'Slack command, p99 of ours to bare', value: (p99('ours') / p99('bare')).toFixed(2), note: 'at most 2' },
    {
      what: `Slack command, heap after ${COMMANDS_FOR_MEMORY} more commands`,
      value: `${(heap.after - heap.before).toFixed(1)} MB`,
      note: `from ${heap.before.toFixed(1)} to ${heap.after.toFixed(1)} MB, after garbage collection; no growth`,
    },
  ];
}

async function start(kind: 'bare' | 'ours'): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--expose-gc', fileURLToPath(new URL('slack-server.ts', import.meta.url)), kind, SECRET], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [data] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  return { child, url: data.toString().trim() };
}

/** What a server still holds after garbage collection, in megabytes. */
async function heapOf(child: ChildProcess): Promise<number> {
  child.send('heap');
  const [bytes] = (await once(child, 'message')) as [number];
  return bytes / 1e6;
}

/** Every request comes from another person, as in life. */
function load(url: string, length: { readonly duration: number } | { readonly amount: number }): Promise<Result> {
  let person = 0;
  return autocannon({
    url: `${url}/slack/events`,
    method: 'POST',
    connections: CONNECTIONS,
    ...length,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const body = `command=%2Finkopen&text=bloemen&user_id=U${person++ % 5000}&channel_id=C1&team_id=T1&response_url=http%3A%2F%2F127.0.0.1%3A9%2Fr&trigger_id=1.1`;
          const timestamp = Math.floor(Date.now() / 1000);
          const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
          return {
            ...request,
            path: '/slack/events',
            body,
            headers: {
              'content-type': 'application/x-www-form-urlencoded',
              'x-slack-request-timestamp': String(timestamp),
              'x-slack-signature': signature,
            },
          };
        },
      },
    ],
  });
}

/** Kills the engine again and again while it sends, and looks what arrived. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Nudge } from '../../src/domain/nudge.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { nudge } from '../domain/samples.ts';
import { databaseFile } from '../store/database-file.ts';

const sumOf = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Longer than a lease: what the killed program held is free again. */
const REST_MS = 121_000;
const FIRST = Date.parse('2026-10-15T08:00:00+02:00');

/** Due on Thursday the 15th of October 2026 at eight, to subscribers. */
export function theOneNudge(): Nudge {
  return nudge('tip', { people: 'abonnees', time: '08:00' });
}

export interface KillReport {
  readonly kills: number;
  /** People who got the message more than once. */
  readonly twice: number;
  /** People who got nothing and of whom the program does not say that it is uncertain. */
  readonly lost: number;
  readonly uncertain: number;
  /** How often the sums did not add up to the audience, looked at after every kill. */
  readonly wrongSums: number;
}

/** `look`: the platform lets us look whether a message arrived. `programs`: so many run at the same time. */
export async function killAgainAndAgain(options: {
  readonly people: number;
  readonly kills: number;
  readonly look: boolean;
  readonly programs?: number;
}): Promise<KillReport> {
  const { people, kills, look, programs = 1 } = options;
  const place = databaseFile();
  const store = openSqliteStore(place.file, 'Europe/Amsterdam');
  for (let index = 0; index < people; index++) await store.start(`p${index}`, { channel: 'slack', id: `U${index}` }, new Date(FIRST));
  await store.close();
  const platform = await startPlatform();
  let wrongSums = 0;
  try {
    let time = FIRST;
    const argumentsAt = () => [place.file, platform.url, new Date(time).toISOString(), ...(look ? ['look'] : [])];
    for (let kill = 0; kill < kills; kill++) {
      const children = Array.from({ length: programs }, () => start(argumentsAt()));
      // Some die while they plan, most after some messages, in the middle of a call.
      if (Math.random() < 0.1) setTimeout(() => die(children), 250 + Math.random() * 250);
      else platform.dieAfter(Math.floor(Math.random() * ((2 * people) / kills)) + 1, () => die(children));
      await Promise.all(children.map(ended));
      platform.dieAfter(Number.POSITIVE_INFINITY, () => undefined);
      time += REST_MS;
      wrongSums += await sumIsWrong(place.file);
    }
    for (let rest = 0; rest < 2; rest++) {
      await ended(start(argumentsAt()));
      time += REST_MS;
      wrongSums += await sumIsWrong(place.file);
    }
    const uncertain = new Set(
      place.inspect((database) => database.prepare(`select addressee from delivery where state = 'uncertain'`).pluck().all() as string[]),
    );
    const everybody = Array.from({ length: people }, (_, index) => index);
    return {
      kills,
      twice: everybody.filter((index) => (platform.arrived.get(`U${index}`) ?? 0) > 1).length,
      lost: everybody.filter((index) => !platform.arrived.has(`U${index}`) && !uncertain.has(`person:p${index}`)).length,
      uncertain: uncertain.size,
      wrongSums,
    };
  } finally {
    platform.stop();
    place.remove();
  }
}

async function sumIsWrong(file: string): Promise<0 | 1> {
  const store = openSqliteStore(file, 'Europe/Amsterdam');
  const { audience, sent, failed, skipped, uncertain, waiting } = await store.tally();
  await store.close();
  return sent + sumOf(failed) + sumOf(skipped) + uncertain + waiting === audience ? 0 : 1;
}

function start(parameters: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL('sending-program.ts', import.meta.url));
  return spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function die(children: readonly ChildProcess[]): void {
  for (const child of children) child.kill('SIGKILL');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Remembers what arrived, and at the message that was asked for: loses it, or takes it without an answer, and has the sender killed. */
async function startPlatform() {
  const arrived = new Map<string, number>();
  const keys = new Set<string>();
  let left = Number.POSITIVE_INFINITY;
  let atTheEnd: () => void = () => undefined;
  const server = createServer((asked, response) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://here');
    const key = searchParams.get('key') ?? '';
    if (pathname === '/find') {
      response.end(keys.has(key) ? key : '');
      return;
    }
    left--;
    if (left > 0 || Math.random() < 0.5) {
      const to = searchParams.get('to') ?? '';
      arrived.set(to, (arrived.get(to) ?? 0) + 1);
      keys.add(key);
    }
    if (left > 0) response.end(key);
    else if (left === 0) atTheEnd();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    dieAfter(count: number, then: () => void) {
      left = count;
      atTheEnd = then;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The engine at work, in a process of its own, so that its memory can be seen. First the folder for its database, then:
 * `people <number>` makes them, `plan` and `send <people> <url> [per second]` work with them, and `bare <messages> <url>`
 * is a loop of Slack's client alone. Prints one line of JSON.
 */
import { join } from 'node:path';
import { LogLevel, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { renderReply } from '../src/channels/slack/render.ts';
import type { Nudge } from '../src/domain/nudge.ts';
import { deriveKey } from '../src/domain/pseudonym.ts';
import { openKeyring } from '../src/keyring/keyring.ts';
import { createNudging } from '../src/nudging/nudging.ts';
import { planDue } from '../src/nudging/planning.ts';
import type { Content } from '../src/ports/content.ts';
import { type Post, SendError, type Sender } from '../src/ports/sender.ts';
import type { Store } from '../src/ports/store.ts';
import { openSqliteStore } from '../src/store/sqlite/store.ts';

const [folder = '', what = '', count = '0', url = '', perSecond = ''] = process.argv.slice(2);
const size = Number(count);
const AT_ONCE = 64;
const NOW = new Date('2026-10-15T09:30:00+02:00');
const SECRET = 'a secret key that is long enough for a bench';
const ZONE = 'Europe/Amsterdam';

const nudge: Nudge = {
  id: 'tip',
  title: 'Bloemen voor wie je bedankt',
  category: 'bloemen',
  lever: 'gemak',
  advice: 'klein',
  schedule: { kind: 'cron', expression: '30 9 * * 4' },
  time: '09:30',
  rooms: [],
  people: 'abonnees',
  status: 'goedgekeurd',
  variants: [{ name: 'standaard', markdown: 'Wie verdient er een bos bloemen?\n\nEerste stap: typ `/inkopen bloemen`.' }],
};
const content = {
  organisation: { closedDays: [] },
  moments: [],
  suppliers: new Map(),
  categories: new Map(),
  nudges: new Map([['tip', nudge]]),
} as unknown as Content;

const client = new WebClient('xoxb-bench', {
  slackApiUrl: `${url}/api/`,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  maxRequestConcurrency: AT_ONCE,
  logLevel: LogLevel.ERROR,
});
const sender: Sender = {
  channel: 'slack',
  ...(perSecond !== '' && { pace: { perSecond: Number(perSecond), roomGapMs: 1000 } }),
  async send({ to, reply }: Post) {
    try {
      return (await client.chat.postMessage({ channel: to.id, ...renderReply(reply) })).ts;
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError)
        throw new SendError('refused', { permanent: false, retryAfterMs: error.retryAfter * 1000, cause: error });
      throw error;
    }
  },
};

const result = what === 'bare' ? await bare() : await engine();
console.log(JSON.stringify(result));

async function engine(): Promise<Record<string, number>> {
  const store = openSqliteStore(join(folder, 'bench.db'), ZONE, openKeyring(SECRET, join(folder, 'bench.db')));
  try {
    return await { people: makePeople, plan, send }[what as 'people' | 'plan' | 'send'](store);
  } finally {
    await store.close();
  }
}

async function makePeople(store: Store): Promise<Record<string, number>> {
  const one = (number: number) => store.start(`p${String(number).padStart(8, '0')}`, { channel: 'slack', id: `U${number}` }, NOW);
  for (let from = 0; from < size; from += 5000)
    await Promise.all(Array.from({ length: Math.min(5000, size - from) }, (_, index) => one(from + index)));
  return { people: size };
}

async function plan(store: Store): Promise<Record<string, number>> {
  let peakMb = 0;
  const look = () => {
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
  };
  look();
  const watch = setInterval(look, 5);
  const begun = performance.now();
  const planned = await planDue(NOW, { content: () => content, store, timeZone: ZONE });
  const planMs = performance.now() - begun;
  clearInterval(watch);
  return { audience: planned[0]?.audience ?? 0, planMs, peakMb };
}

async function send(store: Store): Promise<Record<string, number>> {
  await plan(store);
  const nudging = createNudging({
    content: () => content,
    store,
    senders: new Map([['slack', sender]]),
    timeZone: ZONE,
    clickKey: deriveKey(SECRET, 'clicks'),
    atOnce: AT_ONCE,
    promiseReply: () => ({ placement: 'answer', title: '', parts: [] }),
    onTrouble: () => undefined,
  });
  const from = performance.now();
  await nudging.tick(() => new Date(NOW.getTime() + performance.now() - from));
  const { sent } = await store.tally();
  return { sendMs: performance.now() - from, sent };
}

async function bare(): Promise<Record<string, number>> {
  const text = 'Wie verdient er een bos bloemen? Eerste stap: typ `/inkopen bloemen`.';
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < size) await client.chat.postMessage({ channel: `U${next++}`, text });
    }),
  );
  return { sendMs: performance.now() - begun, sent: size };
}

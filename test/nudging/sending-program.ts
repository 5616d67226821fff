/**
 * The engine in a process of its own, to be killed: sends what is due in a database to a platform over
 * HTTP, and ends when nothing is left. Arguments: database file, the platform's address, the time, and
 * `look` when the platform lets us look whether a message arrived.
 */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import { createNudging } from '../../src/nudging/nudging.ts';
import type { Content } from '../../src/ports/content.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { theOneNudge } from './kill-harness.ts';

const [file = '', platform = '', time = '', look] = process.argv.slice(2);
const begun = performance.now();
const clock = () => new Date(Date.parse(time) + performance.now() - begun);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function call(path: string, query: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`${platform}/${path}?${new URLSearchParams(query)}`, { agent, method: 'POST' }, (response) => {
      text(response).then(resolve, reject);
    });
    asked.on('error', reject).end();
  });
}

/** Reading all files takes longer than sending. */
const content = { organisation: { closedDays: [] }, moments: [], suppliers: new Map(), nudges: new Map([['tip', theOneNudge()]]) };
const store = openSqliteStore(file, 'Europe/Amsterdam');
const nudging = createNudging({
  content: () => content as unknown as Content,
  store,
  senders: new Map([
    [
      'slack',
      {
        channel: 'slack',
        send: ({ key, to }) => call('send', { key, to: to.id }),
        ...(look && { find: async ({ key }: { key: string }) => (await call('find', { key })) || 'not-there' }),
      },
    ],
  ]),
  timeZone: 'Europe/Amsterdam',
  clickKey: deriveKey('a secret key that is long enough for tests', 'clicks'),
  promiseReply: () => {
    throw new Error('Nobody asked for anything here.');
  },
  onTrouble: () => undefined,
});
await nudging.tick(clock);
await store.close();
agent.destroy();

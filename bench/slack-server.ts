/**
 * A server for `slack-command.ts`, in a process of its own: `bare` is Bolt's own handler that only
 * acknowledges, `ours` is the whole product. Prints its address when it listens.
 */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import express from 'express';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

const signingSecret = process.argv[3] ?? '';
process.on('SIGINT', () => process.exit());
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
console.log(process.argv[2] === 'bare' ? await bare() : await ours());

async function bare(): Promise<string> {
  const server = express();
  const receiver = new ExpressReceiver({ signingSecret, app: server, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bench' }), logLevel: LogLevel.ERROR });
  app.command('/inkopen', async ({ ack }) => ack());
  const listening = createServer(server);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

async function ours(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-bench-'));
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    SECRET_KEY: 'a secret key that is long enough for a bench',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  });
  const app = await createApp({ config, log: pino({ level: 'silent' }), clock: () => new Date() });
  return app.start({ timer: false });
}

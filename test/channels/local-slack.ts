/** A Slack server that we did not write (https://github.com/parvalabs/local-slack), as its prebuilt binary. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KnownBlock } from '@slack/types';
import { PROJECT } from '../world.ts';
import { buttonNamed, ROOM, SIGNING_SECRET, SLACK_ENV } from './slack-client.ts';

const BINARY = join(PROJECT, 'node_modules/local-slack-linux-x64/bin/local-slack');
const TEAM = { sam: 'U0SAM', bot: 'U0BOT' };

/** Why it cannot run here, in words. */
export const LOCAL_SLACK_PROBLEM =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? `local-slack has a binary for Linux on x64 only, and this is ${process.platform} on ${process.arch}`
    : existsSync(BINARY)
      ? undefined
      : 'local-slack-linux-x64 is not installed';

/** A message in the room, as local-slack keeps it. */
export interface KeptMessage {
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly subtype?: string;
  readonly ephemeral_to?: string;
}

export interface LocalSlack {
  readonly apiUrl: string;
  /** Sam types a command in the room. Resolves when the app has acknowledged it. */
  command(command: string, text: string): Promise<void>;
  /** Sam taps the button with this `action_id`. */
  tap(message: KeptMessage, actionId: string): Promise<void>;
  messages(): Promise<KeptMessage[]>;
  stop(): Promise<void>;
}

/** Starts it with one workspace, one room and one app that listens at `requestUrl`. */
export async function startLocalSlack(requestUrl: string): Promise<LocalSlack> {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      app: {
        appId: 'A0INKOPEN',
        botUserId: TEAM.bot,
        botToken: SLACK_ENV.SLACK_BOT_TOKEN,
        signingSecret: SIGNING_SECRET,
        mode: 'events',
        requestUrl,
      },
      users: [{ id: TEAM.sam, name: 'sam', real_name: 'Sam' }],
      channels: [{ id: ROOM, name: 'lunch', members: [TEAM.sam, TEAM.bot] }],
    }),
  );
  const program = spawn(BINARY, ['--config', config, '--port', '0', '--base-host', '127.0.0.1'], { cwd: folder });
  const url = await addressOf(program);

  async function control(path: string, body: unknown): Promise<void> {
    const response = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel: ROOM, user: TEAM.sam, ...(body as object) }),
    });
    if (!response.ok) throw new Error(`local-slack: ${await response.text()}`);
  }

  return {
    apiUrl: `${url}/api/`,
    command: (command, text) => control('command', { command, text }),
    tap: (message, actionId) => control('interact', { messageTs: message.ts, action: buttonNamed(message, actionId) }),
    async messages() {
      const response = await fetch(`${url}/_control/messages/${ROOM}`);
      return ((await response.json()) as { messages: KeptMessage[] }).messages;
    },
    async stop() {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** It prints where it listens once it does. */
async function addressOf(program: ChildProcess): Promise<string> {
  const lines: string[] = [];
  if (program.stdout)
    for await (const line of createInterface({ input: program.stdout })) {
      lines.push(line);
      const address = /Web UI:\s+(http\S+)/.exec(line)?.[1];
      if (address) return address;
    }
  throw new Error(`local-slack did not start: ${lines.join('\n')}`);
}

/** A Slack server that we did not write (https://github.com/parvalabs/local-slack), as its prebuilt binary. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KnownBlock } from '@slack/types';
import { sam } from '../cast.ts';
import { PROJECT } from '../world.ts';
import { BOT, buttonNamed, ROOM, SIGNING_SECRET, SLACK_ENV } from './slack-client.ts';

const BINARY = join(PROJECT, 'node_modules/local-slack-linux-x64/bin/local-slack');
/** What the app shows over Socket Mode. */
export const APP_TOKEN = 'xapp-test';

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

/** A modal or an App Home, as local-slack shows it. */
export interface KeptView {
  readonly title?: { readonly text: string };
  readonly blocks: readonly KnownBlock[];
}

export interface LocalSlack {
  readonly apiUrl: string;
  /** Sam types a command in the room. Resolves when the app has acknowledged it. */
  command(command: string, text: string): Promise<void>;
  /** Sam types a message in the room. */
  say(text: string): Promise<void>;
  /** Sam types a message to the app alone. */
  sayDirectly(text: string): Promise<void>;
  /** Sam taps the button with this `action_id`. */
  tap(message: KeptMessage, actionId: string): Promise<void>;
  openHome(): Promise<void>;
  /** Sam sends the modal on top. */
  submit(values: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void;
  /** What Sam sees besides messages. */
  readonly screen: {
    readonly modals: readonly KeptView[];
    readonly errors: Readonly<Record<string, string>>;
    readonly home: KeptView | undefined;
  };
  messages(): Promise<KeptMessage[]>;
  directMessages(): Promise<KeptMessage[]>;
  stop(): Promise<void>;
}

/** `requestUrl`: where the app listens; without it the app comes by itself, over Socket Mode. */
export interface LocalSlackOptions {
  readonly requestUrl?: string;
  readonly port?: number;
}

/** Starts it with one workspace, one room and one app. */
export async function startLocalSlack({ requestUrl, port = 0 }: LocalSlackOptions): Promise<LocalSlack> {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      app: {
        appId: 'A0INKOPEN',
        botUserId: BOT,
        botToken: SLACK_ENV.SLACK_BOT_TOKEN,
        appToken: APP_TOKEN,
        signingSecret: SIGNING_SECRET,
        ...(requestUrl === undefined ? { mode: 'socket' } : { mode: 'events', requestUrl }),
      },
      users: [{ id: sam.id, name: 'sam', real_name: 'Sam' }],
      channels: [{ id: ROOM, name: 'lunch', members: [sam.id, BOT] }],
    }),
  );
  const program = spawn(BINARY, ['--config', config, '--port', String(port), '--base-host', '127.0.0.1'], { cwd: folder });
  const url = await addressOf(program);
  const screen = await watch(url);

  async function control(path: string, body: object): Promise<{ readonly message?: { readonly channel?: string } }> {
    const response = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel: ROOM, user: sam.id, ...body }),
    });
    if (!response.ok) throw new Error(`local-slack: ${await response.text()}`);
    return (await response.json()) as { message?: { channel?: string } };
  }
  async function messagesIn(channel: string): Promise<KeptMessage[]> {
    const response = await fetch(`${url}/_control/messages/${channel}`);
    return ((await response.json()) as { messages: KeptMessage[] }).messages;
  }
  let direct = '';

  return {
    apiUrl: `${url}/api/`,
    screen: screen.shown,
    command: async (command, text) => void (await control('command', { command, text })),
    say: async (text) => void (await control('message', { text })),
    async sayDirectly(text) {
      // local-slack opens direct messages for the id of a person in the place of a room.
      direct = (await control('message', { channel: sam.id, text })).message?.channel ?? '';
    },
    tap: async (message, actionId) => void (await control('interact', { messageTs: message.ts, action: buttonNamed(message, actionId) })),
    openHome: async () => void (await control('open-home', {})),
    submit: (values) => screen.send({ t: 'view_submit', user: sam.id, values }),
    messages: () => messagesIn(ROOM),
    directMessages: () => messagesIn(direct),
    async stop() {
      screen.close();
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Looks at local-slack's own page, as a browser would: modals are sent there and nowhere else. */
async function watch(url: string) {
  const shown: { modals: KeptView[]; errors: Record<string, string>; home: KeptView | undefined } = {
    modals: [],
    errors: {},
    home: undefined,
  };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(String(data));
    if (said.t === 'view') Object.assign(shown, { modals: said.stack, errors: {} });
    if (said.t === 'view_errors') shown.errors = said.errors;
    if (said.t === 'home') shown.home = said.view;
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('local-slack shows no page.')));
  });
  return { shown, send: (message: object) => socket.send(JSON.stringify(message)), close: () => socket.close() };
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

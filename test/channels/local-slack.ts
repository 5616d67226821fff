/** A Slack server that we did not write (https://github.com/parvalabs/local-slack), as its prebuilt binary. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { KnownBlock } from '@slack/types';
import { olga, sam } from '../cast.ts';
import { PROJECT } from '../world.ts';
import { BOT, buttonNamed, ROOM, SIGNING_SECRET, SLACK_ENV } from './slack-client.ts';

const BINARY = join(PROJECT, 'node_modules/local-slack-linux-x64/bin/local-slack');
/** What the app shows over Socket Mode. */
export const APP_TOKEN = 'xapp-test';

/** Who uses it. */
export const LEAD = 'U0LEAD';
const PEOPLE = [sam.id, olga.id, LEAD];

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
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly subtype?: string;
  readonly ephemeral_to?: string;
}

/** A modal or an App Home, as local-slack shows it. */
export interface KeptView {
  readonly id: string;
  readonly title?: { readonly text: string };
  readonly blocks: readonly KnownBlock[];
}

/** What Slack gives with a command: a modal can be opened with it, and answers go there. */
export interface Trigger {
  readonly team_id: string;
  readonly trigger_id: string;
  readonly response_url: string;
}

export interface LocalSlack {
  readonly apiUrl: string;
  /** Somebody types a command in the room. Resolves when the app has acknowledged it. */
  command(command: string, text: string, user?: string): Promise<void>;
  /** Somebody types a message in the room. */
  say(text: string, user?: string): Promise<void>;
  /** Somebody types a message to the app alone. */
  sayDirectly(text: string, user?: string): Promise<void>;
  /** Somebody taps the button with this `action_id`. */
  tap(message: KeptMessage, actionId: string, user?: string): Promise<void>;
  openHome(user?: string): Promise<void>;
  /** Somebody sends the modal on top. */
  submit(values: Readonly<Record<string, Readonly<Record<string, unknown>>>>, user?: string): void;
  /** A trigger for somebody. local-slack gives them with commands and taps only, so this is one of a command that is not ours. */
  triggerFor(user: string): Promise<Trigger>;
  /** What is shown besides messages. There is one screen: modals of everybody appear on it. */
  readonly screen: {
    readonly modals: readonly KeptView[];
    readonly errors: Readonly<Record<string, string>>;
    /** By whose it is. */
    readonly homes: ReadonlyMap<string, KeptView>;
  };
  messages(): Promise<KeptMessage[]>;
  /** Somebody's messages with the app. */
  directMessages(user?: string): Promise<KeptMessage[]>;
  stop(): Promise<void>;
}

interface Channel {
  readonly id: string;
  readonly is_im: boolean;
  readonly members: readonly string[];
}

/** What it told the app, and what came back: over HTTP the body of the request, over Socket Mode the payload. */
interface LogEntry {
  readonly direction: 'to_bot' | 'from_bot' | 'internal';
  readonly kind: string;
  readonly detail?: unknown;
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
      users: PEOPLE.map((id) => ({ id, name: id.toLowerCase() })),
      channels: [{ id: ROOM, name: 'lunch', members: [...PEOPLE, BOT] }],
    }),
  );
  const program = spawn(BINARY, ['--config', config, '--port', String(port), '--base-host', '127.0.0.1'], { cwd: folder });
  const url = await addressOf(program);
  const screen = await watch(url);

  async function control(path: string, body: object): Promise<void> {
    const response = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ channel: ROOM, ...body }),
    });
    if (!response.ok) throw new Error(`local-slack: ${await response.text()}`);
  }
  async function messagesIn(channel: string): Promise<KeptMessage[]> {
    const response = await fetch(`${url}/_control/messages/${channel}`);
    return ((await response.json()) as { messages: KeptMessage[] }).messages;
  }
  async function directMessagesOf(user: string): Promise<KeptMessage[]> {
    const { channels } = (await (await fetch(`${url}/_control/state`)).json()) as { channels: Channel[] };
    const direct = channels.find(({ is_im, members }) => is_im && members.includes(user));
    return direct ? messagesIn(direct.id) : [];
  }

  return {
    apiUrl: `${url}/api/`,
    screen: screen.shown,
    command: (command, text, user = sam.id) => control('command', { command, text, user }),
    say: (text, user = sam.id) => control('message', { text, user }),
    // local-slack opens direct messages for the id of a person in the place of a room.
    sayDirectly: (text, user = sam.id) => control('message', { channel: user, text, user }),
    tap: (message, actionId, user = sam.id) =>
      control('interact', { messageTs: message.ts, channel: message.channel, action: buttonNamed(message, actionId), user }),
    openHome: (user = sam.id) => control('open-home', { user }),
    submit: (values, user = sam.id) => screen.send({ t: 'view_submit', user, values }),
    async triggerFor(user) {
      await control('command', { command: '/elders', text: '', user });
      const { log } = (await (await fetch(`${url}/_control/log`)).json()) as { log: LogEntry[] };
      const { detail = '' } = log.findLast(({ direction, kind }) => direction === 'to_bot' && kind === 'slash_commands') ?? {};
      return (typeof detail === 'string' ? Object.fromEntries(new URLSearchParams(detail)) : detail) as Trigger;
    },
    messages: () => messagesIn(ROOM),
    directMessages: (user = sam.id) => directMessagesOf(user),
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
  const shown = { modals: [] as KeptView[], errors: {} as Record<string, string>, homes: new Map<string, KeptView>() };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(String(data));
    if (said.t === 'view') Object.assign(shown, { modals: said.stack, errors: {} });
    if (said.t === 'view_errors') shown.errors = said.errors;
    if (said.t === 'home') shown.homes.set(said.user, said.view);
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

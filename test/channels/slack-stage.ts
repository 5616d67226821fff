/** The Slack channel alone on a free port, with a conversation that says what a test wants it to say. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSlackChannel, type SlackChannel, type SlackParts } from '../../src/channels/slack/channel.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import type { ChatClick, ChatMessage, ChatSubmission, Conversation, Form, Home, Overheard, Reply, Speaker } from '../../src/ports/chat.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { SIGNING_SECRET, SlackClient } from './slack-client.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

/** What came in, by method of the conversation. */
export interface Heard {
  readonly messages: ChatMessage[];
  readonly clicks: ChatClick[];
  readonly submissions: ChatSubmission[];
  readonly overheard: Overheard[];
  readonly opened: { readonly speaker: Speaker; readonly form: string; readonly text: string | undefined }[];
  readonly homes: Speaker[];
}

export interface SlackStage {
  readonly url: string;
  readonly store: Store;
  readonly stub: SlackStub;
  readonly slack: SlackClient;
  readonly channel: SlackChannel;
  readonly heard: Heard;
  readonly logLines: readonly string[];
  now: Date;
  stop(): Promise<void>;
}

const SLACK_SETTINGS = { botToken: 'xoxb-test', signingSecret: SIGNING_SECRET };
const SECRET_KEY = 'a secret key that is long enough for tests';

export const REPLY: Reply = {
  placement: 'answer',
  title: 'Drie sociale leveranciers',
  parts: [
    { kind: 'text', markdown: 'Kies er **één**.' },
    { kind: 'choices', choices: [{ verb: 'more', label: 'Andere drie', spoken: 'Andere drie leveranciers', token: 't-more' }] },
  ],
};

/** One of every kind of field. */
export const FORM: Form = {
  id: 'request',
  title: 'Wat zoek je?',
  intro: 'Vul in wat je **weet**.',
  submit: 'Zoek',
  token: 't-form',
  fields: [
    {
      name: 'category',
      label: 'Wat',
      kind: 'choice',
      required: true,
      value: 'gebak',
      options: [
        { value: 'bloemen', label: 'Bloemen' },
        { value: 'gebak', label: 'Gebak' },
      ],
    },
    { name: 'date', label: 'Wanneer', kind: 'date', value: '2026-11-27' },
    { name: 'people', label: 'Voor hoeveel mensen', kind: 'number', min: 1, max: 10_000, value: '25' },
    { name: 'place', label: 'Waar', kind: 'text', maxLength: 80, hint: 'Een plaats of provincie' },
    { name: 'wish', label: 'Nog iets?', kind: 'text', long: true, maxLength: 500 },
    { name: 'agreed', label: 'Collega’s mogen dit lezen', kind: 'consent', required: true },
  ],
};

export const HOME: Home = {
  title: 'Jouw inkoophulp',
  sections: [
    {
      heading: 'Zoeken',
      parts: [{ kind: 'choices', choices: [{ verb: 'ask', index: 1, label: 'Bloemen', spoken: 'Bloemen', token: 't-ask' }] }],
    },
    { heading: 'Wat je laatst vroeg', parts: [{ kind: 'text', markdown: '- Gebak' }] },
  ],
};

export interface SlackStageOptions {
  /** How we are connected; one workspace over HTTP unless the test says otherwise. */
  readonly settings?: Pick<SlackParts, 'botToken' | 'signingSecret' | 'appToken' | 'clientId' | 'clientSecret' | 'publicUrl'>;
  readonly store?: Store;
  readonly secretKey?: string;
  /** Another address of Slack's API than the stub's. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
}

export async function startSlackStage(conversation: Partial<Conversation> = {}, options: SlackStageOptions = {}): Promise<SlackStage> {
  const stub = await startSlackStub();
  const heard: Heard = { messages: [], clicks: [], submissions: [], overheard: [], opened: [], homes: [] };
  const logLines: string[] = [];
  const server = express().disable('x-powered-by');
  const stage = { now: new Date('2026-10-15T10:00:00+02:00') };
  const { settings = SLACK_SETTINGS, store = openSqliteStore(':memory:', 'Europe/Amsterdam'), secretKey = SECRET_KEY } = options;
  const channel = createSlackChannel({
    ...settings,
    apiUrl: options.apiUrl ?? stub.apiUrl,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    express: server,
    conversation: listening(heard, conversation),
    installations: store.installations,
    letGo: (isGone) => store.letGo('slack', isGone),
    keys: { tokens: deriveKey(secretKey, 'installations'), installing: deriveKey(secretKey, 'installing') },
    clock: () => stage.now,
    phrases: (locale) => textsFor(locale).slack,
    log: (level, message) => logLines.push(`${level}: ${message}`),
  });
  const listener = createServer(server);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  channel.start();
  return Object.assign(stage, {
    url,
    stub,
    channel,
    store,
    heard,
    logLines,
    slack: new SlackClient(url, stub.responseUrl),
    async stop() {
      await channel.stop();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
      await stub.stop();
      if (!options.store) await store.close();
    },
  });
}

/** Remembers what it hears; answers as the test says, or with something simple. */
function listening(heard: Heard, says: Partial<Conversation>): Conversation {
  return {
    async message(message) {
      heard.messages.push(message);
      return says.message?.(message) ?? REPLY;
    },
    async click(click) {
      heard.clicks.push(click);
      return says.click?.(click) ?? REPLY;
    },
    async submit(submission) {
      heard.submissions.push(submission);
      return says.submit?.(submission) ?? REPLY;
    },
    async overhear(overheard) {
      heard.overheard.push(overheard);
      return says.overhear?.(overheard);
    },
    async open(speaker, form, text) {
      heard.opened.push({ speaker, form, text });
      return says.open?.(speaker, form, text) ?? FORM;
    },
    async home(speaker) {
      heard.homes.push(speaker);
      return says.home?.(speaker) ?? HOME;
    },
    readsAlong: async (room) => says.readsAlong?.(room) ?? false,
    search: async () => [],
  };
}

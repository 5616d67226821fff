/** The web channel over a real store and a real server, with a conversation in your hand. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createWebChannel } from '../../src/channels/web/channel.ts';
import type { ChatClick, ChatSubmission, Choice, Conversation, Form, Home, Reply, Speaker } from '../../src/ports/chat.ts';
import type { Sender } from '../../src/ports/sender.ts';
import type { WebPosts } from '../../src/ports/store.ts';
import { ownPagesOnly, pageHeaders } from '../../src/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { MORNING } from '../world.ts';

export interface WebStage {
  readonly url: string;
  readonly sender: Sender;
  readonly posts: WebPosts;
  /** What came in, in order; of a form that was opened, its name and the text. */
  readonly clicks: ChatClick[];
  readonly submissions: ChatSubmission[];
  /** Who asked for a page of their own. */
  readonly speakers: Speaker[];
  readonly opened: string[];
  stop(): Promise<void>;
}

export function plain(title: string, placement: Reply['placement'] = 'answer', ...choices: Choice[]): Reply {
  return {
    placement,
    title,
    parts: [{ kind: 'text', markdown: `Over ${title}.` }, ...(choices.length ? [{ kind: 'choices' as const, choices }] : [])],
  };
}

export function choice(verb: Choice['verb'], label: string, facts: Partial<Choice> = {}): Choice {
  return { verb, label, spoken: label, token: `token-${verb}`, ...facts };
}

/** `answers` stand in for those of a conversation that says little. */
export async function setWebStage(answers: Partial<Conversation> = {}): Promise<WebStage> {
  const store = openSqliteStore(':memory:', 'Europe/Amsterdam');
  const clicks: ChatClick[] = [];
  const submissions: ChatSubmission[] = [];
  const speakers: Speaker[] = [];
  const opened: string[] = [];
  const home: Home = { title: 'Jouw pagina', sections: [] };
  const talk: Conversation = {
    message: async () => plain('Hallo', 'answer', choice('tip', 'Geef een tip')),
    click: async () => plain('Geklikt'),
    open: async () => plain('Open'),
    submit: async () => plain('Dank je wel'),
    overhear: async () => undefined,
    readsAlong: async () => false,
    home: async () => home,
    search: async () => [],
    ...answers,
  };
  const server = express();
  server.use(pageHeaders());
  server.use(ownPagesOnly(true));
  const channel = createWebChannel({
    express: server,
    conversation: {
      ...talk,
      click(click) {
        clicks.push(click);
        return talk.click(click);
      },
      submit(submission) {
        submissions.push(submission);
        return talk.submit(submission);
      },
      open(speaker, form, text) {
        opened.push(`${form}: ${text}`);
        return talk.open(speaker, form, text);
      },
      home(speaker) {
        speakers.push(speaker);
        return talk.home(speaker);
      },
    },
    posts: store.webPosts,
    organisation: () => ({ name: 'Gemeente Voorbeeld', isExample: true }),
    clock: () => MORNING,
  });
  const listening = createServer(server).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    sender: channel.sender,
    posts: store.webPosts,
    clicks,
    submissions,
    speakers,
    opened,
    async stop() {
      channel.close();
      listening.closeAllConnections();
      listening.close();
      await store.close();
    },
  };
}

/** Every kind of field, as a form about a tip could have them. */
export const EVERY_FIELD: Form = {
  id: 'tip',
  title: 'Deel een tip',
  intro: 'Je tip helpt een collega. Een projectleider leest hem eerst.',
  submit: 'Verstuur je tip',
  token: 'token-of-the-form',
  fields: [
    { kind: 'text', name: 'text', label: 'Je tip', hint: 'In je eigen woorden.', long: true, maxLength: 400, required: true },
    { kind: 'text', name: 'name', label: 'Je naam', hint: 'Laat leeg als je liever geen naam noemt.', maxLength: 60 },
    {
      kind: 'choice',
      name: 'kind',
      label: 'Hoe ging het?',
      required: true,
      options: [
        { value: 'easy', label: 'Het ging vanzelf' },
        { value: 'hard', label: 'Het was eerst lastig' },
      ],
    },
    {
      kind: 'choice',
      name: 'category',
      label: 'Waar gaat het over?',
      required: true,
      options: ['bloemen', 'catering', 'gebak', 'drukwerk', 'koerier', 'schoonmaak'].map((value) => ({ value, label: value })),
    },
    { kind: 'date', name: 'day', label: 'Wanneer was het?' },
    { kind: 'number', name: 'people', label: 'Voor hoeveel mensen?', min: 1, max: 500 },
    { kind: 'consent', name: 'consent', label: 'Collega’s mogen deze tip zien', hint: 'Je kunt hem later terugnemen.', required: true },
  ],
};

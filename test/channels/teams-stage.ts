/** The channel alone, over HTTP, with a conversation of the test's own behind it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeamsChannel, type TeamsChannel, type TeamsParts } from '../../src/channels/teams/channel.ts';
import type { Choice, Conversation, Form, Reply } from '../../src/ports/chat.ts';
import { TeamsClient } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

export interface TeamsStage {
  readonly url: string;
  readonly teams: TeamsClient;
  readonly connector: TeamsConnector;
  readonly channel: TeamsChannel;
  readonly logged: readonly string[];
  stop(): Promise<void>;
}

export async function startTeamsStage(
  conversation: Partial<Conversation>,
  parts: Partial<Omit<TeamsParts, 'conversation'>> = { playground: true },
): Promise<TeamsStage> {
  const connector = await startTeamsConnector();
  const server = express();
  const logged: string[] = [];
  const channel = await createTeamsChannel({
    playground: false,
    serviceUrl: connector.url,
    publicUrl: 'https://inkopen.example.nl',
    keepsPersons: true,
    express: server,
    conversation: { ...SILENT, ...conversation },
    log: (_level, message) => logged.push(message),
    ...parts,
  });
  const listening = createServer(server);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return {
    url,
    teams: new TeamsClient(url, connector.url),
    connector,
    channel,
    logged,
    async stop() {
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
      await connector.stop();
    },
  };
}

export function reply(title: string, ...choices: readonly Choice[]): Reply {
  return {
    placement: 'answer',
    title,
    parts: choices.length > 0 ? [{ kind: 'choices', choices }] : [{ kind: 'text', markdown: `${title}, met uitleg.` }],
  };
}

export function choice(verb: Choice['verb'], label: string): Choice {
  return { verb, label, spoken: label, token: `token-of-${verb}` };
}

/** One field of each kind. */
export const REQUEST_FORM: Form = {
  id: 'request',
  title: 'Wat zoek je?',
  intro: 'Vul in wat je weet. **Eén woord** is genoeg.',
  fields: [
    { kind: 'text', name: 'what', label: 'Wat wil je inkopen?', maxLength: 200, required: true, hint: 'Bijvoorbeeld: bloemen' },
    { kind: 'text', name: 'more', label: 'Nog iets?', maxLength: 1000, long: true },
    {
      kind: 'choice',
      name: 'where',
      label: 'Waar?',
      options: [
        { value: 'Utrecht', label: 'Utrecht' },
        { value: 'Zeeland', label: 'Zeeland' },
      ],
    },
    { kind: 'date', name: 'when', label: 'Wanneer?', value: '2026-11-27' },
    { kind: 'number', name: 'people', label: 'Voor hoeveel mensen?', min: 1, max: 9999 },
    { kind: 'consent', name: 'agreed', label: 'Mijn naam mag erbij' },
  ],
  submit: 'Zoek',
  token: 'token-of-the-form',
};

const SILENT: Conversation = {
  message: async () => reply('Antwoord'),
  click: async () => reply('Antwoord'),
  open: async () => REQUEST_FORM,
  submit: async () => reply('Bedankt'),
  overhear: async () => undefined,
  readsAlong: async () => false,
  home: async () => ({ title: 'Jouw pagina', sections: [] }),
  search: async () => [],
};

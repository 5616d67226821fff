/** Switches on the channels that the settings ask for, all on one server. */
import type { Express } from 'express';
import type { Logger } from 'pino';
import { createSlackChannel, type SlackChannel } from './channels/slack/channel.ts';
import { createTeamsChannel } from './channels/teams/channel.ts';
import { createWebChannel, type WebChannel } from './channels/web/channel.ts';
import type { Config } from './config.ts';
import type { Channel } from './domain/address.ts';
import { deriveKey } from './domain/pseudonym.ts';
import type { Conversation } from './ports/chat.ts';
import type { Sender } from './ports/sender.ts';
import type { Store } from './ports/store.ts';
import { errorsInWords, notFound, ownPagesOnly, pageHeaders, thisComputerOnly } from './server.ts';
import { textsFor } from './texts/texts.ts';

export interface Connecting {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly server: Express;
  readonly conversation: Conversation;
  readonly store: Store;
  /** Filled with one sender per channel. */
  readonly senders: Map<Channel, Sender>;
  /** Puts the health pages on the server, in front of the pages that only this computer may see. */
  readonly health: () => void;
  readonly organisation: () => { readonly name: string; readonly isExample: boolean };
}

export interface Connected {
  readonly slack: SlackChannel | undefined;
  readonly web: WebChannel | undefined;
  /** Which channels are on, which are off and why, in sentences. */
  readonly switchedOn: string[];
}

/** Slack comes first on the server: nothing stands before its commands. */
export async function connectChannels(parts: Connecting): Promise<Connected> {
  const switchedOn: string[] = [];
  const slack = connectSlack(parts, switchedOn);
  await connectTeams(parts, switchedOn);
  parts.health();
  parts.server.use(pageHeaders());
  const web = connectWeb(parts, switchedOn);
  parts.server.use(notFound);
  parts.server.use(errorsInWords(parts.log));
  return { slack, web, switchedOn };
}

function connectSlack({ config, log, clock, server, conversation, store, senders }: Connecting, told: string[]): SlackChannel | undefined {
  if (!config.slack) {
    told.push('Slack: off, because SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not set');
    return undefined;
  }
  const slack = createSlackChannel({
    ...config.slack,
    express: server,
    conversation,
    installations: store.installations,
    letGo: (isGone) => store.letGo('slack', isGone),
    keys: { tokens: deriveKey(config.secretKey, 'installations'), installing: deriveKey(config.secretKey, 'installing') },
    clock,
    phrases: (locale) => textsFor(locale).slack,
    log: (level, message) => log[level](message),
  });
  senders.set('slack', slack.sender);
  told.push(config.slack.appToken ? 'Slack: on, over Socket Mode' : `Slack: on, at ${config.publicUrl}/slack/events`);
  if (config.slack.clientId) told.push(`Slack in several workspaces: install it at ${config.publicUrl}/slack/install`);
  void slack.check().then((problem) => problem && log.warn(problem));
  return slack;
}

async function connectTeams({ config, log, server, conversation, senders }: Connecting, told: string[]): Promise<void> {
  if (!config.teams) {
    told.push('Teams: off, because TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID are not set');
    return;
  }
  const { playground } = config.teams;
  if (playground) server.use('/api/messages', thisComputerOnly());
  const teams = await createTeamsChannel({
    ...config.teams,
    publicUrl: config.publicUrl,
    keepsPersons: config.privacy !== 'aggregate',
    express: server,
    conversation,
    log: (level, message) => log[level](message),
  });
  senders.set('teams', teams.sender);
  told.push(`Teams: on, at ${config.publicUrl}/api/messages${playground ? ' (playground: no tokens are checked)' : ''}`);
}

/** Nobody signs in there, so what comes after it on the server is for this computer alone too. */
function connectWeb(
  { config, clock, server, conversation, store, senders, organisation }: Connecting,
  told: string[],
): WebChannel | undefined {
  if (!config.webChat) {
    told.push('Web chat: off, because nobody signs in there and others can reach it (HOST, PUBLIC_URL); DEMO=true allows it');
    return undefined;
  }
  server.use(ownPagesOnly(!config.demo));
  const web = createWebChannel({ express: server, conversation, posts: store.webPosts, organisation, clock });
  senders.set('web', web.sender);
  told.push(`Web chat: on, at ${config.publicUrl}/`);
  return web;
}

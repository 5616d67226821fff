/** The composition root: the only place that knows every part, and wires them by hand. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import cron, { type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import { CAST } from './channels/web/cast.ts';
import type { Config } from './config.ts';
import { connectChannels } from './connecting.ts';
import type { LoadedContent } from './content/load.ts';
import { nudgeWriting } from './content/nudge-writing.ts';
import { cleaned, withoutPersons } from './conversation/aggregate.ts';
import { createConversation } from './conversation/conversation.ts';
import { comingBackReply } from './conversation/replies/coming-back-replies.ts';
import { plainMarkdown } from './conversation/replies/plain-markdown.ts';
import { openContent } from './current-content.ts';
import { type Channel, parseAddress } from './domain/address.ts';
import { dayOf } from './domain/calendar.ts';
import { signClick } from './domain/click.ts';
import { deriveKey, pseudonymOf } from './domain/pseudonym.ts';
import { quarterOf } from './domain/quarter.ts';
import { shelfOn } from './domain/supplier.ts';
import { openKeyring, passingNames } from './keyring/keyring.ts';
import { Metrics } from './metrics.ts';
import { createNudgeDesk } from './nudging/nudge-desk.ts';
import { createNudging, type Nudging } from './nudging/nudging.ts';
import { previewReply } from './nudging/post.ts';
import { keepResults } from './nudging/results.ts';
import { createReview, type Review } from './nudging/reviewing.ts';
import type { Sending } from './nudging/sending.ts';
import { tellLeads } from './nudging/telling-leads.ts';
import type { Conversation } from './ports/chat.ts';
import type { NudgeDesk } from './ports/nudge-desk.ts';
import type { Sender } from './ports/sender.ts';
import type { Store } from './ports/store.ts';
import { createPost, reasonOf } from './posting.ts';
import { toldBackOf } from './reporting/told-back.ts';
import { serveHealth } from './server.ts';
import { openAggregateStore } from './store/sqlite/aggregate-store.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import { createUpkeep } from './upkeep.ts';

/** The one timer: every ten seconds it asks the database what is due. */
const TICK = '*/10 * * * * *';

export interface App {
  readonly store: Store;
  readonly loaded: LoadedContent;
  readonly conversation: Conversation;
  readonly nudging: Nudging;
  readonly nudgeDesk: NudgeDesk;
  /** Pauses a nudge that does harm, and tells leads what they have to look at; the timer does this too, and it is done once an hour. */
  readonly review: Review;
  /** Reads content files that changed; the timer does this too. */
  refreshContent(): Promise<void>;
  /** Counts for reports and deletes what is too old, now; the timer does this too. */
  upkeep(): Promise<void>;
  readonly express: Express;
  /** Which channels are on, which are off and why, in sentences. */
  readonly channels: readonly string[];
  /** Listens, and starts the timer unless an outside scheduler has that job. @returns the address, with the real port. */
  start(options?: { readonly timer: boolean }): Promise<string>;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: () => Date;
}

/**
 * @throws ContentError when the content folder cannot be used.
 * @throws StoreError when the database cannot be opened.
 */
export async function createApp({ config, log, clock }: AppParts): Promise<App> {
  const isAggregate = config.privacy === 'aggregate';
  const { file } = config.database;
  const keyring = openKeyring(config.secretKey, file);
  const store = isAggregate
    ? await openAggregateStore(file, config.timeZone, keyring, passingNames())
    : openSqliteStore(file, config.timeZone, keyring);
  const current = await openContent({ folder: config.contentDir, store, clock, log });
  const { content } = current;
  const metrics = new Metrics(store);
  const keys = {
    pseudonyms: deriveKey(config.secretKey, 'pseudonyms'),
    clicks: deriveKey(config.secretKey, 'clicks'),
    words: deriveKey(config.secretKey, 'words'),
  };
  const sign = (payload: Parameters<typeof signClick>[0]) => signClick(payload, keys.clicks);

  const senders = new Map<Channel, Sender>();
  const sending: Sending = {
    content,
    store,
    senders,
    timeZone: config.timeZone,
    sign,
    onTrouble: (what, error) => log.warn({ what, ...reasonOf(error) }, 'A message was not sent.'),
    ...(!isAggregate && { nameOfRoom: (room, at) => keyring.names.nameOf(`room:${room}`, quarterOf(dayOf(at, config.timeZone))) }),
  };
  const leads = [...config.leads, ...(config.webChat ? CAST.filter(({ isLead }) => isLead).map(({ id }) => `web:${id}`) : [])];
  const nudgeDesk = createNudgeDesk({
    ...sending,
    writing: nudgeWriting(
      () => current.loaded,
      current.conflicts,
      () => current.norms,
      config.timeZone,
      clock,
    ),
    refresh: current.refresh,
  });
  const talk = createConversation({
    content,
    store,
    clock,
    keys,
    timeZone: config.timeZone,
    understand: current.understand,
    leads: new Set(leads),
    preview: (nudge, now) => previewReply(nudge, nudge.variants[0] ?? { name: 'standaard', markdown: '' }, now, { sign }),
    nudgeDesk,
    post: createPost(senders, log),
    onError: (error, reference) => {
      metrics.errors.inc();
      log.error({ err: error, reference }, 'An answer failed.');
    },
  });
  const conversation = metrics.measured(isAggregate ? withoutPersons(talk) : talk);

  let draining = false;
  const server = express().disable('x-powered-by').disable('etag');
  const { slack, web, switchedOn } = await connectChannels({
    config,
    log,
    clock,
    server,
    conversation,
    store,
    senders,
    health: () => serveHealth(server, store, metrics, () => draining),
    organisation: () => ({
      name: content().organisation.name,
      isExample: shelfOn(dayOf(clock(), config.timeZone), content().suppliers).isExample,
    }),
  });
  if (isAggregate) {
    switchedOn.push(
      'Privacy: nothing is kept per person; tips to people, follow-ups, reading along and subscriptions are off (PRIVACY=aggregate)',
    );
    for (const [channel, sender] of senders)
      senders.set(channel, { ...sender, send: (post) => sender.send({ ...post, reply: cleaned(post.reply) }) });
  }
  const nudging = createNudging({
    ...sending,
    clickKey: keys.clicks,
    answersUnderWay: () => metrics.answersUnderWay,
    promiseReply: (promise, locale, now) =>
      comingBackReply(promise, { content: content(), locale, now, today: dayOf(now, config.timeZone), sign }),
    tellBack: (quarter, now) => toldBackOf(quarter, now, store.reports, content()),
  });

  const review = createReview({
    ...sending,
    nudgeDesk,
    onNorms: (shown) => {
      current.norms = shown;
    },
    onRemark: (remark) => log.warn({ remark }, 'A lead has to look at this.'),
    // With nothing kept per person nobody's `stop` is known, so nobody is written to.
    tellLeads: (remarks, now) =>
      tellLeads(remarks, now, {
        ...sending,
        leads: isAggregate ? [] : leads.flatMap((lead) => parseAddress(lead) ?? []),
        codeOf: (lead) => pseudonymOf(lead, keys.pseudonyms),
        plain: plainMarkdown,
      }),
  });
  const upkeep = createUpkeep({
    store,
    smallestGroup: () => content().organisation.smallestGroup,
    keepResults: (at) => keepResults(at, config.timeZone, store, content()),
  });

  let listening: Server | undefined;
  let timer: ScheduledTask | undefined;

  return {
    store,
    get loaded() {
      return current.loaded;
    },
    review,
    refreshContent: current.refresh,
    upkeep: async () => void (await upkeep(clock(), true)),
    conversation,
    nudging,
    nudgeDesk,
    express: server,
    channels: switchedOn,
    async start({ timer: withTimer } = { timer: true }) {
      listening = createServer(server);
      await new Promise<void>((resolve, reject) => listening?.once('error', reject).listen(config.port, config.host, resolve));
      slack?.start();
      if (withTimer) timer = cron.schedule(TICK, tick, { timezone: config.timeZone, noOverlap: true, suppressMissedWarning: true });
      const { port } = listening.address() as AddressInfo;
      return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    },
    async stop() {
      draining = true;
      await timer?.stop();
      await nudging.stop();
      await slack?.stop();
      web?.close();
      await new Promise<void>((resolve) => (listening ? listening.close(() => resolve()) : resolve()));
      await store.close();
    },
  };

  async function tick(): Promise<void> {
    try {
      await current.refresh();
      if (draining) return;
      await review(clock());
      const planned = await nudging.beat(clock);
      if (planned.length > 0) log.info({ planned }, 'Nudges were planned.');
      await web?.refresh();
      const swept = await upkeep(clock());
      if (swept && swept.facts > 0) log.info({ swept }, 'What was too old was deleted; sums stay.');
    } catch (error) {
      log.error({ err: error }, 'The tick failed; the next one tries again.');
    }
  }
}

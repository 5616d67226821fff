import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamsLogger } from '../../src/channels/teams/logger.ts';
import type { Sender } from '../../src/ports/sender.ts';
import { startWorld, type World } from '../world.ts';
import { oneNudge } from './one-nudge.ts';
import { CHANNEL, PERSONAL, TeamsClient, textOf } from './teams-client.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';
import { reply, startTeamsStage, type TeamsStage } from './teams-stage.ts';

const ROOM = { channel: 'teams', id: CHANNEL } as const;

describe('a message that we sent by ourselves in Teams', () => {
  let stage: TeamsStage;
  let sender: Required<Pick<Sender, 'send' | 'edit' | 'withdraw'>>;

  beforeEach(async () => {
    stage = await startTeamsStage({});
    sender = stage.channel.sender as typeof sender;
  });
  afterEach(() => stage.stop());

  it("has Teams' own name, by which it can be changed and taken away", async () => {
    const ref = await sender.send({ key: 'k', to: ROOM, reply: reply('Tip') });
    expect(ref).toBe('message-1');
    await sender.edit(ROOM, ref ?? '', reply('Betere tip'));
    await sender.withdraw(ROOM, ref ?? '');
    expect(stage.connector.edits).toMatchObject([{ conversation: CHANNEL, id: ref, summary: 'Betere tip' }]);
    expect(textOf(stage.connector.edits[0]?.card)).toContain('Betere tip');
    expect(stage.connector.withdrawals).toMatchObject([{ conversation: CHANNEL, id: ref }]);
  });

  it('is read aloud in its own language: Dutch, unless it says otherwise', async () => {
    await sender.send({ key: 'k', to: ROOM, reply: reply('Tip') });
    const ref = await sender.send({ key: 'l', to: ROOM, reply: { ...reply('Did it work?'), locale: 'en' } });
    await sender.edit(ROOM, ref ?? '', { ...reply('Did it work out?'), locale: 'en' });
    const cards = [...stage.connector.sent, ...stage.connector.edits].map(({ card }) => card);
    expect(cards).toMatchObject([{ lang: 'nl' }, { lang: 'en' }, { lang: 'en' }]);
  });

  const calls: readonly [what: string, call: () => Promise<unknown>][] = [
    ['sending', () => sender.send({ key: 'k', to: ROOM, reply: reply('Tip') })],
    ['changing', () => sender.edit(ROOM, 'm', reply('Tip'))],
    ['taking away', () => sender.withdraw(ROOM, 'm')],
  ];
  it.each(calls)('%s: what Teams refuses has a word, and whether trying again makes sense', async (_what, call) => {
    const refused = async (status: number, code: string, headers: Record<string, string> = {}) => {
      stage.connector.answersAre({ status, headers, body: { error: { code } } });
      return call().then(
        () => 'taken',
        ({ name, reason, permanent, retryAfterMs }) => ({ name, reason, permanent, retryAfterMs }),
      );
    };
    const never = { name: 'SendError', permanent: true };
    expect(await refused(403, 'MessageWritesBlocked')).toMatchObject({ ...never, reason: 'blocked' });
    expect(await refused(403, 'BotNotInConversationRoster')).toMatchObject({ ...never, reason: 'removed' });
    expect(await refused(404, 'ConversationNotFound')).toMatchObject({ ...never, reason: 'unknown-address' });
    expect(await refused(404, 'ActivityNotFoundInConversation')).toMatchObject({ ...never, reason: 'unknown-address' });
    expect(await refused(412, 'PreconditionFailed')).toMatchObject({ permanent: false });
    expect(await refused(429, 'Throttled', { 'Retry-After': '7' })).toMatchObject({ permanent: false, retryAfterMs: 7000 });
    expect(await refused(502, 'BadGateway')).not.toMatchObject({ name: 'SendError' });
  });

  it('stays below what Teams allows, per organisation and per conversation', () => {
    const { perSecond = 0, roomGapMs = 0 } = stage.channel.sender.pace ?? {};
    expect([perSecond > 0, perSecond < 50]).toEqual([true, true]);
    for (const [windowMs, allowed] of [
      [1000, 7],
      [2000, 8],
      [30_000, 60],
      [3_600_000, 1800],
    ] as const)
      expect(Math.ceil(windowMs / roomGapMs)).toBeLessThan(allowed);
  });
});

describe('where somebody can be reached in Teams', () => {
  let connector: TeamsConnector;
  let world: World;
  let teams: TeamsClient;

  beforeEach(async () => {
    connector = await startTeamsConnector();
    world = await startWorld({
      env: { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: connector.url },
      content: oneNudge({ people: 'abonnees' }),
    });
    teams = new TeamsClient(world.url, connector.url);
  });
  afterEach(async () => {
    await world.stop();
    await connector.stop();
  });

  /** Everything in the database, as text. */
  function kept(): string {
    const database = new Database(world.databaseFile, { readonly: true });
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const text = JSON.stringify(tables.map((name) => database.prepare(`select * from "${name}"`).all()));
    database.close();
    return text;
  }

  it('is kept of nobody who did not ask for it: not when the app is installed, not after a question', async () => {
    await teams.install('add');
    await teams.say('bloemen');
    await teams.say('<at>Inkoophulp</at> bloemen', { conversation: CHANNEL });
    expect(kept()).not.toMatch(/a:noor|29:|secretariaat@thread/);
  });

  it('is kept after start, gone when the app is taken away, and stays gone when it comes back', async () => {
    await teams.say('start');
    expect(kept()).toContain(PERSONAL);
    await teams.install('remove');
    expect(kept()).not.toContain(PERSONAL);
    await teams.install('add');
    await world.tick();
    expect(connector.sent).toHaveLength(1);
    await teams.say('start');
    world.now = new Date(world.now.getTime() + 7 * 86_400_000);
    expect((await world.tick()).run).toMatchObject({ sent: 1 });
  });

  it('is in no line of the log, whatever Teams says of it', async () => {
    await teams.say('start');
    connector.answersAre({ status: 403, body: { error: { code: 'MessageWritesBlocked', message: `No writing in ${PERSONAL}` } } });
    expect((await world.tick()).run).toMatchObject({ sent: 0, failed: { blocked: 1 } });
    expect(kept()).not.toContain(PERSONAL);
    await teams.say('bloemen');
    expect(world.logLines.join('\n')).not.toMatch(/a:noor|29:1|11111111-2222/);
  });
});

describe("what Microsoft's own code says of trouble", () => {
  it('is noted without conversations, people or what they typed', () => {
    const lines: string[] = [];
    const logger = teamsLogger((level, message) => lines.push(`${level} ${message}`));
    logger.error('Request failed with status code 403');
    logger.error('/v3/conversations/a:noor/activities');
    logger.error({ error: { message: 'No writing in a:noor' } });
    logger.warn('inbound activity rejected (type=message, id=1a2b): missing "bloemen"');
    logger.error('JWT validation failed', new Error('jwt of noor@gemeente.example'));
    logger.info('bloemen');
    expect(lines).toEqual([
      'error Teams: Request failed with status code 403',
      'error Teams: unknown',
      'warn Teams: inbound activity rejected … … missing …',
      'error Teams: JWT validation failed (Error)',
    ]);
  });
});

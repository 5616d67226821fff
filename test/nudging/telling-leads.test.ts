import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/ports/chat.ts';
import { lotte } from '../cast.ts';
import { buttonNamed, ROOM, SLACK_ENV } from '../channels/slack-client.ts';
import { type SlackStub, startSlackStub } from '../channels/slack-stub.ts';
import { MADE_CHAT, startTeamsConnector, type TeamsConnector } from '../channels/teams-connector.ts';
import { button, say, tap, wordsOf } from '../conversation/talk.ts';
import { startWorld, type World } from '../world.ts';
import { nudgeText, onlyNudge, writeNudge } from './nudge-file.ts';

const HOUR_MS = 3_600_000;
const HALF = '---\ntitel: half geschreven';
const LEAD = 'U0LEAD';
const ENTRA = '11111111-2222-3333-4444-555555555555';

let world: World;
let slack: SlackStub | undefined;
let teams: TeamsConnector | undefined;
afterEach(async () => {
  await world.stop();
  await slack?.stop();
  await teams?.stop();
  slack = undefined;
  teams = undefined;
});

async function begin(env: Readonly<Record<string, string>> = {}, nudge = HALF): Promise<void> {
  world = await startWorld({ content: onlyNudge(nudge), env });
}

async function reviewAfter(ms: number): Promise<void> {
  world.now = new Date(world.now.getTime() + ms);
  await world.app.review(world.now);
}

async function mistake(name: string, text = HALF): Promise<void> {
  writeNudge(world.contentDir, text, name);
  await world.app.refreshContent();
}

/** What the lead of the web chat was told, oldest first. */
async function told(): Promise<Reply[]> {
  return (await world.app.store.webPosts.since(['web:lotte'], 0)).flatMap(({ reply }) => (reply ? [reply] : []));
}

describe('a lead', () => {
  it('is told of a half-written file: what is wrong, what to do, and where the rest stands', async () => {
    await begin();
    await world.app.review(world.now);
    const [message, ...more] = await told();
    expect([message?.title, more]).toEqual(['Dit vraagt je aandacht', []]);
    expect(wordsOf(message as Reply)).toContain('fout: ');
    const home = await tap(world, lotte, button(message as Reply, 'home'));
    expect(wordsOf(home)).toContain('Wat misging');
  });

  it('is told of it once, also after a restart, and again only when it was mended and came back', async () => {
    await begin();
    await world.app.review(world.now);
    await reviewAfter(HOUR_MS);
    await world.restart();
    await reviewAfter(HOUR_MS);
    expect(await told()).toHaveLength(1);
    await mistake('bloemen.md', nudgeText());
    await reviewAfter(HOUR_MS);
    await mistake('bloemen.md');
    await reviewAfter(HOUR_MS);
    expect(await told()).toHaveLength(2);
  });

  it('gets no second message within the hour, also after a restart; what is new waits for the next', async () => {
    await begin();
    await world.app.review(world.now);
    await mistake('gebak.md');
    await world.restart();
    await reviewAfter(HOUR_MS - 1);
    expect(await told()).toHaveLength(1);
    await reviewAfter(HOUR_MS);
    const [, second] = await told();
    expect(wordsOf(second as Reply)).toContain('gebak.md');
    expect(wordsOf(second as Reply)).not.toContain('bloemen.md');
  });

  it('gets one short message, however much there is', async () => {
    await begin();
    for (let number = 1; number <= 6; number++) await mistake(`fout-${number}.md`);
    await world.app.review(world.now);
    const [message, ...more] = await told();
    expect(more).toEqual([]);
    expect(wordsOf(message as Reply).match(/fout: /g)).toHaveLength(4);
    expect(wordsOf(message as Reply)).toContain('Er zijn nog 3 andere punten.');
  });

  it('is not woken: at night it waits until the morning', async () => {
    await begin();
    world.now = new Date('2026-10-15T22:00:00+02:00');
    await world.app.review(world.now);
    expect(await told()).toEqual([]);
    world.now = new Date('2026-10-16T08:00:00+02:00');
    await world.app.review(world.now);
    expect(await told()).toHaveLength(1);
  });

  it('who said stop sees it at home only', async () => {
    await begin();
    await say(world, lotte, 'stop');
    await world.app.review(world.now);
    expect(await told()).toEqual([]);
    expect(wordsOf(await say(world, lotte, 'home'))).toContain('fout:');
    expect(world.logLines.join('\n')).toContain('A lead has to look at this.');
  });

  it('hears of a nudge that paused itself, and whoever is no lead does not', async () => {
    await begin({}, nudgeText());
    const { store } = world.app;
    for (let index = 0; index < 20; index++) await store.start(`p${index}`, { channel: 'web', id: `p${index}` }, world.now);
    await world.tick();
    for (let index = 0; index < 3; index++) await store.stop(`p${index}`, world.now);
    await world.app.review(world.now);
    const [message] = await told();
    expect(wordsOf(message as Reply)).toContain('Nudge "bloemen" heeft zichzelf gepauzeerd');
    expect(await store.webPosts.since(['web:noor', 'web:sam'], 0)).toEqual([]);
  });

  it('is not written to where nothing is kept per person', async () => {
    await begin({ PRIVACY: 'aggregate' });
    await world.app.review(world.now);
    expect(await told()).toEqual([]);
  });
});

describe('what went wrong in sending', () => {
  it('is told with the nudge, the reason and what to do', async () => {
    slack = await startSlackStub();
    await begin({ ...SLACK_ENV, SLACK_API_URL: slack.apiUrl }, nudgeText({ doelgroep: `{ kamers: ["slack:${ROOM}"] }` }));
    slack.postsAre({ body: { ok: false, error: 'channel_not_found' } });
    await world.tick();
    await world.app.review(world.now);
    const [message] = await told();
    expect(wordsOf(message as Reply)).toContain('1 bericht van nudge "Bloemen van dichtbij" kwam niet aan: ik zit niet in die kamer');
    expect(wordsOf(message as Reply)).not.toContain(ROOM);
  });

  it('is not told when it says something of one person: that an account is gone', async () => {
    slack = await startSlackStub();
    await begin({ ...SLACK_ENV, SLACK_API_URL: slack.apiUrl }, nudgeText({ doelgroep: '{ mensen: abonnees }' }));
    await say(world, { channel: 'slack', id: 'U0SAM' }, 'start');
    slack.postsAre({ body: { ok: false, error: 'user_disabled' } });
    await world.tick();
    await world.app.review(world.now);
    expect(await told()).toEqual([]);
  });
});

describe('a lead on Slack', () => {
  it('gets a direct message, in the language of their Slack, with a button that works', async () => {
    slack = await startSlackStub();
    slack.answerTo('users.info', { body: { ok: true, user: { locale: 'en-GB' } } });
    await begin({ ...SLACK_ENV, SLACK_API_URL: slack.apiUrl, LEADS: `slack:${LEAD}` });
    await world.app.review(world.now);
    const post = slack.posted[0];
    expect(post?.channel).toBe(LEAD);
    expect(post?.text).toContain('This needs your attention');
    const { value = '' } = buttonNamed(post ?? {}, 'home');
    const person = { channel: 'slack', id: LEAD } as const;
    const home = await world.app.conversation.click({ person, reach: person, verb: 'home', token: value, locale: 'en' });
    expect(wordsOf(home as Reply)).toContain('What went wrong');
  });

  it('who cannot be reached is tried three times and no more, while another lead hears it once', async () => {
    slack = await startSlackStub();
    await begin({ ...SLACK_ENV, SLACK_API_URL: slack.apiUrl, LEADS: `slack:${LEAD}` });
    slack.postsAre({ body: { ok: false, error: 'user_not_found' } });
    for (let hour = 0; hour < 6; hour++) await reviewAfter(HOUR_MS);
    expect(slack.posted).toHaveLength(3);
    expect(await told()).toHaveLength(1);
    expect(world.logLines.join('\n')).not.toContain(LEAD);
  });

  it('of whom we do not know whether it arrived is not told twice', async () => {
    slack = await startSlackStub();
    await begin({ ...SLACK_ENV, SLACK_API_URL: slack.apiUrl, LEADS: `slack:${LEAD}` });
    slack.postsAre('reset');
    for (let hour = 0; hour < 3; hour++) await reviewAfter(HOUR_MS);
    expect(slack.posted).toHaveLength(1);
  });
});

describe('a lead on Teams', () => {
  const env = (url: string) => ({ TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: url, LEADS: `teams:${ENTRA}` });

  it('gets it in their chat with us, which Teams makes or knows', async () => {
    teams = await startTeamsConnector();
    await begin(env(teams.url));
    await world.app.review(world.now);
    expect(teams.chats.map(({ members }) => members?.map(({ id }) => id))).toEqual([[ENTRA]]);
    expect(teams.sent).toMatchObject([{ conversation: MADE_CHAT, targeted: false, summary: 'Dit vraagt je aandacht' }]);
  });

  it('who did not install the app sees it at home, and Teams is asked three times at most', async () => {
    teams = await startTeamsConnector();
    teams.answersAre(({ kind }) => (kind === 'chat' ? { status: 403, body: {} } : undefined));
    await begin(env(teams.url));
    for (let hour = 0; hour < 6; hour++) await reviewAfter(HOUR_MS);
    expect([teams.chats.length, teams.sent.length]).toEqual([3, 0]);
    expect(await told()).toHaveLength(1);
  });
});

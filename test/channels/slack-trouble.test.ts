import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { buttonNamed, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

let stub: SlackStub;
let world: World;
let slack: SlackClient;
let other: Database.Database;

beforeEach(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl } });
  slack = new SlackClient(world.url, stub.responseUrl);
  other = new Database(world.databaseFile);
});
afterEach(async () => {
  other.close();
  await world.stop();
  await stub.stop();
});

describe('while another program locks the database', () => {
  it('says kindly within three seconds that it is busy, and works again afterwards', async () => {
    other.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    const answer = await slack.command('bloemen');
    expect(performance.now() - began).toBeLessThan(3000);
    expect(answer.text).toContain('Er is niets half gedaan');
    other.exec('ROLLBACK');
    expect(suppliersOf(await slack.command('bloemen'))).toHaveLength(3);
    expect((await slack.command('mijn gegevens')).text).toContain('Gevraagd, Bloemen: 1 keer');
  });

  it('acknowledges in time what takes longer than two seconds, and answers afterwards', async () => {
    other.exec('BEGIN IMMEDIATE');
    // The first waits for the lock and gives up; the second comes a moment later, and waits behind it.
    const first = slack.command('gebak');
    await sleep(200);
    const second = await slack.command('bloemen');
    expect(second).toEqual({});
    other.exec('ROLLBACK');
    const answer = await stub.nextAnswer();
    expect(answer).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(suppliersOf(answer)).toHaveLength(3);
    expect((await first).text).toContain('Er is niets half gedaan');
  });

  it('says so after a tap too, and the same button works afterwards', async () => {
    const offer = await slack.command('bloemen');
    other.exec('BEGIN IMMEDIATE');
    await slack.click(buttonNamed(offer, 'choose:1'));
    expect((await stub.nextAnswer()).text).toContain('Er is niets half gedaan');
    other.exec('ROLLBACK');
    await slack.click(buttonNamed(offer, 'choose:1'));
    expect((await stub.nextAnswer()).text).toContain('Je kiest');
  });
});

describe('a response address that no longer works', () => {
  it('is noted without what was said, and the next command is answered', async () => {
    const offer = await slack.command('bloemen');
    const gone = new SlackClient(world.url, 'http://127.0.0.1:9/gone');
    expect((await gone.click(buttonNamed(offer, 'why'))).status).toBe(200);
    await expect.poll(() => world.logLines.join('\n')).toContain('Slack did not take an answer');
    expect(world.logLines.join('\n')).not.toContain('leveranciers');
    expect(suppliersOf(await slack.command('bloemen'))).toHaveLength(3);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Button } from '@slack/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startWorld, type World } from '../world.ts';
import { buttonNamed, SLACK_ENV, SlackClient, suppliersOf } from './slack-client.ts';
import { complaintsOf } from './slack-limits.ts';
import { type SlackStub, startSlackStub } from './slack-stub.ts';

let stub: SlackStub;
let world: World;
let slack: SlackClient;

beforeAll(async () => {
  stub = await startSlackStub();
  world = await startWorld({ env: { ...SLACK_ENV, SLACK_API_URL: stub.apiUrl }, content: fortyFlorists });
  slack = new SlackClient(world.url, stub.responseUrl);
});
afterAll(async () => {
  await world.stop();
  await stub.stop();
});

/** Forty, with ids as long as an id may be. */
function fortyFlorists(contentDir: string): void {
  const file = join(contentDir, 'catalogue/suppliers/voorbeeld-bloemen.yaml');
  const [florist] = parse(readFileSync(file, 'utf8'));
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...florist,
    id: `${'bloemist-'.repeat(6)}${index + 100}`,
    naam: `Bloemist ${index}`,
  }));
  writeFileSync(file, JSON.stringify(many));
}

it('somebody who looks further and further sees new suppliers, in messages that Slack takes', async () => {
  const tap = async (button: Button) => {
    await slack.click(button);
    return stub.nextAnswer();
  };
  let answer = await tap(buttonNamed(await slack.command('bloemen voor 20 personen in Utrecht, 30 euro per stuk'), 'more'));
  const seen = new Set<string>();
  for (let taps = 0; taps < 4; taps++) {
    expect(complaintsOf(answer)).toEqual([]);
    const names = suppliersOf(answer);
    expect(names).toHaveLength(3);
    expect(names.filter((name) => seen.has(name))).toEqual([]);
    for (const name of names) seen.add(name);
    answer = await tap(buttonNamed(answer, 'more'));
  }
  expect((await tap(buttonNamed(answer, 'choose:3'))).text).toContain('Je kiest Bloemist');
});

it('an id that would not fit into a button is told to whoever keeps the catalogue', async () => {
  const tooLong = await startWorld({
    content(contentDir) {
      const file = join(contentDir, 'catalogue/suppliers/voorbeeld-bloemen.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('id: vaas-vooruit', `id: ${'vaas-'.repeat(20)}vooruit`));
    },
  });
  expect(tooLong.app.loaded.problems.map(({ message }) => message).join()).toContain('hoogstens 60 tekens');
  await tooLong.stop();
});

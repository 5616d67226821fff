import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loggedIn } from '../log.ts';
import { startWorld, type World } from '../world.ts';
import { nudgeText, onlyNudge, writeNudge } from './nudge-file.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ content: onlyNudge() });
});
afterEach(() => world.stop());

/** How often the nudge stands on somebody's page. */
async function timesOnPage(cast: string): Promise<number> {
  const page = await (await fetch(world.url, { headers: { Cookie: `cast=${cast}` } })).text();
  return page.split('Denk eens aan een sociale leverancier.').length - 1;
}

async function type(text: string, cast: string): Promise<string> {
  const response = await fetch(`${world.url}/chat/message`, {
    method: 'POST',
    headers: { Cookie: `cast=${cast}`, 'HX-Request': 'true', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ text }),
  });
  return response.text();
}

describe('a nudge that is due', () => {
  it('appears once in the room that everybody reads, however often the program ticks and starts', async () => {
    expect((await world.tick()).run).toMatchObject({ sent: 1, audience: 1 });
    expect((await world.tick()).run).toMatchObject({ sent: 0, audience: 0 });
    await world.restart();
    expect((await world.tick()).run).toMatchObject({ sent: 0, audience: 0 });
    expect([await timesOnPage('sam'), await timesOnPage('noor')]).toEqual([1, 1]);
  });

  it('comes to who asked for tips, and to nobody else', async () => {
    await type('start', 'noor');
    expect((await world.tick()).run).toMatchObject({ sent: 2, audience: 2 });
    expect([await timesOnPage('noor'), await timesOnPage('sam')]).toEqual([2, 1]);
  });

  it('does not come to who asked for tips and then said stop', async () => {
    await type('start', 'noor');
    await type('stop', 'noor');
    await world.tick();
    expect(await timesOnPage('noor')).toBe(1);
  });

  it('leads to an offer that is counted for the nudge, and the tap once', async () => {
    await world.tick();
    const page = await (await fetch(world.url)).text();
    const token =
      /name="verb" value="ask" ?\/>\s*<input type="hidden" name="token" value="([^"]+)"/.exec(
        page.slice(page.indexOf('Bloemen van dichtbij')),
      )?.[1] ?? '';
    for (let tap = 0; tap < 2; tap++) {
      const answer = await fetch(`${world.url}/chat/click`, {
        method: 'POST',
        headers: { 'HX-Request': 'true' },
        body: new URLSearchParams({ verb: 'ask', token }),
      });
      expect(await answer.text()).toContain('sociale leveranciers voor bloemen');
    }
    const logged = loggedIn(world, { nudge: 'bloemen' });
    expect(logged).toMatchObject({ 'nudge-sent': 1, 'nudge-clicked': 1 });
    expect(logged.asked).toBeGreaterThan(0);
  });
});

describe('stopping the program', () => {
  it('while it is sending finishes what is under way, and the rest goes out after the start', async () => {
    for (let index = 0; index < 120; index++) await world.app.store.start(`p${index}`, { channel: 'web', id: `p${index}` }, world.now);
    const ticking = world.tick();
    await world.restart();
    await ticking;
    const halfway = await world.app.store.tally();
    expect(halfway).toMatchObject({ uncertain: 0 });
    world.now = new Date(world.now.getTime() + 5 * 60_000);
    await world.tick();
    expect(await world.app.store.tally()).toMatchObject({ audience: 121, sent: 121, uncertain: 0, waiting: 0 });
  });
});

describe('a nudge that is paused in its file', () => {
  it('is not sent when the program starts with it', async () => {
    writeNudge(world.contentDir, nudgeText({ status: 'gepauzeerd' }));
    await world.restart();
    expect((await world.tick()).run.audience).toBe(0);
  });
});

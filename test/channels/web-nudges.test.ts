import type { Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser, openPage, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

const BEFORE = new Date('2027-01-12T09:00:00+01:00');
const DUE = new Date('2027-01-12T09:31:00+01:00');
const TITLE = 'Begin met één pak koffie';

let world: World;
let browser: Browser;

async function visit(options: Parameters<typeof openPage>[1] = {}) {
  const { page, complaints } = await openPage(browser, options);
  await Promise.all([page.waitForResponse('**/chat/events*'), page.goto(world.url)]);
  return { page, complaints, tip: page.getByRole('article', { name: TITLE }) };
}

async function nudge(): Promise<void> {
  world.now = DUE;
  expect((await world.tick()).run.sent).toBe(1);
}

describe.skipIf(noBrowser)('a nudge in the web chat', () => {
  beforeEach(async () => {
    [world, browser] = await Promise.all([startWorld({ now: BEFORE }), startBrowser()]);
  });
  afterEach(async () => {
    await browser.close();
    await world.stop();
  });

  it('appears at once in an open page, is said aloud, and leaves the reader where they are', async () => {
    const { page, complaints, tip } = await visit();
    await page.getByLabel('Wat heb je nodig?').fill('ik typ nog');
    await nudge();
    await tip.waitFor();
    expect(await page.getByRole('status').textContent()).toBe(`Nieuwe tip: ${TITLE}`);
    expect(await page.getByLabel('Wat heb je nodig?').inputValue()).toBe('ik typ nog');
    expect(await page.locator(':focus').getAttribute('id')).toBe('text');
    expect(complaints).toEqual([]);
  });

  it('comes into sight for who is at the end of the conversation', async () => {
    const { page, tip } = await visit();
    await nudge();
    await tip.waitFor();
    const bottom = (await tip.boundingBox().then((box) => box && box.y + box.height)) ?? Number.NaN;
    const composer = (await page.locator('#composer').boundingBox())?.y ?? Number.NaN;
    expect(bottom).toBeLessThanOrEqual(composer);
  });

  it('is one step away for who is not', async () => {
    const { page, tip } = await visit({ viewport: { width: 390, height: 844 } });
    await nudge();
    await page.getByRole('link', { name: `Nieuwe tip: ${TITLE}` }).press('Enter');
    expect(await tip.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Drie sociale leveranciers voor koffie en thee' }).waitFor();
    expect(await tip.count()).toBe(1);
  });

  it('is there once, after a reload too, and for who comes later', async () => {
    const { page, tip } = await visit();
    await nudge();
    await tip.waitFor();
    await Promise.all([page.waitForResponse('**/chat/events*'), page.reload()]);
    expect(await tip.count()).toBe(1);
    await world.tick();
    expect(await tip.count()).toBe(1);
    expect(await (await visit()).tip.count()).toBe(1);
  });

  it('reaches who asked for tips personally, and stays away from others in the cast', async () => {
    const { page } = await visit();
    await page.getByLabel('Wat heb je nodig?').fill('start');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Fijn. Ik stuur je soms een tip' }).waitFor();
    world.now = DUE;
    expect((await world.tick()).run.sent).toBe(2);
    await page.getByText('Voor jou', { exact: true }).waitFor();
    await Promise.all([page.waitForURL(world.url), page.getByRole('button', { name: /^Noor/ }).click()]);
    await page.getByRole('button', { name: /^Noor/, pressed: true }).waitFor();
    expect(await page.getByText('Voor jou', { exact: true }).count()).toBe(0);
    expect(await page.getByText('Op het plein, voor iedereen').count()).toBe(1);
  });
});

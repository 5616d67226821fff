/**
 * Makes the pictures of the web chat again: `node docs/images/take-pictures.ts`. Needs Chromium, and a
 * font with emoji (Debian: apt-get install chromium fonts-noto-color-emoji).
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { DESKTOP, openPage, PHONE, startBrowser } from '../../test/browser.ts';
import { startWorld } from '../../test/world.ts';

const world = await startWorld();
const browser = await startBrowser();

async function askForFlowers(page: Page): Promise<void> {
  await page.goto(world.url);
  await page.getByRole('button', { name: '/inkopen bloemen' }).click();
  await page.getByRole('article', { name: 'Drie sociale leveranciers voor bloemen' }).waitFor();
}

async function openForm(page: Page): Promise<void> {
  await page.goto(world.url);
  await page.getByLabel('Wat heb je nodig?').fill('lunch voor 25 personen op 11 november in Utrecht');
  await page.getByRole('button', { name: 'Als formulier' }).click();
  await page.locator('.message--form').waitFor();
}

async function openHome(page: Page): Promise<void> {
  await askForFlowers(page);
  await page
    .getByRole('button', { name: /^Kies / })
    .first()
    .click();
  await page.getByRole('article', { name: /^Je kiest/ }).waitFor();
  await page.goto(`${world.url}/home`);
}

const PICTURES = {
  'web-home.png': [{ ...DESKTOP, height: 1260 }, openHome],
  'web-chat.png': [DESKTOP, askForFlowers],
  'web-chat-phone.png': [PHONE, askForFlowers],
  'web-form.png': [{ ...DESKTOP, height: 980 }, openForm],
} as const;

for (const [name, [viewport, show]] of Object.entries(PICTURES)) {
  const { page } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
  await show(page);
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });
}
await browser.close();
await world.stop();

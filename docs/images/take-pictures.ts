/**
 * Makes the pictures of the web chat again: `node docs/images/take-pictures.ts`. Needs Chromium, and a
 * font with emoji (Debian: apt-get install chromium fonts-noto-color-emoji).
 */
import { fileURLToPath } from 'node:url';
import { DESKTOP, openPage, PHONE, startBrowser } from '../../test/browser.ts';
import { startWorld } from '../../test/world.ts';

const PICTURES = { 'web-chat.png': DESKTOP, 'web-chat-phone.png': PHONE };

const world = await startWorld();
const browser = await startBrowser();
for (const [name, viewport] of Object.entries(PICTURES)) {
  const { page } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
  await page.goto(world.url);
  await page.getByRole('button', { name: '/inkopen bloemen' }).click();
  await page.getByRole('article', { name: 'Drie sociale leveranciers voor bloemen' }).waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });
}
await browser.close();
await world.stop();

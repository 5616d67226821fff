/**
 * Makes the drawings of Slack again: `node docs/images/take-slack-pictures.ts`. Needs Chromium, and a font with emoji
 * (Debian: apt-get install chromium fonts-noto-color-emoji). What is drawn comes from the program itself.
 */
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from '../../test/browser.ts';
import { employeePictures } from './slack-employee-pictures.ts';
import { leadPictures } from './slack-lead-pictures.ts';
import { startScene } from './slack-scene.ts';

const SHARP = 1.5;

const browser = await startBrowser();
for (const pictures of [employeePictures, leadPictures]) {
  const scene = await startScene();
  for (const [name, html] of Object.entries(await pictures(scene))) {
    const { page } = await openPage(browser, { deviceScaleFactor: SHARP });
    await page.setContent(html);
    await page.evaluate('document.fonts.ready');
    await page.locator('#picture').screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });
    await page.close();
  }
  await scene.stop();
}
await browser.close();

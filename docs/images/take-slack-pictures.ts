/**
 * Makes the drawings of Slack again: `node docs/images/take-slack-pictures.ts`. Needs Chromium, and a font with emoji
 * (Debian: apt-get install chromium fonts-noto-color-emoji). What is drawn comes from the program itself.
 */
import { fileURLToPath } from 'node:url';
import { renderForm } from '../../src/channels/slack/forms.ts';
import { renderReply } from '../../src/channels/slack/render.ts';
import { renderHome, renderReplyModal } from '../../src/channels/slack/views.ts';
import { postReply } from '../../src/nudging/post.ts';
import { isForm } from '../../src/ports/chat.ts';
import { openPage, startBrowser } from '../../test/browser.ts';
import { sam } from '../../test/cast.ts';
import { startWorld } from '../../test/world.ts';
import { drawHome, drawMessage, drawModal } from './slack-preview.ts';

const SHARP = 1.5;

const world = await startWorld();
const { conversation, loaded } = world.app;
const who = { person: sam, reach: sam, locale: 'nl' } as const;

const offer = await conversation.message({ ...who, text: 'bloemen voor 27 november in Utrecht' });
const asked = await conversation.open(who, 'request', 'Wie regelt de taart voor 25 collega’s op 27 november in Utrecht?');
const nudge = loaded.content.nudges.get('kerstpakketten-met-een-verhaal');
const variant = nudge?.variants[0];
if (!nudge || !variant) throw new Error('The nudge of the picture is gone.');
const post = postReply({ nudge, variant, occurrence: '2026-10-15', to: { kind: 'room', room: '' } }, world.now, {
  sign: () => 'x'.repeat(40),
});

const pictures = {
  'slack-offer.png': drawMessage(renderReply(offer), 'one'),
  'slack-modal.png': drawModal(isForm(asked) ? renderForm(asked, {}, 'Ja') : renderReplyModal(asked, {})),
  'slack-home.png': drawHome(renderHome(await conversation.home(who))),
  'slack-nudge.png': drawMessage(renderReply(post), 'everybody'),
};

const browser = await startBrowser();
for (const [name, html] of Object.entries(pictures)) {
  const { page } = await openPage(browser, { deviceScaleFactor: SHARP });
  await page.setContent(html);
  await page.evaluate('document.fonts.ready');
  await page.locator('#picture').screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });
}
await browser.close();
await world.stop();

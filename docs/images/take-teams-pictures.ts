/**
 * Makes the pictures of Teams again: `node docs/images/take-teams-pictures.ts`. Cards are drawn by Microsoft's own
 * `adaptivecards` in colours like those of Teams, and the tab in a page that answers as Teams does. Needs Chromium.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openPage, PHONE, startBrowser } from '../../test/browser.ts';
import { noor } from '../../test/cast.ts';
import { CREDENTIALS, startKeyServer } from '../../test/channels/key-server.ts';
import { TeamsClient } from '../../test/channels/teams-client.ts';
import { startTeamsConnector } from '../../test/channels/teams-connector.ts';
import { framedInTeams } from '../../test/channels/teams-host.ts';
import { startTeamsStage } from '../../test/channels/teams-stage.ts';
import { startWorld } from '../../test/world.ts';

const READER = readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const THEMES = {
  default: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    ink: '#242424',
    soft: '#616161',
    line: '#d1d1d1',
    link: '#4f52b2',
    alarm: '#c4314b',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#333333',
    ink: '#ffffff',
    soft: '#adadad',
    line: '#666666',
    link: '#9ea2ff',
    alarm: '#f9526b',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    emphasis: '#000000',
    ink: '#ffffff',
    soft: '#ffffff',
    line: '#ffffff',
    link: '#ffff01',
    alarm: '#ffff01',
  },
} as const;
type Theme = keyof typeof THEMES;

const connector = await startTeamsConnector();
const world = await startWorld({ env: { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: connector.url } });
const teams = new TeamsClient(world.url, connector.url);
const browser = await startBrowser();

await teams.say('inkopen bloemen voor 30 oktober');
const offer = connector.sent.at(-1)?.card;
await cardPicture(browser, 'teams-card.png', offer, 'default', 560);
await cardPicture(browser, 'teams-card-dark.png', offer, 'dark', 560);
await cardPicture(browser, 'teams-card-contrast.png', offer, 'contrast', 560);
await cardPicture(browser, 'teams-card-phone.png', offer, 'default', PHONE.width);

const keys = await startKeyServer();
const stage = await startTeamsStage(world.app.conversation, { credentials: CREDENTIALS, cloud: keys.cloud });
for (const theme of ['default', 'dark', 'contrast'] as const) {
  const { page } = await openPage(browser, { viewport: { width: 1000, height: 1370 } });
  const tab = await framedInTeams(page, stage.url, { token: keys.colleague(noor.id).slice('Bearer '.length), theme });
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await page.screenshot({ path: picture(theme === 'default' ? 'teams-tab.png' : `teams-tab-${theme}.png`) });
}

await browser.close();
await stage.stop();
await keys.stop();
await world.stop();
await connector.stop();

async function cardPicture(browser: Browser, name: string, card: unknown, theme: Theme, width: number): Promise<void> {
  const { page } = await openPage(browser, { viewport: { width, height: 800 }, deviceScaleFactor: 1.5 });
  await page.setContent(`<!doctype html><style>${styles(THEMES[theme])}</style><div id="card"></div>`);
  await page.addScriptTag({ content: READER });
  await page.evaluate(`
    const card = new AdaptiveCards.AdaptiveCard();
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = text.replace(/[&<>]/g, (sign) => '&#' + sign.charCodeAt(0) + ';').replace(/\\[([^\\]]*)\\]\\(([^)]*)\\)/g, '<a href="$2">$1</a>')
        .replace(/\\*\\*([^*]+)\\*\\*/g, '<b>$1</b>').replace(/(^|\\W)_(.+)_(?=\\W|$)/g, '$1<i>$2</i>').replace(/\\\\([\\\\*_[\\]\`])/g, '$1');
      result.didProcess = true;
    };
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(THEMES[theme]))});
    card.parse(${JSON.stringify(card)});
    document.getElementById('card').append(card.render());
  `);
  await page.locator('body').screenshot({ path: picture(name) });
}

function hostConfig({ card, emphasis, ink, soft, alarm }: (typeof THEMES)[Theme]) {
  const colours = { default: { default: ink, subtle: soft }, attention: { default: alarm, subtle: alarm } };
  return {
    fontFamily: '"Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, maxActions: 6 },
    containerStyles: {
      default: { backgroundColor: card, foregroundColors: colours },
      emphasis: { backgroundColor: emphasis, foregroundColors: colours },
    },
  };
}

function styles({ page, card, line, ink, link }: (typeof THEMES)[Theme]): string {
  return `body { margin: 0; padding: 12px; background: ${page}; }
    .ac-adaptiveCard { border: 1px solid ${line}; border-radius: 6px; }
    .ac-actionSet { flex-wrap: wrap; gap: 8px; } .ac-actionSet > div { flex: none !important; width: 0 !important; display: none; }
    .ac-pushButton { padding: 6px 12px; border: 1px solid ${line}; border-radius: 4px; background: ${card}; color: ${ink}; font: 600 14px "Segoe UI", "Noto Sans", sans-serif; }
    .ac-container.ac-container { border-radius: 4px; } a { color: ${link}; }`;
}

function picture(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

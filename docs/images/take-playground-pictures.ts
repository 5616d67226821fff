/**
 * Walks through Teams as the Microsoft 365 Agents Playground shows it, and takes its pictures again:
 * `npm install -g @microsoft/m365agentsplayground`, then `node docs/images/take-playground-pictures.ts`. Needs Chromium.
 *
 * The Playground (0.2.28) draws messages, cards, and dialogs and search of message extensions. It has no tab, opens no dialog
 * from a button on a card (an answer to a custom `task/fetch` stands in its log only), shows everybody what is for one
 * person alone, and has one person at its keyboard.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openPage, startBrowser } from '../../test/browser.ts';
import { startWorld } from '../../test/world.ts';

const PORT = 56_150;
const WIDTH = 1300;
const MEGAN = { id: 'user-id-1', name: 'Megan Bowen', aadObjectId: '00000000-0000-0000-0000-0000000000021' };
const env = { TEAMS_PLAYGROUND: 'true', TEAMS_SERVICE_URL: `http://localhost:${PORT}/_connector` };

const world = await startWorld({ env });
const door = await startDoor(`${world.url}/api/messages`);
await startPlayground(door.url);
const browser = await startBrowser();
const { page } = await openPage(browser, { viewport: { width: WIDTH, height: 1000 } });
await page.goto(`http://localhost:${PORT}`);
await page.getByRole('button', { name: 'Hide log panel' }).click();

// Installed, taken away, installed again: we say nothing by ourselves.
await mock('Uninstall application');
await mock('Install application');

await say('start');
await shows('Fijn');
await say('inkopen bloemen voor 30 oktober');
await shows('leveranciers voor bloemen');
await take('teams-playground-offer.png', 1350, 'Waarom deze?');
await page.getByRole('button', { name: 'Kies' }).first().click();
await shows('Je kiest');
await page.getByRole('button', { name: 'Vraag me later of het gelukt is' }).click();
await shows('Ik kom erop terug');
await take('teams-playground-chosen.png', 1150, 'Vanaf zaterdag');

for (const day of ['2026-10-30T09:31:00+01:00', '2026-11-02T10:00:00+01:00']) {
  world.now = new Date(day);
  await world.tick();
}
await shows('Is het gelukt?');
await take('teams-playground-proactive.png', 900, 'Dit vraag ik één keer');

await page.getByRole('treeitem', { name: 'Group Chat' }).click();
await mention(' lunch voor 25 personen in Utrecht');
await shows('leveranciers voor lunch');
await take('teams-playground-group.png', 1300, 'Deel in dit kanaal');
await door.sayAgain(MEGAN, 'gebak voor 12 personen');
await shows('leveranciers voor gebak');
await page.getByRole('button', { name: 'Ik regel het zelf' }).last().click();
await shows('Dit is van iemand anders');
await take('teams-playground-two.png', 900, 'Dit is van iemand anders');

await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
await extension('Action Command');
await page.getByRole('button', { name: 'Create' }).click();
await page.getByRole('combobox', { name: 'Wat zoek je?' }).click();
await page.getByRole('option', { name: 'Bloemen' }).click();
await page.getByRole('textbox', { name: 'Waar?' }).fill('Verweggistan');
await page.getByRole('button', { name: 'Laat leveranciers zien' }).click();
await shows('Verweggistan ken ik niet');
await take('teams-playground-dialog.png', 1000, 'Verweggistan ken ik niet');
await page.getByRole('textbox', { name: 'Waar?' }).fill('Utrecht');
await page.getByRole('button', { name: 'Laat leveranciers zien' }).click();
await page.getByRole('dialog').getByRole('button', { name: 'Kies' }).first().click();
await page.getByRole('dialog').getByText('Je kiest').waitFor();
await page.getByRole('button', { name: 'Close' }).click();

await extension('Search Command');
await page.getByText('Specify Command ID or Parameter').click();
await page.getByRole('textbox', { name: /^Parameter/ }).fill('zoek');
await page.getByPlaceholder('Enter a search term').fill('bloemen');
await page.getByText('Vaas Vooruit (voorbeeld)').last().click();
await shows('bezorgd in een stevige');
await take('teams-playground-insert.png', 800, 'bezorgd in een stevige');

await browser.close();
await world.stop();
process.exit();

async function say(words: string): Promise<void> {
  await page.getByRole('textbox').fill(words);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

async function mention(words: string): Promise<void> {
  await page.getByRole('textbox').click();
  await page.keyboard.type('@Te');
  await page.getByRole('menuitem', { name: 'Test Bot' }).click();
  await page.keyboard.type(words);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

async function mock(what: string): Promise<void> {
  await page.getByRole('button', { name: 'Mock an Activity' }).click();
  await page.getByRole('menuitem').getByText(what, { exact: true }).click();
  await page.getByRole('button', { name: 'Send activity' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function extension(kind: 'Action Command' | 'Search Command'): Promise<void> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
}

async function shows(words: string): Promise<void> {
  await page.getByText(words).last().waitFor();
}

/** With these words in sight. */
async function take(name: string, height: number, words: string): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await page.waitForTimeout(500);
  await page.getByText(words).last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });
}

async function startPlayground(endpoint: string): Promise<void> {
  const args = ['start', '--app-endpoint', endpoint, '--channel-id', 'msteams', '--port', String(PORT), '--disable-telemetry'];
  const started = spawn('agentsplayground', args, { cwd: mkdtempSync(join(tmpdir(), 'playground-')) });
  process.on('exit', () => started.kill());
  await new Promise((resolve) => started.stdout.once('data', resolve));
}

/** Between the Playground and us: it says that everybody reads American English, and it lets one person speak. */
async function startDoor(to: string) {
  let last = '';
  const pass = (body: string) => fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const server = createServer(async (request, response) => {
    last = (await text(request)).replaceAll('"en-US"', '"nl-NL"');
    const answer = await pass(last);
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('Content-Type') ?? 'text/plain' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/api/messages`,
    /** The last message once more, from somebody else and with other words. */
    async sayAgain(from: object, words: string): Promise<void> {
      const activity = JSON.parse(last);
      await pass(JSON.stringify({ ...activity, id: 'again', from, text: `${activity.entities[0].text} ${words}` }));
    },
  };
}

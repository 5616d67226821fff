import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser, openPage, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let browser: Browser;
let page: Page;
let complaints: string[];

/** HTML where a supplier or a nudge is written. */
const ATTACK = '<script>document.title = "hacked"</script><img src="x" onerror="document.title = 1">';

function withHtml(folder: string): void {
  const edit = (name: string, from: string, to: string) => {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${name} has no "${from}"`);
    writeFileSync(file, text.replace(from, to));
  };
  edit('catalogue/suppliers/voorbeeld-koffie-thee.yaml', '  aanbod: ', `  aanbod: '${ATTACK}' #`);
  edit('nudges/koffie-een-pak.md', '\n## variant: thee', `\n${ATTACK} [klik](javascript:alert(1))\n\n## variant: thee`);
}

/** Types it and sends it. */
async function say(text: string): Promise<void> {
  await page.getByLabel('Wat heb je nodig?').fill(text);
  await page.getByRole('button', { name: 'Verstuur' }).click();
}
const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const answer = (title: string | RegExp) => page.getByRole('article', { name: title });
const suppliers = (title: string | RegExp) => answer(title).getByRole('listitem');

describe.skipIf(noBrowser)('the web chat in a browser', () => {
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld({ content: withHtml }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    ({ page, complaints } = await openPage(browser));
    await page.goto(world.url);
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  it('gives three suppliers for what is typed, one of them the standard choice, and says that they are examples', async () => {
    await say('/inkopen bloemen');
    const offer = answer('Drie sociale leveranciers voor bloemen');
    await offer.waitFor();
    expect(await suppliers('Drie sociale leveranciers voor bloemen').count()).toBe(3);
    expect(await offer.getByText('Standaardkeuze', { exact: true }).count()).toBe(1);
    expect(await offer.getByText('Dit zijn verzonnen voorbeelden.').isVisible()).toBe(true);
    expect(await page.getByLabel('Wat heb je nodig?').inputValue()).toBe('');
  });

  it('gives the same for a suggestion that is tapped', async () => {
    await tap('/inkopen bloemen');
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    expect(await suppliers('Drie sociale leveranciers voor bloemen').count()).toBe(3);
    expect(await page.getByText('Sam', { exact: true }).count()).toBe(1);
  });

  it('puts the next step in the place of the offer, and the way back', async () => {
    await say('bloemen voor 20 november');
    await tap('Kies Vaas Vooruit');
    await answer('Je kiest Vaas Vooruit').waitFor();
    expect(await answer(/sociale leveranciers voor bloemen/).count()).toBe(0);
    const mail = new URL((await page.getByRole('link', { name: 'Open een mail aan Vaas Vooruit' }).getAttribute('href')) ?? '');
    expect(mail.protocol).toBe('mailto:');
    expect(mail.searchParams.get('body')).toContain('20 november');
    expect(await page.getByText('Mag dit?').isVisible()).toBe(true);

    await tap('Terug naar de keuze van leveranciers');
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
  });

  it('copies the text for the budget holder with one tap', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await say('bloemen');
    await tap('Kies Vaas Vooruit');
    await tap('Kopieer de tekst');
    await page.getByRole('status').getByText('De tekst is gekopieerd').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Vind je dat goed?');
  });

  it('shows three others, and why these', async () => {
    await say('bloemen');
    const names = async (title: RegExp) => suppliers(title).getByRole('heading').allTextContents();
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    const first = await names(/^Drie/);
    await tap('Andere drie leveranciers');
    await answer('Nog meer sociale leveranciers voor bloemen').waitFor();
    const others = await names(/^Nog meer/);
    expect(others.filter((name) => first.includes(name))).toEqual([]);

    await tap('Waarom deze? Uitleg over de keuze');
    await page.getByText('Niemand betaalt voor een plek.').waitFor();
    expect(await names(/^Nog meer/)).toEqual(others);
  });

  it('lets somebody look for something else, or arrange it alone', async () => {
    await say('bloemen');
    await tap('Iets anders zoeken');
    await answer('Prima, we zoeken verder').waitFor();
    await answer('Prima, we zoeken verder').getByRole('button', { name: 'Drukwerk: laat leveranciers zien' }).click();
    await answer('Drie sociale leveranciers voor drukwerk').waitFor();
    await tap('Ik regel het zelf, zonder deze leveranciers');
    await answer('Helemaal goed, je regelt het zelf').waitFor();
  });

  it('lets a visitor be somebody else', async () => {
    await say('rapport');
    await answer('Dit is voor de projectleider inclusie').waitFor();
    await tap(/^Lotte/);
    await page.getByRole('button', { name: /^Lotte/, pressed: true }).waitFor();
    expect(await page.getByRole('form', { name: 'Wie ben je?' }).getByRole('button', { pressed: true }).count()).toBe(1);
    await say('rapport');
    await answer('Het rapport van ').waitFor();
  });

  it('answers a word of thanks with a kind word, not with an offer', async () => {
    await say('dank voor de bloemen!');
    await answer('Graag gedaan').waitFor();
    expect(await answer(/sociale leveranciers voor bloemen/).count()).toBe(0);
  });

  it('shows what is typed as text, whatever it is', async () => {
    await say(ATTACK);
    await answer('Ik help je met kleine inkopen').waitFor();
    expect(await page.locator('#log').getByText(ATTACK).isVisible()).toBe(true);
    expect(await page.locator('#log').locator('script, img').count()).toBe(0);
  });

  it('shows what suppliers and nudges say as text, and makes no link of a script', async () => {
    await say('koffie');
    await page.locator('.supplier').getByText('<script>').waitFor();
    await tap(/^Lotte/);
    await say('nudge koffie-een-pak');
    await page.locator('.message__text').getByText('<script>').waitFor();
    expect(await page.locator('#log').locator('script, img, a[href^="javascript"]').count()).toBe(0);
    expect(await page.title()).toContain('Inkoophulp');
  });

  it('answers a message of 10,000 characters with what to do', async () => {
    await say('x'.repeat(10_000));
    await page.getByText('Zeg in één zin wat je nodig hebt').waitFor();
  });

  it('keeps what could not be sent, and says so', async () => {
    await page.route('**/chat/message', (route) => route.abort());
    await say('bloemen');
    await page.getByRole('status').getByText('Dat lukte niet.').waitFor();
    expect(await page.getByLabel('Wat heb je nodig?').inputValue()).toBe('bloemen');
    await page.unroute('**/chat/message');
    await tap('Verstuur');
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');
    complaints.length = 0;
  });
});

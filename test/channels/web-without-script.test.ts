import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let browser: Browser;
let page: Page;

const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const answer = (title: string | RegExp) => page.getByRole('article', { name: title });

describe.skipIf(noBrowser)('the web chat without JavaScript', () => {
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld({ now: new Date('2027-01-12T09:00:00+01:00') }), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    ({ page } = await openPage(browser, { javaScriptEnabled: false, viewport: PHONE }));
    await page.goto(world.url);
  });

  it('takes a typed request to an offer, and the page begins at the answer', async () => {
    await page.getByLabel('Wat heb je nodig?').fill('/inkopen bloemen');
    await page.keyboard.press('Enter');
    const offer = answer('Drie sociale leveranciers voor bloemen');
    await offer.waitFor();
    expect(await offer.getByRole('listitem').count()).toBe(3);
    expect(await offer.getByText('Dit zijn verzonnen voorbeelden.').count()).toBe(1);
    await expect.poll(async () => (await offer.boundingBox())?.y).toBeLessThan(200);
  });

  it('takes a suggestion to a choice to the next step, and back', async () => {
    await tap('/inkopen bloemen');
    await tap('Kies Vaas Vooruit');
    await answer('Je kiest Vaas Vooruit').waitFor();
    expect(await page.getByRole('link', { name: 'Open een mail aan Vaas Vooruit' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Kopieer de tekst' }).count()).toBe(0);
    await tap('Terug naar de keuze van leveranciers');
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
  });

  it('shows three others, why these, something else, and lets you go', async () => {
    await tap('/inkopen bloemen');
    await tap('Andere drie leveranciers');
    await answer('Nog meer sociale leveranciers voor bloemen').waitFor();
    await tap('Waarom deze? Uitleg over de keuze');
    await page.getByText('Niemand betaalt voor een plek.').waitFor();
    await tap('Iets anders zoeken');
    await answer('Prima, we zoeken verder').waitFor();
    await tap('Gebak en taart: laat leveranciers zien');
    await tap('Ik regel het zelf, zonder deze leveranciers');
    await answer('Helemaal goed, je regelt het zelf').waitFor();
  });

  it('lets a visitor be somebody else', async () => {
    await tap('Noor');
    await tap('/inkopen bloemen');
    await page.locator('#antwoord').getByText('Noor', { exact: true }).waitFor();
  });

  it('shows a nudge when the page is opened', async () => {
    world.now = new Date('2027-01-12T09:31:00+01:00');
    await world.tick();
    await page.reload();
    await answer('Begin met één pak koffie').waitFor();
    await tap('Laat drie leveranciers zien');
    await answer('Drie sociale leveranciers voor koffie en thee').waitFor();
  });
});

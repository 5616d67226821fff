/** The web chat with the real conversation behind it: forms, the page of one's own, and the room. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noBrowser, openPage, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let browser: Browser;
let page: Page;
let complaints: string[];

const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const answer = (title: string | RegExp) => page.getByRole('article', { name: title });

async function say(text: string, { aloud = false } = {}): Promise<void> {
  await page.getByLabel('Zeg het hardop op het plein').setChecked(aloud);
  await page.getByLabel('Wat heb je nodig?', { exact: true }).fill(text);
  await tap('Verstuur');
}

async function become(name: string): Promise<void> {
  await tap(new RegExp(`^${name}`));
  await page.getByRole('button', { name: new RegExp(`^${name}`), pressed: true }).waitFor();
}

describe.skipIf(noBrowser)('the web chat and what stands behind it', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    world = await startWorld();
    ({ page, complaints } = await openPage(browser));
    await page.goto(world.url);
  });
  afterEach(async () => {
    await page.context().close();
    await world.stop();
    expect(complaints).toEqual([]);
  });

  it('makes an offer from a form that was filled in from what was typed', async () => {
    await page.getByLabel('Wat heb je nodig?').fill('lunch voor 25 personen op 20 november in Utrecht');
    await tap('Als formulier');
    const form = page.locator('.message--form');
    await form.waitFor();
    expect(await form.locator('select').inputValue()).toBe('catering');
    expect(await form.locator('input[type=date]').inputValue()).toBe('2026-11-20');
    expect(await form.locator('input[type=number]').first().inputValue()).toBe('25');
    await form.locator('form').getByRole('button').click();
    await answer(/sociale leveranciers voor lunch/).waitFor();
    expect(await form.count()).toBe(0);
  });

  it('says at its field what a form still needs', async () => {
    await tap('Vraag met een formulier');
    const form = page.locator('.message--form');
    await form.locator('form').getByRole('button').click();
    await form.getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
    expect(await form.locator('select').getAttribute('aria-invalid')).toBe('true');
    await form.locator('select').selectOption('bloemen');
    await form.locator('form').getByRole('button').click();
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
  });

  it('shows each of the cast a page of their own, and a lead more than others', async () => {
    const headings = async (name: string) => {
      await become(name);
      return page.locator('.home__section h2').allTextContents();
    };
    await page.getByRole('link', { name: 'Mijn pagina' }).click();
    const [sam, noor, lotte] = [await headings('Sam'), await headings('Noor'), await headings('Lotte')];
    expect(sam.length).toBeGreaterThanOrEqual(5);
    expect(noor).toEqual(sam);
    expect(lotte.filter((heading) => sam.includes(heading))).toEqual(sam);
    expect(lotte.length).toBeGreaterThan(sam.length);
  });

  it('switches tips on from the page of one’s own, which then says so', async () => {
    await page.goto(`${world.url}/home`);
    const tips = page.getByRole('region', { name: 'Wat ik je stuur' });
    await tips.getByText('Je krijgt geen tips.').waitFor();
    await tips.getByRole('button', { name: 'Stuur me soms een tip' }).click();
    await answer('Fijn. Ik stuur je soms een tip').waitFor();
    await expect.poll(() => tips.getByText('Je krijgt geen tips.').count()).toBe(0);
  });

  it('answers a category on the page of one’s own in place, on to a choice', async () => {
    await page.goto(`${world.url}/home`);
    await tap('Bloemen: laat leveranciers zien');
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    await tap('Kies Vaas Vooruit');
    await answer('Je kiest Vaas Vooruit').waitFor();
    expect(page.url()).toBe(`${world.url}/home`);
    await page.getByRole('region', { name: 'Wat je laatst vroeg' }).getByText('Vaas Vooruit').waitFor();
  });

  it('reads along in the square from when a lead says so, and answers the writer alone', async () => {
    await say('wie weet een bloemist voor een boeket voor vrijdag?', { aloud: true });
    await page.locator('.message--person').getByText('Ik zei niets terug.').waitFor();
    await page.getByText('Sam, op het plein').waitFor();
    expect(await page.getByLabel('Zeg het hardop op het plein').isChecked()).toBe(false);
    expect(await answer(/bloemen/).count()).toBe(0);

    await become('Lotte');
    await say('/inkopen meelezen aan', { aloud: true });
    await answer('Meelezen staat aan').waitFor();
    await become('Sam');
    await answer('Ik lees hier mee').waitFor();
    await say('wie weet een bloemist voor een boeket voor vrijdag?', { aloud: true });
    await answer(/sociale leveranciers voor bloemen/).waitFor();
    await become('Noor');
    expect(await answer(/sociale leveranciers voor bloemen/).count()).toBe(0);
  });

  it('knows when it is called by its name, in the square and in the chat', async () => {
    await say('@Inkoophulp bloemen', { aloud: true });
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    await say('we zoeken taart voor vrijdag, @inkoophulp', { aloud: true });
    await answer(/leveranciers voor gebak/).waitFor();
    await say('@Inkoophulp: mijn gegevens');
    await answer('Dit bewaar ik van je').waitFor();
    await say('mail naar info@inkoophulp.example over bloemen', { aloud: true });
    await page.getByText('Ik zei niets terug.').waitFor();
  });

  it('shares an offer in the square, for everybody and without a name', async () => {
    await say('/inkopen bloemen', { aloud: true });
    await answer('Drie sociale leveranciers voor bloemen').waitFor();
    await tap('Deel deze leveranciers in dit kanaal, zonder je naam');
    await answer('Gedeeld in dit kanaal').waitFor();
    await become('Noor');
    const shared = answer('Drie sociale leveranciers voor bloemen');
    await shared.waitFor();
    expect(await shared.getByText('Op het plein, voor iedereen').count()).toBe(1);
    expect(await shared.textContent()).not.toContain('Sam');
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DESKTOP, noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let browser: Browser;
let page: Page;

/** What has the focus, as a screen reader names it. */
const focused = () =>
  page.locator(':focus').evaluate((element) => element.ariaLabel || element.getAttribute('name') || element.textContent?.trim());
const press = (key: string) => page.keyboard.press(key);
const answered = (title: string) => page.getByRole('article', { name: title }).waitFor();

async function ask(text: string, title: string): Promise<void> {
  await page.getByLabel('Wat heb je nodig?').focus();
  await page.keyboard.type(text);
  await press('Enter');
  await answered(title);
}

describe.skipIf(noBrowser)('the web chat with a keyboard alone', () => {
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    ({ page } = await openPage(browser));
    await page.goto(world.url);
  });

  it('begins with a way to the place where you type', async () => {
    await press('Tab');
    expect(await focused()).toBe('Naar het invoerveld');
    expect(await page.getByRole('link', { name: 'Naar het invoerveld' }).boundingBox()).toMatchObject({ y: expect.closeTo(6, 0) });
    await press('Enter');
    expect(await focused()).toBe('text');
  });

  it('goes from the question to the answer, to a choice, to the next step', async () => {
    await ask('/inkopen bloemen', 'Drie sociale leveranciers voor bloemen');
    expect(await focused()).toBe('Drie sociale leveranciers voor bloemen');
    await press('Tab');
    expect(await focused()).toBe('Kies Vaas Vooruit');
    await press('Enter');
    await answered('Je kiest Vaas Vooruit');
    expect(await focused()).toBe('Je kiest Vaas Vooruit');
    await press('Tab');
    expect(await focused()).toBe('Open een mail aan Vaas Vooruit');
  });

  it('taps a suggestion and a category', async () => {
    await page.getByRole('button', { name: '/inkopen bloemen' }).focus();
    await press('Enter');
    await answered('Drie sociale leveranciers voor bloemen');
    expect(await focused()).toBe('Drie sociale leveranciers voor bloemen');
    await page.getByRole('button', { name: 'Drukwerk: laat leveranciers zien' }).focus();
    await press(' ');
    await answered('Drie sociale leveranciers voor drukwerk');
    expect(await focused()).toBe('Drie sociale leveranciers voor drukwerk');
  });

  it.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
    ['a page at 200 %', { width: 640, height: 450 }],
    ['a page at 400 %', { width: 320, height: 225 }],
  ])('shows what has the focus, on %s', async (_what, viewport) => {
    await page.setViewportSize(viewport);
    await ask('/inkopen bloemen', 'Drie sociale leveranciers voor bloemen');
    await page.getByRole('link', { name: 'Inkoophulp' }).focus();
    const seen: string[] = [];
    while (!seen.includes('Verstuur')) {
      await press('Tab');
      seen.push(String(await focused()));
      const hidden = await page.locator(':focus').evaluate((element) => {
        const [{ left, top, width, height }] = element.getClientRects();
        const onTop = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2);
        const outline = Number.parseFloat(element.ownerDocument.defaultView.getComputedStyle(element).outlineWidth);
        return !element.contains(onTop) || !(outline >= 2);
      });
      expect([seen.at(-1), hidden]).toEqual([seen.at(-1), false]);
    }
    expect(seen).toContain('Waarom deze? Uitleg over de keuze');
  });
});

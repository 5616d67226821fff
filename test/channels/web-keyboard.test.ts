import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DESKTOP, noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
let browser: Browser;
let page: Page;

/** The button of a calendar has the focus inside its field. */
const FOCUS = ':focus, input:focus-within';
/** What has the focus, as a screen reader names it. */
const focused = () =>
  page.locator(FOCUS).evaluate((element) => element.ariaLabel || element.getAttribute('name') || element.textContent?.trim());
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

  it('fills in a form, and meets what is wrong with it first', async () => {
    await page.getByRole('button', { name: 'Vraag met een formulier' }).focus();
    await press('Enter');
    await answered('Wat heb je nodig?');
    expect(await focused()).toBe('Wat heb je nodig?');
    await page.locator('.form').getByRole('button').focus();
    await press('Enter');
    await page.getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
    await press('Tab');
    await press('Enter');
    expect(await focused()).toBe('value.category');
    await page.keyboard.type('Gebak');
    await page.locator('.form').getByRole('button').focus();
    await press('Enter');
    await answered('Drie sociale leveranciers voor gebak en taart');
  });

  describe.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
    ['a page at 200 %', { width: 640, height: 450 }],
    ['a page at 400 %', { width: 320, height: 225 }],
  ])('shows what has the focus, on %s,', (_what, viewport) => {
    beforeEach(() => page.setViewportSize(viewport));

    it('in an offer', async () => {
      await ask('/inkopen bloemen', 'Drie sociale leveranciers voor bloemen');
      expect(await tabThrough('Verstuur')).toContain('Waarom deze? Uitleg over de keuze');
    });

    it('in a form with what is wrong', async () => {
      await page.getByRole('button', { name: 'Vraag met een formulier' }).click();
      await page.locator('.form').getByRole('button').click();
      await page.getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
      expect(await tabThrough('Verstuur')).toContain('value.place');
    });

    it('on the page of one’s own', async () => {
      await page.goto(`${world.url}/home`);
      expect(await tabThrough('Vergeet mij')).toContain('Deel een tip');
    });
  });

  /** From the top to the button with this name, without ever losing sight of where we are. @returns what had the focus. */
  async function tabThrough(last: string): Promise<string[]> {
    await page.getByRole('link', { name: 'Inkoophulp' }).focus();
    const seen: string[] = [];
    while (!seen.includes(last)) {
      await press('Tab');
      seen.push(String(await focused()));
      const hidden = await page.locator(FOCUS).evaluate((element) => {
        const [{ left, top, width, height }] = element.getClientRects();
        const onTop = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2);
        const outline = Number.parseFloat(element.ownerDocument.defaultView.getComputedStyle(element).outlineWidth);
        return !element.contains(onTop) || !(outline >= 2);
      });
      expect([seen.at(-1), hidden]).toEqual([seen.at(-1), false]);
    }
    return seen;
  }
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let world: World;
let browser: Browser;

/** Every kind of page somebody meets, and how they come there. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the start page': () => Promise.resolve(),
  'an offer': (page) => ask(page, 'lunch voor 25 personen op 20 november in Utrecht', /sociale leveranciers voor lunch/),
  'an offer explained': async (page) => {
    await ask(page, 'bloemen', 'Drie sociale leveranciers voor bloemen');
    await page.getByRole('button', { name: /^Waarom deze/ }).click();
    await page.getByText('Niemand betaalt voor een plek.').waitFor();
  },
  'a choice': async (page) => {
    await ask(page, 'bloemen', 'Drie sociale leveranciers voor bloemen');
    await page.getByRole('button', { name: 'Kies Vaas Vooruit' }).click();
    await page.getByRole('article', { name: 'Je kiest Vaas Vooruit' }).waitFor();
  },
  'a request that we cannot help with': (page) => ask(page, 'een nieuwe laptop', 'Daar kan ik nog niet bij helpen'),
  'all that the bot can do': (page) => ask(page, 'help', 'Dit kan ik voor je doen'),
  'a nudge': async (page) => {
    world.now = new Date('2026-10-16T09:31:00+02:00');
    await world.tick();
    await page.getByRole('article', { name: 'Kerstpakketten met een verhaal' }).waitFor();
  },
};

async function ask(page: Page, text: string, title: string | RegExp): Promise<void> {
  await page.getByLabel('Wat heb je nodig?').fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: title }).waitFor();
}

/** The page in this state, without movement, so that colours are what they will be. */
async function inState(state: string, viewport: { width: number; height: number }, look: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
  await page.goto(world.url);
  await STATES[state]?.(page);
  await look(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

const sidewaysPixels = (page: Page) => page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);

describe.skipIf(noBrowser)('the web chat is there for everybody', () => {
  beforeAll(async () => {
    [world, browser] = await Promise.all([startWorld(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  describe.each(Object.keys(STATES))('%s', (state) => {
    it.each([
      ['a desktop', DESKTOP],
      ['a phone', PHONE],
    ])('meets WCAG 2.2 A and AA as far as a machine can tell, on %s', async (_what, viewport) => {
      await inState(state, viewport, async (page) => {
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    });

    it('never scrolls sideways: on the smallest phone, nor with text twice as large', async () => {
      await inState(state, { width: 320, height: 640 }, async (page) => {
        expect(await sidewaysPixels(page)).toBe(0);
        await page.setViewportSize(DESKTOP);
        await page.locator('html').evaluate((root) => root.style.setProperty('font-size', '200%'));
        expect(await sidewaysPixels(page)).toBe(0);
        const cut = await page
          .locator('button, a, p, h1, h2, h3, label')
          .evaluateAll((all) =>
            all
              .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
              .map((element) => element.outerHTML),
          );
        expect(cut).toEqual([]);
      });
    });

    it('has nothing to tap that is smaller than a fingertip', async () => {
      await inState(state, PHONE, async (page) => {
        const small = await page.locator('button:visible, input:visible, a.utrecht-button-link').evaluateAll((all) =>
          all
            .map((element) => ({ html: element.outerHTML, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width < 40 || box.height < 40)
            .map(({ html }) => html),
        );
        expect(small).toEqual([]);
      });
    });
  });
});

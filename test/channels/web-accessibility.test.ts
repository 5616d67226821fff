import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { startWorld, type World } from '../world.ts';
import { choice, EVERY_FIELD, plain, setWebStage, type WebStage } from './web-stage.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let world: World;
let stage: WebStage;
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
  'a form': openForm,
  'a form with what is wrong': async (page) => {
    await openForm(page);
    await page.getByRole('button', { name: 'Verstuur je tip' }).click();
    await page.getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
  },
  'your own page': async (page) => {
    await page.goto(`${world.url}/home`);
  },
  'the page of a lead': async (page) => {
    await page.goto(`${world.url}/home`);
    await page.getByRole('button', { name: /^Lotte/ }).click();
    await page.getByRole('button', { name: /^Lotte/, pressed: true }).waitFor();
  },
  'your own page after a tap': async (page) => {
    await page.goto(`${stage.url}/home`);
    await page.getByRole('button', { name: 'Geef een tip' }).click();
    await page.getByRole('article', { name: 'Deel een tip' }).waitFor();
  },
  'the start page in English': async (page) => {
    await page.getByRole('button', { name: 'EN English' }).click();
    await page.getByLabel('What do you need?').waitFor();
  },
};

async function openForm(page: Page): Promise<void> {
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Geef een tip' }).click();
  await page.getByRole('article', { name: 'Deel een tip' }).waitFor();
}

/** A conversation that asks every kind of field, and finds something wrong in each. */
function asking(): Promise<WebStage> {
  const parts = [{ kind: 'choices' as const, choices: [choice('tip', 'Geef een tip')] }];
  return setWebStage({
    message: async () => ({ ...plain('Hallo'), parts }),
    home: async () => ({ title: 'Jouw pagina', sections: [{ heading: 'Tips', parts }] }),
    click: async () => EVERY_FIELD,
    submit: async () => ({ errors: Object.fromEntries(EVERY_FIELD.fields.map(({ name, label }) => [name, `Vul in: ${label}`])) }),
  });
}

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
    [world, stage, browser] = await Promise.all([startWorld(), asking(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
    await stage?.stop();
  });

  describe.each(Object.keys(STATES))('%s', (state) => {
    it.each([
      ['a desktop', DESKTOP],
      ['a phone', PHONE],
    ])('meets WCAG 2.2 A and AA as far as a machine can tell, on %s', async (_what, viewport) => {
      await inState(state, viewport, async (page) => {
        // What is half behind them here is whole after some scrolling, and that axe does not do.
        for (const sticky of await page.locator('.top, .composer').all())
          await sticky.evaluate((element) => (element.style.position = 'static'));
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
          .locator('button, a, p, h1, h2, h3, label, legend, select')
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
        const small = await page
          .locator('button:visible, input:visible, select:visible, textarea:visible, a.utrecht-button-link, .top__page')
          .evaluateAll((all) =>
            all
              // A box or a dot is tapped together with its words.
              .map((element) => element.closest('.field__tick, .aloud__tick') ?? element)
              .map((element) => ({ html: element.outerHTML, box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 40 || box.height < 40)
              .map(({ html }) => html),
          );
        expect(small).toEqual([]);
      });
    });
  });
});

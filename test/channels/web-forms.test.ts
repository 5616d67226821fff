import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormErrors } from '../../src/ports/chat.ts';
import { noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { choice, EVERY_FIELD, plain, setWebStage, type WebStage } from './web-stage.ts';

const MISSING: FormErrors = {
  errors: { text: 'Schrijf je tip op.', kind: 'Kies hoe het ging.', consent: 'Zonder jouw akkoord deel ik niets.' },
};

let stage: WebStage;
let browser: Browser;
let page: Page;
let complaints: string[];

const form = () => page.getByRole('article', { name: 'Deel een tip' });
const focused = () =>
  page.locator(':focus').evaluate((element) => element.ariaLabel || element.getAttribute('name') || element.textContent?.trim());
const send = () => page.getByRole('button', { name: 'Verstuur je tip' }).click();
/** What a screen reader says after the label. */
async function described(label: string | RegExp): Promise<string> {
  const ids = (await form().getByLabel(label).first().getAttribute('aria-describedby')) ?? '';
  const texts = await Promise.all(ids.split(' ').map((id) => page.locator(`#${id}`).textContent()));
  return texts.join(' ');
}

async function openForm(): Promise<void> {
  await page.goto(stage.url);
  await page.getByRole('button', { name: 'Geef een tip' }).click();
  await form().waitFor();
}

async function fillIn(): Promise<void> {
  await form().getByLabel('Je tip').fill('Bel even.\nDan regelen ze het.');
  await form().getByLabel('Het was eerst lastig').check();
  await form().getByLabel('Waar gaat het over?').selectOption('gebak');
  await form().getByLabel('Wanneer was het?').fill('2026-11-27');
  await form().getByLabel('Voor hoeveel mensen?').fill('25');
  await form().getByLabel('Collega’s mogen deze tip zien').check();
}

/** What arrives when everything but the name is filled in. */
const FILLED = {
  text: 'Bel even.\nDan regelen ze het.',
  kind: 'hard',
  category: 'gebak',
  day: '2026-11-27',
  people: '25',
  consent: 'yes',
};

async function begin(): Promise<void> {
  [stage, browser] = await Promise.all([
    setWebStage({
      click: async ({ verb }) => (verb === 'tip' ? EVERY_FIELD : plain('Geklikt')),
      open: async () => EVERY_FIELD,
      submit: async ({ values }) =>
        'consent' in values && 'text' in values ? plain('Dank je wel', 'answer', choice('home', 'Naar huis')) : MISSING,
    }),
    startBrowser(),
  ]);
}

async function end(): Promise<void> {
  await browser?.close();
  await stage?.stop();
}

describe.skipIf(noBrowser)('a form in the web chat', () => {
  beforeAll(begin);
  afterAll(end);
  beforeEach(async () => {
    stage.submissions.length = 0;
    ({ page, complaints } = await openPage(browser));
    await openForm();
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  it('comes after the message whose button was tapped, and the keyboard goes on there', async () => {
    expect(await page.getByRole('button', { name: 'Geef een tip' }).count()).toBe(1);
    expect(await focused()).toBe('Deel een tip');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('value.text');
  });

  it('says at every field what it asks, what helps, and what may stay empty', async () => {
    expect(await form().getByText('Je tip helpt een collega.').isVisible()).toBe(true);
    expect(await described(/^Je tip/)).toBe('In je eigen woorden. Hoogstens 400 tekens.');
    expect(await form().getByLabel('Je naam (niet verplicht)').getAttribute('required')).toBeNull();
    expect(await form().getByLabel('Je tip').getAttribute('required')).not.toBeNull();
    expect(await form().getByRole('group', { name: 'Hoe ging het?' }).getByRole('radio').count()).toBe(2);
    expect(await form().getByLabel('Waar gaat het over?').locator('option').allTextContents()).toContain('gebak');
    expect(await form().getByLabel('Wanneer was het?').getAttribute('type')).toBe('date');
    const people = form().getByLabel('Voor hoeveel mensen?');
    expect(await Promise.all(['type', 'min', 'max'].map((name) => people.getAttribute(name)))).toEqual(['number', '1', '500']);
  });

  it('hands over what was filled in, leaves out what was not, and the answer takes its place', async () => {
    await fillIn();
    await send();
    await page.getByRole('article', { name: 'Dank je wel' }).waitFor();
    expect(await form().count()).toBe(0);
    expect(await focused()).toBe('Dank je wel');
    expect(stage.submissions).toEqual([
      {
        person: { channel: 'web', id: 'sam' },
        reach: { channel: 'web', id: 'sam' },
        locale: 'nl',
        form: 'tip',
        token: 'token-of-the-form',
        values: FILLED,
      },
    ]);
  });

  it('comes back with what is wrong above it and at each field, and with all that was filled in', async () => {
    await form().getByLabel('Wanneer was het?').fill('2026-11-27');
    await form().getByLabel('Het was eerst lastig').check();
    await send();
    const summary = form().getByRole('group', { name: 'Er klopt iets niet' });
    await summary.waitFor();
    expect(await summary.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Je tip – Schrijf je tip op.',
      'Hoe ging het? – Kies hoe het ging.',
      'Collega’s mogen deze tip zien – Zonder jouw akkoord deel ik niets.',
    ]);
    expect(await described(/^Je tip/)).toContain('Fout: Schrijf je tip op.');
    expect(await described(/^Collega’s mogen/)).toContain('Zonder jouw akkoord');
    expect(await form().locator('[aria-invalid="true"]').count()).toBe(4);
    expect(await form().getByLabel('Wanneer was het?').inputValue()).toBe('2026-11-27');
    expect(await form().getByLabel('Het was eerst lastig').isChecked()).toBe(true);
    expect(await form().getByLabel('Collega’s mogen deze tip zien').isChecked()).toBe(false);
  });

  it('leads from what is wrong to the field, and can then be sent', async () => {
    await send();
    await page.getByRole('link', { name: /Kies hoe het ging/ }).press('Enter');
    expect(await focused()).toBe('value.kind');
    await page.getByRole('link', { name: /Schrijf je tip op/ }).press('Enter');
    expect(await focused()).toBe('value.text');
    await fillIn();
    await send();
    await page.getByRole('article', { name: 'Dank je wel' }).waitFor();
    expect(stage.submissions.at(-1)?.values).toEqual(FILLED);
    expect(stage.submissions.at(-1)?.token).toBe('token-of-the-form');
  });

  it('can be put away', async () => {
    await page.getByRole('link', { name: 'Toch niet' }).click();
    await expect.poll(() => form().count()).toBe(0);
    expect(await focused()).toBe('text');
    expect(await page.getByRole('button', { name: 'Geef een tip' }).count()).toBe(1);
    expect(stage.submissions).toEqual([]);
  });

  it('may be there twice, and each keeps its own labels', async () => {
    await page.getByRole('button', { name: 'Als formulier' }).click();
    await expect.poll(() => form().count()).toBe(2);
    await form().nth(1).getByText('Je tip', { exact: true }).click();
    expect(await page.locator(':focus').evaluate((element) => element.closest('article')?.previousElementSibling?.ariaLabel)).toBe(
      'Deel een tip',
    );
  });

  it('takes along what was typed', async () => {
    await page.getByLabel('Wat heb je nodig?').fill('lunch voor 25 personen');
    await page.getByRole('button', { name: 'Als formulier' }).click();
    await expect.poll(() => form().count()).toBe(2);
    expect(stage.opened.at(-1)).toBe('request: lunch voor 25 personen');
    expect(await page.getByLabel('Wat heb je nodig?').inputValue()).toBe('');
  });

  it('keeps what was filled in when it could not be sent', async () => {
    await fillIn();
    await page.route('**/chat/form', (route) => route.abort());
    await send();
    await page.getByRole('status').getByText('Dat lukte niet.').waitFor();
    expect(await form().getByLabel('Je tip').inputValue()).toContain('Bel even.');
    complaints.length = 0;
  });

  it('shows as text whatever somebody filled in', async () => {
    await form().getByLabel('Je tip').fill('</textarea><script>document.title = "hacked"</script>');
    await form().getByLabel('Je naam').fill('"><img src=x onerror=alert(1)>');
    await send();
    await form().getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
    expect(await form().getByLabel('Je tip').inputValue()).toContain('</textarea><script>');
    expect(await form().locator('script, img').count()).toBe(0);
  });
});

describe.skipIf(noBrowser)('a form in the web chat without JavaScript', () => {
  beforeAll(begin);
  afterAll(end);
  beforeEach(async () => {
    ({ page } = await openPage(browser, { javaScriptEnabled: false, viewport: PHONE }));
    await openForm();
  });
  afterEach(() => page.context().close());

  it('is asked, comes back with what is wrong, and is taken', async () => {
    await send();
    await form().getByRole('group', { name: 'Er klopt iets niet' }).waitFor();
    expect(await page.title()).toBe('Fout: Deel een tip – Inkoophulp');
    expect(
      await page
        .locator('#antwoord')
        .getByRole('link', { name: /Kies hoe het ging/ })
        .count(),
    ).toBe(1);
    await fillIn();
    await send();
    await page.getByRole('article', { name: 'Dank je wel' }).waitFor();
    expect(stage.submissions.at(-1)?.values).toEqual(FILLED);
  });

  it('can be left for the chat', async () => {
    await page.getByRole('link', { name: 'Toch niet' }).click();
    await page.waitForURL(`${stage.url}/`);
    expect(await form().count()).toBe(0);
  });
});

describe('a form that did not come from our page', () => {
  beforeAll(async () => {
    stage = await setWebStage({ submit: async () => MISSING });
  });
  afterAll(() => stage.stop());

  it.each([
    ['without its questions', {}],
    ['with questions that are no questions', { shape: '{"id":"tip","fields":"none"}' }],
    ['with something else in their place', { shape: '{{{' }],
  ])('%s is answered with words', async (_what, fields) => {
    const body = new URLSearchParams({ 'form-id': 'tip', token: 'x', 'value.text': 'hallo', ...fields });
    const answer = await fetch(new URL('/chat/form', stage.url), { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Dit formulier kan ik niet meer lezen.')]);
  });

  it('with questions of somebody’s own shows them as text', async () => {
    const attack = '<script>alert(1)</script>';
    const shape = JSON.stringify({
      id: 'tip',
      title: attack,
      submit: attack,
      intro: attack,
      fields: [{ kind: 'text', name: attack, label: attack, hint: attack, maxLength: 9 }],
    });
    const body = new URLSearchParams({ 'form-id': 'tip', token: attack, shape, [`value.${attack}`]: attack });
    const answer = await fetch(new URL('/chat/form', stage.url), { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    expect(await answer.text()).not.toContain('<script>');
  });
});

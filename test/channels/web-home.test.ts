import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Home } from '../../src/ports/chat.ts';
import { noBrowser, openPage, startBrowser } from '../browser.ts';
import { choice, EVERY_FIELD, plain, setWebStage, type WebStage } from './web-stage.ts';

let stage: WebStage;
let browser: Browser;
let page: Page;
let complaints: string[];
let tipsAreOn = true;

const HOME = (isLead: boolean): Home => ({
  title: 'Jouw pagina',
  sections: [
    {
      heading: 'Tips voor jou',
      parts: [
        { kind: 'text', markdown: tipsAreOn ? 'Je krijgt soms een tip.' : 'Je krijgt geen tips.' },
        { kind: 'choices', choices: [choice('stop', 'Zet uit'), choice('tip', 'Geef een tip')] },
      ],
    },
    ...(isLead ? [{ heading: 'Wat er gepland staat', parts: [{ kind: 'text' as const, markdown: 'Kerstpakketten, 16 oktober.' }] }] : []),
  ],
});

const answer = (title: string) => page.getByRole('article', { name: title });
const tap = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

async function begin(): Promise<void> {
  [stage, browser] = await Promise.all([
    setWebStage({
      home: async ({ person }) => HOME(person.id === 'lotte'),
      async click({ verb }) {
        if (verb === 'tip') return EVERY_FIELD;
        if (verb === 'start') return plain('Weer aan', 'replace');
        tipsAreOn = false;
        return plain('Ik stuur je niets meer', 'answer', choice('start', 'Toch weer'));
      },
    }),
    startBrowser(),
  ]);
}

async function end(): Promise<void> {
  await browser?.close();
  await stage?.stop();
}

describe.skipIf(noBrowser)('your own page in the web chat', () => {
  beforeAll(begin);
  afterAll(end);
  beforeEach(async () => {
    tipsAreOn = true;
    ({ page, complaints } = await openPage(browser));
    await page.goto(stage.url);
    await page.getByRole('link', { name: 'Mijn pagina' }).click();
    await page.getByRole('heading', { name: 'Jouw pagina' }).waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  it('is one step from the chat and back, and says where you are', async () => {
    expect(await page.title()).toBe('Jouw pagina – Inkoophulp');
    expect(await page.getByRole('link', { name: 'Mijn pagina' }).getAttribute('aria-current')).toBe('page');
    await page.getByRole('link', { name: 'Gesprek' }).click();
    await page.getByLabel('Wat heb je nodig?').waitFor();
  });

  it('answers a button in place, with the keyboard at the answer, and shows what it changed', async () => {
    expect(await page.getByText('Je krijgt soms een tip.').isVisible()).toBe(true);
    await tap('Zet uit');
    await answer('Ik stuur je niets meer').waitFor();
    expect(await answer('Ik stuur je niets meer').evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.getByText('Je krijgt geen tips.').waitFor();
    expect(await page.getByText('Je krijgt soms een tip.').count()).toBe(0);
    expect(stage.clicks.at(-1)).toMatchObject({ verb: 'stop', token: 'token-stop', person: { id: 'sam' }, reach: { id: 'sam' } });
    expect(page.url()).toBe(`${stage.url}/home`);
  });

  it('goes on in the answer, as in the chat', async () => {
    await tap('Zet uit');
    await answer('Ik stuur je niets meer').getByRole('button', { name: 'Toch weer' }).click();
    await answer('Weer aan').waitFor();
    expect(await answer('Ik stuur je niets meer').count()).toBe(0);
  });

  it('asks a form in place, takes it, and lets it be put away', async () => {
    await tap('Geef een tip');
    await answer('Deel een tip').waitFor();
    await page.getByRole('link', { name: 'Toch niet' }).click();
    await expect.poll(() => answer('Deel een tip').count()).toBe(0);
    await tap('Geef een tip');
    await answer('Deel een tip').getByLabel('Je tip').fill('Bel even.');
    await tap('Verstuur je tip');
    await answer('Dank je wel').waitFor();
    expect(stage.submissions.at(-1)?.values).toEqual({ text: 'Bel even.' });
  });

  it('is another for everybody in the cast, and stays when you become somebody else', async () => {
    expect(await page.getByText('Wat er gepland staat').count()).toBe(0);
    await tap(/^Lotte/);
    await page.getByText('Wat er gepland staat').waitFor();
    expect(page.url()).toBe(`${stage.url}/home`);
    await tap(/^Noor/);
    await page.getByRole('button', { name: /^Noor/, pressed: true }).waitFor();
    expect(await page.getByText('Wat er gepland staat').count()).toBe(0);
    expect(stage.speakers.at(-1)).toEqual({ person: { channel: 'web', id: 'noor' }, reach: { channel: 'web', id: 'noor' }, locale: 'nl' });
  });

  it('is there in English for who chose that, on every page', async () => {
    await tap('EN English');
    await page.getByRole('link', { name: 'My page' }).waitFor();
    expect(stage.speakers.at(-1)?.locale).toBe('en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: 'Chat' }).click();
    await page.getByLabel('What do you need?').waitFor();
    await tap('NL Nederlands');
    await page.getByLabel('Wat heb je nodig?').waitFor();
  });
});

describe.skipIf(noBrowser)('your own page without JavaScript', () => {
  beforeAll(begin);
  afterAll(end);

  it('has its buttons answered in the chat', async () => {
    ({ page } = await openPage(browser, { javaScriptEnabled: false }));
    await page.goto(`${stage.url}/home`);
    await tap('Zet uit');
    await page.locator('#antwoord').getByRole('article', { name: 'Ik stuur je niets meer' }).waitFor();
    expect(await page.getByLabel('Wat heb je nodig?').count()).toBe(1);
  });
});

describe('the language of the web chat', () => {
  beforeAll(async () => {
    stage = await setWebStage();
  });
  afterAll(() => stage.stop());

  const lang = async (headers: Record<string, string>) =>
    /<html lang="(\w+)"/.exec(await (await fetch(stage.url, { headers })).text())?.[1];

  it('is Dutch, also in a browser that prefers English, until somebody chooses', async () => {
    expect(await lang({})).toBe('nl');
    expect(await lang({ 'Accept-Language': 'en-US,en;q=0.9' })).toBe('nl');
    expect(await lang({ Cookie: 'cast=noor; locale=en' })).toBe('en');
    expect(await lang({ Cookie: 'locale=zz' })).toBe('nl');
  });

  it('goes back to the page where it was chosen, and nowhere else', async () => {
    const choose = (to: string) =>
      fetch(new URL('/chat/locale', stage.url), { method: 'POST', body: new URLSearchParams({ locale: 'en', to }), redirect: 'manual' });
    const home = await choose('/home');
    expect([home.status, home.headers.get('Location')]).toEqual([303, '/home']);
    expect(home.headers.get('Set-Cookie')).toMatch(/^locale=en;.*HttpOnly; SameSite=Strict/);
    expect((await choose('https://evil.example')).headers.get('Location')).toBe('/');
  });
});

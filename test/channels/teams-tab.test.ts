import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { teamsScript } from '../../src/channels/teams/tab/tab.ts';
import type { ChatSubmission, Conversation, Home } from '../../src/ports/chat.ts';
import { noBrowser, openPage, PHONE, startBrowser } from '../browser.ts';
import { noor } from '../cast.ts';
import { CREDENTIALS, type KeyServer, startKeyServer } from './key-server.ts';
import { framedInTeams, STAND_IN } from './teams-host.ts';
import { choice, REQUEST_FORM, reply, startTeamsStage, type TeamsStage } from './teams-stage.ts';

const HOME: Home = {
  title: 'Jouw inkoophulp',
  sections: [
    {
      heading: 'Wat je vroeg',
      parts: [
        { kind: 'text', markdown: 'Je zocht **bloemen**.\n\n- een\n- twee' },
        { kind: 'choices', choices: [choice('request', 'Nieuwe vraag'), choice('why', 'Waarom?')] },
      ],
    },
    {
      heading: 'Nu handig',
      parts: [
        {
          kind: 'supplier',
          card: {
            name: 'Bloeiwerk',
            badge: 'Standaardkeuze',
            lines: ['Utrecht'],
            impact: { text: 'Werk voor 12 mensen', source: 'bloeiwerk.example', url: 'https://bloeiwerk.example' },
          },
          choice: choice('choose', 'Kies'),
        },
        { kind: 'link', label: 'Mail Bloeiwerk', url: 'mailto:a@bloeiwerk.example' },
        { kind: 'quote', label: 'Om door te sturen', text: 'Kijk eens hier.' },
        { kind: 'note', markdown: 'Alleen jij ziet dit.' },
      ],
    },
  ],
};

let keys: KeyServer;
let browser: Browser;
let stage: TeamsStage;

async function begin(conversation: Partial<Conversation> = {}) {
  stage = await startTeamsStage(
    { home: async () => HOME, ...conversation },
    { credentials: CREDENTIALS, cloud: keys.cloud, token: async () => keys.colleague('ourselves').slice('Bearer '.length) },
  );
}

/** The tab as Noor sees it, once it shows her page. */
async function openTab(
  options: { readonly theme?: string; readonly locale?: string; readonly phone?: boolean } = {},
): Promise<{ page: Page; tab: Frame; complaints: string[] }> {
  const { page, complaints } = await openPage(browser, options.phone ? { viewport: PHONE } : {});
  const tab = await framedInTeams(page, stage.url, { token: keys.colleague(noor.id).slice('Bearer '.length), ...options });
  await tab.getByRole('heading', { level: 1 }).waitFor();
  return { page, tab, complaints };
}

describe.skipIf(noBrowser)(`the personal tab in Teams${teamsScript() ? '' : ` (${STAND_IN})`}`, () => {
  beforeAll(async () => {
    keys = await startKeyServer();
    browser = await startBrowser();
  });
  afterEach(() => stage.stop());
  afterAll(async () => {
    await browser.close();
    await keys.stop();
  });

  it('signs in by itself, and shows what Home has to say', async () => {
    await begin({ home: async ({ person }) => (person.id === noor.id ? HOME : { title: 'Wie?', sections: [] }) });
    const { page, tab, complaints } = await openTab();
    expect(await tab.getByRole('heading').allTextContents()).toEqual(['Jouw inkoophulp', 'Wat je vroeg', 'Nu handig', 'Bloeiwerk']);
    expect(await tab.getByRole('link', { name: 'Mail Bloeiwerk' }).getAttribute('href')).toBe('mailto:a@bloeiwerk.example');
    expect(complaints.filter((complaint) => !complaint.includes('validDomains'))).toEqual([]);
    await page.context().close();
  });

  it('answers a tap above the page, and goes there for who cannot see it', async () => {
    await begin({ click: async ({ verb, reach }) => reply(`Na ${verb}, bereikbaar in ${reach?.id}`) });
    const { page, tab } = await openTab();
    await tab.getByRole('button', { name: 'Waarom?' }).click();
    await tab.getByRole('heading', { name: 'Na why, bereikbaar in a:made-by-teams' }).waitFor();
    expect(await tab.evaluate('document.activeElement.getAttribute("aria-labelledby")')).toBe('answer-title');
    await tab.getByRole('button', { name: 'Sluiten' }).click();
    expect(await tab.getByRole('heading', { name: /Na why/ }).count()).toBe(0);
    await page.context().close();
  });

  it('has the forms too: with what to mend at its field, and then the reply', async () => {
    const submitted: ChatSubmission[] = [];
    await begin({
      click: async () => REQUEST_FORM,
      async submit(submission) {
        submitted.push(submission);
        return submission.values.what ? reply('Gevonden') : { errors: { what: 'Zeg wat je zoekt.' } };
      },
    });
    const { page, tab } = await openTab();
    await tab.getByRole('button', { name: 'Nieuwe vraag' }).click();
    await tab.getByLabel('Waar?').selectOption('Zeeland');
    await tab.getByRole('button', { name: 'Zoek' }).click();
    await tab.getByText('Zeg wat je zoekt.').waitFor();
    const what = tab.getByRole('textbox', { name: 'Wat wil je inkopen?' });
    expect([await what.getAttribute('aria-invalid'), await tab.getByLabel('Waar?').inputValue()]).toEqual(['true', 'Zeeland']);
    await what.fill('bloemen');
    await tab.getByLabel('Mijn naam mag erbij').check();
    await tab.getByRole('button', { name: 'Zoek' }).click();
    await tab.getByRole('heading', { name: 'Gevonden' }).waitFor();
    expect(submitted.at(-1)).toMatchObject({
      form: 'request',
      token: 'token-of-the-form',
      values: { what: 'bloemen', where: 'Zeeland', when: '2026-11-27', agreed: 'yes' },
    });
    await page.context().close();
  });

  it('speaks English to who uses Teams in English', async () => {
    await begin({ home: async ({ locale }) => ({ title: locale === 'en' ? 'Your page' : 'Jouw pagina', sections: [] }) });
    const { page, tab } = await openTab({ locale: 'en-GB' });
    expect([await tab.getByRole('heading').textContent(), await tab.evaluate('document.documentElement.lang')]).toEqual([
      'Your page',
      'en',
    ]);
    await page.context().close();
  });

  it('says in words that somebody is not signed in', async () => {
    await begin();
    const { page } = await openPage(browser);
    const tab = await framedInTeams(page, stage.url, { token: 'niets' });
    await tab.getByText('Teams kan niet zeggen wie je bent').waitFor();
    await page.context().close();
  });

  it('says outside Teams where it does work', async () => {
    await begin();
    const { page } = await openPage(browser);
    await page.goto(`${stage.url}/teams/home`);
    await page.getByText('Deze pagina werkt alleen in Microsoft Teams').waitFor();
    await page.context().close();
  });

  describe.each(['default', 'dark', 'contrast'])('in the theme %s', (theme) => {
    it.each([false, true])('reaches WCAG 2.2 AA, with and without an open form (on a phone: %s)', async (phone) => {
      await begin({ click: async () => REQUEST_FORM, submit: async () => ({ errors: { what: 'Zeg wat je zoekt.' } }) });
      const { page, tab } = await openTab({ theme, phone });
      expect(await tab.evaluate('document.documentElement.dataset.theme')).toBe(theme);
      const violations = async () => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .include('iframe')
          .analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
      };
      expect(await violations()).toEqual([]);
      await tab.getByRole('button', { name: 'Nieuwe vraag' }).click();
      await tab.getByRole('button', { name: 'Zoek' }).click();
      await tab.getByText('Zeg wat je zoekt.').waitFor();
      expect(await violations()).toEqual([]);
      const overflow = await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  });
});

describe('the page of the tab', () => {
  it('may be framed by Teams alone, loads nothing from elsewhere, and says nothing about anybody', async () => {
    keys = await startKeyServer();
    await begin();
    const response = await fetch(`${stage.url}/teams/home?locale=en-us&theme=dark`);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain('frame-ancestors https://teams.microsoft.com');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('X-Frame-Options')).toBeNull();
    const html = await response.text();
    expect(html).toMatch(/<html lang="en" data-theme="dark">/);
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, url]) => url?.startsWith('/teams/'))).toBe(true);
    await stage.stop();
    await keys.stop();
  });

  it.skipIf(!teamsScript())(
    `brings Microsoft's own script from here${teamsScript() ? '' : ' (skipped: @microsoft/teams-js is not installed)'}`,
    async () => {
      keys = await startKeyServer();
      await begin();
      const script = await (await fetch(`${stage.url}/teams/teams-js.js`)).text();
      expect(script).toBe(readFileSync(teamsScript() ?? '', 'utf8'));
      await stage.stop();
      await keys.stop();
    },
  );

  it.each([
    [true, 'staat onder een code'],
    [false, 'We bewaren niets per persoon, ook geen code.'],
  ])('about us says what is kept of somebody (something is kept: %s)', async (keepsPersons, words) => {
    keys = await startKeyServer();
    stage = await startTeamsStage({}, { credentials: CREDENTIALS, cloud: keys.cloud, keepsPersons });
    const html = await (await fetch(`${stage.url}/teams/about`, { headers: { 'Accept-Language': 'nl' } })).text();
    expect(html).toContain(words);
    expect(html.includes('onder een code')).toBe(keepsPersons);
    await stage.stop();
    await keys.stop();
  });
});

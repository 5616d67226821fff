import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SQUARE } from '../../src/channels/web/cast.ts';
import type { Reply } from '../../src/ports/chat.ts';
import { SendError } from '../../src/ports/sender.ts';
import { noBrowser, openPage, startBrowser } from '../browser.ts';
import { plain, setWebStage, type WebStage } from './web-stage.ts';

let stage: WebStage;
beforeEach(async () => {
  stage = await setWebStage();
});
afterEach(() => stage.stop());

const send = (key: string, reply: Reply = plain(key)) => stage.sender.send({ key, to: SQUARE, reply });
const edit = (ref: string | undefined, reply: Reply) => stage.sender.edit?.(SQUARE, ref ?? '', reply);
const withdraw = (ref: string | undefined) => stage.sender.withdraw?.(SQUARE, ref ?? '');
const pageText = async () => (await fetch(stage.url)).text();

/** What the stream tells a page that comes back, as one text. */
async function missed(after: number, until: string): Promise<string> {
  const response = await fetch(new URL(`/chat/events?after=${after}`, stage.url));
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(until)) text += (await reader.read()).value ?? '';
  await reader.cancel();
  return text;
}

describe('a post in the web chat', () => {
  it('has a name by which it is found again', async () => {
    const ref = await send('een tip');
    expect(ref).toMatch(/^\d+$/);
    expect(await send('een tip')).toBe(ref);
    expect(await stage.sender.find?.({ key: 'een tip', to: SQUARE })).toBe(ref);
    expect(await stage.sender.find?.({ key: 'een andere', to: SQUARE })).toBe('not-there');
  });

  it('is read aloud in its own language, whatever that of the page is', async () => {
    await send('Een tip');
    await send('k', { ...plain('Did it work?'), locale: 'en' });
    for (const locale of ['nl', 'en']) {
      const page = await (await fetch(stage.url, { headers: { Cookie: `locale=${locale}` } })).text();
      expect(page).toMatch(/<article[^>]* lang="nl"[^>]* aria-label="Een tip"/);
      expect(page).toMatch(/<article[^>]* lang="en"[^>]* aria-label="Did it work\?"/);
    }
  });

  it('reads as it was changed last, and is gone when it was withdrawn', async () => {
    const ref = await send('Met een tikfuot');
    await send('Een andere tip');
    await edit(ref, plain('Met een tikfout'));
    await edit(ref, plain('Zonder tikfout'));
    const changed = await pageText();
    expect(changed).toContain('Zonder tikfout');
    expect(changed).not.toContain('tikfuot');
    await withdraw(ref);
    const withdrawn = await pageText();
    expect(withdrawn).not.toContain('tikfout');
    expect(withdrawn).toContain('Een andere tip');
  });

  it('that was changed or withdrawn while a page was away, is so when it comes back', async () => {
    const ref = await send('Met een tikfout');
    await edit(ref, plain('Zonder tikfout'));
    expect(await missed(Number(ref), 'Zonder tikfout')).toContain(`id="post-${ref}"`);
    await withdraw(ref);
    await send('Het laatste');
    const text = await missed(Number(ref), 'Het laatste');
    expect(text).not.toContain('tikfout');
    expect(text).toContain('Deze tip is teruggehaald');
    expect(await missed(0, 'Het laatste')).not.toContain('tikfout');
  });

  it.each(['99', '', 'x', '1.5'])('with the name "%s", that never stood there, is refused for good', async (ref) => {
    await expect(withdraw(ref)).rejects.toSatisfy((error) => error instanceof SendError && error.permanent && error.reason === 'refused');
    await expect(edit(ref, plain('x'))).rejects.toBeInstanceOf(SendError);
  });
});

describe.skipIf(noBrowser)('a post on a page that is open', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('changes where it stands, is withdrawn with a word, and leaves the reader where they are', async () => {
    const first = await send('Met een tikfout');
    const { page, complaints } = await openPage(browser);
    await Promise.all([page.waitForResponse('**/chat/events*'), page.goto(stage.url)]);
    const second = await send('Nog een tip');
    await page.getByRole('article', { name: 'Nog een tip' }).waitFor();
    await page.getByLabel('Wat heb je nodig?').fill('ik typ nog');

    await edit(first, plain('Zonder tikfout'));
    await page.getByRole('article', { name: 'Zonder tikfout' }).waitFor();
    await withdraw(second);
    await page.getByRole('article', { name: 'Deze tip is teruggehaald' }).waitFor();
    expect(await page.locator('.message--post').evaluateAll((all) => all.map((post) => post.ariaLabel))).toEqual([
      'Zonder tikfout',
      'Deze tip is teruggehaald',
    ]);
    expect(await page.getByRole('status').textContent()).toBe('Aangepaste tip: Deze tip is teruggehaald');
    expect(await page.locator(':focus').getAttribute('id')).toBe('text');
    expect(complaints).toEqual([]);

    await page.reload();
    expect(await page.locator('.message--post').evaluateAll((all) => all.map((post) => post.ariaLabel))).toEqual(['Zonder tikfout']);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';

const COFFEE = { title: 'Begin met één pak koffie', due: new Date('2027-01-12T09:31:00+01:00') };
const PRINT = { title: 'De bestelmail voor drukwerk staat klaar', due: new Date('2027-01-26T10:01:00+01:00') };

let world: World;
beforeEach(async () => {
  world = await startWorld({ now: new Date('2027-01-12T09:00:00+01:00') });
});
afterEach(() => world.stop());

async function post({ due }: { readonly due: Date }): Promise<void> {
  world.now = due;
  expect((await world.tick()).run.sent).toBe(1);
}

/** A post by another process. */
function keep(key: string, markdown: string): Promise<number> {
  const reply = { placement: 'answer', title: 'Een tip', parts: [{ kind: 'text', markdown }] } as const;
  return world.app.store.webPosts.add({ key, to: { channel: 'web', id: 'plein' }, reply }, world.now);
}

interface Event {
  readonly id: number;
  readonly html: string;
  readonly title: string | undefined;
}

interface Stream {
  next(): Promise<Event>;
  close(): Promise<void>;
}

async function open({ after = 0, last, cookie = 'cast=sam' }: { after?: number; last?: number; cookie?: string } = {}): Promise<Stream> {
  const response = await fetch(new URL(`/chat/events?after=${after}`, world.url), {
    headers: { Cookie: cookie, ...(last !== undefined && { 'Last-Event-ID': String(last) }) },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const block = async (): Promise<string> => {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      text += value;
    }
    const [first = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    return first;
  };
  const next = async (): Promise<Event> => {
    const lines = (await block()).split(/\r\n|\r|\n/);
    if (lines[0]?.startsWith(':')) return next();
    const field = (name: string) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
    const html = field('data').join('\n');
    return { id: Number(field('id')), html, title: /aria-label="([^"]*)"/.exec(html)?.[1] };
  };
  return { next, close: () => reader.cancel() };
}

describe('the stream of an open page', () => {
  it('brings a nudge the moment it is sent, to everybody in the cast', async () => {
    const pages = await Promise.all(['cast=sam', 'cast=noor', 'cast=lotte'].map((cookie) => open({ cookie })));
    await post(COFFEE);
    for (const page of pages) expect((await page.next()).title).toBe(COFFEE.title);
    await Promise.all(pages.map((page) => page.close()));
  });

  it('goes on after a break without showing anything twice', async () => {
    const first = await open();
    await post(COFFEE);
    const { id } = await first.next();
    await first.close();

    const second = await open({ after: 0, last: id });
    await post(PRINT);
    expect((await second.next()).title).toBe(PRINT.title);
    await second.close();
  });

  it('brings what came during the break, in order', async () => {
    await post(COFFEE);
    await post(PRINT);
    const page = await open();
    expect([(await page.next()).title, (await page.next()).title]).toEqual([COFFEE.title, PRINT.title]);
    await page.close();
  });

  it('begins after what stands on the page already', async () => {
    await post(COFFEE);
    const html = await (await fetch(world.url)).text();
    expect(html).toContain(COFFEE.title);
    const page = await open({ after: Number(/events\?after=(\d+)/.exec(html)?.[1]) });
    await post(PRINT);
    expect((await page.next()).title).toBe(PRINT.title);
    await page.close();
  });

  it('brings a long absence whole, however much was missed', async () => {
    for (let key = 1; key <= 120; key++) await keep(String(key), 'Een tip');
    const page = await open();
    for (let id = 1; id <= 120; id++) expect((await page.next()).id).toBe(id);
    await page.close();
  });

  it('cannot be steered by line ends in a message', async () => {
    await keep('tricky', 'Een\rid: 99\rdata: <b>\r\n\r\nid: 98\n\ntip');
    await keep('plain', 'Nog een tip');
    const page = await open();
    const [tricky, plain] = [await page.next(), await page.next()];
    expect([tricky.id, plain.id]).toEqual([1, 2]);
    expect(tricky.html).toContain('id: 99');
    expect(tricky.html).not.toContain('<b>');
    await page.close();
  });

  it('is refused, with when to come back, when too many pages are open', async () => {
    const pages = await Promise.all(Array.from({ length: 200 }, () => open()));
    const refused = await fetch(new URL('/chat/events', world.url));
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '30']);
    await Promise.all(pages.map((page) => page.close()));
  });

  it('does not keep the program from stopping', async () => {
    const page = await open();
    await world.app.stop();
    await expect(page.next()).rejects.toThrow();
    await world.restart();
  });
});

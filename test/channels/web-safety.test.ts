import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

interface Question {
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly base?: string;
}

/** Over a plain socket, because a browser's own `fetch` does not let us lie about Host and Origin. */
function ask(path: string, { form, headers = {}, base = world.url }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, base),
      {
        method: form ? 'POST' : 'GET',
        headers: { ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(form && new URLSearchParams(form).toString());
  });
}

const say = (text: string, headers: Record<string, string> = { 'HX-Request': 'true' }) => ask('/chat/message', { form: { text }, headers });

describe('the web chat, where nobody signs in', () => {
  it('takes a form from its own page', async () => {
    const answer = await say('/inkopen bloemen', { Origin: world.url, 'HX-Request': 'true' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Drie sociale leveranciers voor bloemen');
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another site, says the browser', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port on this computer', { Origin: 'http://127.0.0.1:1' }],
    ['a page that hides where it is', { Origin: 'null' }],
  ])('refuses a form from %s', async (_from, headers) => {
    for (const path of ['/chat/message', '/chat/click', '/chat/cast']) {
      const answer = await ask(path, { form: { text: '/inkopen bloemen', cast: 'lotte' }, headers });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).toContain('andere site');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '0.0.0.0'])(
    'refuses the name "%s" for this computer',
    async (host) => {
      const answer = await ask('/', { headers: { Host: host } });
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain('Inkoophulp');
    },
  );

  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])('answers to the name "%s"', async (host) => {
    expect((await ask('/', { headers: { Host: host } })).status).toBe(200);
  });

  it('forbids scripts and styles from elsewhere, frames around it, and copies in caches', async () => {
    const { headers } = await ask('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('answers a message of 10,000 characters with what to do, and shows only its beginning', async () => {
    const answer = await say('bloemen '.repeat(1250));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Zeg in één zin wat je nodig hebt');
    expect(answer.text.length).toBeLessThan(2000);
  });

  it('answers a whole pasted document too', async () => {
    expect((await say('é'.repeat(200_000))).text).toContain('Zeg in één zin wat je nodig hebt');
  });

  it('answers an empty message with help', async () => {
    expect((await say('  ')).text).toContain('Dit kan ik voor je doen');
  });

  it('answers a forged button with words', async () => {
    const answer = await ask('/chat/click', { form: { verb: 'choose:1', token: 'made-up' }, headers: { 'HX-Request': 'true' } });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Deze knop herken ik niet');
  });

  it('refuses a button that was made for somebody else in the cast', async () => {
    const { text } = await say('/inkopen bloemen', { Cookie: 'cast=sam', 'HX-Request': 'true' });
    const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const answer = await ask('/chat/click', { form: { verb: 'choose:1', token }, headers: { Cookie: 'cast=noor', 'HX-Request': 'true' } });
    expect(answer.text).toContain('Dit is van iemand anders');
  });

  it('goes to the chat when somebody opens the address of an answer', async () => {
    const answer = await ask('/chat/message');
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
  });
});

describe('the web chat, where others could come', () => {
  const elsewhere = async (env: Record<string, string>, paths: readonly string[]) => {
    const open = await startWorld({ env: { HOST: '0.0.0.0', ...env } });
    const base = open.url.replace('0.0.0.0', '127.0.0.1');
    const answers = await Promise.all(paths.map((path) => ask(path, { base, headers: { Host: 'inkopen.example' } })));
    await open.stop();
    return answers;
  };

  it('is not there, and does not say what is', async () => {
    const answers = await elsewhere({}, ['/', '/chat/events', '/assets/chat.css']);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers[0]?.text).toBe('Deze pagina bestaat niet. / This page does not exist.');
  });

  it('is there with DEMO, under any name', async () => {
    const [answer] = await elsewhere({ DEMO: 'true' }, ['/']);
    expect(answer?.status).toBe(200);
    expect(answer?.text).toContain('Inkoophulp');
  });
});

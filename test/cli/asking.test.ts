import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from './inkopen.ts';

const inkopen = commandLine();
afterAll(() => inkopen.remove());

interface OfferJson {
  readonly intent: { readonly category: string; readonly people?: number; readonly date?: string } | null;
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly standard: boolean }[];
  readonly evidence: unknown;
  readonly example: boolean;
}

describe('inkopen classify', () => {
  it('answers line by line, in order, and goes on after a line that it cannot read', async () => {
    const lines = [
      '{"text":"bloemen"}',
      'bloemen',
      '{"tekst":"bloemen"}',
      '[1]',
      '',
      '{"text":"lunch voor 25 personen op 27 november in Utrecht"}',
      '{"text":"wat een weer"}',
      '{"text": 5}',
    ];
    const { status, out } = await inkopen.run(['classify', '--now', '2026-10-15'], `${lines.join('\n')}\n`);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers).toHaveLength(7);
    expect(answers[0]).toMatchObject({ text: 'bloemen', intent: true, category: 'bloemen', candidates: [] });
    expect([1, 2, 3, 6].map((index) => typeof answers[index].error)).toEqual(['string', 'string', 'string', 'string']);
    expect(answers[4]).toMatchObject({ category: 'catering', date: '2026-11-27', place: 'Utrecht', people: 25 });
    expect(answers[5]).toMatchObject({ intent: false, category: null });
  });

  it('reads a file that begins with a byte order mark', async () => {
    const { out } = await inkopen.run(['classify'], '\uFEFF{"text":"bloemen"}\r\n');
    expect(JSON.parse(out)).toMatchObject({ text: 'bloemen', category: 'bloemen' });
  });

  it('reads what was said in passing when it is told so, and knows no other kind', async () => {
    const [passing, other] = await Promise.all([
      inkopen.run(['classify', '--kind', 'message'], '{"text":"bloemen"}\n'),
      inkopen.run(['classify', '--kind', 'poem']),
    ]);
    expect(JSON.parse(passing.out)).toHaveProperty('intent');
    expect(other.status).toBe(2);
    expect(other.err).toContain('command, message');
  });
});

describe('inkopen offer', () => {
  it('prints the intent and at most three suppliers, one of them the standard choice, with evidence', async () => {
    const { intent, suppliers, evidence, example } = await inkopen.json<OfferJson>(
      'offer',
      'lunch',
      'voor',
      '25',
      'personen',
      '--now',
      '2026-10-15',
    );
    expect(intent).toEqual({ category: 'catering', people: 25 });
    expect(suppliers).toHaveLength(3);
    expect(suppliers.map(({ standard }) => standard)).toEqual([true, false, false]);
    for (const supplier of suppliers) expect(supplier).toMatchObject({ id: expect.any(String), name: expect.any(String) });
    expect(evidence).toMatchObject({ text: expect.any(String), source: { title: expect.any(String) } });
    expect(example).toBe(true);
  });

  it('for something that it does not know is empty, not an error', async () => {
    expect(await inkopen.json<OfferJson>('offer', 'een brandblusser keuren')).toMatchObject({
      intent: null,
      suppliers: [],
      evidence: null,
    });
  });

  it('says what it understood, why nobody fits, and what it did not look at', async () => {
    const [many, unknown, belgium] = await Promise.all([
      inkopen.run(['offer', 'lunch voor 90000 personen', '--now', '2026-10-15']),
      inkopen.run(['offer', 'bloemen in Knorhuizen', '--now', '2026-10-15']),
      inkopen.json<{ notes: string[] }>('offer', 'bloemen in Antwerpen', '--now', '2026-10-15'),
    ]);
    expect(many.out).toMatch(/\nVoor: 90\.?000 personen\.\nIk ken nu niemand die past\. Niet getoond: \d+ passen niet bij dat aantal/);
    expect(many.out).toMatch(/Goed om te weten: .*\(bron: .*\d{4}\)/);
    expect(unknown.out).toContain('\nKnorhuizen ken ik niet als plaats');
    expect(belgium.notes).toEqual([expect.stringContaining('Antwerpen ligt in België')]);
  });

  it('takes a request as it is typed in chat, and prints it for people too', async () => {
    const { status, out } = await inkopen.run(['offer', '/inkopen bloemen', '--now', '2026-10-15T10:00:00+02:00']);
    expect(status).toBe(0);
    expect(out).toMatch(/^Bloemen.*\(voorbeelden\)\n- Vaas Vooruit, Hillegom: .*\[standaardkeuze\]\n/);
  });
});

describe('wrong use', () => {
  it('ends with 2 and says how, without a trace of code', async () => {
    const wrong = {
      'no command': [],
      'a command that nobody knows': ['bestel'],
      'half a command': ['nudges'],
      'an option that nobody knows': ['offer', 'bloemen', '--jsn'],
      'a request left out': ['offer'],
      'a time that is none': ['offer', 'bloemen', '--now', 'morgen'],
    };
    const answers = await Promise.all(Object.entries(wrong).map(async ([what, args]) => ({ what, ...(await inkopen.run(args)) })));
    for (const { what, status, err } of answers)
      expect([what, status, err.length > 20, /at .*\.ts:\d+/.test(err)]).toEqual([what, 2, true, false]);
  });

  it('is not asking for help', async () => {
    const { status, out } = await inkopen.run(['--help']);
    expect(status).toBe(0);
    for (const command of ['classify', 'offer', 'catalogue', 'nudges', 'report', 'backup', 'doctor']) expect(out).toContain(command);
  });
});

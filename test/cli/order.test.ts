import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../world.ts';
import { type CommandLine, commandLine } from './inkopen.ts';

const lines: CommandLine[] = [];
afterAll(() => {
  for (const line of lines) line.remove();
});

function withEnvironment(env: Readonly<Record<string, string>> = {}): CommandLine {
  const line = commandLine(env);
  lines.push(line);
  return line;
}

/** A command line with a copy of the content. */
function withContent(): CommandLine & { readonly content: string } {
  const place = withEnvironment();
  for (const name of ['catalogue', 'nudges']) cpSync(join(PROJECT, name), join(place.folder, name), { recursive: true });
  return Object.assign(withEnvironment({ CONTENT_DIR: place.folder }), { content: place.folder });
}

describe('inkopen catalogue check', () => {
  it('finds the project’s own catalogue in order, and counts it', async () => {
    const report = await withEnvironment().json<{ problems: unknown[]; example: boolean; thin: unknown[]; counts: object }>(
      'catalogue',
      'check',
      '--now',
      '2026-10-15',
    );
    expect(report).toMatchObject({ problems: [], example: true, thin: [], counts: { 'te-controleren': 66 } });
  });

  it('tells mistakes, what has expired and what soon will, and where there are too few; and ends with 1', async () => {
    const line = withContent();
    const supplier = (id: string, more: string) =>
      `- { id: ${id}, naam: Naam ${id}, categorieen: [bloemen], aanbod: X, impact: Y, bronnen: [Z], gecontroleerd_op: 2026-01-01, ${more} }\n`;
    writeFileSync(
      join(line.content, 'catalogue/suppliers/eigen.yaml'),
      supplier('verlopen', 'geldig_tot: 2026-10-01, status: gecontroleerd') +
        supplier('bijna', 'geldig_tot: 2026-11-15, status: gecontroleerd') +
        supplier('fout', 'geldig_tot: 2027-11-15, status: goed'),
    );
    const { status, out } = await line.run(['catalogue', 'check', '--now', '2026-10-15']);
    expect(status).toBe(1);
    expect(out).toContain('catalogue/suppliers/eigen.yaml:3: fout: ');
    expect(out).toContain('Naam verlopen: de controle is verlopen op 2026-10-01');
    expect(out).toContain('Naam bijna: de controle geldt nog tot en met 2026-11-15');
    expect(out).toContain('gebak: maar 0 van de 3');
    expect(out).not.toContain('Alles is in orde');
  });
});

describe('settings and files that are not in order', () => {
  it('end with 1 and a sentence that says what to change', async () => {
    const noCategories = withContent();
    rmSync(join(noCategories.content, 'catalogue/categories.yaml'));
    const blocked = withEnvironment();
    writeFileSync(join(blocked.folder, 'bezet'), '');
    const cases: [CommandLine, string[], RegExp][] = [
      [withEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1' }), ['report'], /SLACK_SIGNING_SECRET/],
      [withEnvironment({ PORT: 'drie' }), ['nudges', 'tick'], /PORT must be a port number/],
      [withEnvironment({ TIME_ZONE: 'Mars/Olympus' }), ['offer', 'bloemen'], /TIME_ZONE must be a time zone/],
      [withEnvironment({ TEAMS_CLIENT_ID: 'x' }), ['doctor'], /TEAMS_CLIENT_SECRET and TEAMS_TENANT_ID/],
      [noCategories, ['offer', 'bloemen'], /Zonder catalogue\/categories\.yaml kan ik niet starten/],
      [withEnvironment({ DATABASE_URL: `file:${join(blocked.folder, 'bezet', 'x.db')}` }), ['report'], /DATABASE_URL/],
    ];
    const answers = await Promise.all(cases.map(([line, args]) => line.run(args)));
    for (const [index, { status, out, err }] of answers.entries()) {
      expect([cases[index]?.[1], status, out + err]).toEqual([cases[index]?.[1], 1, expect.stringMatching(cases[index]?.[2] ?? /x/)]);
      expect(out + err).not.toMatch(/at .*\.ts:\d+/);
    }
  });
});

describe('inkopen doctor', () => {
  it('only looks: before the first start it says that the database is not there, and makes nothing', async () => {
    const fresh = withEnvironment({ SECRET_KEY: '', DATABASE_URL: 'file:data/inkopen.db' });
    const { status, out } = await fresh.run(['doctor']);
    expect([status, out]).toEqual([1, expect.stringContaining('NOT  database: data/inkopen.db does not exist yet; npm start makes it\n')]);
    expect(out).toContain('ok   settings');
    expect(readdirSync(fresh.folder)).toEqual([]);
  });

  it('says so when the key of a database is gone, and makes no other', async () => {
    const line = withEnvironment({ SECRET_KEY: '' });
    await line.run(['report']);
    rmSync(join(line.folder, 'secret-key'));
    const { status, out } = await line.run(['doctor']);
    expect([status, out]).toEqual([1, expect.stringMatching(/NOT {2}secret key: .*secret-key is gone.*Put it back/)]);
    expect(existsSync(join(line.folder, 'secret-key'))).toBe(false);
  });

  it('finds a new database in order', async () => {
    const line = withEnvironment();
    await line.run(['report']);
    const findings = await line.json<{ what: string; ok: boolean }[]>('doctor');
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual([
      ['settings', true],
      ['content', true],
      ['database', true],
      ['retention', true],
      ['sums', true],
      ['audit log', true],
    ]);
  });
});

describe('without any settings', () => {
  it('a key is made once and kept for the user alone, also when two programs start at the same moment', async () => {
    const line = withEnvironment({ SECRET_KEY: '', DATABASE_URL: '' });
    const answers = await Promise.all([line.run(['report']), line.run(['report'])]);
    expect(answers.map(({ status, err }) => [status, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });
});

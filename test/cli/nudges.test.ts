import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nudgeText, onlyNudge, writeNudge } from '../nudging/nudge-file.ts';
import { sumOf } from '../nudging/stage.ts';
import { PROJECT } from '../world.ts';
import { commandLine } from './inkopen.ts';

interface TickJson {
  readonly planned: readonly unknown[];
  readonly audience: number;
  readonly sent: number;
  readonly failed: Record<string, number>;
  readonly skipped: Record<string, number>;
  readonly uncertain: number;
  readonly waiting: number;
  readonly total: { readonly audience: number };
}

const inkopen = commandLine();
/** Content with one nudge, to a room here and to one on Slack, which is off. */
const content = commandLine();
const own = commandLine({ CONTENT_DIR: content.folder });

beforeAll(() => {
  for (const name of ['catalogue', 'nudges']) cpSync(join(PROJECT, name), join(content.folder, name), { recursive: true });
  onlyNudge(nudgeText({ doelgroep: '{ kamers: ["web:plein", "slack:C0123"] }' }))(content.folder);
});
afterAll(() => {
  for (const line of [inkopen, content, own]) line.remove();
});

describe('inkopen nudges check', () => {
  it('finds the project’s own nudges in order', async () => {
    const { status, out } = await inkopen.run(['nudges', 'check']);
    expect([status, out.includes(': fout: ')]).toEqual([0, false]);
    expect(out.match(/bloemen-rond-de-examens/g)).toHaveLength(1);
  });

  it('advises about an approved nudge that will not go out, and about rooms too few to compare, and ends with 0', async () => {
    const there = commandLine();
    const past = commandLine({ CONTENT_DIR: there.folder });
    cpSync(join(PROJECT, 'catalogue'), join(there.folder, 'catalogue'), { recursive: true });
    const once = { wanneer: '{ datum: 2026-10-15 }', maat: 'getikt', eenheid: 'kamer' };
    writeNudge(there.folder, nudgeText(once, 'Een. Tik op de knop.\n\n## variant: twee\n\nTwee. Tik op de knop.'));
    writeNudge(there.folder, nudgeText({ wanneer: '{ cron: "30 9 * * 0" }' }), 'zondag.md');
    writeNudge(there.folder, nudgeText({ wanneer: '{ datum: 2026-10-15 }', status: 'gepauzeerd' }), 'rust.md');
    const [before, after, one] = await Promise.all([
      past.run(['nudges', 'check', '--now', '2026-10-14']),
      past.run(['nudges', 'check', '--now', '2026-10-16']),
      past.run(['nudges', 'check', join(there.folder, 'nudges/bloemen.md'), '--now', '2026-10-16']),
    ]);
    expect([before.status, after.status, one.status]).toEqual([0, 0, 0]);
    const notGoing = /let op: Deze nudge is goedgekeurd, maar gaat het komende jaar niet uit/;
    expect(before.out.split('\n').filter((line) => notGoing.test(line))).toEqual([expect.stringMatching(/^nudges\/zondag\.md:6: /)]);
    expect(after.out).toMatch(/^nudges\/bloemen\.md:6: let op: Deze nudge is goedgekeurd/m);
    expect(after.out).toMatch(/^nudges\/bloemen\.md:11: let op: .*40 voor 2 varianten\. Met 1 blijft de uitslag "te weinig gegevens"/m);
    expect(after.out).not.toContain('rust.md:6');
    expect(one.out).toMatch(/bloemen\.md:6: let op: Deze nudge is goedgekeurd/);
    for (const line of [there, past]) line.remove();
  });

  it('speaks of one nudge as one', async () => {
    writeFileSync(join(inkopen.folder, 'goed.md'), readFileSync(join(PROJECT, 'nudges/koffie-een-pak.md')));
    const { status, out } = await inkopen.run(['nudges', 'check', 'goed.md', '--now', '2026-10-15']);
    expect([status, out]).toEqual([0, '1 nudge: alles is in orde.\n']);
  });

  it('tells every mistake in a file with its line, and ends with 1', async () => {
    const file = join(inkopen.folder, 'fout.md');
    writeFileSync(file, nudgeText({ knop: 'gemakk', advis: 'klein' }));
    const [forPeople, forPrograms] = await Promise.all([
      inkopen.run(['nudges', 'check', file]),
      inkopen.run(['nudges', 'check', 'fout.md', '--json']),
    ]);
    expect(forPeople.status).toBe(1);
    expect(forPeople.out).toMatch(/fout\.md:10: fout: Het veld "advis".*Bedoel je "advies"/);
    expect(forPeople.out).toMatch(/fout\.md:4: fout: .*Bedoel je "gemak"\? Kies uit: gemak, motivatie, normen, weerstand/);
    expect(forPrograms.status).toBe(1);
    expect(JSON.parse(forPrograms.out).problems).toContainEqual({
      severity: 'error',
      file: 'fout.md',
      line: 4,
      message: expect.stringContaining('gemakk'),
    });
  });

  it('ends with 0 for a file with a remark, and with 2 for one that is not there', async () => {
    writeFileSync(join(inkopen.folder, 'lang.md'), nudgeText({}, 'woord '.repeat(100)));
    const [long, missing] = await Promise.all([inkopen.run(['nudges', 'check', 'lang.md']), inkopen.run(['nudges', 'check', 'weg.md'])]);
    expect([long.status, long.out.includes('let op')]).toEqual([0, true]);
    expect([missing.status, missing.err.includes('weg.md')]).toEqual([2, true]);
  });
});

describe('inkopen nudges', () => {
  it('preview shows a nudge as it will be read, and helps with its name', async () => {
    const [preview, guess] = await Promise.all([
      inkopen.run(['nudges', 'preview', 'koffie-een-pak']),
      inkopen.run(['nudges', 'preview', 'koffie-een-pack']),
    ]);
    expect(preview.out).toContain('[ Laat drie leveranciers zien ]');
    expect([guess.status, guess.err.includes('Do you mean "koffie-een-pak"?')]).toEqual([2, true]);
  });

  it('calendar tells what is due in the year to come, in order', async () => {
    const rows = await inkopen.json<{ date: string; nudge: string; dueAt: string }[]>('nudges', 'calendar', '--now', '2026-10-15');
    expect(rows.length).toBeGreaterThan(16);
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).sort());
    expect(rows.filter(({ date }) => date < '2026-10-15' || date > '2027-10-15')).toEqual([]);
  });
});

describe('inkopen nudges calendar, simulate, results and take', () => {
  it('calendar --ics can be read by a calendar program, and names nobody', async () => {
    const { out } = await inkopen.run(['nudges', 'calendar', '--ics', '--now', '2026-10-15']);
    expect(out).toMatch(/^BEGIN:VCALENDAR[\s\S]*SUMMARY:Kerstpakketten met een verhaal[\s\S]*END:VCALENDAR/);
    expect(out).toContain('UID:kerstpakketten-met-een-verhaal@kerst:2026:10');
    expect(out).not.toMatch(/ATTENDEE|ORGANIZER|web:plein/);
  });

  it('the message of the quarter is in the calendar and in the simulation, where a lead chose a room for it', async () => {
    const told = commandLine({ CONTENT_DIR: content.folder });
    appendFileSync(join(content.folder, 'catalogue/organisation.yaml'), '\nterugkoppeling: { kamer: algemeen }\n');
    const span = ['--from', '2026-12-01', '--to', '2027-01-31'];
    const [rows, people, feed, messages] = await Promise.all([
      told.json<{ nudge: string; date: string; time: string; rooms: string[] }[]>('nudges', 'calendar', '--now', '2026-10-02'),
      told.run(['nudges', 'calendar', '--now', '2026-10-02']),
      told.run(['nudges', 'calendar', '--ics', '--now', '2026-10-02']),
      told.run(['nudges', 'simulate', ...span]),
    ]);
    const quarters = rows.filter(({ nudge }) => nudge === '~told-back');
    expect(quarters.map(({ date }) => date)).toEqual(['2027-01-04', '2027-04-01', '2027-07-01', '2027-10-01']);
    expect(quarters[0]).toMatchObject({ time: '09:30', rooms: ['web:plein'] });
    expect(people.out).toMatch(/2027-01-04 09:30 +Wat jullie aankopen mogelijk maakten \(als er iets te vertellen is\)/);
    expect(feed.out).toContain('UID:told-back@2027-01-01.sociaal-inkopen');
    expect(messages.out).toMatch(/2027-01-\d\d {2}Wat jullie aankopen mogelijk maakten +web:plein sent/);
    told.remove();
  });

  it('simulate tells who gets what and who does not and why, by the first characters of a pseudonym', async () => {
    const [people, programs] = await Promise.all([
      inkopen.run(['nudges', 'simulate', '--people', '40', '--from', '2027-01-01', '--to', '2027-03-01']),
      inkopen.run(['nudges', 'simulate', '--people', '40', '--from', '2027-01-01', '--to', '2027-03-01', '--json']),
    ]);
    expect(people.out).toMatch(/2027-01-12 {2}koffie-een-pak +web:plein sent {2}mensen sent \d+/);
    const rows = programs.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(rows.map(({ result }) => result))).toContain('cooldown');
    expect(rows.filter(({ kind }) => kind === 'person').every(({ to }) => to.length <= 6)).toBe(true);
    expect((await inkopen.run(['nudges', 'simulate', '--people', 'veel'])).status).toBe(2);
  });

  it('preview shows Slack, Teams, the web and a lock screen', async () => {
    const [slack, teams, web, lock] = await Promise.all(
      ['slack', 'teams', 'web', 'lock'].map((view) => inkopen.run(['nudges', 'preview', 'afscheid-en-jubileum', '--as', view])),
    );
    expect(JSON.parse(slack?.out ?? '').blocks[0].type).toBe('header');
    expect(JSON.parse(teams?.out ?? '').type).toBe('AdaptiveCard');
    expect(web?.out).toContain('<h2');
    expect(lock?.out).toMatch(/^┌ Een cadeau dat bij je collega past/);
  });

  it('results are too few where nothing was ever sent, also without a database', async () => {
    const fresh = commandLine();
    const { status, out } = await fresh.run(['nudges', 'results', 'koffie-een-pak']);
    expect([status, out]).toEqual([0, expect.stringMatching(/^Te weinig gegevens\./)]);
    expect(await fresh.json('nudges', 'results', 'koffie-een-pak')).toEqual({ nudge: 'koffie-een-pak', why: 'too-early' });
    fresh.remove();
  });

  it('take says so when there is nothing to choose between', async () => {
    const { status, err } = await own.run(['nudges', 'take', 'bloemen', 'file']);
    expect([status, err]).toEqual([2, expect.stringContaining('bloemen')]);
  });
});

describe('inkopen nudges tick', () => {
  it('plans and sends what is due at that moment, once, and its figures add up', async () => {
    const due = await own.json<TickJson>('nudges', 'tick', '--now', '2026-10-15T09:30:00+02:00');
    expect(due).toMatchObject({ audience: 2, sent: 1, failed: { 'channel-off': 1 }, skipped: {}, uncertain: 0, waiting: 0 });
    expect(due.sent + sumOf(due.failed) + sumOf(due.skipped) + due.uncertain + due.waiting).toBe(due.audience);
    expect(due.planned).toEqual([{ nudge: 'bloemen', occurrence: '2026-10-15', audience: 2, skipped: {} }]);
    const again = await own.json<TickJson>('nudges', 'tick', '--now', '2026-10-15T09:30:00+02:00');
    expect(again).toMatchObject({ planned: [], audience: 0, sent: 0, total: { audience: 2 } });
  });

  it('from two schedulers at the same moment sends once', async () => {
    const ticks = await Promise.all([1, 2].map(() => own.json<TickJson>('nudges', 'tick', '--now', '2026-10-22T09:30:00+02:00')));
    expect(ticks.map(({ sent }) => sent).sort()).toEqual([0, 1]);
    const database = new Database(join(own.folder, 'inkopen.db'), { readonly: true });
    expect(database.prepare('select count(*) from web_post where address = ?').pluck().get('web:plein')).toBe(2);
    database.close();
  });

  it('prints its figures for people too', async () => {
    const { status, out } = await own.run(['nudges', 'tick', '--now', '2026-10-24T09:30:00+02:00']);
    expect([status, out]).toEqual([0, expect.stringMatching(/audience +0\nsent +0\nfailed +0\nskipped +0\nuncertain +0\nwaiting +0/)]);
  });
});

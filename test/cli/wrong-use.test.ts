import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from './inkopen.ts';

const inkopen = commandLine();
afterAll(() => inkopen.remove());

/** A file stands where a folder is asked for. */
const file = join(inkopen.folder, 'file');
writeFileSync(file, '');

describe('a command that was used in a wrong way', () => {
  it.each([
    ['a year in which no calendar goes on', 'nudges calendar --now 9999-12-01T00:00:00Z', '--now'],
    ['a day that does not exist', 'offer bloemen --now 2026-02-30', '--now'],
    ['a beginning that is no time', 'nudges simulate --from gisteren', '--from'],
    ['an end that is no time', 'nudges simulate --to morgen', '--to'],
    ['a beginning after the end', 'nudges simulate --from 2027-01-02 --to 2027-01-01', '--from 2027-01-02 is later than --to 2027-01-01.'],
    ['an end before now', 'nudges simulate --to 2026-01-01', 'Now is later than --to 2026-01-01. Give a later one'],
    ['results of a nudge that is not there, without a database', 'nudges results koffie-een-pack', 'Do you mean "koffie-een-pak"?'],
    ['more people than there are', 'nudges simulate --people 100001', 'from 0 to 100000'],
    ['more than all of them reacting', 'nudges simulate --people 1 --reacting 101', 'from 0 to 100'],
    ['a backup in a folder that is a file', `backup --into ${file}`, file],
    ['a backup in a folder that is not there', 'backup /nope/x.db', '/nope'],
    ['a backup in a folder that nobody can make', 'backup --into /proc/x/y', '/proc/x/y is not a folder I can write in'],
    ['charts in a folder that nobody can make', 'report --svg /proc/x', '/proc/x is not a folder I can write in'],
    ['a page of a year as JSON', 'report --year 2026 --json', '--year'],
    ['a report in two forms', 'report --csv --json', '--csv'],
    ['charts of a supplier', `report --supplier x --svg ${file}`, '--supplier'],
    ['a calendar in two forms', 'nudges calendar --json --ics', '--ics'],
  ])('%s is refused in a sentence that names it', async (_what, line, named) => {
    const { status, out, err } = await inkopen.run(line.split(' '));
    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n')[0]).toContain(named);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('charts in a folder that is a file are refused in a sentence that names it', async () => {
    const { status, err } = await inkopen.run(['report', '--svg', file]);
    expect([status, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain(file);
  });
});

describe('a command that goes well', () => {
  it('writes a second backup of the same day over the first, in a folder that it makes', async () => {
    const folder = join(inkopen.folder, 'back', 'ups');
    for (let time = 0; time < 2; time++) expect((await inkopen.run(['backup', '--into', folder, '--now', '2026-11-27'])).status).toBe(0);
    expect(existsSync(join(folder, 'inkopen-2026-11-27.db'))).toBe(true);
  });
});

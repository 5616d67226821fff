import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../src/keyring/keyring.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type DatabaseFile, databaseFile } from './database-file.ts';
import { NOW } from './samples.ts';

let place: DatabaseFile;
let store: Store;
beforeEach(async () => {
  place = databaseFile();
  store = openSqliteStore(place.file, 'Europe/Amsterdam', openKeyring('a secret key that is long enough for tests', place.file));
  for (const subject of ['een', 'twee', 'drie'])
    await store.audit.append({ at: NOW, who: 'lotte', what: 'nudge-approved', subject, before: 'concept', after: 'goedgekeurd' });
});
afterEach(async () => {
  await store.close();
  place.remove();
});

/** What somebody does who has the file and knows SQL. */
function tamper(statement: string): void {
  place.inspect((database) => database.exec(`drop trigger audit_no_update; drop trigger audit_no_delete; ${statement}`));
}

describe('the audit log', () => {
  it('tells who did what, when, and what it was before and after', async () => {
    expect((await store.audit.entries(1))[0]).toMatchObject({ number: 3, who: 'lotte', at: NOW, before: 'concept', after: 'goedgekeurd' });
    expect(await store.audit.check()).toMatchObject({ entries: 3, lastCode: expect.any(String) });
  });

  it('refuses to be changed or cut', () => {
    for (const statement of [`update audit set who = 'ander'`, 'delete from audit'])
      expect(() => place.inspect((database) => database.exec(statement))).toThrow(/only added to/);
  });

  it.each([
    ['a changed word', `update audit set who = 'ander' where number = 2`, 2],
    ['a changed time', 'update audit set at = at + 1 where number = 3', 3],
    ['an entry that is gone', 'delete from audit where number = 2', 3],
    ['a first entry that is gone', 'delete from audit where number = 1', 2],
  ])('shows %s', async (_, statement, number) => {
    tamper(statement);
    expect(await store.audit.check()).toMatchObject({ brokenAt: number });
  });

  it('shows an entry that was put in by somebody without the key', async () => {
    tamper(`insert into audit (at, who, what, subject, code) values (1, 'lotte', 'nudge-approved', 'vier', 'verzonnen')`);
    expect(await store.audit.check()).toMatchObject({ brokenAt: 4 });
  });

  it('has a last code by which a cut end is seen', async () => {
    const before = await store.audit.check();
    tamper('delete from audit where number = 3');
    expect((await store.audit.check()).lastCode).not.toBe(before.lastCode);
  });

  it('notes what was changed in files, but not what was there from the start', async () => {
    const item = (body: string) => [{ kind: 'nudge', key: 'kerst', body } as const];
    await store.importFiles(item('{"a":1}'), NOW);
    expect((await store.audit.check()).entries).toBe(3);
    await store.importFiles(item('{"a":2}'), NOW);
    expect((await store.audit.entries(1))[0]).toMatchObject({
      who: 'file',
      what: 'nudge-changed',
      subject: 'kerst',
      before: '{"a":1}',
      after: '{"a":2}',
    });
  });
});

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Store, StoreError } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { PROJECT } from '../world.ts';
import { type DatabaseFile, databaseFile, everythingIn } from './database-file.ts';
import { countedIn, fact, NOW, TODAY, toPerson } from './samples.ts';

const ZONE = 'Europe/Amsterdam';
let place: DatabaseFile;
let open: Store[];

beforeEach(() => {
  place = databaseFile();
  open = [];
});
afterEach(async () => {
  for (const store of open) await store.close();
  place.remove();
});

function openStore(): Store {
  const store = openSqliteStore(place.file, ZONE);
  open.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  for (const store of open.splice(0)) await store.close();
}

describe('a database file', () => {
  it('has a thousand facts that came at once on disk when they were acknowledged', async () => {
    const store = openStore();
    const added = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => store.record([fact('asked', { offer: `o${index}`, once: `o${index}` })])),
    );
    expect(added.every((count) => count === 1)).toBe(true);
    expect(place.inspect((database) => database.prepare('select count(*) from outcome').pluck().get())).toBe(1000);
    await closeAll();
    expect(await countedIn(openStore())).toEqual({ asked: 1000 });
  });

  it('shows no tip any more that its author took back, also through another program', async () => {
    const [serving, other] = [openStore(), openStore()];
    const tip = { category: 'bloemen', text: 'Bel even vooraf.', wasHard: false };
    for (const author of ['anne', 'bram']) {
      const id = await serving.tips.addTip(tip, author, NOW);
      await serving.tips.judgeTip(id, 'approved', NOW);
      expect(await serving.tips.tips({ category: 'bloemen', state: 'approved' })).toHaveLength(1);
      await (author === 'anne' ? other : serving).tips.withdrawTip(id, author);
      expect(await serving.tips.tips({ category: 'bloemen', state: 'approved' })).toEqual([]);
    }
  });

  it('keeps what others wrote when one of those that came together is refused', async () => {
    const store = openStore();
    const wrong = fact('asked', { category: 'gebak', channel: null as never });
    const results = await Promise.allSettled([
      store.record([fact('asked')]),
      store.record([fact('asked', { category: 'gebak' }), wrong]),
      store.record([fact('asked')]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(StoreError);
    expect(place.inspect((database) => database.prepare('select category from outcome').pluck().all())).toEqual(['bloemen', 'bloemen']);
  });

  it('finishes what is under way before it closes', async () => {
    const store = openStore();
    const writes = [1, 2, 3].map((index) => store.record([fact('asked', { once: `${index}` })]));
    await closeAll();
    expect(await Promise.all(writes)).toEqual([1, 1, 1]);
  });

  it('can be copied while it is in use, to a file that is not there yet', async () => {
    const store = openStore();
    await store.record([fact('asked')]);
    const copy = join(place.folder, 'copy.db');
    await store.backup(copy);
    const database = new Database(copy, { readonly: true });
    expect(database.prepare('select count(*) from outcome').pluck().get()).toBe(1);
    database.close();
    await expect(store.backup(copy)).rejects.toBeInstanceOf(StoreError);
  });
});

describe('a database that another program has locked', () => {
  it('is waited for, and then everything is written', async () => {
    const store = openStore();
    const other = new Database(place.file);
    other.prepare('begin immediate').run();
    const writes = Promise.all(Array.from({ length: 50 }, () => store.record([fact('asked'), fact('shown', { suppliers: ['een'] })])));
    setTimeout(() => other.prepare('commit').run(), 200);
    expect((await writes).every((count) => count === 2)).toBe(true);
    other.close();
  });

  it('is told as locked after some seconds, and nothing is half written', async () => {
    const store = openStore();
    const other = new Database(place.file);
    other.prepare('begin immediate').run();
    const started = performance.now();
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => store.record([fact('asked'), fact('shown', { suppliers: ['een'] })])),
    );
    expect(performance.now() - started).toBeLessThan(5000);
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'StoreError', reason: 'locked' } });
    expect((await store.offerHistory('bloemen', 'iemand', TODAY)).timesShown.size).toBe(0);
    other.prepare('rollback').run();
    other.close();
    expect(place.inspect((database) => database.prepare('select count(*) from outcome').pluck().get())).toBe(0);
    expect(await store.record([fact('asked')])).toBe(1);
  });
});

describe('migrations', () => {
  it('make an empty file ready, and leave one that is ready as it is', async () => {
    await openStore().record([fact('asked')]);
    await closeAll();
    const store = openStore();
    await store.ping();
    expect((await store.personData('iemand')).outcomes).toEqual([{ kind: 'asked', category: 'bloemen', count: 1 }]);
  });

  it('run once when two programs open a new file at the same moment', async () => {
    const script = `const { openSqliteStore } = await import(${JSON.stringify(join(PROJECT, 'src/store/sqlite/store.ts'))});
      const store = openSqliteStore(${JSON.stringify(place.file)}, 'Europe/Amsterdam'); await store.ping(); await store.close(); console.log('ready');`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: PROJECT });
    const answers = await Promise.all([run(), run()]);
    expect(answers.map(({ stdout }) => stdout.trim())).toEqual(['ready', 'ready']);
  });

  it('make the folder of the file', async () => {
    const store = openSqliteStore(join(place.folder, 'nieuw', 'diep', 'inkopen.db'), ZONE);
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });
});

describe('a file that is no database', () => {
  it('is told with what to look at', () => {
    writeFileSync(place.file, 'This is a shopping list, and quite a long one for what it is.'.repeat(20));
    expect(() => openSqliteStore(place.file, ZONE)).toThrow(/DATABASE_URL/);
  });

  it('in a place where no folder can be is told too', () => {
    writeFileSync(join(place.folder, 'bezet'), '');
    expect(() => openSqliteStore(join(place.folder, 'bezet', 'inkopen.db'), ZONE)).toThrow(StoreError);
  });
});

describe('what is kept of somebody', () => {
  it('does not stand in any table after forgetting, not even as a code', async () => {
    const store = openStore();
    const address = { channel: 'web', id: 'GEHEIM-adres' } as const;
    await store.record([fact('asked', { person: 'GEHEIM-code' }), fact('nudge-clicked', { person: 'GEHEIM-code', once: 'GEHEIM-once' })]);
    await store.start('GEHEIM-code', address, NOW);
    await store.plan('kerst', TODAY, [toPerson('GEHEIM-code')], { through: NOW });
    await store.webPosts.add({ key: 'a', to: address, reply: { placement: 'answer', title: 'Een tip', parts: [] } }, NOW);
    expect(place.inspect(everythingIn)).toContain('GEHEIM');
    await store.forget('GEHEIM-code');
    expect(place.inspect(everythingIn)).not.toContain('GEHEIM');
  });

  it('is not in the text of an error when the database fails', async () => {
    const store = openStore();
    place.inspect((database) => database.exec('drop table subscription'));
    const error = await store.start('GEHEIM-code', { channel: 'web', id: 'GEHEIM-adres' }, NOW).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      expect(`${cause.message} ${cause.stack} ${JSON.stringify(cause)}`).not.toContain('GEHEIM');
  });
});

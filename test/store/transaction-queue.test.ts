import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/ports/store.ts';
import { TransactionQueue } from '../../src/store/sqlite/transaction-queue.ts';

function table() {
  const sqlite = new Database(':memory:');
  sqlite.exec('create table fact (name text)');
  const write = (name: string) => () => {
    sqlite.prepare('insert into fact values (?)').run(name);
    if (name === 'wrong') throw new Error('This one cannot be.');
    return name;
  };
  return { sqlite, write, names: () => sqlite.prepare('select name from fact').pluck().all() };
}

describe('writes that come together', () => {
  it('happen in the order in which they came, each once', async () => {
    const { sqlite, write, names } = table();
    const queue = new TransactionQueue(sqlite, async () => {});
    const all = Array.from({ length: 100 }, (_, index) => `n${index}`);
    expect(await Promise.all(all.map((name) => queue.run(write(name))))).toEqual(all);
    expect(names()).toEqual(all);
  });

  it('are not spoiled by one that fails, of which nothing stays', async () => {
    const { sqlite, write, names } = table();
    const queue = new TransactionQueue(sqlite, async () => {});
    const results = await Promise.allSettled(['een', 'wrong', 'twee'].map((name) => queue.run(write(name))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(names()).toEqual(['een', 'twee']);
  });

  it('happen once also when the disk fails afterwards, and are told as not certain to be kept', async () => {
    const { sqlite, write, names } = table();
    const queue = new TransactionQueue(sqlite, async () => {
      throw new StoreError('broken', new Error('EIO'));
    });
    const results = await Promise.allSettled(['een', 'twee'].map((name) => queue.run(write(name))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(names()).toEqual(['een', 'twee']);
  });
});

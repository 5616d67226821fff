import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { NOW } from './samples.ts';

export function contentContract(store: () => Store): void {
  describe('content', () => {
    const nudge = (body: string) => ({ kind: 'nudge', key: 'kerst', body }) as const;

    it('gets a version when it is new and when it changes, and none when it stays the same', async () => {
      expect(await store().importFiles([nudge('een'), { kind: 'supplier', key: 'kerst', body: 'een' }], NOW)).toBe(2);
      expect(await store().importFiles([nudge('een')], NOW)).toBe(0);
      expect(await store().importFiles([nudge('twee')], NOW)).toBe(1);
      expect(await store().importFiles([nudge('een')], NOW)).toBe(1);
    });
  });

  describe('posts in the web chat', () => {
    const post = (key: string, id: string) =>
      ({ key, to: { channel: 'web', id }, reply: { placement: 'answer', title: key, parts: [] } }) as const;

    it('are kept once per key, and read in order by whom they are for', async () => {
      for (const [key, id] of [
        ['a', 'plein'],
        ['b', 'wim'],
        ['a', 'plein'],
        ['c', 'noor'],
        ['d', 'plein'],
      ] as const)
        await store().webPosts.add(post(key, id), NOW);
      const posts = await store().webPosts.since(['web:wim', 'web:plein'], 0);
      expect(posts.map(({ reply }) => reply?.title)).toEqual(['a', 'b', 'd']);
      expect(await store().webPosts.since(['web:wim', 'web:plein'], posts[1]?.number ?? 0)).toEqual(posts.slice(2));
    });

    it('have a number, the same however often they are kept, by which they are found again', async () => {
      const number = await store().webPosts.add(post('a', 'plein'), NOW);
      expect(await store().webPosts.add(post('a', 'plein'), NOW)).toBe(number);
      expect(await store().webPosts.find(post('a', 'plein'))).toBe(number);
      expect(await store().webPosts.find(post('b', 'plein'))).toBeUndefined();
    });

    it('lose their old words when they are changed or withdrawn, and who was away hears of the last change', async () => {
      const { to, reply } = post('a', 'plein');
      const number = await store().webPosts.add({ key: 'a', to, reply }, NOW);
      const seen = await store().webPosts.add(post('b', 'plein'), NOW);
      expect(await store().webPosts.change(number, to, { ...reply, title: 'beter' }, NOW)).toBe(true);
      expect(await store().webPosts.change(number, to, null, NOW)).toBe(true);
      expect(await store().webPosts.since(['web:plein'], seen)).toMatchObject([{ changes: number, to: 'web:plein', reply: null }]);
      const all = await store().webPosts.since(['web:plein'], 0);
      expect(all.map(({ reply }) => reply?.title ?? null)).toEqual([null, 'b', null]);
    });

    it('are changed only where they stand', async () => {
      const { to, reply } = post('a', 'plein');
      const number = await store().webPosts.add({ key: 'a', to, reply }, NOW);
      expect(await store().webPosts.change(number + 1, to, null, NOW)).toBe(false);
      expect(await store().webPosts.change(number, { channel: 'web', id: 'wim' }, null, NOW)).toBe(false);
      expect(await store().webPosts.since(['web:plein'], 0)).toHaveLength(1);
    });

    it('come fifty at a time', async () => {
      for (let index = 0; index < 60; index++) await store().webPosts.add(post(`p${index}`, 'plein'), NOW);
      expect(await store().webPosts.since(['web:plein'], 0)).toHaveLength(50);
    });
  });

  it('answers when it is asked whether it works', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
  });
}

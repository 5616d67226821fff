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
      expect(posts.map(({ reply }) => reply.title)).toEqual(['a', 'b', 'd']);
      expect(await store().webPosts.since(['web:wim', 'web:plein'], posts[1]?.number ?? 0)).toEqual(posts.slice(2));
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

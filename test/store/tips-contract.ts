import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { NOW } from './samples.ts';

export function tipsContract(store: () => Store): void {
  const add = (text: string, author: string, category = 'bloemen') => store().tips.addTip({ category, text, wasHard: false }, author, NOW);
  const texts = async (state: 'waiting' | 'approved' | 'refused', category?: string) =>
    (await store().tips.tips({ state, ...(category && { category }) })).map(({ text }) => text);

  describe('a tip', () => {
    it('waits until it is judged, once', async () => {
      const id = await add('Bel even.', 'wim');
      expect([await texts('waiting'), await texts('approved')]).toEqual([['Bel even.'], []]);
      expect(await store().tips.judgeTip(id, 'approved', NOW)).toBe(true);
      expect(await store().tips.judgeTip(id, 'refused', NOW)).toBe(false);
      expect(await texts('approved')).toEqual(['Bel even.']);
      expect(await store().tips.judgeTip(999, 'approved', NOW)).toBe(false);
    });

    it('is found by its category, newest first, with what the author chose to tell', async () => {
      await add('Een.', 'wim');
      await add('Twee.', 'wim');
      await store().tips.addTip({ category: 'gebak', text: 'Taart.', wasHard: true, name: 'Wim' }, 'wim', NOW);
      expect(await texts('waiting', 'bloemen')).toEqual(['Twee.', 'Een.']);
      expect(await store().tips.tips({ state: 'waiting', category: 'gebak' })).toMatchObject([{ wasHard: true, name: 'Wim' }]);
    });

    it('that is sent twice waits once, and one with other words besides', async () => {
      const given = { category: 'gebak', text: 'Taart.', wasHard: true, name: 'Wim' };
      const ids = await Promise.all([1, 2].map(() => store().tips.addTip(given, 'wim', NOW)));
      expect(new Set(ids).size).toBe(1);
      await add('Taart.', 'ander', 'gebak');
      await add('Taart.', 'wim', 'gebak');
      expect(await texts('waiting')).toHaveLength(3);
    });

    it('is taken back by its author alone, also after it was approved', async () => {
      const id = await add('Bel even.', 'wim');
      await store().tips.judgeTip(id, 'approved', NOW);
      expect(await store().tips.withdrawTip(id, 'ander')).toBe(false);
      expect(await store().tips.tipsBy('ander')).toEqual([]);
      expect(await store().tips.withdrawTip(id, 'wim')).toBe(true);
      expect(await texts('approved')).toEqual([]);
    });

    it('goes when its author is forgotten', async () => {
      await add('Bel even.', 'wim');
      await add('Blijft.', 'ander');
      await store().forget('wim');
      expect(await texts('waiting')).toEqual(['Blijft.']);
    });
  });

  describe('a suggestion', () => {
    it('that is sent twice stands there once', async () => {
      const baker = { name: 'De Bakkerij', category: 'gebak' };
      await Promise.all([baker, baker, { ...baker, where: 'Zwolle' }].map((one) => store().tips.addSuggestion(one, NOW)));
      expect(await store().tips.suggestions()).toHaveLength(2);
    });

    it('stays until a lead has seen to it', async () => {
      await store().tips.addSuggestion({ name: 'De Bakkerij', category: 'gebak', where: 'Zwolle', why: 'Lekker' }, NOW);
      await store().tips.addSuggestion({ name: 'De Drukkerij' }, NOW);
      const [first] = await store().tips.suggestions();
      expect(first).toMatchObject({ name: 'De Bakkerij', category: 'gebak', where: 'Zwolle', why: 'Lekker' });
      await store().tips.closeSuggestion(first?.id ?? 0);
      expect((await store().tips.suggestions()).map(({ name }) => name)).toEqual(['De Drukkerij']);
    });
  });
}

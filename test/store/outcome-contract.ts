import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { countedIn, fact, NOW, TODAY } from './samples.ts';

export function outcomeContract(store: () => Store): void {
  describe('the log', () => {
    it('keeps a fact once, however often it is told', async () => {
      expect(await store().record([fact('asked', { once: 'a' }), fact('shown', { once: 'b', suppliers: ['een'] })])).toBe(2);
      expect(await store().record([fact('asked', { once: 'a' }), fact('chosen', { once: 'c' })])).toBe(1);
      expect((await store().personData('iemand')).outcomes.map(({ kind, count }) => [kind, count]).sort()).toEqual([
        ['asked', 1],
        ['chosen', 1],
        ['shown', 1],
      ]);
    });

    it('tells of which kind a fact is, by its key', async () => {
      await store().record([fact('bought', { once: 'a' })]);
      expect([await store().kindOf('a'), await store().kindOf('b')]).toEqual(['bought', undefined]);
    });

    it('lets go of a fact that did not come true, which can be told again, and counts whatever is told next', async () => {
      const shared = fact('shared', { once: 'a', offer: 'o1' });
      await store().record([fact('asked', { once: 'b', offer: 'o1' }), shared]);
      await store().reports.catchUp(NOW, 10);
      await store().takeBack(shared);
      expect(await store().kindOf('a')).toBeUndefined();
      expect(await store().record([fact('asked', { once: 'c', offer: 'o2' }), shared])).toBe(2);
      expect(await store().reports.catchUp(NOW, 10)).toMatchObject({ counted: 2 });
    });

    it('keeps equal facts without a key apart', async () => {
      expect(await store().record([fact('asked'), fact('asked')])).toBe(2);
    });

    it('takes nothing at all without complaint', async () => {
      expect(await store().record([])).toBe(0);
    });

    it('counts how often each supplier was shown, per category, and once per fact', async () => {
      const shown = fact('shown', { once: 'a', suppliers: ['een', 'twee'] });
      await store().record([shown]);
      await store().record([shown, fact('shown', { suppliers: ['twee'], person: 'ander' })]);
      await store().record([fact('shown', { suppliers: ['een'], category: 'gebak' })]);
      const { timesShown } = await store().offerHistory('bloemen', 'iemand', TODAY);
      expect(Object.fromEntries(timesShown)).toEqual({ een: 1, twee: 2 });
    });

    it('knows what somebody was shown first today, and forgets it tomorrow', async () => {
      await store().record([fact('shown', { suppliers: ['een', 'twee', 'drie'] })]);
      await store().record([fact('shown', { suppliers: ['vier'] })]);
      expect((await store().offerHistory('bloemen', 'iemand', TODAY)).shownToday).toEqual(['een', 'twee', 'drie']);
      expect((await store().offerHistory('bloemen', 'iemand', '2026-10-16')).shownToday).toEqual([]);
      expect((await store().offerHistory('bloemen', 'ander', TODAY)).shownToday).toEqual([]);
      expect((await store().offerHistory('gebak', 'iemand', TODAY)).shownToday).toEqual([]);
    });

    it('begins a day at midnight where the people are', async () => {
      await store().record([fact('shown', { suppliers: ['gisteren'], at: new Date('2026-10-14T23:30:00+02:00') })]);
      await store().record([fact('shown', { suppliers: ['vandaag'], at: new Date('2026-10-15T00:30:00+02:00') })]);
      expect((await store().offerHistory('bloemen', 'iemand', TODAY)).shownToday).toEqual(['vandaag']);
    });
  });

  describe('what somebody asked lately', () => {
    it('is theirs alone, newest first, with what they chose last', async () => {
      await store().record([
        fact('asked', { person: 'wim', offer: 'o1' }),
        fact('chosen', { person: 'wim', offer: 'o1', suppliers: ['een'] }),
        fact('chosen', { person: 'wim', offer: 'o1', suppliers: ['twee'] }),
        fact('asked', { person: 'wim', offer: 'o2', category: 'gebak' }),
        fact('asked', { person: 'ander', offer: 'o3' }),
        fact('not-understood', { person: 'wim' }),
      ]);
      await store().record([fact('bought', { person: 'wim', offer: 'o1', suppliers: ['twee'] })]);
      expect((await store().recent('wim', 5)).map(({ category, chosen, bought }) => [category, chosen, bought])).toEqual([
        ['gebak', undefined, false],
        ['bloemen', 'twee', true],
      ]);
      expect(await store().recent('wim', 1)).toHaveLength(1);
      await store().forget('wim');
      expect(await store().recent('wim', 5)).toEqual([]);
    });

    it('is nothing for a stranger', async () => {
      expect(await store().recent('vreemd', 5)).toEqual([]);
    });
  });

  describe('what is counted', () => {
    it('is an offer once per step, however often a button was tapped', async () => {
      await store().record([fact('asked', { offer: 'o1' }), fact('shown', { offer: 'o1' }), fact('asked', { offer: 'o1' })]);
      await store().record([fact('chosen', { offer: 'o1' }), fact('chosen', { offer: 'o1' }), fact('more', { offer: 'o1' })]);
      await store().record([fact('asked', { offer: 'o2', person: 'ander' }), fact('self', { offer: 'o2', person: 'ander' })]);
      expect(await countedIn(store())).toEqual({ asked: 2, shown: 1, chosen: 1, more: 1, self: 1 });
    });

    it('goes by category and by nudge, and is about the months that were asked for', async () => {
      const nudge = { nudge: { nudge: 'kerst', occurrence: '2026-09-18', variant: 'standaard' }, lever: 'gemak', advice: 'klein' } as const;
      await store().record([fact('asked', { ...nudge, offer: 'o1' }), fact('asked', { offer: 'o2', category: 'gebak' })]);
      await store().reports.catchUp(NOW, 1);
      const published = async (month: string) =>
        (await store().reports.published(month, month, 1)).map(({ category, nudge, count }) => [category, nudge, count]).sort();
      expect(await published('2026-10')).toEqual([
        ['bloemen', 'kerst', 1],
        ['gebak', '', 1],
      ]);
      expect([await published('2026-09'), await published('2026-11')]).toEqual([[], []]);
    });
  });
}

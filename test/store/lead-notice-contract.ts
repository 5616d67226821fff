import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { later, NOW } from './samples.ts';

export function leadNoticeContract(store: () => Store): void {
  const take = (codes: readonly string[], minutes: number) => store().leadNotices.take(codes, later(minutes));

  describe('what leads were told', () => {
    it('is taken once, at most once an hour, and again when it went away and came back', async () => {
      expect(await store().leadNotices.take(['een', 'twee'], NOW)).toEqual(['een', 'twee']);
      expect(await take(['een', 'twee', 'drie'], 59)).toEqual([]);
      expect(await take(['een', 'drie'], 60)).toEqual(['drie']);
      expect(await take(['een', 'twee', 'drie'], 120)).toEqual(['twee']);
      expect(await take([], 180)).toEqual([]);
    });

    it('is taken again when it was put back, three times in all', async () => {
      const taken: (readonly string[])[] = [];
      for (let hour = 0; hour < 5; hour++) {
        taken.push(await take(['een'], hour * 60));
        await store().leadNotices.putBack(['een']);
      }
      expect(taken).toEqual([['een'], ['een'], ['een'], [], []]);
    });
  });
}

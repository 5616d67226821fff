import fc from 'fast-check';
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

    it('is never taken twice while it stands, nor at two times within an hour, whenever and however often we ask', async () => {
      const step = fc.record({ minutes: fc.nat(90), standing: fc.uniqueArray(fc.constantFrom<string[]>('een', 'twee', 'drie')) });
      let minutes = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          minutes += 60;
          await take([], minutes);
          let told = new Set<string>();
          let last = Number.NEGATIVE_INFINITY;
          for (const { minutes: passed, standing } of steps) {
            minutes += passed;
            told = new Set([...told].filter((code) => standing.includes(code)));
            const taken = await take(standing, minutes);
            expect(taken.filter((code) => told.has(code))).toEqual([]);
            if (taken.length > 0) expect(minutes - last).toBeGreaterThanOrEqual(60);
            if (minutes - last >= 60) expect(new Set([...taken, ...told])).toEqual(new Set(standing));
            if (taken.length > 0) last = minutes;
            for (const code of taken) told.add(code);
          }
          minutes += 60;
        }),
        { numRuns: 30 },
      );
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

import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { later, NOW } from './samples.ts';

const room = { channel: 'slack', id: 'C0LUNCH' } as const;
const DAY = 24 * 60;

export function listeningContract(store: () => Store): void {
  const listening = () => store().listening;

  describe('reading along', () => {
    it('is on in the rooms where it was switched on, however often, until it is switched off', async () => {
      expect(await listening().readAlongRooms()).toEqual([]);
      await listening().setReadAlong(room, true, NOW);
      await listening().setReadAlong(room, true, NOW);
      await listening().setReadAlong({ channel: 'teams', id: 'C0LUNCH' }, true, NOW);
      expect(await listening().readAlongRooms()).toHaveLength(2);
      await listening().setReadAlong(room, false, NOW);
      expect(await listening().readAlongRooms()).toEqual([{ channel: 'teams', id: 'C0LUNCH' }]);
    });
  });

  describe('speaking to somebody in passing', () => {
    it('is allowed once in so many days', async () => {
      expect(await listening().mayInterrupt('wim', NOW, 14)).toBe(true);
      expect(await listening().mayInterrupt('wim', later(14 * DAY - 1), 14)).toBe(false);
      expect(await listening().mayInterrupt('ander', NOW, 14)).toBe(true);
      expect(await listening().mayInterrupt('wim', later(14 * DAY), 14)).toBe(true);
    });

    it('is allowed to one of two who ask at the same moment', async () => {
      const asked = await Promise.all([1, 2, 3].map(() => listening().mayInterrupt('wim', NOW, 14)));
      expect(asked.filter(Boolean)).toHaveLength(1);
    });

    it('is never allowed to who muted it, opted out or paused, and is again when they take that back', async () => {
      await listening().muteInterruptions('wim', true, NOW);
      expect(await listening().mayInterrupt('wim', NOW, 14)).toBe(false);
      await listening().muteInterruptions('wim', false, NOW);
      await store().stop('wim', NOW);
      expect(await listening().mayInterrupt('wim', NOW, 14)).toBe(false);
      await store().start('wim', { channel: 'web', id: 'wim' }, NOW);
      await store().pause('wim', '2026-10-20', NOW);
      expect(await listening().mayInterrupt('wim', NOW, 14)).toBe(false);
      expect(await listening().mayInterrupt('wim', later(6 * DAY), 14)).toBe(true);
    });

    it('to who was forgotten: a mute stays, when we spoke goes', async () => {
      await listening().mayInterrupt('wim', NOW, 14);
      await listening().muteInterruptions('wim', true, NOW);
      await store().forget('wim');
      expect(await listening().listeningTo('wim')).toEqual({ muted: true, unknownWords: 0 });
      await listening().mayInterrupt('ander', NOW, 14);
      await store().forget('ander');
      expect(await listening().listeningTo('ander')).toEqual({ muted: false, unknownWords: 0 });
    });
  });

  describe('a word that we do not know', () => {
    const use = (person: string) => listening().countUnknownWords([{ word: 'hoogwerker', code: 'c1' }], person, NOW, 5);

    it('is readable only after five different people used it', async () => {
      for (const person of ['a', 'a', 'a', 'a', 'a', 'b', 'c', 'd']) await use(person);
      expect(await listening().unknownWords()).toEqual([]);
      await use('e');
      expect(await listening().unknownWords()).toEqual([{ word: 'hoogwerker', people: 5 }]);
      await use('f');
      expect(await listening().unknownWords()).toEqual([{ word: 'hoogwerker', people: 6 }]);
    });

    it('is no longer laid to somebody who is forgotten', async () => {
      await use('a');
      expect((await listening().listeningTo('a')).unknownWords).toBe(1);
      await store().forget('a');
      expect((await listening().listeningTo('a')).unknownWords).toBe(0);
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { countedIn, fact, later, NOW, TODAY, toPerson } from './samples.ts';

const address = { channel: 'web', id: 'wim' } as const;

export function subscriptionContract(store: () => Store): void {
  const subscriber = async () => (await store().peopleStates({ people: 'abonnees', category: 'bloemen', limit: 10 }))[0];

  describe('a subscription', () => {
    it('keeps the address until it ends, and then deletes it', async () => {
      await store().start('wim', address, NOW);
      expect(await subscriber()).toMatchObject({ subscribed: true, optedOut: false, address });
      await store().stop('wim', NOW);
      expect(await subscriber()).toBeUndefined();
      expect(await store().personData('wim')).toMatchObject({ subscribed: false, optedOut: true });
    });

    it('started again takes the new address, and ends an opt-out and a pause', async () => {
      await store().start('wim', address, NOW);
      await store().pause('wim', '2026-12-01', NOW);
      await store().stop('wim', NOW);
      await store().start('wim', { channel: 'web', id: 'elders' }, NOW);
      const state = await subscriber();
      expect(state).toMatchObject({ subscribed: true, optedOut: false, address: { channel: 'web', id: 'elders' } });
      expect(state?.pausedUntil).toBeUndefined();
    });

    it('stays during a pause', async () => {
      await store().start('wim', address, NOW);
      await store().pause('wim', '2026-12-01', NOW);
      expect(await subscriber()).toMatchObject({ subscribed: true, pausedUntil: '2026-12-01' });
    });

    it('is not made by a pause or an opt-out of somebody who never had one', async () => {
      await store().pause('wim', '2026-12-01', NOW);
      await store().stop('wim', NOW);
      await store().stop('wim', later(5));
      expect(await store().personData('wim')).toEqual({ subscribed: false, optedOut: true, outcomes: [], deliveries: 0 });
    });

    it('takes the personal messages in our own web chat with it, because they stand under the address', async () => {
      const reply = { placement: 'answer', title: 'Een tip', parts: [] } as const;
      for (const [key, id] of [
        ['a', 'wim'],
        ['b', 'plein'],
      ] as const)
        await store().webPosts.add({ key, to: { channel: 'web', id }, reply }, NOW);
      await store().start('wim', address, NOW);
      await store().stop('wim', NOW);
      expect((await store().webPosts.since(['web:wim', 'web:plein'], 0)).map(({ to }) => to)).toEqual(['web:plein']);
    });
  });

  describe('letting go of addresses', () => {
    const promise = { category: 'bloemen', supplier: 'een', locale: 'nl' } as const;
    const askAll = async (person: string, id: string, channel: 'slack' | 'teams' = 'slack') => {
      const { followUps } = store();
      await store().start(person, { channel, id }, NOW);
      await followUps.askFollowUp({ ...promise, person, address: { channel, id }, offer: `o-${person}`, dueOn: TODAY });
      await followUps.askYearly({ ...promise, person, address: { channel, id }, chosenOn: TODAY });
    };
    const kept = async (person: string) => [
      (await store().personData(person)).subscribed,
      (await store().followUps.followUpsOf(person)).length,
    ];

    it('ends every subscription and promise there, on that channel alone', async () => {
      await askAll('sam', 'T1/U1');
      await askAll('kim', 'T2/U1');
      await askAll('noor', 'T1/U1', 'teams');
      await store().letGo('slack', (id) => id.startsWith('T1/'));
      expect(await Promise.all(['sam', 'kim', 'noor'].map(kept))).toEqual([
        [false, 0],
        [true, 2],
        [true, 2],
      ]);
    });

    it('sends nothing to them that was planned, and who comes back may ask again: nobody opted out', async () => {
      await askAll('sam', 'T1/U1');
      await store().plan('kerst', TODAY, [toPerson('sam')], { through: NOW });
      await store().letGo('slack', () => true);
      const [delivery] = await store().claim(NOW, later(2), 10);
      if (!delivery) throw new Error('There is one.');
      await store().attempt(delivery.id, NOW, ({ subscribed, address: to }) => {
        expect([subscribed, to]).toEqual([false, undefined]);
        return 'not-subscribed';
      });
      expect(await store().personData('sam')).toMatchObject({ subscribed: false, optedOut: false });
    });
  });

  describe('somebody’s data', () => {
    it('is told by kind and category', async () => {
      await store().record([fact('asked', { person: 'wim' }), fact('asked', { person: 'wim' }), fact('asked', { person: 'ander' })]);
      await store().start('wim', address, NOW);
      await store().plan('kerst', TODAY, [toPerson('wim'), toPerson('ander')], { through: NOW });
      expect(await store().personData('wim')).toEqual({
        subscribed: true,
        optedOut: false,
        outcomes: [{ kind: 'asked', category: 'bloemen', count: 2 }],
        deliveries: 1,
      });
    });

    it('is gone after forgetting, and the sums stay right', async () => {
      await store().record([
        fact('asked', { person: 'wim', offer: 'o1' }),
        fact('shown', { person: 'wim', offer: 'o1', suppliers: ['een'] }),
      ]);
      await store().start('wim', address, NOW);
      await store().plan('kerst', TODAY, [toPerson('wim'), toPerson('ander')], { through: NOW });
      await store().forget('wim');
      expect(await store().personData('wim')).toEqual({ subscribed: false, optedOut: false, outcomes: [], deliveries: 0 });
      expect(await store().tally()).toMatchObject({ audience: 2, waiting: 1, skipped: { 'opted-out': 1 } });
      expect(await countedIn(store())).toMatchObject({ asked: 1, shown: 1 });
      expect(Object.fromEntries((await store().offerHistory('bloemen', 'ander', TODAY)).timesShown)).toEqual({ een: 1 });
    });

    it('keeps an opt-out through forgetting', async () => {
      await store().start('wim', address, NOW);
      await store().stop('wim', NOW);
      await store().forget('wim');
      expect(await store().personData('wim')).toMatchObject({ optedOut: true, subscribed: false });
    });

    it('does not come back when a message was under way while somebody was forgotten', async () => {
      await store().start('wim', address, NOW);
      await store().plan('kerst', TODAY, [toPerson('wim')], { through: NOW });
      const [delivery] = await store().claim(NOW, later(2), 10);
      if (!delivery) throw new Error('There is one.');
      await store().attempt(delivery.id, NOW, () => 'go');
      await store().forget('wim');
      const outcome = fact('nudge-sent', { person: 'wim', nudge: delivery.ref });
      await store().settle(delivery.id, { state: 'sent', day: TODAY, outcome }, NOW);
      expect(await store().personData('wim')).toMatchObject({ outcomes: [], deliveries: 0 });
      expect(await store().tally()).toMatchObject({ audience: 1, sent: 1 });
    });

    it('of somebody who is forgotten twice stays gone', async () => {
      await store().forget('wim');
      await store().forget('wim');
      expect(await store().personData('wim')).toEqual({ subscribed: false, optedOut: false, outcomes: [], deliveries: 0 });
    });
  });
}

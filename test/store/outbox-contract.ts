import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/outbox.ts';
import type { Store } from '../../src/ports/store.ts';
import { countedIn, fact, later, NOW, TODAY, toPerson, toRoom } from './samples.ts';

const sent = { state: 'sent', day: TODAY, outcome: fact('nudge-sent') } as const;

const CHOSEN_AFTER_KERST = { nudge: 'kerst', measure: 'gekozen', category: 'bloemen', days: 14, lots: 'een, twee' } as const;

export function outboxContract(store: () => Store): void {
  const claimOne = async (now = NOW): Promise<Delivery> => {
    const [delivery] = await store().claim(now, new Date(now.getTime() + 120_000), 10);
    if (!delivery) throw new Error('Nothing waits.');
    return delivery;
  };

  const attempt = (id: number, now = NOW) => store().attempt(id, now, () => 'go');

  describe('the plan', () => {
    it('holds one message per nudge, occurrence and addressee', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein'), toPerson('wim')], { through: NOW });
      await store().plan('kerst', TODAY, [toRoom('web:plein', 'missed'), toPerson('wim'), toPerson('ander')], { through: NOW });
      expect(await store().tally('kerst')).toEqual({ audience: 3, sent: 0, failed: {}, skipped: {}, uncertain: 0, waiting: 3 });
      expect(await store().tally('iets anders')).toMatchObject({ audience: 0 });
    });

    it('moves with the clock, also back when the clock ran ahead', async () => {
      expect(await store().plannedThrough('kerst')).toBeUndefined();
      await store().plan('kerst', TODAY, [], { through: later(10) });
      await store().markPlanned(['kerst', 'gebak'], NOW);
      expect(await store().plannedThrough('kerst')).toEqual(NOW);
      expect(await store().plannedThrough('gebak')).toEqual(NOW);
    });

    it('knows whom a nudge is for, with what the gate needs', async () => {
      await store().start('wim', { channel: 'web', id: 'wim' }, NOW);
      await store().start('noor', { channel: 'teams', id: '19:abc' }, NOW);
      await store().pause('noor', '2026-12-01', NOW);
      await store().record([
        fact('asked', { person: 'wim', category: 'gebak' }),
        fact('asked', { person: 'niet geabonneerd', category: 'gebak' }),
      ]);
      const people = async (kind: 'abonnees' | 'eerder-gezocht' | 'geen') =>
        (await store().peopleStates({ people: kind, category: 'gebak', limit: 10 })).map(({ addressee }) =>
          addressee.kind === 'room' ? addressee.room : addressee.person,
        );
      expect((await people('abonnees')).sort()).toEqual(['noor', 'wim']);
      expect((await people('eerder-gezocht')).sort()).toEqual(['wim']);
      expect(await people('geen')).toEqual([]);
      expect(await store().roomStates(['teams:19:abc@thread.tacv2'])).toMatchObject([
        { address: { channel: 'teams', id: '19:abc@thread.tacv2' }, optedOut: false },
      ]);
    });
  });

  describe('an occurrence', () => {
    it('is sent only when its whole audience is planned', async () => {
      await store().plan('kerst', TODAY, [toPerson('wim')]);
      expect(await store().claim(NOW, later(2), 10)).toEqual([]);
      expect(await store().tally()).toMatchObject({ audience: 1, waiting: 1 });
      await store().plan('kerst', TODAY, [toPerson('noor')], { through: NOW, series: 'kerst:2026:10' });
      expect(await store().claim(NOW, later(2), 10)).toHaveLength(2);
      expect(await store().plannedOccurrence('kerst', 'kerst:2026:10')).toBe(TODAY);
      expect(await store().plannedOccurrence('kerst', 'kerst:2027:10')).toBeUndefined();
    });

    it('is claimed by channel, and not before its time', async () => {
      await store().plan('kerst', TODAY, [toPerson('wim'), toRoom('web:plein'), { ...toRoom('web:tuin'), notBefore: later(30) }], {
        through: NOW,
      });
      expect(await store().claim(NOW, later(2), 10, ['web'])).toMatchObject([{ addressee: { room: 'web:plein' } }]);
      expect(await store().claim(later(31), later(33), 10, ['web'])).toMatchObject([{ addressee: { room: 'web:tuin' } }]);
      expect(await store().claim(NOW, later(2), 10)).toMatchObject([{ addressee: { person: 'wim' } }]);
    });

    it('knows where its messages stand, until they are taken back', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein'), toRoom('web:tuin')], { through: NOW });
      for (const { id } of await store().claim(NOW, later(2), 10)) {
        await attempt(id);
        await store().settle(id, { ...sent, ref: `post-${id}` }, NOW);
      }
      const [first, second] = await store().posted('kerst', 0, 10);
      expect([first?.post, second?.to]).toEqual([`post-${first?.id}`, { channel: 'web', id: 'tuin' }]);
      await store().markWithdrawn(first?.id ?? 0, NOW);
      expect([await store().posted('kerst', 0, 10), await store().withdrawn('kerst')]).toEqual([[second], 1]);
      expect(await store().tally('kerst')).toMatchObject({ sent: 2 });
    });

    it('counts people by variant, and by what they did in time', async () => {
      const variants = ['een', 'een', 'twee'].map((variant, index) => ({ ...toPerson(`p${index}`), variant }));
      await store().plan('kerst', TODAY, [...variants, { ...toPerson('p3'), skip: 'held-out' as const }], { through: NOW });
      for (const { id } of await store().claim(NOW, later(2), 10)) {
        await attempt(id);
        await store().settle(id, sent, NOW);
      }
      await store().record([
        fact('chosen', { person: 'p0', category: 'bloemen' }),
        fact('chosen', { person: 'p2', category: 'gebak' }),
        fact('chosen', { person: 'p1', category: 'bloemen', at: later(15 * 24 * 60) }),
      ]);
      const groups = (through: string) => store().groups({ ...CHOSEN_AFTER_KERST, through });
      expect([...(await groups(TODAY))].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
        { name: 'achtergehouden', people: 1, successes: 0 },
        { name: 'een', people: 2, successes: 1 },
        { name: 'twee', people: 1, successes: 0 },
      ]);
      expect(await groups('2026-10-14')).toEqual([]);
    });

    it('are kept when the detail goes, once every group has enough people, and each counts once', async () => {
      const send = async (day: string, people: readonly string[]) => {
        const deliveries = people.map((person, index) => ({ ...toPerson(person), variant: index % 2 === 0 ? 'een' : 'twee' }));
        await store().plan('kerst', day, deliveries, { through: NOW });
        for (const { id } of await store().claim(NOW, later(2), 10)) {
          await attempt(id);
          await store().settle(id, { state: 'sent', day }, NOW);
        }
      };
      const groups = async (lots = 'een, twee') => [...(await store().groups({ ...CHOSEN_AFTER_KERST, lots, through: '2026-11-30' }))];
      const keep = () => store().keepGroups({ ...CHOSEN_AFTER_KERST, through: '2026-11-30' }, 2);
      const all = [
        { name: 'een', people: 2, successes: 1 },
        { name: 'twee', people: 2, successes: 0 },
      ];
      await send(TODAY, ['p0', 'p1']);
      await store().record([fact('chosen', { person: 'p0', category: 'bloemen' })]);
      await keep();
      await send('2026-10-16', ['p2', 'p3']);
      for (const _ of [1, 2]) {
        await keep();
        expect(await groups()).toEqual(all);
      }
      for (const person of ['p0', 'p1', 'p2', 'p3']) await store().forget(person);
      expect(await groups()).toEqual(all);
      expect(await groups('een, twee, drie')).toEqual([]);
      await send('2026-10-17', ['p4']);
      await keep();
      await store().forget('p4');
      expect(await groups()).toEqual(all);
    });
  });

  describe('a message that waits', () => {
    it('is claimed by one alone', async () => {
      await store().plan(
        'kerst',
        TODAY,
        Array.from({ length: 20 }, (_, index) => toPerson(`p${index}`)),
        { through: NOW },
      );
      const claims = await Promise.all([1, 2, 3].map(() => store().claim(NOW, later(2), 10)));
      const ids = claims.flat().map(({ id }) => id);
      expect(claims.map((claim) => claim.length)).toEqual([10, 10, 0]);
      expect(new Set(ids).size).toBe(20);
    });

    it('is attempted once per claim, and not after its lease has run out', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein'), toRoom('web:tuin')], { through: NOW });
      const [first, second] = await store().claim(NOW, later(2), 10);
      if (!first || !second) throw new Error('There are two.');
      expect(await attempt(first.id)).toEqual({ verdict: 'go', address: { channel: 'web', id: 'plein' } });
      expect(await attempt(first.id)).toBeUndefined();
      expect(await attempt(second.id, later(3))).toBeUndefined();
    });

    it('is decided about with the addressee as it is then, and skipped when the answer is no', async () => {
      await store().start('wim', { channel: 'web', id: 'wim' }, NOW);
      await store().plan('kerst', TODAY, [toPerson('wim'), toPerson('noor')], { through: NOW });
      const [wim, noor] = await store().claim(NOW, later(2), 10);
      if (!wim || !noor) throw new Error('There are two.');
      await store().stop('wim', NOW);
      const verdict = await store().attempt(wim.id, NOW, ({ optedOut }) => (optedOut ? 'opted-out' : 'go'));
      expect(verdict).toEqual({ verdict: 'opted-out' });
      expect(await store().attempt(noor.id, NOW, ({ subscribed }) => (subscribed ? 'go' : 'not-subscribed'))).toEqual({
        verdict: 'not-subscribed',
      });
      expect(await store().tally()).toMatchObject({ audience: 2, waiting: 0, skipped: { 'opted-out': 1, 'not-subscribed': 1 } });
    });

    it('goes back to waiting when its claim runs out, and becomes uncertain when it was being attempted', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein'), toRoom('web:tuin')], { through: NOW });
      const [first] = await store().claim(NOW, later(2), 10);
      if (!first) throw new Error('There is one.');
      await attempt(first.id);
      await store().expireLeases(later(1));
      expect(await store().tally()).toMatchObject({ waiting: 2, uncertain: 0 });
      await store().expireLeases(later(3));
      expect(await store().tally()).toMatchObject({ waiting: 1, uncertain: 1 });
      expect(await store().claim(later(3), later(5), 10)).toHaveLength(1);
    });

    it('comes up again when its time has come, with how often it was tried', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein')], { through: NOW });
      const delivery = await claimOne();
      await attempt(delivery.id);
      await store().settle(delivery.id, { state: 'waiting', notBefore: later(5) }, NOW);
      expect(await store().claim(later(4), later(6), 10)).toEqual([]);
      expect(await store().claim(later(5), later(7), 10)).toMatchObject([{ id: delivery.id, attempts: 1, ref: delivery.ref }]);
    });
  });

  describe('a message that has ended', () => {
    it('is counted as what became of it, and as the fact that it was sent', async () => {
      await store().plan(
        'kerst',
        TODAY,
        [toRoom('web:1'), toRoom('web:2'), toRoom('web:3'), toRoom('web:4'), toRoom('web:5', 'cooldown')],
        { through: NOW },
      );
      const [first, second, third] = await store().claim(NOW, later(2), 3);
      if (!first || !second || !third) throw new Error('There are three.');
      for (const { id } of [first, second, third]) await attempt(id);
      await store().settle(first.id, sent, NOW);
      await store().settle(second.id, { state: 'failed', reason: 'refused' }, NOW);
      await store().settle(third.id, { state: 'uncertain' }, NOW);
      const expected = { audience: 5, sent: 1, failed: { refused: 1 }, skipped: { cooldown: 1 }, uncertain: 1, waiting: 1 };
      expect(await store().tally()).toEqual(expected);
      expect(await countedIn(store())).toEqual({ 'nudged-rooms': 1 });
    });

    it('that did not arrive is told by occurrence and reason, but not that somebody is gone', async () => {
      await store().plan('kerst', TODAY, [toRoom('slack:C1'), toRoom('slack:C2'), toPerson('wim'), toPerson('noor')], { through: NOW });
      const claimed = await store().claim(NOW, later(2), 10);
      for (const { id, addressee } of claimed) {
        await attempt(id);
        const name = addressee.kind === 'room' ? addressee.room : addressee.person;
        await store().settle(
          id,
          name === 'noor' ? { state: 'uncertain' } : { state: 'failed', reason: name === 'slack:C2' ? 'refused' : 'unknown-address' },
          NOW,
        );
      }
      expect(await store().troubles(TODAY)).toEqual([
        { nudge: 'kerst', occurrence: TODAY, count: 1 },
        { nudge: 'kerst', occurrence: TODAY, count: 1, reason: 'refused' },
        { nudge: 'kerst', occurrence: TODAY, count: 1, reason: 'unknown-address' },
      ]);
      expect(await store().troubles('2026-10-16')).toEqual([]);
      expect(await store().outOfReach(TODAY)).toEqual([{ reason: 'unknown-address', count: 1 }]);
      expect(await store().outOfReach('2026-10-16')).toEqual([]);
    });

    it('stays ended, and is counted once, when it is told again', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein')], { through: NOW });
      const { id } = await claimOne();
      await attempt(id);
      await store().settle(id, sent, NOW);
      await store().settle(id, sent, NOW);
      await store().settle(id, { state: 'failed', reason: 'refused' }, NOW);
      expect(await store().tally()).toMatchObject({ sent: 1, failed: {} });
      expect(await countedIn(store())).toEqual({ 'nudged-rooms': 1 });
    });

    it.each([
      ['unknown-address', false],
      ['blocked', false],
      ['removed', false],
      ['refused', true],
      ['gave-up', true],
    ] as const)('lets the address go of a person who is out of reach, and of nobody else: %s', async (reason, stays) => {
      await store().start('wim', { channel: 'web', id: 'wim' }, NOW);
      await store().plan('kerst', TODAY, [toPerson('wim')], { through: NOW });
      const { id } = await claimOne();
      await attempt(id);
      await store().settle(id, { state: 'failed', reason }, NOW);
      expect(await store().personData('wim')).toMatchObject({ subscribed: stays, optedOut: false });
    });

    it('knows when it was attempted only while we do not know how it ended', async () => {
      await store().plan('kerst', TODAY, [toRoom('slack:C1')], { through: NOW });
      const { id } = await claimOne();
      await attempt(id, later(1));
      await store().settle(id, { state: 'uncertain' }, later(1));
      expect(await store().uncertain('slack', 0, 10)).toMatchObject([{ id, attemptedAt: later(1) }]);
      await store().settle(id, { state: 'waiting', notBefore: later(2) }, later(2));
      expect(await store().claim(later(3), later(5), 10)).toEqual([expect.not.objectContaining({ attemptedAt: expect.anything() })]);
    });

    it('can still turn out well after it was uncertain', async () => {
      await store().plan('kerst', TODAY, [toRoom('web:plein')], { through: NOW });
      const { id } = await claimOne();
      await attempt(id);
      await store().expireLeases(later(3));
      await store().settle(id, sent, later(3));
      expect(await store().tally()).toMatchObject({ sent: 1, uncertain: 0 });
    });

    it('believes a look only as long as nobody has gone on since: two programs may look at the same moment', async () => {
      await store().plan('kerst', TODAY, [toRoom('slack:C1')], { through: NOW });
      const { id } = await claimOne();
      await attempt(id);
      await store().settle(id, { state: 'uncertain' }, NOW);
      const [seenByBoth] = await store().uncertain('slack', 0, 10);
      if (!seenByBoth) throw new Error('There is one.');
      const notThere = { state: 'waiting', notBefore: NOW } as const;
      await store().settleUncertain(seenByBoth, notThere, NOW);
      await claimOne();
      await attempt(id);
      await store().settleUncertain(seenByBoth, notThere, NOW);
      expect(await store().claim(later(1), later(2), 10)).toEqual([]);
      await store().settle(id, { state: 'uncertain' }, NOW);
      await store().settleUncertain(seenByBoth, notThere, NOW);
      expect(await store().tally()).toMatchObject({ uncertain: 1, waiting: 0 });
    });

    it('counts for the rest that people get, also when it is uncertain', async () => {
      const people = ['wim', 'noor', 'olga'];
      for (const person of people) await store().start(person, { channel: 'slack', id: person }, NOW);
      await store().plan('kerst', TODAY, people.map(toPerson), { through: NOW });
      const [wim, noor, olga] = await store().claim(NOW, later(2), 3);
      if (!wim || !noor || !olga) throw new Error('There are three.');
      for (const { id } of [wim, noor, olga]) await attempt(id);
      await store().settle(wim.id, sent, NOW);
      await store().settle(noor.id, { state: 'uncertain' }, NOW);
      await store().settle(olga.id, { state: 'failed', reason: 'refused' }, NOW);
      const states = await store().peopleStates({ people: 'abonnees', category: 'bloemen', limit: 10 });
      const lastSent = people.map(
        (one) => states.find(({ addressee }) => addressee.kind === 'person' && addressee.person === one)?.lastSentOn,
      );
      expect(lastSent).toEqual([TODAY, TODAY, undefined]);
    });
  });
}

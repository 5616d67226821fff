import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../src/keyring/keyring.ts';
import { DETAIL_DAYS } from '../../src/ports/privacy.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createUpkeep } from '../../src/upkeep.ts';
import { type DatabaseFile, databaseFile, everythingIn } from './database-file.ts';
import { fact, toPerson } from './samples.ts';

const SECRET = 'a secret key that is long enough for tests';
const START = new Date('2026-01-10T12:00:00Z');
const day = (count: number) => new Date(START.getTime() + count * 86_400_000);

let place: DatabaseFile;
let store: Store;
let upkeep: ReturnType<typeof createUpkeep>;
beforeEach(() => {
  place = databaseFile();
  store = openSqliteStore(place.file, 'Europe/Amsterdam', openKeyring(SECRET, place.file));
  upkeep = createUpkeep({ store, smallestGroup: () => 5 });
});
afterEach(async () => {
  await store.close();
  place.remove();
});

const facts = () => place.inspect((database) => database.prepare('select count(*) from outcome').pluck().get());
const namesLeft = () =>
  place.inspect((database) => database.prepare('select count(*) from offer_step where person is not null').pluck().get());
const asked = async () =>
  (await store.reports.published('0000-01', '9999-12', 5))
    .filter(({ step }) => step === 'asked')
    .reduce((sum, { count }) => sum + count, 0);

describe('what is kept', () => {
  beforeEach(async () => {
    await store.record(Array.from({ length: 7 }, (_, index) => fact('asked', { at: START, person: `p${index}`, offer: `o${index}` })));
    await store.record([fact('asked', { at: day(60), person: 'later', offer: 'later' })]);
  });

  it(`says who for ${DETAIL_DAYS} days, and afterwards only how many, for ever`, async () => {
    await upkeep(day(1), true);
    await upkeep(day(DETAIL_DAYS), true);
    expect([facts(), await asked()]).toEqual([8, 7]);
    await upkeep(day(DETAIL_DAYS + 1), true);
    expect([facts(), namesLeft(), await asked()]).toEqual([1, 1, 7]);
    await upkeep(day(1000), true);
    expect([namesLeft(), await asked()]).toEqual([0, 7]);
    expect((await store.reports.check()).every(({ counted, published, waiting }) => counted === published + waiting)).toBe(true);
  });

  it('never says longer who it was, on whichever day it is swept', async () => {
    for (let count = 0; count <= 200; count += 3) {
      await upkeep(day(count), true);
      const oldest = place.inspect((database) => database.prepare('select min(at) from outcome where person is not null').pluck().get()) as
        | number
        | null;
      // The newest fact of all stays, so that numbers of rows go on.
      if (oldest !== null && count < 150) expect((day(count).getTime() / 1000 - oldest) / 86_400).toBeLessThanOrEqual(DETAIL_DAYS + 1);
      if (count > 120)
        expect(
          place.inspect((database) =>
            database.prepare(`select count(*) from offer_step where person is not null and from_month = '2026-01'`).pluck().get(),
          ),
        ).toBe(0);
    }
  });

  it('is deleted by the timer: counted every minute, swept every hour', async () => {
    const late = day(DETAIL_DAYS + 2);
    expect(await upkeep(late)).toMatchObject({ facts: 7 });
    await store.record([
      fact('asked', { at: START, person: 'old', offer: 'old' }),
      fact('asked', { at: late, person: 'new', offer: 'new' }),
    ]);
    expect(await upkeep(new Date(late.getTime() + 10_000))).toBeUndefined();
    expect(await upkeep(new Date(late.getTime() + 61_000))).toBeUndefined();
    expect(await upkeep(new Date(late.getTime() + 3_700_000))).toMatchObject({ facts: 1 });
  });

  it('is not deleted before it was counted', async () => {
    expect(await store.retention.sweep(day(400))).toMatchObject({ facts: 0 });
    await upkeep(day(400), true);
    expect(facts()).toBe(1);
  });

  it('is visible: when it was swept last, and how old the oldest fact is', async () => {
    expect(await store.retention.state()).toMatchObject({ facts: 8, oldestFact: START });
    await upkeep(day(120), true);
    expect(await store.retention.state()).toMatchObject({ facts: 1, lastSweep: day(120), oldestFact: day(60) });
  });
});

describe('what else goes', () => {
  it('is to whom a message went, but not that it went', async () => {
    await store.start('wim', { channel: 'slack', id: 'U1' }, START);
    await store.plan('kerst', '2026-01-10', [toPerson('wim')], { through: START });
    const [delivery] = await store.claim(START, day(1), 1);
    await store.attempt(delivery?.id ?? 0, START, () => 'go');
    await store.settle(
      delivery?.id ?? 0,
      { state: 'sent', day: '2026-01-10', outcome: fact('nudge-sent', { person: 'wim', at: START }) },
      START,
    );
    await store.retention.sweep(day(DETAIL_DAYS + 1));
    expect(await store.tally()).toMatchObject({ audience: 1, sent: 1 });
    expect(await store.personData('wim')).toMatchObject({ deliveries: 0, subscribed: true });
  });

  it('are follow-ups nobody was asked, and the key of a quarter of which the log says nothing any more', async () => {
    const address = { channel: 'slack', id: 'U0LATE' } as const;
    await store.followUps.askFollowUp({
      person: 'wim',
      address,
      locale: 'en',
      offer: 'o1',
      category: 'bloemen',
      supplier: 'een',
      dueOn: '2026-01-15',
    });
    await store.record([fact('asked', { person: 'wim', at: START })]);
    await upkeep(day(300), true);
    expect(place.inspect(everythingIn)).not.toContain('U0LATE');
    expect(openKeyring(SECRET, place.file).names.quarters()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseOffer, OFFER_SIZE, type OfferQuestion } from '../../src/domain/offer.ts';
import { type Supplier, shelfOn } from '../../src/domain/supplier.ts';
import { fitContext, supplier, TODAY } from './samples.ts';

const NAMES = ['aster', 'bloem', 'chrysant', 'dahlia', 'erica', 'fresia', 'gerbera'];

function question(facts: Partial<OfferQuestion> = {}): OfferQuestion {
  return {
    intent: { category: 'bloemen' },
    suppliers: NAMES.map((name) => supplier(name)),
    context: fitContext(),
    timesShown: new Map(),
    shownToday: [],
    seen: [],
    seed: 'iemand vandaag',
    ...facts,
  };
}

function idsOf(facts: Partial<OfferQuestion> = {}): string[] {
  return chooseOffer(question(facts)).suppliers.map(({ supplier }) => supplier.id);
}

describe('an offer', () => {
  it('has the organisation’s standard choice first, and marks it alone', () => {
    const { suppliers, standardIsSet } = chooseOffer(question({ standardId: 'erica' }));
    expect(suppliers.map(({ standard }) => standard)).toEqual([true, false, false]);
    expect(suppliers[0]?.supplier.id).toBe('erica');
    expect(standardIsSet).toBe(true);
  });

  it('marks the first in turn when the standard choice does not suit', () => {
    const suppliers = [supplier('vast', { regions: ['Limburg'] }), ...NAMES.map((name) => supplier(name))];
    const offer = chooseOffer(question({ suppliers, standardId: 'vast', context: fitContext({ regions: ['Utrecht'] }) }));
    expect(offer.suppliers.map(({ standard }) => standard)).toEqual([true, false, false]);
    expect(offer.standardIsSet).toBe(false);
    expect(offer.misfits).toEqual({ region: 1 });
  });

  it('lets whoever was shown least go first', () => {
    const timesShown = new Map(NAMES.map((name, index) => [name, 10 - index]));
    expect(idsOf({ timesShown })).toEqual(['gerbera', 'fresia', 'erica']);
  });

  it('is the same three when the same person asks again the same day', () => {
    const first = idsOf();
    const timesShown = new Map(first.map((name) => [name, 1]));
    expect(idsOf({ shownToday: first, timesShown })).toEqual(first);
  });

  it('shows others to another person', () => {
    const asked = new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => idsOf({ seed }).join()));
    expect(asked.size).toBeGreaterThan(1);
  });

  it('never repeats in `andere drie` until everybody was seen', () => {
    const seen: string[] = [];
    for (let round = 0; round < 3; round++) {
      const shown = idsOf({ seen, shownToday: seen });
      expect(shown.filter((id) => seen.includes(id))).toEqual([]);
      seen.push(...shown);
    }
    expect(seen.sort()).toEqual(NAMES);
    expect(idsOf({ seen })).toEqual([]);
  });

  it('says how many did not suit, and why', () => {
    const suppliers = [
      supplier('klein', { maximum: 5 }),
      supplier('duur', { price: { from: 90, per: 'persoon' } }),
      supplier('traag', { leadTimeDays: 40 }),
    ];
    const offer = chooseOffer(
      question({ suppliers, intent: { category: 'bloemen', people: 20, date: '2026-10-30', budget: { amount: 30, per: 'person' } } }),
    );
    expect(offer.suppliers).toEqual([]);
    expect(offer.misfits).toEqual({ number: 1, budget: 1, date: 1 });
  });

  it('is fair: over 300 people in a day, the suppliers in turn are shown about as often', () => {
    const timesShown = new Map<string, number>();
    for (let person = 0; person < 300; person++) {
      for (const id of idsOf({ seed: `persoon ${person}`, standardId: 'aster', timesShown }))
        timesShown.set(id, (timesShown.get(id) ?? 0) + 1);
    }
    const inTurn = NAMES.slice(1).map((name) => timesShown.get(name) ?? 0);
    expect(timesShown.get('aster')).toBe(300);
    expect(Math.max(...inTurn) - Math.min(...inTurn)).toBeLessThanOrEqual(2);
    expect(inTurn.reduce((sum, times) => sum + times, 0)).toBe(300 * (OFFER_SIZE - 1));
  });
});

describe('suppliers that may be shown', () => {
  const example = supplier('voorbeeld', { status: 'voorbeeld' });
  const own = supplier('eigen');
  const shelf = (...suppliers: Supplier[]) => shelfOn(TODAY, new Map(suppliers.map((one) => [one.id, one])));

  it('are the examples until the organisation has checked one of its own', () => {
    expect(shelf(example)).toMatchObject({ isExample: true, suppliers: [example] });
    expect(shelf(example, own)).toMatchObject({ isExample: false, suppliers: [own] });
  });

  it('do not fall back to examples while an own supplier is only full', () => {
    expect(shelf(example, supplier('vol', { fullUntil: TODAY })).suppliers).toEqual([]);
  });

  it('are the examples again when every check has expired', () => {
    expect(shelf(example, supplier('verlopen', { validUntil: '2026-10-14' })).suppliers).toEqual([example]);
  });

  it('include the last valid day, and the day after being full', () => {
    const untilToday = supplier('vandaag nog', { validUntil: TODAY, fullUntil: '2026-10-14' });
    expect(shelf(untilToday).suppliers).toEqual([untilToday]);
  });

  it('are never those that nobody has checked', () => {
    expect(shelf(supplier('lijst', { status: 'te-controleren' })).suppliers).toEqual([]);
  });

  it('change with the day', () => {
    const catalogue = new Map([['tot vandaag', supplier('tot vandaag', { validUntil: TODAY })]]);
    expect([TODAY, '2026-10-16', TODAY].map((day) => shelfOn(day, catalogue).suppliers.length)).toEqual([1, 0, 1]);
  });
});

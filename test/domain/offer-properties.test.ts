import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar.ts';
import { chooseOffer, OFFER_SIZE } from '../../src/domain/offer.ts';
import { SUPPLIER_STATUSES, type Supplier, shelfOn } from '../../src/domain/supplier.ts';
import { fitContext, supplier, TODAY } from './samples.ts';

const nearToday = fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days));
const someSupplier = fc.record(
  {
    status: fc.constantFrom(...SUPPLIER_STATUSES),
    validUntil: nearToday,
    fullUntil: nearToday,
    leadTimeDays: fc.nat(30),
    minimum: fc.nat(60),
    maximum: fc.integer({ min: 1, max: 400 }),
    price: fc.record({ from: fc.nat(100), per: fc.constantFrom('stuk' as const, 'persoon' as const, 'keer' as const) }),
    regions: fc.subarray(['Utrecht', 'Limburg', 'heel Nederland']),
    categories: fc.subarray(['bloemen', 'gebak']),
  },
  { requiredKeys: ['status'] },
);
const catalogue = fc
  .array(someSupplier, { maxLength: 14 })
  .map((list) =>
    list.map((facts, index) =>
      supplier(`l${index}`, { ...facts, ...(facts.categories ? {} : { categories: ['bloemen'] }) } as Partial<Supplier>),
    ),
  );
const wishes = fc.record(
  {
    date: nearToday,
    people: fc.integer({ min: 1, max: 500 }),
    budget: fc.record({ amount: fc.integer({ min: 1, max: 5000 }), per: fc.constantFrom('person' as const, 'total' as const) }),
  },
  { requiredKeys: [] },
);
const id = fc.nat(13).map((index) => `l${index}`);
const situation = fc.record({
  wishes,
  regions: fc.subarray(['Utrecht', 'Limburg']),
  standardId: id,
  shownToday: fc.uniqueArray(id, { maxLength: 3 }),
  seen: fc.uniqueArray(id, { maxLength: 6 }),
  counts: fc.array(fc.nat(50), { maxLength: 14 }),
  seed: fc.string(),
});

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function offerFor(suppliers: readonly Supplier[], { wishes, regions, counts, ...rest }: Situation & { lastYearId?: string }) {
  const timesShown = new Map(counts.map((count, index) => [`l${index}`, count]));
  return chooseOffer({
    ...rest,
    intent: { category: 'bloemen', ...wishes },
    suppliers: shelf(suppliers),
    context: fitContext({ regions }),
    timesShown,
  });
}

/** Everybody who suits, by going on with three others until there are none. */
function fits(suppliers: readonly Supplier[], situation: Situation): string[] {
  const seen: string[] = [];
  for (;;) {
    const next = offerFor(suppliers, { ...situation, seen }).suppliers.map(({ supplier }) => supplier.id);
    if (next.length === 0) return seen;
    seen.push(...next);
  }
}

function shelf(suppliers: readonly Supplier[]): readonly Supplier[] {
  return shelfOn(TODAY, new Map(suppliers.map((one) => [one.id, one]))).suppliers;
}

/** Holds for whatever catalogue, request and history. */
function always(holds: (suppliers: readonly Supplier[], situation: Situation) => void): void {
  fc.assert(fc.property(catalogue, situation, holds), { numRuns: 400 });
}

describe('whatever the catalogue and the request, an offer', () => {
  it('never has more than three, nor one of them twice', () => {
    always((suppliers, situation) => {
      const ids = offerFor(suppliers, situation).suppliers.map(({ supplier }) => supplier.id);
      expect(ids.length).toBeLessThanOrEqual(OFFER_SIZE);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('never has an unchecked, expired or full supplier, nor one of another category', () => {
    always((suppliers, situation) => {
      for (const { supplier } of offerFor(suppliers, situation).suppliers) {
        expect(supplier.status).not.toBe('te-controleren');
        expect(supplier.validUntil && supplier.validUntil >= TODAY).toBe(true);
        expect(supplier.fullUntil === undefined || supplier.fullUntil < TODAY).toBe(true);
        expect(supplier.categories).toContain('bloemen');
      }
    });
  });

  it('never has an example while the organisation has a checked supplier of its own', () => {
    always((suppliers, situation) => {
      const hasOwn = suppliers.some(({ status, validUntil }) => status === 'gecontroleerd' && (validUntil ?? '') >= TODAY);
      const shown = offerFor(suppliers, situation).suppliers.map(({ supplier }) => supplier.status);
      expect(shown.filter((status) => status === (hasOwn ? 'voorbeeld' : 'gecontroleerd'))).toEqual([]);
    });
  });

  it('marks at most one as the standard choice, and then the first', () => {
    always((suppliers, situation) => {
      const marks = offerFor(suppliers, situation).suppliers.map(({ standard }) => standard);
      expect(marks.slice(1)).not.toContain(true);
      if (situation.seen.length === 0 && marks.length > 0) expect(marks[0]).toBe(true);
    });
  });

  it('begins with what this person chose last year, where that may be shown and was not seen, and marks nothing else so', () => {
    always((suppliers, situation) => {
      const usual = offerFor(suppliers, situation);
      for (const lastYearId of Array.from({ length: 14 }, (_, index) => `l${index}`)) {
        const offer = offerFor(suppliers, { ...situation, lastYearId });
        const marked = offer.suppliers.filter(({ lastYear }) => lastYear).map(({ supplier }) => supplier.id);
        const mayBeShown = fits(suppliers, situation).includes(lastYearId) && !situation.seen.includes(lastYearId);
        expect(marked).toEqual(mayBeShown ? [lastYearId] : []);
        if (mayBeShown) expect(offer.suppliers[0]?.supplier.id).toBe(lastYearId);
        expect(offer.suppliers.length).toBe(usual.suppliers.length);
      }
    });
  });

  it('never has somebody who was seen already', () => {
    always((suppliers, situation) => {
      const ids = offerFor(suppliers, situation).suppliers.map(({ supplier }) => supplier.id);
      expect(ids.filter((id) => situation.seen.includes(id))).toEqual([]);
    });
  });

  it('accounts for every supplier of the category: shown, remaining, seen or said why not', () => {
    always((suppliers, situation) => {
      const { suppliers: shown, remaining, misfits } = offerFor(suppliers, { ...situation, seen: [] });
      const refused = Object.values(misfits).reduce((sum, count) => sum + count, 0);
      const all = shelf(suppliers).filter(({ categories }) => categories.includes('bloemen'));
      expect(shown.length + remaining + refused).toBe(all.length);
    });
  });

  it('is the same for the same person, request and history', () => {
    always((suppliers, situation) => {
      expect(offerFor([...suppliers].reverse(), situation)).toEqual(offerFor(suppliers, situation));
    });
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUNNEL_DIMENSIONS, type FunnelTable, funnelTable, rowsBy } from '../../src/domain/funnel.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { FUNNEL_STEPS, MIXED, type Sum, WITH_AND_WITHOUT } from '../../src/domain/step.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type DatabaseFile, databaseFile } from './database-file.ts';
import { fact } from './samples.ts';

const N = 5;
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
const NUDGES = {
  a: { nudge: { nudge: 'a', occurrence: '2026-01-05', variant: 'standaard' }, lever: 'gemak', advice: 'klein' },
  b: { nudge: { nudge: 'b', occurrence: '2026-01-05', variant: 'verhaal' }, lever: 'gemak', advice: 'collegas' },
} as const;

let place: DatabaseFile;
let store: Store;
beforeEach(() => open());
afterEach(() => close());

function open(): void {
  place = databaseFile();
  store = openSqliteStore(place.file, 'Europe/Amsterdam');
}
async function close(): Promise<void> {
  await store.close();
  place.remove();
}

const noon = (month: string, day: number) => new Date(`${month}-${String(day).padStart(2, '0')}T12:00Z`);
const tableOf = async (dimension: (typeof FUNNEL_DIMENSIONS)[number], from = '2026-01', to = '2026-12'): Promise<FunnelTable> =>
  funnelTable(
    await store.reports.published(from, to, N),
    rowsBy(dimension, (nudge) => `moment-${nudge}`),
  );
const asks = (people: number, facts: Partial<Outcome> = {}, from = 0): Outcome[] =>
  Array.from({ length: people }, (_, index) =>
    fact('asked', {
      at: noon('2026-01', 5),
      person: `p${index + from}`,
      offer: `${facts.category ?? 'bloemen'}-${index + from}`,
      ...facts,
    }),
  );

describe('a bundle', () => {
  it('is published when enough people are in it, and then stays as it is', async () => {
    await store.record(asks(4));
    expect(await store.reports.catchUp(noon('2026-01', 6), N)).toEqual({ counted: 4, published: 0 });
    expect((await tableOf('category')).rows).toEqual([]);
    await store.record(asks(1, {}, 4));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total.asked).toBe(5);
    await store.record(asks(4, {}, 5));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total.asked).toBe(5);
    await store.record(asks(1, {}, 9));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total.asked).toBe(10);
  });

  it('counts people, not requests', async () => {
    await store.record(
      Array.from({ length: 20 }, (_, index) => fact('asked', { at: noon('2026-01', 5), person: 'one', offer: `o${index}` })),
    );
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total.asked).toBeNull();
  });

  it('gives up what tells least when a month is over: first the nudge, then the channel, the category last', async () => {
    await store.record([...asks(3, { channel: 'slack' }), ...asks(3, { channel: 'teams' }, 3), ...asks(2, { category: 'gebak' })]);
    await store.reports.catchUp(noon('2026-01', 30), N);
    expect((await tableOf('category')).rows).toEqual([]);
    await store.reports.catchUp(noon('2026-02', 1), N);
    expect((await tableOf('category')).rows).toMatchObject([{ key: 'bloemen', counts: { asked: 6 } }]);
    expect(await tableOf('channel')).toMatchObject({ rows: [], mixed: { asked: 6 }, total: { asked: 6 } });
    await store.record(asks(3, { category: 'koerier', at: noon('2026-02', 3) }, 20));
    await store.reports.catchUp(noon('2026-05', 1), N);
    expect((await tableOf('category')).mixed.asked).toBe(5);
    expect((await tableOf('month')).mixed.asked).toBe(5);
  });

  it('of a step waits while a few people would be left behind', async () => {
    await store.record(asks(12));
    await store.record(asks(12).map((one) => ({ ...one, kind: 'shown' as const, suppliers: ['een'] })));
    await store.record(asks(10).map((one) => ({ ...one, kind: 'chosen' as const, suppliers: ['een'] })));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total).toMatchObject({ asked: 12, shown: 12, chosen: null });
    await store.record(asks(2, {}, 10).map((one) => ({ ...one, kind: 'chosen' as const, suppliers: ['een'] })));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total).toMatchObject({ asked: 12, chosen: 12 });
  });

  it('counts an offer in the month it was asked in, however late it was chosen', async () => {
    await store.record([...asks(6), ...asks(6).map((one) => ({ ...one, kind: 'shown' as const, suppliers: ['een'] }))]);
    await store.record(asks(6).map((one) => ({ ...one, kind: 'chosen' as const, suppliers: ['een'], at: noon('2026-02', 2) })));
    await store.reports.catchUp(noon('2026-02', 3), N);
    expect((await tableOf('month')).rows).toMatchObject([{ key: '2026-01', counts: { asked: 6, chosen: 6 } }]);
  });

  it('keeps its sum when somebody in it is forgotten', async () => {
    await store.record(asks(7));
    await store.forget('p0');
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('category')).total.asked).toBe(7);
    await store.forget('p1');
    await store.forget('p2');
    expect((await tableOf('category')).total.asked).toBe(7);
    expect(
      (await store.reports.check()).every(({ counted, published, waiting, missing }) => counted === published + waiting && missing === 0),
    ).toBe(true);
  });

  it('that was made when smaller groups were allowed is hidden when the organisation asks for larger ones', async () => {
    await store.record(asks(6));
    await store.reports.catchUp(noon('2026-01', 6), 5);
    expect(await store.reports.published('2026-01', '2026-01', 6)).toHaveLength(1);
    expect(await store.reports.published('2026-01', '2026-01', 7)).toHaveLength(0);
  });

  it('counts messages to rooms at once, because they are about nobody', async () => {
    const { person, ...sent } = fact('nudge-sent', { ...NUDGES.a, at: noon('2026-01', 5) });
    await store.record([sent, fact('nudge-sent', { ...NUDGES.a, at: noon('2026-01', 5) })]);
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect((await tableOf('nudge')).rows).toMatchObject([{ key: 'a', counts: { 'nudged-rooms': 1, 'nudged-people': null } }]);
  });

  it('can be counted again from the log, and nothing changes', async () => {
    await store.record(asks(9));
    await store.reports.catchUp(noon('2026-01', 6), N);
    expect(await store.reports.recount()).toBe(0);
    place.inspect((database) => database.exec(`delete from offer_step where offer = 'bloemen-3'`));
    expect((await store.reports.check()).find(({ step }) => step === 'asked')).toMatchObject({ missing: 1 });
  });
});

// ── Whatever happens, and whatever is asked ─────────────────────────────────────────────────────

const act = fc.record({
  person: fc.integer({ min: 0, max: 11 }),
  category: fc.constantFrom('bloemen', 'gebak'),
  channel: fc.constantFrom('slack', 'teams' as const),
  nudge: fc.constantFrom(undefined, 'a', 'b'),
  steps: fc.subarray(['shown', 'chosen', 'bought', 'reaction', 'other'] as const),
});
const chapter = fc.record({
  acts: fc.array(act, { minLength: 0, maxLength: 25 }),
  forget: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
  nextMonth: fc.boolean(),
});

interface Counted {
  readonly offer: string;
  readonly step: string;
  readonly sum: Sum;
}

/** Every published fact with the traits of its bundle: what a report that counts it can say of it. */
function publishedFacts(): Counted[] {
  return place.inspect((database) =>
    (database.prepare('select * from offer_step where waiting = 0').all() as Record<string, string>[]).map((row) => ({
      offer: row.offer ?? '',
      step: row.step ?? '',
      sum: { ...row, fromMonth: row.from_month, toMonth: row.to_month, count: 1 } as unknown as Sum,
    })),
  );
}

describe('whatever people do, and whichever reports are asked for and subtracted', () => {
  it('no figure and no difference of two figures is about fewer people than the smallest group, and no funnel widens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(chapter, { minLength: 2, maxLength: 6 }), async (chapters) => {
        await close();
        open();
        const whose = new Map<string, number>();
        const sets: Map<string, Set<string>>[] = [];
        let month = 0;
        for (const { acts, forget, nextMonth } of chapters) {
          const at = noon(MONTHS[month] ?? '', 10);
          for (const { person, category, channel, nudge, steps } of acts) {
            const offer = `o${whose.size}`;
            whose.set(offer, person);
            const about = { at, person: `p${person}`, category, channel, offer, ...(nudge && NUDGES[nudge as 'a']) } as const;
            await store.record([
              fact('asked', about),
              ...steps.map((kind) =>
                fact(kind, { ...about, suppliers: ['een'], ...(kind === 'reaction' && { answer: 'pleased' as const }) }),
              ),
            ]);
          }
          if (forget !== undefined) await store.forget(`p${forget}`);
          if (nextMonth) month = Math.min(month + 1, MONTHS.length - 1);
          await store.reports.catchUp(noon(MONTHS[month] ?? '', 11), N);

          const facts = publishedFacts();
          const asked = new Map<string, Set<string>>();
          for (const dimension of FUNNEL_DIMENSIONS) {
            const rowOf = rowsBy(dimension, (id) => `moment-${id}`);
            for (const [first, from] of MONTHS.entries()) {
              for (const to of MONTHS.slice(first)) {
                const within = facts.filter(({ sum }) => sum.fromMonth >= from && sum.toMonth <= to);
                const table = await tableOf(dimension, from, to);
                const rows = [
                  ...table.rows,
                  { key: MIXED, counts: table.mixed },
                  { key: WITH_AND_WITHOUT, counts: table.unsure },
                  { key: 'total', counts: table.total },
                ];
                for (const { key, counts } of rows) {
                  for (const [step, figure] of Object.entries(counts)) {
                    const counted = within.filter(
                      ({ step: its, sum }) =>
                        its === step && (key === 'total' ? ![undefined, WITH_AND_WITHOUT].includes(rowOf(sum)) : rowOf(sum) === key),
                    );
                    expect(counted.length).toBe(figure ?? 0);
                    if (figure) asked.set([dimension, from, to, key, step].join(' '), new Set(counted.map(({ offer }) => offer)));
                  }
                  if (key === MIXED || key === WITH_AND_WITHOUT) continue;
                  const funnel = FUNNEL_STEPS.map((step) => counts[step] ?? 0);
                  expect(funnel).toEqual([...funnel].sort((a, b) => b - a));
                }
              }
            }
          }
          sets.push(asked);
        }
        // The same question later, and every other question of the same step: what is left is nobody, or enough people.
        const people = (offers: Iterable<string>) => new Set([...offers].map((offer) => whose.get(offer))).size;
        const distinct = new Map<string, Set<string>>();
        for (const [moment, asked] of sets.entries())
          for (const [question, offers] of asked) {
            const step = question.slice(question.lastIndexOf(' ') + 1);
            distinct.set(`${step}:${[...offers].sort().join()}`, offers);
            const earlier = sets[moment - 1]?.get(question);
            if (earlier) expect([...earlier].every((offer) => offers.has(offer))).toBe(true);
          }
        const figures = [...distinct].map(([name, offers]) => ({ step: name.slice(0, name.indexOf(':')), offers }));
        for (const { offers } of figures) expect(people(offers)).toBeGreaterThanOrEqual(N);
        for (const a of figures)
          for (const b of figures) {
            if (a.step !== b.step || b.offers.size >= a.offers.size || ![...b.offers].every((offer) => a.offers.has(offer))) continue;
            const left = people([...a.offers].filter((offer) => !b.offers.has(offer)));
            expect(left === 0 || left >= N, `${a.step}: ${left} people are left`).toBe(true);
          }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

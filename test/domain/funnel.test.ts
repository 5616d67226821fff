import { describe, expect, it } from 'vitest';
import { BEHAVIOURS, type FunnelCounts, type FunnelGroup, funnelRows } from '../../src/domain/funnel.ts';
import { formatNudgeRef, parseNudgeRef } from '../../src/domain/outcome.ts';

const NOTHING = { asked: 0, shown: 0, chosen: 0, more: 0, other: 0, self: 0, unmet: 0, nudgesSent: 0, nudgesClicked: 0 };

/** `people` of them, everybody of whom did everything unless `doing` says how many did what. */
function group(key: string, people: number, counts: Partial<FunnelCounts>, doing: Partial<FunnelGroup['people']> = {}): FunnelGroup {
  const everybody = Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, people])) as FunnelGroup['people'];
  return { key, counts: { ...NOTHING, ...counts }, everybody: people, people: { ...everybody, ...doing } };
}

describe('a report', () => {
  it('hides what fewer than ten people did, and leaves it out of the total', () => {
    const { rows, total } = funnelRows([group('bloemen', 10, { asked: 12, chosen: 4 }), group('gebak', 9, { asked: 30 })], 10);
    expect(rows).toEqual([
      { key: 'bloemen', hidden: false, counts: { ...NOTHING, asked: 12, chosen: 4 } },
      { key: 'gebak', hidden: true, nudgesSent: 0 },
    ]);
    expect(total.asked).toBe(12);
  });

  it('hides one figure of a large group when few people are behind it', () => {
    const { rows, total } = funnelRows([group('bloemen', 40, { asked: 50, chosen: 3, self: 12 }, { chosen: 1, self: 12 })], 10);
    expect(rows).toMatchObject([{ hidden: false, counts: { asked: 50, chosen: null, self: 12, other: 0 } }]);
    expect(total).toMatchObject({ asked: 50, chosen: null, self: 12 });
  });

  it('never goes under five, whatever the setting says', () => {
    expect(funnelRows([group('gebak', 4, { asked: 4 })], 1).rows[0]?.hidden).toBe(true);
    expect(funnelRows([group('gebak', 5, { asked: 5 })], 1).rows[0]?.hidden).toBe(false);
  });

  it('still tells how many messages went to rooms, because that is about nobody', () => {
    expect(funnelRows([group('kerst', 0, { nudgesSent: 3 })], 10).rows).toEqual([
      { key: 'kerst', hidden: false, counts: { ...NOTHING, nudgesSent: 3 } },
    ]);
    expect(funnelRows([group('kerst', 2, { nudgesSent: 3, nudgesClicked: 2 })], 10).rows).toEqual([
      { key: 'kerst', hidden: true, nudgesSent: 3 },
    ]);
  });
});

describe('the name of one message of one nudge', () => {
  it('comes back from its text', () => {
    const ref = { nudge: 'kerst', occurrence: '2026-09-18', variant: 'met # en @' };
    expect(parseNudgeRef(formatNudgeRef(ref))).toEqual(ref);
    expect(parseNudgeRef('kerst')).toBeUndefined();
  });
});

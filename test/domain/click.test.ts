import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLICK_LIFETIME_DAYS, type ClickPayload, formatVerb, readClick, readVerb, signClick, VERBS } from '../../src/domain/click.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';

const key = deriveKey('a secret key that is long enough for tests', 'clicks');
const now = new Date('2026-10-15T10:00:00+02:00');
const minute = Math.floor(now.getTime() / 60_000);
const payload: ClickPayload = {
  at: minute,
  person: 'abcdefgh',
  offer: 'o1',
  category: 'bloemen',
  shown: ['een', 'twee', 'drie'],
  people: 25,
};
const token = signClick(payload, key);

describe('a button', () => {
  it('carries all it needs, and gives it back to whom it was made for', () => {
    expect(readClick(token, key, now, 'abcdefghijkl')).toEqual(payload);
  });

  it('is refused when any bit of it was changed', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.nat(6), (index, bit) => {
        const bytes = Buffer.from(token, 'latin1');
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        return readClick(bytes.toString('latin1'), key, now, 'abcdefghijkl') === 'forged';
      }),
    );
  });

  it('is refused when it is made up, cut off or signed with another key', () => {
    const other = deriveKey('another secret key that is long enough', 'clicks');
    for (const made of ['', 'x', token.slice(1), token.slice(0, -1), `${token}x`, '€'.repeat(40), signClick(payload, other)])
      expect(readClick(made, key, now, 'abcdefghijkl')).toBe('forged');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readClick(text, key, now, 'abcdefghijkl') === 'forged'));
  });

  it('is not signed with the key of the pseudonyms', () => {
    expect(
      readClick(signClick(payload, deriveKey('a secret key that is long enough for tests', 'pseudonyms')), key, now, 'abcdefghijkl'),
    ).toBe('forged');
  });

  it('is refused when somebody else taps it', () => {
    expect(readClick(token, key, now, 'zyxwvutsrq')).toBe('not-yours');
  });

  it('in a room is for anybody', () => {
    expect(readClick(signClick({ at: minute, category: 'bloemen' }, key), key, now, 'zyxwvutsrq')).toEqual({
      at: minute,
      category: 'bloemen',
    });
  });

  it('works for two months and not longer', () => {
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    expect(readClick(token, key, later(CLICK_LIFETIME_DAYS), 'abcdefghijkl')).toEqual(payload);
    expect(readClick(token, key, later(CLICK_LIFETIME_DAYS + 1), 'abcdefghijkl')).toBe('stale');
  });

  it('of an earlier version that lacks something is too old, not a crash', () => {
    expect(readClick(signClick({ category: 'bloemen' } as ClickPayload, key), key, now, 'abcdefghijkl')).toBe('stale');
  });

  it('fits in what Slack lets a button carry, also with everything said', () => {
    const ids = Array.from({ length: 15 }, (_, index) => `een-behoorlijk-lang-leveranciers-id-${index}`);
    const full: ClickPayload = {
      ...payload,
      shown: ids.slice(0, 3),
      seen: ids.slice(3),
      date: '2026-11-27',
      place: "'s-Hertogenbosch",
      budget: { amount: 12_000.5, per: 'total' },
      nudge: 'kerstpakketten-met-een-verhaal@2026-09-18#een-variant',
    };
    expect(signClick(full, key).length).toBeLessThanOrEqual(2000);
  });
});

describe('a verb', () => {
  it.each(VERBS)('%s comes back as it went out', (verb) => {
    expect(readVerb(formatVerb(verb, undefined))).toEqual({ verb, index: 1 });
    expect(readVerb(formatVerb(verb, 3))).toEqual({ verb, index: 3 });
  });

  it.each(['', 'choose:', 'choose:x', 'buy', 'choose:1:2', 'CHOOSE', 'choose:-1'])('"%s" is none', (text) => {
    expect(readVerb(text)).toBeUndefined();
  });
});

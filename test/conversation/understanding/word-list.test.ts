import { describe, expect, it } from 'vitest';
import { WordList } from '../../../src/conversation/understanding/word-list.ts';

const words = new WordList();

describe('the list of Dutch words', () => {
  it.each(['tafel', 'tijd', 'bijzonder', 'ijs'])('has %s', (word) => expect(words.lists(word)).toBe(true));

  it.each(['wiebelding', 'tijdt', 'bloemn'])('has no %s', (word) => expect(words.lists(word)).toBe(false));

  it.each(['zoekt', 'werkte', 'mooie', 'blijft', 'borrelend'])('has %s, bent from what it lists', (word) =>
    expect(words.has(word)).toBe(true),
  );

  it('composes klantenservice', () => expect(words.composes('klantenservice')).toBe(true));

  it('composes deegmachine, when a part may be as short as that', () => {
    expect([words.composes('deegmachine'), words.composes('deegmachine', 4)]).toEqual([false, true]);
  });

  it('does not compose katering', () => expect(words.composes('katering')).toBe(false));
});

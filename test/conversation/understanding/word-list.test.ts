import { describe, expect, it } from 'vitest';
import { WordList } from '../../../src/conversation/understanding/word-list.ts';

const words = new WordList();

describe('the list of Dutch words', () => {
  it.each(['tafel', 'tijd', 'bijzonder', 'ijs'])('has %s', (word) => expect(words.lists(word)).toBe(true));

  it.each(['wiebelding', 'tijdt', 'bloemn'])('has no %s', (word) => expect(words.lists(word)).toBe(false));

  it.each(['zoekt', 'werkte', 'mooie', 'blijft'])('has %s, bent from what it lists', (word) => expect(words.has(word)).toBe(true));
});

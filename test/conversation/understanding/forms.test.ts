import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../../src/content/load.ts';
import { formsOf, isFormOf, lemmasOf } from '../../../src/conversation/understanding/forms.ts';
import { PROJECT } from '../../world.ts';

const { vocabulary } = loadContent(PROJECT);
const words = [...vocabulary.categories.values()]
  .flatMap(({ strong, weak }) => [...strong, ...weak])
  .filter((word) => /^[a-z]+$/.test(word));

describe('a bent word', () => {
  it.each([
    ['bossen', 'bos'],
    ['rozen', 'roos'],
    ['brieven', 'brief'],
    ['zalen', 'zaal'],
    ['taartje', 'taart'],
    ['bloemetjes', 'bloem'],
    ['vergaderinkje', 'vergadering'],
    ["paraplu's", 'paraplu'],
    ['lunches', 'lunch'],
    ['aanbiedingen', 'aanbieding'],
  ])('%s comes from %s', (form, lemma) => {
    expect(lemmasOf(form)).toContain(lemma);
    expect(isFormOf(form, lemma, 'dutch')).toBe(true);
  });

  it('finds its way back, whichever word of the vocabulary is bent in whichever way', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), (word) => {
        for (const form of formsOf(word)) expect(lemmasOf(form)).toContain(word);
      }),
      { numRuns: 1000 },
    );
  });
});

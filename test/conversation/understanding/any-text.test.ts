import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, message } from './reader.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc
    .array(fc.constantFrom('bloemen', 'voor', '25', 'man', 'vrijdag', '12 euro pp', 'in', 'Best', '€', '-', '/', '.', 'kerst', '\n'), {
      maxLength: 300,
    })
    .map((words) => words.join(' ')),
);

describe('any text at all', () => {
  it('is read without an error, and never answered with more than it knows', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const read of [command(text), message(text)]) {
          if (read.category !== null) expect(read.candidates).toEqual([]);
          if (read.date !== undefined) expect(read.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          if (read.people !== undefined) expect(read.people).toBeGreaterThan(0);
          if (read.budget !== undefined) expect(read.budget.amount).toBeGreaterThan(0);
          if (!read.intent) expect(read.category).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('means the same whatever the case and the spaces around it', () => {
    fc.assert(
      fc.property(fc.constantFrom('bloemen', 'lunch voor 25 man', 'laptop', 'kerst pakketten'), (text) => {
        expect(command(`  ${text.toUpperCase()}  `)).toEqual(command(text));
      }),
    );
  });

  it('is not read past its first thousand characters, however long it is', () => {
    const filler = 'x'.repeat(1_000_000);
    expect(command(`bloemen ${filler} laptop vrijdag`)).toEqual(command(`bloemen ${filler.slice(0, 1000)}`));
  });
});

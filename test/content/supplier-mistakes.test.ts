import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/content/problem.ts';
import { shelfOn } from '../../src/domain/supplier.ts';
import { loadSmall, remarksOn, supplierText } from './small-content.ts';

const FILE = 'catalogue/suppliers/eigen.yaml';

function remarks(fields: Readonly<Record<string, string>>): string[] {
  return remarksOn(FILE, supplierText('bloeiwerk', fields));
}

describe('the smallest content', () => {
  it('has nothing wrong with it', () => {
    expect(loadSmall().problems).toEqual([]);
    expect([...loadSmall().content.suppliers.keys()]).toEqual(['bloeiwerk']);
  });
});

describe('a mistake in a supplier', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a category misspelt',
      { categorieen: '[bloemen, gebek]' },
      /^4: fout: De categorie "gebek" ken ik niet\. Bedoel je "gebak"\? Kies uit: bloemen, gebak\./,
    ],
    [
      'a status misspelt',
      { status: 'gecontroleert' },
      /^7: fout: .*"gecontroleert" ken ik niet\. Bedoel je "gecontroleerd"\? Kies uit: voorbeeld, te-controleren, gecontroleerd/,
    ],
    ['a price band that is none', { prijsklasse: 'goedkoop' }, /^11: fout: .*Kies uit: €, €€, €€€, laag, midden, hoog/],
    ['a day that does not exist', { geldig_tot: '2027-02-30' }, /^9: fout: .*schrijf een dag als 2026-11-27/],
    ['an offer left out', { aanbod: '' }, /^1: fout: Het veld ".*aanbod" ontbreekt/],
    ['a mail address that is none', { bestellen: '{ mail: bel ons }' }, /^11: fout: .*bestellen\.mail/],
    ['an impact without words', { impact: '{ sinds: 2016 }' }, /^6: fout: .*impact.*tekst, sinds/],
    ['an order deadline that is no day', { uiterste_besteldata: '{ kerst: half december }' }, /^11: fout: .*kerst.*"12-25"/],
    ['a source without a title', { bronnen: '[{ url: "https://voorbeeld.example" }]' }, /^10: fout: .*titel/],
    ['a checked one without a date', { gecontroleerd_op: '' }, /^1: fout: .*"gecontroleerd", maar "gecontroleerd_op" ontbreekt/],
    ['a checked one without an end', { geldig_tot: '' }, /^1: fout: .*"gecontroleerd", maar "geldig_tot" ontbreekt/],
    ['a checked one without a source', { bronnen: '[]' }, /^10: fout: .*heeft geen bron/],
  ])('such as %s is told with its line, and the supplier is left out', (_what, fields, message) => {
    const text = supplierText('bloeiwerk', fields);
    expect(remarksOn(FILE, text)).toContainEqual(expect.stringMatching(message));
    expect([...loadSmall({ [FILE]: text }).content.suppliers.keys()]).toEqual([]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a field that nobody knows', { levertijd: '3' }, /^11: let op: Het veld "levertijd" ken ik niet\. Bedoel je "levertijd_dagen"\?/],
    [
      'an order deadline for a moment that nobody knows',
      { uiterste_besteldata: '{ kerts: "12-10" }' },
      /^11: let op: Het moment "kerts" ken ik niet\. Bedoel je "kerst"\?/,
    ],
  ])('such as %s is a remark, and the supplier stays', (_what, fields, message) => {
    expect(remarks(fields)).toEqual([expect.stringMatching(message)]);
  });

  it('does not stop the others, in the same file or in another', () => {
    const wrong = supplierText('fout', { status: 'gecontroleert' });
    const { content, problems } = loadSmall({
      [FILE]: supplierText('een') + wrong + supplierText('twee'),
      'catalogue/suppliers/ander.yaml': supplierText('drie'),
    });
    expect([...content.suppliers.keys()].sort()).toEqual(['drie', 'een', 'twee']);
    expect(problems.map(formatProblem)).toEqual([expect.stringMatching(/^catalogue\/suppliers\/eigen\.yaml:17: fout/)]);
  });

  it('that breaks the YAML is told with its line, and the other files stay', () => {
    const { content, problems } = loadSmall({
      [FILE]: '- id: een\n  naam: "Een\n',
      'catalogue/suppliers/ander.yaml': supplierText('drie'),
    });
    expect([...content.suppliers.keys()]).toEqual(['drie']);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^catalogue\/suppliers\/eigen\.yaml:[23]: fout: Dit is geen goede YAML/),
    ]);
  });

  it('such as one id for two suppliers is told at the second', () => {
    const { content, problems } = loadSmall({ [FILE]: supplierText('een') + supplierText('een', { naam: 'Nog een' }) });
    expect(content.suppliers.get('een')?.name).toBe('Naam van een');
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^catalogue\/suppliers\/eigen\.yaml:11: fout: .*"een" staat er twee keer in/),
    ]);
  });

  it('such as an id with capitals or spaces is told', () => {
    expect(remarksOn(FILE, supplierText('Bloei Werk'))).toEqual([
      expect.stringMatching(/^1: fout: .*kleine letters, cijfers en streepjes/),
    ]);
  });

  it('such as a file that is no list is told', () => {
    expect(remarksOn(FILE, 'id: een\nnaam: Een\n')).toEqual([expect.stringMatching(/^1: fout: Ik verwacht een lijst van leveranciers/)]);
  });
});

describe('a supplier', () => {
  it('that nobody has checked needs no dates, and is never offered', () => {
    const { content, problems } = loadSmall({
      [FILE]: supplierText('lead', { status: 'te-controleren', gecontroleerd_op: '', geldig_tot: '' }),
    });
    expect(problems).toEqual([]);
    expect(shelfOn('2026-10-15', content.suppliers).suppliers).toEqual([]);
  });

  it('may stand in a list under "leveranciers", and say its impact in one sentence', () => {
    const list = supplierText('een', { impact: 'Twee mensen leren een vak' }).replaceAll('\n', '\n  ').trimEnd();
    const { content, problems } = loadSmall({ [FILE]: `leveranciers:\n  ${list}\n` });
    expect(problems).toEqual([]);
    expect(content.suppliers.get('een')?.impact).toEqual({ text: 'Twee mensen leren een vak', source: 'Een gesprek', date: '2026-01-01' });
  });

  it('delivers in the whole country under each of its names', () => {
    for (const regio of ['landelijk', 'heel Nederland', '[Nederland]', '[Utrecht, Landelijk]'])
      expect(loadSmall({ [FILE]: supplierText('een', { regio }) }).content.suppliers.get('een')?.regions).toEqual(['heel Nederland']);
  });
});

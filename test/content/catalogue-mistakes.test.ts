import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/content/load.ts';
import { loadSmall, remarksOn } from './small-content.ts';

const ORGANISATION = `naam: Gemeente Voorbeeldstad
contact: { naam: Team Inkoop, mail: inkoop@voorbeeldstad.example }
inkoopregels: { grens: 1500, tot_grens: Mag., boven_grens: Vraag eerst., betalen: Met een factuur. }
`;
const moment = (rule: string) => `- id: kerst\n  naam: Kerst\n  regel: ${rule}\n  categorieen: []\n`;

describe('without what nothing works with', () => {
  it.each(['catalogue/categories.yaml', 'catalogue/organisation.yaml'])('such as %s, loading stops and names it', (name) => {
    expect(() => loadSmall({ [name]: null })).toThrow(ContentError);
    expect(() => loadSmall({ [name]: null })).toThrow(new RegExp(`Zonder ${name} kan ik niet starten.*ontbreekt`));
    expect(() => loadSmall({ [name]: 'naam: "Een\n' })).toThrow(/regel [12]: Dit is geen goede YAML/);
  });

  it('such as a mail address of the contact, loading stops and names the line', () => {
    expect(() => loadSmall({ 'catalogue/organisation.yaml': ORGANISATION.replace('inkoop@voorbeeldstad.example', 'geen adres') })).toThrow(
      /regel 2: .*contact\.mail/,
    );
  });
});

describe('a mistake in the organisation', () => {
  const remarks = (more: string) => remarksOn('catalogue/organisation.yaml', ORGANISATION + more);

  it.each<[string, string, RegExp]>([
    [
      'a standard choice for a category that nobody knows',
      'standaardkeuzes:\n  bloemmen: bloeiwerk\n',
      /^5: fout: De categorie "bloemmen" ken ik niet\. Bedoel je "bloemen"\?/,
    ],
    [
      'a standard choice that is not in the catalogue',
      'standaardkeuzes:\n  bloemen: bloeiwerkk\n',
      /^5: fout: .*"bloeiwerkk" ken ik niet\. Bedoel je "bloeiwerk"\?/,
    ],
    [
      'a standard choice that does not sell it',
      'standaardkeuzes:\n  gebak: bloeiwerk\n',
      /^5: fout: Standaardkeuze voor gebak: Naam van bloeiwerk levert dat niet/,
    ],
    [
      'a room to tell back in that nobody knows',
      'kamers:\n  algemeen: [web:plein]\nterugkoppeling:\n  kamer: algemen\n',
      /^7: fout: De kamer "algemen" ken ik niet\. Bedoel je "algemeen"\? Kies uit: algemeen/,
    ],
    ['telling back without a room', 'terugkoppeling: {}\n', /^4: fout: .*"terugkoppeling\.kamer" ontbreekt/],
    ['a group on a report that is too small', 'rapport: { ondergrens: 3 }\n', /^4: fout: .*minstens 5/],
    ['a room without an address', 'kamers:\n  algemeen: [plein]\n', /^5: fout: "plein" is geen adres van een kamer\. Schrijf slack:C0123/],
    ['a closed day that is none', 'gesloten: [2026-12-32]\n', /^4: fout: .*schrijf een dag als/],
  ])('such as %s is told with its line', (_what, more, message) => {
    let said: string[];
    try {
      said = remarks(more);
    } catch (error) {
      said = [(error as Error).message.replace(/^.*regel /, '').replace(': ', ': fout: ')];
    }
    expect(said).toContainEqual(expect.stringMatching(message));
  });
});

describe('a mistake in the moments', () => {
  it.each<[string, string, RegExp]>([
    ['a kind of rule that nobody knows', '{ soort: vastt, maand: 12, dag: 25 }', /^3: fout/],
    ['a day that its month does not have', '{ soort: vast, maand: 2, dag: 30 }', /^3: fout: .*deze dag heeft die maand niet/],
    [
      'a weekday that is none',
      '{ soort: nde_weekdag, maand: 5, weekdag: zondag, n: 2 }',
      /^3: fout: .*Kies uit: ma, di, wo, do, vr, za, zo/,
    ],
    ['a weekday that is the zeroth', '{ soort: nde_weekdag, maand: 5, weekdag: zo, n: 0 }', /^3: fout: .*tel vanaf 1/],
    ['an official date that is none', '{ soort: officieel, data: { 2027: maart } }', /^3: fout: .*schrijf een dag/],
    ['a period that is none', '{ soort: periode, van: "04-31", tot: "05-12" }', /^3: fout: .*schrijf maand-dag/],
  ])('such as %s is told with its line', (_what, rule, message) => {
    expect(remarksOn('catalogue/moments.yaml', moment(rule))).toEqual([expect.stringMatching(message)]);
  });
});

describe('a mistake in the evidence', () => {
  const evidence = (fields: string) =>
    `- id: prijs\n  aanname: Duurder\n  tekst: { nl: Een feit., en: A fact. }\n  sterkte: matig\n${fields}`;

  it('such as a source without a date is told with its line', () => {
    expect(remarksOn('catalogue/evidence.yaml', evidence('  bron: { titel: Een rapport }\n'))).toEqual([
      expect.stringMatching(/^5: fout: .*noem ook de datum/),
    ]);
  });

  it('such as a category that nobody knows is told with its line', () => {
    const text = evidence('  bron: { titel: Een rapport, datum: 2022-04 }\n  categorieen: [bloemmen]\n');
    expect(remarksOn('catalogue/evidence.yaml', text)).toEqual([
      expect.stringMatching(/^6: .*De categorie "bloemmen" ken ik niet\. Bedoel je "bloemen"\?/),
    ]);
  });
});

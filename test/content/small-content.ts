/** The smallest content that works; a test replaces a file in it, or takes one away. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LoadedContent, loadContent } from '../../src/content/load.ts';
import { formatProblem } from '../../src/content/problem.ts';

const SMALL: Readonly<Record<string, string>> = {
  'catalogue/categories.yaml': `- id: bloemen
  naam: { nl: Bloemen, en: Flowers }
  voorbeelden: { nl: boeketten, en: bouquets }
  eenheid: stuks
  bestelling: { nl: bloemen, en: flowers }
- id: gebak
  naam: { nl: Gebak, en: Cake }
  voorbeelden: { nl: taart, en: cake }
  eenheid: personen
  bestelling: { nl: gebak, en: cake }
`,
  'catalogue/organisation.yaml': `naam: Gemeente Voorbeeldstad
contact: { naam: Team Inkoop, mail: inkoop@voorbeeldstad.example }
inkoopregels: { grens: 1500, tot_grens: Mag., boven_grens: Vraag eerst., betalen: Met een factuur. }
kamers:
  algemeen: [web:plein]
`,
  'catalogue/moments.yaml': `- id: kerst
  naam: Kerst
  regel: { soort: vast, maand: 12, dag: 25 }
  categorieen: [bloemen]
`,
  'catalogue/suppliers/eigen.yaml': supplierText('bloeiwerk'),
};

/** A checked supplier; `''` leaves a field out. */
export function supplierText(id: string, fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    naam: `Naam van ${id}`,
    regio: '[heel Nederland]',
    categorieen: '[bloemen]',
    aanbod: 'Boeketten',
    impact: '{ tekst: Twee mensen leren een vak, bron: "https://voorbeeld.example", datum: 2026-01-01 }',
    status: 'gecontroleerd',
    gecontroleerd_op: '2026-01-01',
    geldig_tot: '2027-12-31',
    bronnen: '[Een gesprek]',
    ...fields,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return `- id: ${id}\n${lines.map(([key, value]) => `  ${key}: ${value}`).join('\n')}\n`;
}

/** Loads the small content with these files in place of its own; `null` takes one away. */
export function loadSmall(files: Readonly<Record<string, string | null>> = {}): LoadedContent {
  const folder = mkdtempSync(join(tmpdir(), 'inkopen-content-'));
  try {
    for (const [name, text] of Object.entries({ ...SMALL, ...files })) {
      if (text === null) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return loadContent(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is said about it, without the name of the file it is about. */
export function remarksOn(name: string, text: string): string[] {
  return loadSmall({ [name]: text }).problems.map((problem) => formatProblem(problem).replace(`${name}:`, ''));
}

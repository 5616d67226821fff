/** A nudge as a lead writes it, in a file and in a form. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NudgeDraft } from '../../src/ports/nudge-desk.ts';

export function nudgeText(
  fields: Readonly<Record<string, string>> = {},
  message = 'Denk eens aan een sociale leverancier. Tik op de knop.',
): string {
  const all: Record<string, string> = {
    titel: 'Bloemen van dichtbij',
    categorie: 'bloemen',
    knop: 'gemak',
    advies: 'klein',
    wanneer: '{ cron: "30 9 * * 4" }',
    tijd: '"09:30"',
    doelgroep: '{ kamers: ["web:plein"], mensen: abonnees }',
    status: 'goedgekeurd',
    ...fields,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== '');
  return `---\n${lines.map(([key, value]) => `${key}: ${value}`).join('\n')}\n---\n${message}\n`;
}

/** Only this nudge in a content folder: due every Thursday at half past nine. */
export function onlyNudge(text = nudgeText()): (folder: string) => void {
  return (folder) => {
    rmSync(join(folder, 'nudges'), { recursive: true });
    writeNudge(folder, text);
  };
}

export function writeNudge(folder: string, text: string, name = 'bloemen.md'): void {
  mkdirSync(join(folder, 'nudges'), { recursive: true });
  writeFileSync(join(folder, 'nudges', name), text);
}

/** As somebody fills it in: in order, and due at half past ten on the morning that tests begin with. */
export const DRAFT = {
  titel: 'Gebak voor de vrijwilligers',
  categorie: 'gebak',
  knop: 'motivatie',
  advies: 'goed-gevoel',
  datum: '2026-10-15',
  tijd: '10:30',
  kamers: 'web:plein',
  mensen: 'geen',
  tekst: 'Wie wil jij bedanken? Een taart zegt genoeg.\n\nEerste stap: typ `/inkopen gebak`.',
} as const satisfies NudgeDraft;

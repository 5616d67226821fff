/** Content with one nudge only, due on the morning that tests begin with. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const NUDGE_TITLE = 'Bloemen met een verhaal';

/** For `startWorld`: leaves one nudge about flowers, for these rooms and people. */
export function oneNudge({ rooms = [], people = 'geen' }: { readonly rooms?: readonly string[]; readonly people?: 'geen' | 'abonnees' }) {
  return (contentDir: string) => {
    const folder = join(contentDir, 'nudges');
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const lines = [
      '---',
      `titel: ${NUDGE_TITLE}`,
      'categorie: bloemen',
      'knop: gemak',
      'advies: klein',
      'wanneer:',
      '  cron: "30 9 * * 4"',
      'tijd: "09:30"',
      'doelgroep:',
      `  kamers: ${JSON.stringify(rooms)}`,
      `  mensen: ${people}`,
      'status: goedgekeurd',
      '---',
      'Wie verdient er deze week een bos bloemen? **Eén tik** is genoeg.',
      '',
    ];
    writeFileSync(join(folder, 'bloemen.md'), lines.join('\n'));
  };
}

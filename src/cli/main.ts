/** `npm run -s inkopen -- <command>`. Exit status: 0 well, 1 what was checked is not in order, 2 wrong use. */
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config/error.ts';
import { loadEnvFile } from '../config.ts';
import { ContentError } from '../content/load.ts';
import { StoreError } from '../ports/store.ts';
import { addBackup } from './backup.ts';
import { addCatalogue } from './catalogue.ts';
import { addClassify } from './classify.ts';
import { addDoctor } from './doctor.ts';
import { addNudges } from './nudges.ts';
import { addOffer } from './offer.ts';
import { addPrivacy } from './privacy.ts';
import { addReport } from './report.ts';
import { addTeamsPackage } from './teams-package.ts';
import { UsageError } from './usage.ts';

const program = new Command('inkopen')
  .description('Sociaal inkopen: understand, offer, nudge, measure.')
  .exitOverride()
  .showHelpAfterError();

for (const add of [addClassify, addOffer, addCatalogue, addNudges, addReport, addPrivacy, addBackup, addDoctor, addTeamsPackage])
  add(program);
for (const command of allCommands(program)) command.exitOverride().showHelpAfterError();

// Who reads along may stop earlier: `classify | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  if (error instanceof ConfigError || error instanceof ContentError || error instanceof StoreError) {
    console.error(error.message);
    return 1;
  }
  if (error instanceof Error && 'syscall' in error && 'path' in error && 'code' in error) {
    console.error(`${error.path} cannot be read or written (${error.code}). Look at the name and the rights.`);
    return 1;
  }
  throw error;
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)]);
}

import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { ZipFile } from 'yazl';
import { fillManifest, packageProblems } from '../channels/teams/app-package.ts';
import { ConfigError } from '../config/error.ts';
import { readConfig } from '../config.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(PROJECT, 'appPackage');

export function addTeamsPackage(program: Command): void {
  program
    .command('teams-package')
    .description('Write the Teams app for the app catalogue of your organisation, with the id and address of the settings.')
    .option('--out <file>', 'where to write it', join(FOLDER, 'build', 'inkoophulp.zip'))
    .option('--read-along', 'also ask for the right to read along in the teams and chats that allow it', false)
    .action(async ({ out, readAlong }: { out: string; readAlong: boolean }) => {
      const { teams, publicUrl } = readConfig(process.env);
      const clientId = teams?.credentials?.clientId;
      const problems = packageProblems({ clientId, publicUrl });
      if (clientId === undefined || problems.length > 0) throw new ConfigError(problems.join('\n'));
      const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
      const manifest = fillManifest(readFileSync(join(FOLDER, 'manifest.json'), 'utf8'), {
        clientId,
        publicUrl,
        version,
        readsAlong: readAlong,
      });
      await write(out, manifest);
      console.log(`Written: ${out}. Upload it in the Teams admin center: Teams apps, Manage apps, Upload new app.`);
    });
}

async function write(file: string, manifest: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(manifest), 'manifest.json');
  for (const name of ['en.json', 'color.png', 'outline.png']) zip.addFile(join(FOLDER, name), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

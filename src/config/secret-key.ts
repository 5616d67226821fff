import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './error.ts';

/** Without Slack and Teams nobody has to think of a key: one is made beside the database and kept. @throws ConfigError */
export function ownSecretKey(databaseFile: string): string {
  if (databaseFile === ':memory:') return randomBytes(32).toString('base64');
  const file = join(dirname(databaseFile), 'secret-key');
  try {
    if (!existsSync(file)) makeSecretKey(file);
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 32) return key;
  } catch {
    throw new ConfigError(`${file} cannot be made or read. Look at the rights on its folder, or set SECRET_KEY.`);
  }
  throw new ConfigError(
    `${file} holds no key. Put the earlier key back, or remove the file: then a new one is made, and old buttons stop working.`,
  );
}

/** Written aside and put in place whole: of two programs that start at the same moment, the first one's key counts. */
function makeSecretKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    // Some disks have no hard links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(aside, file);
  }
  rmSync(aside, { force: true });
}

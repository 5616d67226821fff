import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './error.ts';

/** Without Slack and Teams nobody has to think of a key: one is made beside the database and kept. @throws ConfigError */
export function ownSecretKey(databaseFile: string): string {
  if (databaseFile === ':memory:') return randomBytes(32).toString('base64');
  const file = secretKeyFile(databaseFile);
  try {
    if (!existsSync(file)) makeSecretKey(file);
  } catch {
    throw unusable(file);
  }
  return readSecretKey(file);
}

/** The key that was made earlier, for who only looks; undefined when there is none yet. @throws ConfigError */
export function keptSecretKey(databaseFile: string): string | undefined {
  if (databaseFile === ':memory:') return ownSecretKey(databaseFile);
  const file = secretKeyFile(databaseFile);
  return existsSync(file) ? readSecretKey(file) : undefined;
}

export function secretKeyFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'secret-key');
}

function readSecretKey(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch {
    throw unusable(file);
  }
  if (key.length >= 32) return key;
  throw new ConfigError(
    `${file} holds no key. Put the earlier key back, or remove the file: then a new one is made, and old buttons stop working.`,
  );
}

function unusable(file: string): ConfigError {
  return new ConfigError(`${file} cannot be made or read. Look at the rights on its folder, or set SECRET_KEY.`);
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

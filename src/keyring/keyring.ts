/** Everything that stands beside the database and never in it: without these files a copy of the database tells nothing of anybody. */
import { type KeyObject, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { deriveKey } from '../domain/pseudonym.ts';
import type { ForgottenList, LogNames } from '../ports/privacy.ts';
import { ForgottenFile } from './forgotten-file.ts';
import { QuarterKeys } from './quarter-keys.ts';

export interface Keyring {
  readonly names: LogNames;
  readonly forgotten: ForgottenList;
  /** Signs the audit log. */
  readonly audit: KeyObject;
}

/** `databaseFile` may be `:memory:`; then nothing outlasts the process. */
export function openKeyring(secretKey: string, databaseFile: string): Keyring {
  const beside = databaseFile === ':memory:' ? undefined : dirname(databaseFile);
  return {
    names: new QuarterKeys(secretKey, beside && join(beside, 'seasons')),
    forgotten: new ForgottenFile(beside && join(beside, 'forgotten.jsonl')),
    audit: deriveKey(secretKey, 'audit'),
  };
}

/** Names that mean nothing any more when the process ends. */
export function passingNames(): LogNames {
  return new QuarterKeys(randomBytes(32).toString('base64'));
}

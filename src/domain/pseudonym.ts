import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Address } from './address.ts';

/** Who somebody is in the log: `HMAC(key, channel + id)`, meaningless without the key, which is kept outside the database. */
export type Pseudonym = string;

/** What the one secret is used for; each use has a key of its own. */
export type KeyPurpose = 'pseudonyms' | 'clicks' | 'words' | 'installations' | 'installing' | 'audit';

/** Derives a 32-byte key for one purpose from `SECRET_KEY` (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: string, purpose: KeyPurpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'sociaal-inkopen', purpose, 32)));
}

export function pseudonymOf(person: Address, key: KeyObject): Pseudonym {
  return createHmac('sha256', key).update(`${person.channel}\0${person.id}`).digest('base64url').slice(0, 22);
}

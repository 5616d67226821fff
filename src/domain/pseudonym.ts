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

export function pseudonymOf({ channel, id }: Address, key: KeyObject): Pseudonym {
  return createHmac('sha256', key).update(`${channel}\0${id}`).digest('base64url').slice(0, 22);
}

/** The same people come back again and again; who comes after so many is worked out again. */
const REMEMBERED = 20_000;

/** `pseudonymOf` for who talks to us, remembered for a while, in memory alone. */
export class Pseudonyms {
  readonly #key: KeyObject;
  readonly #known = new Map<Address['channel'], Map<string, Pseudonym>>();

  constructor(key: KeyObject) {
    this.#key = key;
  }

  of(person: Address): Pseudonym {
    const known = this.#known.get(person.channel) ?? new Map<string, Pseudonym>();
    this.#known.set(person.channel, known);
    let pseudonym = known.get(person.id);
    if (pseudonym === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      pseudonym = pseudonymOf(person, this.#key);
      known.set(person.id, pseudonym);
    }
    return pseudonym;
  }
}

import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { LogNames } from '../ports/privacy.ts';

const NAME_LENGTH = 22;
/** The same people ask again and again; who comes back later is worked out again. */
const REMEMBERED = 20_000;

/** Salts are files of 32 random bytes in a folder beside the database, readable by its owner alone. */
export class QuarterKeys implements LogNames {
  readonly #folder: string | undefined;
  readonly #secret: string;
  readonly #keys = new Map<Quarter, KeyObject>();
  readonly #names = new Map<Quarter, Map<Pseudonym, string>>();

  /** Without a folder (a database in memory) the salts live as long as the process. */
  constructor(secret: string, folder?: string) {
    this.#secret = secret;
    this.#folder = folder;
  }

  nameOf(person: Pseudonym, quarter: Quarter): string {
    const names = this.#names.get(quarter) ?? new Map<Pseudonym, string>();
    this.#names.set(quarter, names);
    let name = names.get(person);
    if (name === undefined) {
      const key = this.#keys.get(quarter) ?? this.#remember(quarter, this.#salt(quarter));
      name = `${quarter}:${createHmac('sha256', key).update(person).digest('base64url').slice(0, NAME_LENGTH)}`;
      if (names.size >= REMEMBERED) names.clear();
      names.set(person, name);
    }
    return name;
  }

  namesOf(person: Pseudonym): string[] {
    return [person, ...this.quarters().map((quarter) => this.nameOf(person, quarter))];
  }

  quarters(): Quarter[] {
    if (this.#folder === undefined) return [...this.#keys.keys()].sort();
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .flatMap((file) => /^(\d{4}-Q[1-4])\.salt$/.exec(file)?.[1] ?? [])
      .sort();
  }

  destroy(quarter: Quarter): boolean {
    const existed = this.quarters().includes(quarter);
    this.#keys.delete(quarter);
    this.#names.clear();
    if (this.#folder !== undefined && existed) {
      // Written over before it goes, for what that is worth on the disk at hand.
      writeFileSync(this.#file(quarter), randomBytes(32));
      rmSync(this.#file(quarter));
    }
    return existed;
  }

  /** HKDF-SHA256 (RFC 5869): the quarter's salt, and the secret that is kept apart from it. */
  #remember(quarter: Quarter, salt: Buffer): KeyObject {
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.#secret, salt, `sociaal-inkopen season ${quarter}`, 32)));
    this.#keys.set(quarter, key);
    return key;
  }

  #salt(quarter: Quarter): Buffer {
    if (this.#folder === undefined) return randomBytes(32);
    const file = this.#file(quarter);
    if (!existsSync(file)) this.#make(file);
    return readFileSync(file);
  }

  /** Of two programs that make it at the same moment, the first one's counts. */
  #make(file: string): void {
    mkdirSync(this.#folder ?? '', { recursive: true, mode: 0o700 });
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, randomBytes(32), { mode: 0o600 });
    try {
      linkSync(aside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') writeFileSync(file, readFileSync(aside), { mode: 0o600, flag: 'wx' });
    }
    rmSync(aside, { force: true });
  }

  #file(quarter: Quarter): string {
    return join(this.#folder ?? '', `${quarter}.salt`);
  }
}

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BACKUP_DAYS, type Forgotten, type ForgottenList, type Silence } from '../ports/privacy.ts';

/** Twice as long as backups may be kept: who restores a late one is covered too. */
const KEPT_DAYS = 2 * BACKUP_DAYS;

/** One JSON line per person, beside the database and never in a backup of it. */
export class ForgottenFile implements ForgottenList {
  readonly #file: string | undefined;

  /** Without a file (a database in memory) there are no backups to forget in. */
  constructor(file?: string) {
    this.#file = file;
  }

  add(names: readonly string[], at: Date): number {
    return this.#append({ names }, at);
  }

  addSilence(person: string, silence: Silence, at: Date): number {
    const kinds = Object.keys(silence) as (keyof Silence)[];
    const known = this.#entries().find((entry) => entry.names.includes(person) && kinds.every((kind) => entry[kind] === silence[kind]));
    if (known) return known.number;
    this.takeBack(person, ...kinds);
    return this.#append({ names: [person], ...silence }, at);
  }

  takeBack(person: string, ...silences: readonly (keyof Silence)[]): void {
    const entries = this.#entries();
    const isMeant = (entry: Forgotten) => entry.names.includes(person) && silences.some((silence) => entry[silence] !== undefined);
    // The number stays, so that numbers go on.
    if (entries.some(isMeant)) this.#write(entries.map((entry) => (isMeant(entry) ? { ...entry, names: [] } : entry)));
  }

  after(number: number): readonly Forgotten[] {
    return this.#entries().filter((entry) => entry.number > number && entry.names.length > 0);
  }

  prune(now: Date): void {
    const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
    const entries = this.#entries();
    const last = entries.at(-1)?.number;
    // The last one stays without its names, so that numbers go on.
    const kept = entries.flatMap((entry) => {
      if (entry.on >= limit) return [entry];
      return entry.number === last ? [{ ...entry, names: [] }] : [];
    });
    if (JSON.stringify(kept) !== JSON.stringify(entries)) this.#write(kept);
  }

  #append(facts: Omit<Forgotten, 'number' | 'on'>, at: Date): number {
    // Another process may have added one: the file is read each time.
    const entries = this.#entries();
    const number = (entries.at(-1)?.number ?? 0) + 1;
    this.#write([...entries, { number, on: at.toISOString().slice(0, 10), ...facts }]);
    return number;
  }

  #entries(): Forgotten[] {
    if (this.#file === undefined || !existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Forgotten);
  }

  #write(entries: readonly Forgotten[]): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

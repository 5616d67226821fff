import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedContent, loadContent, type Overlay } from './load.ts';

/** The content folder as it is now: what a lead saves there counts without a restart. */
export class LiveContent {
  readonly #folder: string;
  #loaded: LoadedContent;
  #fingerprint: string;
  #overlay: Overlay = { savedNudges: new Map(), norms: new Set() };

  /** @throws ContentError when the folder cannot be used. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#fingerprint = `${fingerprintOf(folder)}[]`;
    this.#loaded = loadContent(folder);
  }

  get loaded(): LoadedContent {
    return this.#loaded;
  }

  /**
   * Reads the folder again if a file in it changed, or what stands in the database beside it. What was loaded before stays
   * when that fails.
   * @returns whether there is something new.
   * @throws ContentError once per change, when the folder can no longer be used.
   */
  refresh(overlay: Overlay = this.#overlay): boolean {
    const fingerprint = fingerprintOf(this.#folder) + JSON.stringify([...overlay.savedNudges, ...overlay.norms]);
    if (fingerprint === this.#fingerprint) return false;
    this.#fingerprint = fingerprint;
    this.#overlay = overlay;
    this.#loaded = loadContent(this.#folder, overlay);
    return true;
  }
}

/** Names, sizes and times of all content files. */
function fingerprintOf(folder: string): string {
  return ['catalogue', 'nudges']
    .flatMap((name) => filesIn(join(folder, name)))
    .map((file) => {
      const { mtimeMs, size } = statSync(file);
      return `${file} ${mtimeMs} ${size}`;
    })
    .join('\n');
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Reads everything that is written in `catalogue/` and `nudges/`, and tells every mistake with its file and line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../domain/category.ts';
import type { Nudge } from '../domain/nudge.ts';
import type { Supplier } from '../domain/supplier.ts';
import type { CategoryWords, Vocabulary } from '../domain/vocabulary.ts';
import type { Content, Organisation, Place } from '../ports/content.ts';
import { readCategories } from './categories.ts';
import { readEvidence } from './evidence.ts';
import { readMoments } from './moments.ts';
import { type NudgeContext, readNudge } from './nudges.ts';
import { readOrganisation } from './organisation.ts';
import { readPlaces } from './places.ts';
import { nearest, type Problem, unknownWord } from './problem.ts';
import { readSuppliers, type SupplierContext } from './suppliers.ts';
import { readCategoryWords, readGeneralWords, readOutsideWords } from './vocabulary.ts';
import { YamlFile } from './yaml-file.ts';

export interface LoadedContent {
  readonly content: Content;
  readonly vocabulary: Vocabulary;
  readonly problems: readonly Problem[];
  /** Nudges as their files are written, by id. */
  readonly nudgeFiles: ReadonlyMap<string, string>;
  /** Nudges as they are in force, also those with a mistake in them: the file, or what was saved over it. */
  readonly nudgeTexts: ReadonlyMap<string, string>;
}

/** What stands in the database beside the files. */
export interface Overlay {
  /** Nudges saved in a form, by id: these count instead of their files. */
  readonly savedNudges: ReadonlyMap<string, string>;
  /** Categories in which our own figures show that most people chose socially. */
  readonly norms: ReadonlySet<string>;
}

const NOTHING: Overlay = { savedNudges: new Map(), norms: new Set() };

/** The content cannot be used at all; the message says which file to mend. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/**
 * Loads the content folder. One wrong supplier or nudge is left out and reported; without categories
 * or an organisation nothing works.
 * @throws ContentError when `categories.yaml` or `organisation.yaml` is missing or unusable.
 */
export function loadContent(folder: string, { savedNudges, norms }: Overlay = NOTHING): LoadedContent {
  const reader = new Reader(folder);
  const categories = reader.categories();
  const organisation = reader.organisation(categories);
  const moments = reader.yaml('catalogue/moments.yaml', readMoments) ?? [];
  const places = reader.yaml('catalogue/places.yaml', readPlaces) ?? new Map<string, Place>();
  const provinces = new Set([...places.values()].filter(({ abroad }) => abroad !== 'further').map(({ province }) => province));
  const content: Content = {
    organisation,
    categories,
    suppliers: reader.suppliers({ categories, moments, provinces, taken: new Set() }, organisation),
    moments,
    evidence: reader.yaml('catalogue/evidence.yaml', (file) => readEvidence(file, categories)) ?? [],
    nudges: reader.nudges({ categories, moments, rooms: organisation.rooms, norms }, savedNudges),
    places,
  };
  const { nudgeFiles, nudgeTexts, problems } = reader;
  return { content, vocabulary: reader.vocabulary(categories), problems, nudgeFiles, nudgeTexts };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly nudgeFiles = new Map<string, string>();
  readonly nudgeTexts = new Map<string, string>();
  readonly #folder: string;
  readonly #files = new Map<string, YamlFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined when there is no such file. */
  yaml<T>(name: string, read: (file: YamlFile) => T): T | undefined {
    const text = this.#text(name);
    if (text === undefined) return undefined;
    const file = new YamlFile(name, text);
    this.#files.set(name, file);
    const result = read(file);
    this.problems.push(...file.problems);
    return result;
  }

  categories(): Map<string, Category> {
    const categories = this.yaml('catalogue/categories.yaml', readCategories) ?? [];
    if (categories.length === 0) throw this.#unusable('catalogue/categories.yaml');
    return new Map(categories.map((category) => [category.id, category]));
  }

  organisation(categories: ReadonlyMap<string, Category>): Organisation {
    const organisation = this.yaml('catalogue/organisation.yaml', (file) => readOrganisation(file, categories));
    if (!organisation) throw this.#unusable('catalogue/organisation.yaml');
    return organisation;
  }

  suppliers(context: SupplierContext, organisation: Organisation): Map<string, Supplier> {
    const suppliers = new Map<string, Supplier>();
    for (const name of this.#names('catalogue/suppliers', /\.ya?ml$/)) {
      for (const supplier of this.yaml(name, (file) => readSuppliers(file, context)) ?? []) suppliers.set(supplier.id, supplier);
    }
    for (const [category, id] of Object.entries(organisation.standardChoices)) {
      const supplier = suppliers.get(id);
      const wrong = (message: string) => this.#reportAt('catalogue/organisation.yaml', ['standaardkeuzes', category], message);
      if (!supplier) {
        const known = [...suppliers.keys()];
        wrong(unknownWord(`Standaardkeuze voor ${category}: de leverancier`, id, nearest(id, known) ? known : []));
      } else if (!supplier.categories.includes(category)) wrong(`Standaardkeuze voor ${category}: ${supplier.name} levert dat niet.`);
    }
    return suppliers;
  }

  nudges(context: NudgeContext, saved: Overlay['savedNudges']): Map<string, Nudge> {
    for (const name of this.#names('nudges', /\.md$/)) this.nudgeFiles.set(name.replace(/^nudges\/|\.md$/g, ''), this.#text(name) ?? '');
    for (const id of [...new Set([...this.nudgeFiles.keys(), ...saved.keys()])].sort())
      this.nudgeTexts.set(id, saved.get(id) ?? this.nudgeFiles.get(id) ?? '');
    const nudges = new Map<string, Nudge>();
    for (const [id, text] of this.nudgeTexts) {
      const { nudge, problems } = readNudge(`nudges/${id}.md${saved.has(id) ? ' (opgeslagen)' : ''}`, text, context, id);
      this.problems.push(...problems);
      if (nudge) nudges.set(nudge.id, nudge);
    }
    return nudges;
  }

  vocabulary(categories: ReadonlyMap<string, Category>): Vocabulary {
    const words = new Map<string, CategoryWords>();
    for (const id of categories.keys()) {
      const found = this.yaml(`catalogue/vocabulary/${id}.yaml`, readCategoryWords);
      if (found) words.set(id, found);
    }
    return {
      categories: words,
      ...(this.yaml('catalogue/vocabulary/buiten.yaml', readOutsideWords) ?? {
        outside: [],
        neverBought: [],
        remarks: [],
        neverBoughtOf: new Map(),
      }),
      ...(this.yaml('catalogue/vocabulary/algemeen.yaml', readGeneralWords) ?? {
        heads: [],
        settingHeads: [],
        loose: [],
        everyday: [],
        fillers: [],
      }),
    };
  }

  #reportAt(file: string, path: readonly PropertyKey[], message: string): void {
    this.problems.push({ severity: 'error', file, line: this.#files.get(file)?.lineOf(path) ?? 1, message });
  }

  #unusable(name: string): ContentError {
    const reasons = this.problems.filter(({ file }) => file === name).map(({ line, message }) => `regel ${line}: ${message}`);
    return new ContentError(
      `Zonder ${name} kan ik niet starten (map: ${this.#folder}). ${reasons.join(' ') || 'Het bestand ontbreekt of is leeg.'}`,
    );
  }

  #text(name: string): string | undefined {
    try {
      return readFileSync(join(this.#folder, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #names(folder: string, ending: RegExp): string[] {
    try {
      return readdirSync(join(this.#folder, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .filter((name) => ending.test(name))
        .sort()
        .map((name) => `${folder}/${name}`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

/** What the program knows at this moment: the content files, what leads saved over them, and how requests are read with it. */
import type { Logger } from 'pino';
import { LiveContent } from './content/live-content.ts';
import type { LoadedContent, Overlay } from './content/load.ts';
import { formatProblem } from './content/problem.ts';
import { conflicts, savedTexts, versionedItems } from './content/versions.ts';
import { createUnderstanding } from './conversation/understanding/understand.ts';
import type { Content, Understand } from './ports/content.ts';
import type { SavedVersion, Store } from './ports/store.ts';

export interface CurrentContent {
  readonly loaded: LoadedContent;
  content(): Content;
  readonly understand: Understand;
  /** Categories of which a nudge may say that most choose socially. */
  norms: ReadonlySet<string>;
  /** Files that changed under a newer version that a lead saved, a sentence each. */
  conflicts(): string[];
  /** Reads again what changed. What cannot be used is logged, and the content from before stays. */
  refresh(): Promise<void>;
}

export interface CurrentContentParts {
  readonly folder: string;
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** @throws ContentError when the folder cannot be used. */
export async function openContent({ folder, store, clock, log }: CurrentContentParts): Promise<CurrentContent> {
  const live = new LiveContent(folder);
  let norms: ReadonlySet<string> = new Set();
  let saved: readonly SavedVersion[] = [];
  const content = () => live.loaded.content;
  const read = () => createUnderstanding(live.loaded.vocabulary, content().places);
  await store.importFiles(versionedItems(live.loaded), clock());
  live.refresh(await overlay());
  let understand = read();

  return {
    get loaded() {
      return live.loaded;
    },
    content,
    understand: (text, kind, today) => understand(text, kind, today),
    get norms() {
      return norms;
    },
    set norms(shown) {
      norms = shown;
    },
    conflicts: () => conflicts(saved, live.loaded.nudgeFiles).map(formatProblem),
    async refresh() {
      try {
        if (!live.refresh(await overlay())) return;
        understand = read();
        await store.importFiles(versionedItems(live.loaded), clock());
        log.info({ remarks: live.loaded.problems.length }, 'Content files changed and were read again.');
      } catch (error) {
        log.error({ err: error }, 'Content files changed and cannot be used; the content from before stays.');
      }
    },
  };

  /** What stands in the database beside the files. */
  async function overlay(): Promise<Overlay> {
    saved = await store.savedVersions('nudge');
    return { savedNudges: savedTexts(saved), norms };
  }
}

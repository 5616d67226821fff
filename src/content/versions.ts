import type { ContentItem, SavedVersion } from '../ports/store.ts';
import type { LoadedContent } from './load.ts';
import type { Problem } from './problem.ts';

/** What is kept of content files when they change: suppliers and nudges, each as one item. */
export function versionedItems({ content, nudgeFiles }: LoadedContent): ContentItem[] {
  return [
    ...[...content.suppliers.values()].map(
      (supplier): ContentItem => ({ kind: 'supplier', key: supplier.id, body: JSON.stringify(supplier) }),
    ),
    ...[...nudgeFiles].map(([id, text]) => nudgeItem(id, text)),
  ];
}

/** A nudge is kept as it is written, so that a later program can still read it. */
export function nudgeItem(id: string, text: string): ContentItem {
  return { kind: 'nudge', key: id, body: JSON.stringify({ text }) };
}

/** Undefined for a version that is no text. */
export function nudgeText(body: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  const { text } = JSON.parse(body) as { text?: unknown };
  return typeof text === 'string' ? text : undefined;
}

/** Nudges saved in a form, by id. */
export function savedTexts(versions: readonly SavedVersion[]): Map<string, string> {
  return new Map(versions.flatMap(({ key, body }) => (nudgeText(body) === undefined ? [] : [[key, nudgeText(body) ?? ''] as const])));
}

/** Files that changed under a version that was saved later: which of the two counts is for a lead to say. */
export function conflicts(versions: readonly SavedVersion[], nudgeFiles: ReadonlyMap<string, string>): Problem[] {
  return versions.flatMap(({ key, fileBody }): Problem[] => {
    const file = nudgeFiles.get(key);
    if (file === undefined || nudgeItem(key, file).body === fileBody) return [];
    return [
      {
        severity: 'warning',
        file: `nudges/${key}.md`,
        line: 1,
        message: `Dit bestand is veranderd, maar er is een nieuwere versie die in de chat is opgeslagen. Die geldt nu. Kies welke je wilt met: nudges take ${key} file, of: nudges take ${key} saved.`,
      },
    ];
  });
}

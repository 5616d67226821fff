import type { Content } from '../ports/content.ts';
import type { ContentItem } from '../ports/store.ts';

/** What is kept of content when it changes: suppliers and nudges, each as one item. */
export function versionedItems({ suppliers, nudges }: Content): ContentItem[] {
  return [
    ...[...suppliers.values()].map((supplier): ContentItem => ({ kind: 'supplier', key: supplier.id, body: JSON.stringify(supplier) })),
    ...[...nudges.values()].map((nudge): ContentItem => ({ kind: 'nudge', key: nudge.id, body: JSON.stringify(nudge) })),
  ];
}

import type { LogGroup } from './funnel.ts';
import { wilson } from './proportion.ts';

/**
 * Categories in which our own figures show that most people who asked chose a social supplier: the whole of Wilson's
 * interval lies above one half, and there are enough people to show a figure at all.
 */
export function normsShown(groups: readonly LogGroup[], smallestGroup: number): Set<string> {
  return new Set(
    groups.filter(({ people }) => people.chosen >= smallestGroup && wilson(people.chosen, people.asked).low > 0.5).map(({ key }) => key),
  );
}

import { lotFor } from './lot.ts';
import type { Nudge, Variant } from './nudge.ts';

/** The variant an addressee gets: by a stable hash, so that planning again gives the same. */
export function variantFor(nudge: Nudge, occurrence: string, addressee: string): Variant {
  const variant = nudge.variants[lotFor(nudge.id, occurrence, addressee) % nudge.variants.length];
  if (!variant) throw new Error(`Nudge ${nudge.id} has no message.`);
  return variant;
}

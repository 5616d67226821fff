import { lotFor } from './lot.ts';
import type { Nudge, Variant } from './nudge.ts';

/**
 * The variant an addressee gets: by a stable hash, so that planning again gives the same. Where rooms are
 * compared, people get the first one: we do not know in which rooms they read along.
 */
export function variantFor(nudge: Nudge, occurrence: string, kind: 'person' | 'room', addressee: string): Variant {
  const drawn = nudge.unit === 'kamer' && kind === 'person' ? 0 : lotFor(nudge.id, occurrence, addressee) % nudge.variants.length;
  const variant = nudge.variants[drawn];
  if (!variant) throw new Error(`Nudge ${nudge.id} has no message.`);
  return variant;
}

/** Is this addressee in the share that gets nothing, to compare with? */
export function isHeldOut(nudge: Nudge, occurrence: string, kind: 'person' | 'room', addressee: string): boolean {
  if (!nudge.heldOut || kind !== (nudge.unit === 'kamer' ? 'room' : 'person')) return false;
  return lotFor('held-out', nudge.id, occurrence, addressee) % 100 < nudge.heldOut;
}

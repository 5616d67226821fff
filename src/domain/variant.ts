import { createHash } from 'node:crypto';
import type { Nudge, Variant } from './nudge.ts';

/** The variant an addressee gets: by a stable hash, so that planning again gives the same. */
export function variantFor(nudge: Nudge, occurrence: string, addressee: string): Variant {
  const lot = createHash('sha256').update(`${nudge.id}\0${occurrence}\0${addressee}`).digest().readUInt32BE(0);
  const variant = nudge.variants[lot % nudge.variants.length];
  if (!variant) throw new Error(`Nudge ${nudge.id} has no message.`);
  return variant;
}

/**
 * A number from 0 to 2^32 - 1 that looks drawn by lot and is the same for the same parts. Not for secrets.
 * FNV-1a over the characters (Fowler, Noll, Vo: http://www.isthe.com/chongo/tech/comp/fnv/), then the
 * finaliser of MurmurHash3 (Austin Appleby), so that texts that differ little lie far apart.
 */
export function lotFor(...parts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

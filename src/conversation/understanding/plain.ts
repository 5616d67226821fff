/** Lower case, without accents, with plain apostrophes, hyphens and signs as spaces. */
export function plain(text: string): string {
  if (BARE.test(text)) return text;
  const lower = text.toLowerCase();
  const bare = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'");
  return bare
    .replace(/[-_/&+.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const BARE = /^[a-z']+(?: [a-z']+)*$/;
const ASCII = /^[\x20-\x7e]*$/;

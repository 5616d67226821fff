import { distance } from 'fastest-levenshtein';

/** Something in a content file that a lead has to look at. `error`: that item is not used; `warning`: it is. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Relative to the content folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** One Dutch sentence that says what to do. */
  readonly message: string;
}

export function formatProblem({ severity, file, line, message }: Problem): string {
  return `${file}:${line}: ${severity === 'error' ? 'fout' : 'let op'}: ${message}`;
}

/** The allowed word that is nearest to what somebody wrote, if any comes near or begins with it. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const scored = allowed.map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }));
  const best = scored.sort((a, b) => a.edits - b.edits)[0];
  if (best && best.edits <= Math.max(2, Math.floor(word.length / 3))) return best.candidate;
  return word.length > 3 ? allowed.find((candidate) => candidate.startsWith(word.toLowerCase())) : undefined;
}

/** "… ken ik niet. Bedoel je X? Kies uit: …" */
export function unknownWord(what: string, word: string, allowed: readonly string[]): string {
  const guess = nearest(word, allowed);
  const hint = guess ? ` Bedoel je "${guess}"?` : '';
  const list = allowed.length > 0 && allowed.length <= 40 ? ` Kies uit: ${allowed.join(', ')}.` : '';
  return `${what} "${word}" ken ik niet.${hint}${list}`;
}

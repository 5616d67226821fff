/** Any more, and all are forgotten. */
const MOST = 20_000;
/** A longer word comes only once. */
const LONGEST_WORD = 40;

/** What was found out about a word, kept for the next time it comes by. */
export class Remembered<T> {
  readonly #found = new Map<string, T>();
  readonly #find: (word: string) => T;

  constructor(find: (word: string) => T) {
    this.#find = find;
  }

  of(word: string): T {
    const known = this.#found.get(word);
    if (known !== undefined) return known;
    const found = this.#find(word);
    if (this.#found.size >= MOST) this.#found.clear();
    if (word.length <= LONGEST_WORD) this.#found.set(word, found);
    return found;
  }
}

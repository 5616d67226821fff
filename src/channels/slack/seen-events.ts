/**
 * Slack delivers an event again when it did not hear from us within three seconds: at once, after one
 * minute and after five (https://docs.slack.dev/apis/events-api/#retries). Its `event_id` stays the same.
 * Over Socket Mode every other request has an `envelope_id`, which is used in the same way.
 *
 * Kept in memory only. After a restart an event could be handled a second time: somebody then sees one
 * private answer twice, which is better than a row in the database for every message in a room.
 */
export class SeenEvents {
  readonly #size: number;
  #recent = new Set<string>();
  #before = new Set<string>();

  /** Remembers at least the last `size` events, and at most twice as many. */
  constructor(size = 5000) {
    this.#size = size;
  }

  /** Whether this is the first time; an event without an id always is. */
  isNew(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (this.#recent.has(id) || this.#before.has(id)) return false;
    this.#recent.add(id);
    if (this.#recent.size >= this.#size) {
      this.#before = this.#recent;
      this.#recent = new Set();
    }
    return true;
  }
}

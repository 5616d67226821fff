import type { Delivery } from '../ports/outbox.ts';

/** What is claimed waits here for a free hand; when it is empty, one of them claims for all. */
export class Line {
  readonly #claim: () => Promise<Delivery[]>;
  #waiting: Delivery[] = [];
  #claiming: Promise<void> | undefined;
  #isDone = false;

  constructor(claim: () => Promise<Delivery[]>) {
    this.#claim = claim;
  }

  async next(): Promise<Delivery | undefined> {
    for (;;) {
      const first = this.#waiting.shift();
      if (first || this.#isDone) return first;
      this.#claiming ??= this.#refill().finally(() => {
        this.#claiming = undefined;
      });
      await this.#claiming;
    }
  }

  async #refill(): Promise<void> {
    this.#waiting = await this.#claim();
    this.#isDone = this.#waiting.length === 0;
  }
}

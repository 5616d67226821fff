import type { App } from '@slack/bolt';
import { within } from './handling.ts';

/** What is being answered now, so that the program can end after it. */
export class UnderWay {
  readonly #work = new Set<Promise<void>>();

  /** Stands before everything else: what comes after it is under way until all of it is done. */
  listen(app: App): void {
    app.use(async ({ next }) => {
      const work = next();
      this.#work.add(work);
      try {
        await work;
      } finally {
        this.#work.delete(work);
      }
    });
  }

  /** Resolves when nothing is under way any more, or after `ms`. */
  async over(ms: number): Promise<void> {
    await within(ms, Promise.allSettled(this.#work));
  }
}

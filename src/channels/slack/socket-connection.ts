import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from './logger.ts';
import { sentenceOf } from './trouble.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const GOODBYE_MS = 2000;

/**
 * Keeps a Socket Mode connection. Slack itself ends one every few hours
 * (https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect); then, and after any trouble, we connect again,
 * each time a little later while it keeps failing.
 */
export class SocketConnection {
  readonly #receiver: SocketModeReceiver;
  readonly #log: Log;
  readonly #stopping = new AbortController();

  constructor(receiver: SocketModeReceiver, log: Log) {
    this.#receiver = receiver;
    this.#log = log;
  }

  start(): void {
    void this.#keep();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const goodbye = sleep(GOODBYE_MS, undefined, { ref: false });
    await Promise.race([this.#receiver.client.disconnect().catch(() => {}), goodbye]);
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.#connectionLived();
        failures = 0;
      } catch (error) {
        failures++;
        this.#log(
          'warn',
          `Slack: no connection over Socket Mode (${sentenceOf(error)}). We keep trying. Look at SLACK_APP_TOKEN and the way out of your network.`,
        );
      }
      const waitMs = failures === 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
      await sleep(waitMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Resolves when a connection that was there has ended. */
  async #connectionLived(): Promise<void> {
    const { client } = this.#receiver;
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    client.once('disconnected', ended);
    try {
      await this.#receiver.start();
      await end;
    } finally {
      client.off('disconnected', ended);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { SeenEvents } from './seen-events.ts';
import { type Envelope, ROUTINE, SocketConnection, type SocketParts } from './socket-connection.ts';
import { sentenceOf } from './trouble.ts';

/** After a connection that lived this long the next is made at once: Slack lets one live for hours, and refuses one at its hello. */
const STEADY_MS = 30_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const GOODBYE_MS = 2000;

/** What an administrator can do about it, by Slack's word. */
const ADVICE: Readonly<Record<string, string>> = {
  link_disabled:
    'Socket Mode is off in the settings of the app. Switch it on there, or remove SLACK_APP_TOKEN to be reached over HTTP. We keep trying.',
  too_many_websockets:
    'the app has as many connections over Socket Mode as Slack allows. Stop other programs that use this SLACK_APP_TOKEN. We keep trying.',
};

/**
 * Keeps a Socket Mode connection. Slack itself ends one every few hours
 * (https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect); then, and after any trouble, we connect again,
 * each time a little later while connections do not last.
 */
export class SocketReceiver implements Receiver {
  readonly #parts: SocketParts;
  readonly #steadyMs: number;
  readonly #connections = new Set<SocketConnection>();
  readonly #stopping = new AbortController();
  /** Of envelopes. */
  readonly #seen = new SeenEvents();
  #app: App | undefined;
  /** The trouble that was told last, while it lasts. */
  #told: string | undefined;

  constructor(parts: SocketParts, steadyMs = STEADY_MS) {
    this.#parts = parts;
    this.#steadyMs = steadyMs;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {
    void this.#keep();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const goodbye = sleep(GOODBYE_MS, undefined, { ref: false });
    await Promise.race([Promise.all([...this.#connections].map((connection) => connection.close())), goodbye]);
  }

  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      const connection = this.#connect();
      if (await this.#lasts(connection)) {
        failures = 0;
        this.#tellThatItLasts();
        await connection.over;
      } else {
        const why = await connection.over;
        if (signal.aborted) return;
        if (!ROUTINE.has(why)) this.#tell(adviceOn(why));
        const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS);
        await sleep(waitMs, undefined, { signal }).catch(() => {});
      }
    }
  }

  #connect(): SocketConnection {
    const connection = new SocketConnection(this.#parts, (envelope) => this.#hear(envelope));
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
    return connection;
  }

  #lasts({ opened, over }: SocketConnection): Promise<boolean> {
    const steady = opened.then(() => sleep(this.#steadyMs, true, { ref: false }));
    return Promise.race([steady, over.then(() => false)]);
  }

  /** Once, not at every try. */
  #tell(trouble: string): void {
    if (trouble !== this.#told) this.#parts.log('warn', `Slack: ${trouble}`);
    this.#told = trouble;
  }

  #tellThatItLasts(): void {
    if (this.#told !== undefined) this.#parts.log('info', 'Slack: the connection over Socket Mode is there again.');
    this.#told = undefined;
  }

  async #hear({ id, type, ...event }: Envelope): Promise<void> {
    // An event has an id of its own by which it is handled once, and is acknowledged each time.
    if (type !== 'events_api' && !this.#seen.isNew(id)) return;
    try {
      await this.#app?.processEvent(event);
    } catch (error) {
      this.#parts.log('error', `Slack: a request over Socket Mode was dropped (${sentenceOf(error)}).`);
    }
  }
}

function adviceOn(why: string): string {
  return ADVICE[why] ?? `no connection over Socket Mode (${why}). We keep trying. Look at SLACK_APP_TOKEN and the way out of your network.`;
}

import type { Logger } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from './logger.ts';
import { readFrame } from './socket-frames.ts';
import { sentenceOf } from './trouble.ts';

/** What Slack says at the end of a connection's life. */
export const ROUTINE: ReadonlySet<string> = new Set(['warning', 'refresh_requested']);
/** Slack itself closes a connection ten seconds after its warning. */
const LINGER_MS = 15_000;
/** It does within a second. */
const HELLO_WITHIN_MS = 30_000;
const BROKE_OFF = 'it broke off';

export interface SocketParts {
  readonly appToken: string;
  readonly logger: Logger;
  readonly clientOptions: Omit<WebClientOptions, 'logger' | 'logLevel'>;
  readonly log: Log;
}

/** A request of Slack's. */
export interface Envelope {
  readonly id: string;
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly body: Record<string, unknown>;
  /** Goes over the connection that the request came over; never throws. */
  readonly ack: (answer?: unknown) => Promise<void>;
  readonly retryNum: number;
  readonly retryReason: string;
}

/**
 * One connection over Socket Mode, from its making to its end. When Slack asks for another one, this one stays until Slack
 * closes it, so that what came over it can be answered.
 *
 * Slack's library makes it. Frames are looked at before the library sees them: it throws where nothing catches at a frame
 * that Slack does not send, and closes at a `disconnect` with work in hand. Source: SocketModeClient.js of
 * @slack/socket-mode 3.1.0.
 */
export class SocketConnection {
  /** Resolves when nothing can be said over it any more. */
  readonly closed: Promise<void>;
  readonly #client: SocketModeClient;
  readonly #log: Log;
  readonly #opened = Promise.withResolvers<void>();
  readonly #over = Promise.withResolvers<string>();
  readonly #told = new Set<string>();
  #isClosing = false;

  constructor({ appToken, logger, clientOptions, log }: SocketParts, hear: (envelope: Envelope) => void) {
    // What its errors say we hear as events and rejections too.
    const quiet = { ...logger, error: () => {} };
    const client = new SocketModeClient({ appToken, clientOptions, logger: quiet, autoReconnectEnabled: false });
    this.#client = client;
    this.#log = log;
    this.closed = new Promise((resolve) => client.once('disconnected', resolve));

    const [pass = () => {}] = client.listeners('ws_message');
    client.removeAllListeners('ws_message').on('ws_message', (data: unknown) => this.#read(data, () => pass(data, false)));
    client.on('slack_event', ({ ack, body, envelope_id: id, type, retry_num: retryNum, retry_reason: retryReason }) =>
      hear({ id, type, body, retryNum, retryReason, ack: (answer) => ack(answer).catch(() => this.#lost()) }),
    );
    client.on('error', (error) => this.#fail(error));
    client.on('disconnected', () => this.#over.resolve(BROKE_OFF));
    void this.#open();
  }

  /** Resolves when Slack has said hello. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** Resolves when another connection is needed, with Slack's word for why, or with what went wrong. */
  get over(): Promise<string> {
    return this.#over.promise;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#client.disconnect();
  }

  async #open(): Promise<void> {
    const late = setTimeout(() => {
      this.#over.resolve('Slack did not say hello');
      void this.close();
    }, HELLO_WITHIN_MS).unref();
    try {
      await this.#client.start();
      this.#opened.resolve();
    } catch (error) {
      this.#fail(error);
      this.#isClosing = true;
    }
    clearTimeout(late);
    // The library goes on connecting when it was told to stop, and does not say that it gave up.
    if (this.#isClosing) await this.close();
  }

  #fail(error: unknown): void {
    this.#over.resolve(sentenceOf(error) || BROKE_OFF);
  }

  #read(data: unknown, pass: () => void): void {
    const frame = readFrame(data);
    if (frame === undefined) {
      this.#tellOnce('something that we cannot place came over Socket Mode, and was dropped.');
    } else if (frame.type !== 'disconnect') {
      pass();
    } else {
      this.#over.resolve(frame.reason);
      if (ROUTINE.has(frame.reason)) setTimeout(() => this.close(), LINGER_MS).unref();
      else void this.close();
    }
  }

  #lost(): void {
    this.#tellOnce('a connection over Socket Mode ended before everything was answered. Who just asked something has to ask again.');
  }

  #tellOnce(sentence: string): void {
    if (this.#told.has(sentence)) return;
    this.#told.add(sentence);
    this.#log('warn', `Slack: ${sentence}`);
  }
}

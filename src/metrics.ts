import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ChatClick, ChatMessage, ChatSubmission, Conversation } from './ports/chat.ts';
import type { RetentionState } from './ports/privacy.ts';
import type { Store } from './ports/store.ts';

/** Figures for Prometheus. No label says who or what was asked. */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers = new Counter({
    name: 'inkopen_answers_total',
    help: 'Answers given, by channel and by message or click.',
    labelNames: ['channel', 'kind'],
    registers: [this.registry],
  });
  readonly #seconds = new Histogram({
    name: 'inkopen_answer_seconds',
    help: 'Time from message to answer.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [this.registry],
  });
  readonly errors = new Counter({
    name: 'inkopen_errors_total',
    help: 'Answers that ended in a reference number.',
    registers: [this.registry],
  });

  #underWay = 0;

  constructor(store: Store) {
    this.#showRetention(store);
    new Gauge({
      name: 'inkopen_deliveries',
      help: 'Deliveries of nudges, by state.',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        // When the database does not answer, the other figures are wanted most.
        this.reset();
        const tally = await store.tally().catch(() => undefined);
        if (!tally) return;
        const { audience, sent, failed, skipped, uncertain, waiting } = tally;
        const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
        for (const [state, count] of Object.entries({ audience, sent, failed: sum(failed), skipped: sum(skipped), uncertain, waiting }))
          this.set({ state }, count);
      },
    });
  }

  /** Whether old detail really goes away, to see from outside. */
  #showRetention(store: Store): void {
    const gauge = (name: string, help: string, read: (state: RetentionState) => number | undefined) =>
      new Gauge({
        name,
        help,
        registers: [this.registry],
        async collect() {
          const value = await store.retention.state().then(read, () => undefined);
          if (value === undefined) this.reset();
          else this.set(value);
        },
      });
    gauge('inkopen_log_facts', 'Facts in the log of outcomes.', ({ facts }) => facts);
    gauge('inkopen_log_oldest_timestamp_seconds', 'The hour of the oldest fact in the log.', ({ oldestFact }) =>
      oldestFact ? oldestFact.getTime() / 1000 : undefined,
    );
    gauge('inkopen_retention_last_run_timestamp_seconds', 'When old detail was deleted last.', ({ lastSweep }) =>
      lastSweep ? lastSweep.getTime() / 1000 : undefined,
    );
  }

  /** Answers that somebody waits for at this moment. */
  get answersUnderWay(): number {
    return this.#underWay;
  }

  /** The same conversation, counted and timed. */
  measured(conversation: Conversation): Conversation {
    const measure = async <T>(channel: string, kind: 'message' | 'click' | 'submission', answer: () => Promise<T>): Promise<T> => {
      const stop = this.#seconds.startTimer();
      this.#underWay++;
      try {
        return await answer();
      } finally {
        stop();
        this.#underWay--;
        this.#answers.inc({ channel, kind });
      }
    };
    return {
      message: (message: ChatMessage) => measure(message.person.channel, 'message', () => conversation.message(message)),
      click: (click: ChatClick) => measure(click.person.channel, 'click', () => conversation.click(click)),
      submit: (submission: ChatSubmission) => measure(submission.person.channel, 'submission', () => conversation.submit(submission)),
      open: (speaker, form, text) => measure(speaker.person.channel, 'click', () => conversation.open(speaker, form, text)),
      overhear: (overheard) => conversation.overhear(overheard),
      readsAlong: (room) => conversation.readsAlong(room),
      home: (speaker) => conversation.home(speaker),
      search: (speaker, text) => conversation.search(speaker, text),
    };
  }
}

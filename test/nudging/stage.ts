/**
 * Nudging over a real store, with a channel whose answers are in your hand, and so is the clock.
 * Several stages on one file are several programs on one database.
 */
import { loadContent } from '../../src/content/load.ts';
import { comingBackReply } from '../../src/conversation/replies/coming-back-replies.ts';
import type { Nudge } from '../../src/domain/nudge.ts';
import { deriveKey } from '../../src/domain/pseudonym.ts';
import { createNudging, type Nudging, type TickReport } from '../../src/nudging/nudging.ts';
import type { Content } from '../../src/ports/content.ts';
import type { Post } from '../../src/ports/sender.ts';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { nudge } from '../domain/samples.ts';
import { MORNING, PROJECT } from '../world.ts';

const { content: written } = loadContent(PROJECT);

export interface Stage {
  readonly store: Store;
  /** What the platform has taken, in order. */
  readonly taken: Post[];
  readonly troubles: string[];
  nudging: Nudging;
  now: Date;
  nudges: Nudge[];
  /** Messages under way at the same time, from the next `restart` on. */
  atOnce?: number;
  /** Answers that somebody waits for, from the next `restart` on. */
  answersUnderWay?: () => number;
  /** What the platform does with a post; throw to refuse. */
  answer: (post: Post) => Promise<void> | void;
  tick(): Promise<TickReport>;
  /** Another run of the program on the same store; what the earlier one was doing stays as it was. */
  restart(): void;
  /** Somebody on Slack who asked for tips. */
  subscribe(person: string): Promise<void>;
}

export function setStage({
  file = ':memory:',
  nudges = [weekly('tip')],
  now = MORNING,
}: {
  file?: string;
  nudges?: Nudge[];
  now?: Date;
} = {}): Stage {
  const store = openSqliteStore(file, 'Europe/Amsterdam');
  const stage: Stage = {
    store,
    taken: [],
    troubles: [],
    now,
    nudges,
    nudging: undefined as never,
    answer: () => undefined,
    tick: () => stage.nudging.tick(() => stage.now),
    restart() {
      stage.nudging = createNudging({
        content: (): Content => ({ ...written, nudges: new Map(stage.nudges.map((one) => [one.id, one])) }),
        store,
        senders: new Map([
          [
            'slack',
            {
              channel: 'slack',
              async send(post: Post) {
                await stage.answer(post);
                stage.taken.push(post);
                return post.key;
              },
            },
          ],
        ]),
        timeZone: 'Europe/Amsterdam',
        clickKey: deriveKey('a secret key that is long enough for tests', 'clicks'),
        ...(stage.answersUnderWay && { answersUnderWay: stage.answersUnderWay }),
        ...(stage.atOnce !== undefined && { atOnce: stage.atOnce }),
        promiseReply: (promise, locale, now) =>
          comingBackReply(promise, { content: written, locale, now, today: now.toISOString().slice(0, 10), sign: () => '' }),
        onTrouble: (what) => stage.troubles.push(what),
      });
    },
    subscribe: (person) => store.start(person, { channel: 'slack', id: person }, stage.now),
  };
  stage.restart();
  return stage;
}

/** Every Thursday at half past nine, to subscribers. */
export function weekly(id: string, facts: Partial<Nudge> = {}): Nudge {
  return nudge(id, { people: 'abonnees', ...facts });
}

export function at(time: string): Date {
  return new Date(`${time}+02:00`);
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/**
 * `PRIVACY=aggregate`: on disk there are sums, messages to rooms and content, and nothing per person. Whether enough
 * different people are behind a figure is kept in memory, under names made with a key that dies with the process.
 */
import type { Sum } from '../../domain/step.ts';
import type { LogNames } from '../../ports/privacy.ts';
import type { Store } from '../../ports/store.ts';
import { openSqliteStore, type StoreKeys } from './store.ts';

const ALL_TIME = ['0000-01', '9999-12', 0] as const;

/** @param passing names that are forgotten when the process ends. */
export async function openAggregateStore(file: string, timeZone: string, keys: StoreKeys, passing: LogNames): Promise<Store> {
  const disk = openSqliteStore(file, timeZone, keys);
  const memory = openSqliteStore(':memory:', timeZone, { names: passing });
  await disk.purgePeople();
  for (const quarter of keys.names?.quarters() ?? []) keys.names?.destroy(quarter);
  const passedOn = new Map<string, number>();

  /** What was published in memory since the last time. */
  async function news(): Promise<Sum[]> {
    const sums = await memory.reports.published(...ALL_TIME);
    return sums.flatMap((sum) => {
      const { count, fewestPeople, ...traits } = sum;
      const key = JSON.stringify(traits);
      const more = count - (passedOn.get(key) ?? 0);
      passedOn.set(key, count);
      return more > 0 ? [{ ...sum, count: more }] : [];
    });
  }

  const nobody = async () => undefined;
  return {
    ...disk,
    record: (outcomes) => memory.record(outcomes),
    kindOf: (once) => memory.kindOf(once),
    takeBack: (fact) => memory.takeBack(fact),
    offerHistory: (...args) => memory.offerHistory(...args),
    recent: async () => [],

    start: nobody,
    stop: nobody,
    pause: nobody,
    personData: async () => ({ subscribed: false, optedOut: false, outcomes: [], deliveries: 0 }),
    forget: (person, at) => memory.forget(person, at),
    peopleStates: async () => [],
    followUps: { ...disk.followUps, askFollowUp: nobody, askYearly: nobody, followUpsOf: async () => [], pending: async () => [] },
    listening: {
      setReadAlong: (...args) => disk.listening.setReadAlong(...args),
      readAlongRooms: async () => [],
      mayInterrupt: async () => false,
      muteInterruptions: nobody,
      listeningTo: async () => ({ muted: false, unknownWords: 0 }),
      countUnknownWords: nobody,
      unknownWords: () => disk.listening.unknownWords(),
    },
    reports: {
      async catchUp(now, smallestGroup) {
        const done = await memory.reports.catchUp(now, smallestGroup);
        await disk.reports.add(await news());
        await disk.reports.catchUp(now, smallestGroup);
        return done;
      },
      published: (...args) => disk.reports.published(...args),
      check: () => disk.reports.check(),
      recount: () => disk.reports.recount(),
    },
    retention: {
      async sweep(now) {
        await memory.retention.sweep(now);
        return disk.retention.sweep(now);
      },
      state: () => disk.retention.state(),
    },
    async close() {
      await memory.close();
      await disk.close();
    },
  };
}

/** The message of the quarter in a time to come, room by room, as it waits for its turn between nudges. */
import { nextWakingTime, roomRestsUntil, WAKING_HOURS } from '../domain/audience.ts';
import { type Day, dayOf, instantAt } from '../domain/calendar.ts';
import { NOT_A_NUDGE } from '../domain/delivery.ts';
import type { SimulatedMessage, Simulation } from './simulating.ts';
import { isToldInTime, toldBackBetween } from './told-back.ts';

interface Waiting {
  readonly occurrence: Day;
  readonly room: string;
  readonly at: Date;
}

/** Assumes that there is something to tell in every quarter. */
export class SimulatedToldBack {
  readonly #context: Simulation['context'];
  /** The last day on which each room got something. */
  readonly #lastIn: Map<string, Day>;
  #waiting: Waiting[];

  constructor({ toldBackRooms = [], from, until, context }: Simulation, lastIn: Map<string, Day>) {
    this.#context = context;
    this.#lastIn = lastIn;
    this.#waiting = toldBackBetween(from, until, context).flatMap(({ key, dueAt }) =>
      toldBackRooms.map((room) => ({ occurrence: key, room, at: dueAt })),
    );
  }

  /** What goes out before this instant. At the same instant nudges go first. */
  *before(instant: Date): Generator<SimulatedMessage> {
    for (let next = this.#takeFirst(instant); next; next = this.#takeFirst(instant)) {
      const { timeZone, workingDays } = this.#context;
      const today = dayOf(next.at, timeZone);
      const rested = roomRestsUntil(this.#lastIn.get(next.room), today);
      if (!isToldInTime(next.occurrence, today)) yield this.#message(next, 'missed');
      else if (rested)
        this.#waiting.push({ ...next, at: nextWakingTime(instantAt(rested, WAKING_HOURS.from, timeZone), workingDays, timeZone) });
      else {
        this.#lastIn.set(next.room, today);
        yield this.#message(next, 'sent');
      }
    }
  }

  #takeFirst(instant: Date): Waiting | undefined {
    const [first] = this.#waiting.filter(({ at }) => at < instant).sort((a, b) => a.at.getTime() - b.at.getTime());
    this.#waiting = this.#waiting.filter((one) => one !== first);
    return first;
  }

  #message({ occurrence, room, at }: Waiting, result: 'sent' | 'missed'): SimulatedMessage {
    const day = dayOf(at, this.#context.timeZone);
    return { at, nudge: NOT_A_NUDGE['told-back'], occurrence, to: { kind: 'room', id: room }, result, variant: 'standaard', day };
  }
}

/** Rooms where a lead has us read along: we answer the writer alone, seldom, and keep nothing of what was said. */
import { type Address, formatAddress } from '../domain/address.ts';
import type { Choice, Overheard, Reply } from '../ports/chat.ts';
import type { Listening } from '../ports/listening.ts';
import { textsFor } from '../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { findOffer, makeOffer, newTrail } from './offering.ts';
import { plainReply } from './replies/plain-reply.ts';
import { wishesOf } from './wishes.ts';

/** At most once per person in so many days. */
const INTERRUPT_EVERY_DAYS = 14;
/** Another process may have switched a room; we notice within a tick of the program's timer. */
const FRESH_MS = 10_000;

/** Asked for everything that is said in any room, so kept in memory. */
export class ReadAlongRooms {
  readonly #listening: Listening;
  readonly #clock: () => Date;
  #rooms: ReadonlySet<string> = new Set();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(listening: Listening, clock: () => Date) {
    this.#listening = listening;
    this.#clock = clock;
  }

  async has(room: Address): Promise<boolean> {
    const now = this.#clock().getTime();
    if (Math.abs(now - this.#readAt) >= FRESH_MS) {
      this.#rooms = new Set((await this.#listening.readAlongRooms()).map(formatAddress));
      this.#readAt = now;
    }
    return this.#rooms.has(formatAddress(room));
  }

  async switch(room: Address, on: boolean): Promise<void> {
    await this.#listening.setReadAlong(room, on, this.#clock());
    this.#readAt = Number.NEGATIVE_INFINITY;
  }
}

/** `meelezen aan` and `meelezen uit`: said in the room before it begins, so that nobody is read without knowing. */
export async function switchReadingAlong(on: boolean, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).rooms;
  if (!asker.isLead) return plainReply(texts.leadsTitle, texts.leadsBody);
  if (!asker.room) return plainReply(texts.whereTitle, texts.whereBody);
  const announced = textsFor('nl').rooms;
  if (on) {
    const said = await desk.post(asker.room, plainReply(announced.onTitle, announced.onBody, announced.onHow));
    if (!said) return plainReply(texts.cannotTitle, texts.cannotBody);
    await desk.rooms.switch(asker.room, true);
    await noteSwitch(true, asker.room, asker, desk);
    return plainReply(texts.doneOn, texts.doneOnBody);
  }
  await desk.rooms.switch(asker.room, false);
  await noteSwitch(false, asker.room, asker, desk);
  await desk.post(asker.room, plainReply(announced.offTitle, announced.offBody));
  return plainReply(texts.doneOff, texts.doneOffBody);
}

function noteSwitch(on: boolean, room: Address, { now, person }: Asker, desk: Desk): Promise<void> {
  const what = on ? 'reading-along-on' : 'reading-along-off';
  return desk.store.audit.append({ at: now, who: person, what, subject: formatAddress(room) });
}

/** An offer for the writer alone, when they surely want to buy something that we have, and may be spoken to. */
export async function answerOverheard({ room, text }: Overheard, asker: Asker, desk: Desk): Promise<Reply | undefined> {
  if (!(await desk.rooms.has(room))) return undefined;
  const understood = desk.understand(text, 'message', asker.today);
  if (!understood.intent || understood.category === null) return undefined;
  const intent = { category: understood.category, ...wishesOf(understood) };
  const anybody = { timesShown: new Map(), shownToday: [], seen: [], seed: '', today: asker.today };
  if (findOffer(intent, desk.content(), anybody).suppliers.length === 0) return undefined;
  if (!(await desk.store.listening.mayInterrupt(asker.person, asker.now, INTERRUPT_EVERY_DAYS))) return undefined;
  const offer = await makeOffer(intent, { ...newTrail(), overheard: true }, asker, desk, 'answer');
  const { because } = textsFor(asker.locale).rooms;
  return {
    ...offer,
    parts: [{ kind: 'note', markdown: because }, ...offer.parts, { kind: 'choices', choices: [quietChoice(true, asker, desk)] }],
  };
}

/** `quiet`: no more of it, or again, for this person in every room. */
export async function switchQuiet(quiet: boolean, asker: Asker, desk: Desk): Promise<Reply> {
  const texts = textsFor(asker.locale).rooms;
  await desk.store.listening.muteInterruptions(asker.person, quiet, asker.now);
  return quiet ? plainReply(texts.quietTitle, texts.quietBody) : plainReply(texts.speakTitle, texts.speakBody);
}

export function quietChoice(quiet: boolean, asker: Asker, desk: Desk): Choice {
  const texts = textsFor(asker.locale).rooms;
  const [label, spoken] = quiet ? [texts.quiet, texts.quietSpoken] : [texts.speak, texts.speakSpoken];
  return { verb: 'quiet', label, spoken, token: desk.sign({ ...ownedBy(asker), ...(!quiet && { about: SPEAK }) }) };
}

/** What a `quiet` button is about when it takes quiet back. */
export const SPEAK = 'speak';

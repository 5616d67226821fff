import type { Day } from '../domain/calendar.ts';
import type { CategoryId } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Nudge, Variant } from '../domain/nudge.ts';
import { formatNudgeRef } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';

export interface Signing {
  readonly sign: (payload: ClickPayload) => string;
}

export interface PostReply {
  readonly nudge: Nudge;
  readonly variant: Variant;
  readonly occurrence: string;
  readonly to: 'person' | 'room';
}

/** A nudge as it arrives: its words, one button to act on it, and how to stop. Written in Dutch by the lead, so in Dutch around it. */
export function postReply({ nudge, variant, occurrence, to }: PostReply, now: Date, desk: Signing): Reply {
  const { buttons, post } = textsFor('nl');
  const token = desk.sign({
    at: minutes(now),
    category: nudge.category,
    nudge: formatNudgeRef({ nudge: nudge.id, occurrence, variant: variant.name }),
  });
  return {
    placement: 'answer',
    title: nudge.title,
    parts: [
      { kind: 'text', markdown: variant.markdown },
      ...(nudge.sender ? [{ kind: 'note', markdown: post.sender(nudge.sender) } as const] : []),
      { kind: 'choices', choices: [{ verb: 'ask', label: buttons.fromNudge, spoken: buttons.fromNudge, token, primary: true }] },
      { kind: 'note', markdown: to === 'person' ? post.stop : post.room },
    ],
  };
}

/** What a message that somebody asked for is about. */
export interface PromiseView {
  readonly kind: 'follow-up' | 'yearly';
  readonly person: Pseudonym;
  readonly category: { readonly id: CategoryId; readonly name: string };
  readonly supplier: { readonly id: string; readonly name: string };
  readonly offer?: string;
  readonly day: Day;
}

/** Writes a message that somebody asked for. */
export type PromiseReply = (view: PromiseView, now: Date, desk: Signing) => Reply;

/** The first characters of a pseudonym: enough to see that a button is somebody else's. */
const OWNER_LENGTH = 8;

/** *Is het gelukt?* and *Net als vorig jaar?*, in plain words. */
export const promiseReply: PromiseReply = ({ kind, person, category, supplier, offer }, now, desk) => {
  const { comeBack, buttons } = textsFor('nl');
  const token = desk.sign({
    at: minutes(now),
    person: person.slice(0, OWNER_LENGTH),
    category: category.id,
    shown: [supplier.id],
    ...(offer && { offer }),
  });
  if (kind === 'yearly') {
    return {
      placement: 'answer',
      title: comeBack.yearlyTitle(category.name),
      parts: [
        { kind: 'text', markdown: comeBack.yearly(supplier.name) },
        { kind: 'choices', choices: [{ verb: 'ask', label: buttons.fromNudge, spoken: buttons.fromNudge, token, primary: true }] },
        { kind: 'note', markdown: comeBack.once },
      ],
    };
  }
  return {
    placement: 'answer',
    title: comeBack.followUpTitle,
    parts: [
      { kind: 'text', markdown: comeBack.followUp(category.name, supplier.name) },
      {
        kind: 'choices',
        choices: [
          { verb: 'bought', label: comeBack.bought, spoken: comeBack.bought, token, primary: true },
          { verb: 'not_bought', label: comeBack.notBought, spoken: comeBack.notBought, token },
        ],
      },
      { kind: 'note', markdown: comeBack.once },
    ],
  };
};

/** We stop by ourselves, and how to begin again. */
export function farewellReply(person: Pseudonym, now: Date, desk: Signing): Reply {
  const { comeBack } = textsFor('nl');
  const token = desk.sign({ at: minutes(now), person: person.slice(0, OWNER_LENGTH) });
  return {
    placement: 'answer',
    title: comeBack.farewellTitle,
    parts: [
      { kind: 'text', markdown: comeBack.farewell },
      { kind: 'choices', choices: [{ verb: 'start', label: comeBack.startAgain, spoken: comeBack.startAgain, token }] },
    ],
  };
}

function minutes(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

import type { Locale } from '../domain/category.ts';
import type { ClickPayload } from '../domain/click.ts';
import type { Nudge, Variant } from '../domain/nudge.ts';
import { formatNudgeRef } from '../domain/outcome.ts';
import type { Pseudonym } from '../domain/pseudonym.ts';
import type { Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';

export interface Signing {
  readonly sign: (payload: ClickPayload) => string;
  /** A room's name of the season in the log; absent where nothing is kept that could be compared. */
  readonly nameOfRoom?: (room: string, at: Date) => string;
}

export interface PostReply {
  readonly nudge: Nudge;
  readonly variant: Variant;
  /** Absent where a tap must not count: a preview, a test. */
  readonly occurrence?: string;
  readonly to: { readonly kind: 'person' } | { readonly kind: 'room'; readonly room: string };
}

/**
 * A nudge as it arrives: its words, one button to act on it, and how to stop. Written in Dutch by the lead, so in Dutch around it
 * for everybody: two languages in one short message read worse than the wrong one.
 */
export function postReply({ nudge, variant, occurrence, to }: PostReply, now: Date, desk: Signing): Reply {
  const { buttons, post } = textsFor('nl');
  // Where rooms are compared, a tap has to tell in which it was.
  const room = nudge.unit === 'kamer' && to.kind === 'room' ? desk.nameOfRoom?.(to.room, now) : undefined;
  const token = desk.sign({
    at: minutes(now),
    category: nudge.category,
    ...(occurrence !== undefined && {
      nudge: formatNudgeRef({ nudge: nudge.id, occurrence, variant: variant.name, ...(room !== undefined && { room }) }),
    }),
  });
  return {
    placement: 'answer',
    title: nudge.title,
    parts: [
      { kind: 'text', markdown: variant.markdown },
      ...(nudge.sender ? [{ kind: 'note', markdown: post.sender(nudge.sender) } as const] : []),
      { kind: 'choices', choices: [{ verb: 'ask', label: buttons.fromNudge, spoken: buttons.fromNudge, token, primary: true }] },
      { kind: 'note', markdown: to.kind === 'person' ? post.stop : post.room },
    ],
  };
}

/** As it will arrive, for whoever looks at it or tries it: a nudge for rooms alone says what a room is told. A tap does not count. */
export function previewReply(nudge: Nudge, variant: Variant, now: Date, { sign }: Pick<Signing, 'sign'>): Reply {
  const to = nudge.people === 'geen' ? ({ kind: 'room', room: nudge.rooms[0] ?? '' } as const) : ({ kind: 'person' } as const);
  return postReply({ nudge, variant, to }, now, { sign });
}

/** The first characters of a pseudonym: enough to see that a button is somebody else's. */
export const OWNER_LENGTH = 8;

/** We stop by ourselves, and how to begin again. */
export function farewellReply(person: Pseudonym, locale: Locale, now: Date, desk: Signing): Reply {
  const { farewell } = textsFor(locale);
  const token = desk.sign({ at: minutes(now), person: person.slice(0, OWNER_LENGTH) });
  return {
    placement: 'answer',
    locale,
    title: farewell.title,
    parts: [
      { kind: 'text', markdown: farewell.body },
      { kind: 'choices', choices: [{ verb: 'start', label: farewell.startAgain, spoken: farewell.startAgain, token }] },
    ],
  };
}

function minutes(now: Date): number {
  return Math.floor(now.getTime() / 60_000);
}

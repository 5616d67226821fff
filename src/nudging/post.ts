import type { ClickPayload } from '../domain/click.ts';
import type { Nudge, Variant } from '../domain/nudge.ts';
import { formatNudgeRef } from '../domain/outcome.ts';
import type { Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';

export interface PostReply {
  readonly nudge: Nudge;
  readonly variant: Variant;
  readonly occurrence: string;
  readonly to: 'person' | 'room';
}

/** A nudge as it arrives: its words, one button to act on it, and how to stop. Written in Dutch by the lead, so in Dutch around it. */
export function postReply(
  { nudge, variant, occurrence, to }: PostReply,
  now: Date,
  desk: { readonly sign: (payload: ClickPayload) => string },
): Reply {
  const { buttons, post } = textsFor('nl');
  const token = desk.sign({
    at: Math.floor(now.getTime() / 60_000),
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

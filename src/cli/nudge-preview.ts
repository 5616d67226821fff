/** A nudge as each platform will show it. */
import { renderReply as renderForSlack } from '../channels/slack/render.ts';
import { renderCard } from '../channels/teams/render.ts';
import { renderReply as renderForWeb } from '../channels/web/render.ts';
import type { Nudge } from '../domain/nudge.ts';
import { previewReply } from '../nudging/post.ts';
import type { Reply } from '../ports/chat.ts';
import { textsFor } from '../texts/texts.ts';

export const VIEWS = ['text', 'slack', 'teams', 'web', 'lock'] as const;
export type View = (typeof VIEWS)[number];

export function repliesOf(nudge: Nudge): { variant: string; reply: Reply }[] {
  return nudge.variants.map((variant) => ({
    variant: variant.name,
    reply: previewReply(nudge, variant, new Date(0), { sign: () => '' }),
  }));
}

/** `slack`: blocks for https://app.slack.com/block-kit-builder; `teams`: a card for https://adaptivecards.io/designer; `web`: HTML. */
export function shownAs(view: View, title: string, variant: string, reply: Reply): string {
  switch (view) {
    case 'slack':
      return JSON.stringify(renderForSlack(reply), undefined, 2);
    case 'teams':
      return JSON.stringify(renderCard(reply, 'nl'), undefined, 2);
    case 'web':
      return renderForWeb(reply, textsFor('nl').web);
    case 'lock':
      return lockScreen(title, reply);
    case 'text':
      return inWords(title, variant, reply.parts);
  }
}

/** What narrow phones show of a notification: a line of the title, and two of the text. */
const LOCK = { title: 40, text: 100 };

function lockScreen(title: string, { parts }: Reply): string {
  const first = parts.find((part) => part.kind === 'text');
  const text = first?.kind === 'text' ? first.markdown.replace(/[*_`#]|\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ') : '';
  const cut = (words: string, length: number) => (words.length <= length ? words : `${words.slice(0, length - 1)}…`);
  return `┌ ${cut(title, LOCK.title)}\n│ ${cut(text, LOCK.text)}\n└`;
}

function inWords(title: string, variant: string, parts: Reply['parts']): string {
  const lines = parts.flatMap((part) =>
    part.kind === 'text' || part.kind === 'note'
      ? [part.markdown]
      : part.kind === 'choices'
        ? part.choices.map(({ label }) => `[ ${label} ]`)
        : [],
  );
  return [`── ${title} · ${variant} ──`, ...lines, ''].join('\n\n');
}

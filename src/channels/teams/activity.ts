/** What Teams sends, and what we send to Teams: one activity each way. */
import type { ActivityLike } from '@microsoft/teams.api';
import type { Reply } from '../../ports/chat.ts';
import { type AdaptiveCard, CARD_TYPE } from './card.ts';
import { cut, LIMITS } from './limits.ts';
import { renderCard } from './render.ts';

/** A message with one card. `summary` is what a notification shows. */
export function cardActivity(reply: Reply, lang: string): ActivityLike {
  return activityWith(renderCard(reply, lang), reply.title);
}

export function activityWith(card: AdaptiveCard, summary: string): ActivityLike {
  const attachments = [attachmentOf(card)];
  return { type: 'message', summary: cut(summary, LIMITS.textBlock), attachments } as unknown as ActivityLike;
}

export function attachmentOf(content: AdaptiveCard) {
  return { contentType: CARD_TYPE, content } as const;
}

/** What somebody typed: without mentions, what they quoted, and what is left of HTML. */
export function plainText(text: string | undefined): string {
  return (text ?? '')
    .replace(/<blockquote[^>]*>.*?<\/blockquote>|<quoted [^>]*\/?>/gis, ' ')
    .replace(/<at[^>]*>.*?<\/at>/gis, ' ')
    .replace(/<(?:img|emoji)[^>]*\balt="([^"<>]{1,20})"[^>]*>/gi, ' $1 ')
    .replace(/<br\s*\/?>|<\/p>|<\/div>|<\/li>/gi, '\n')
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/&nbsp;|&#160;|[\u200b\ufeff]/gi, ' ')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?[\r\n]+ ?/g, '\n')
    .trim();
}

/** Typed after our own name: `/inkopen bloemen`, `inkopen bloemen`. */
export function isCommand(text: string): boolean {
  return /^\/?inkopen\b/i.test(text);
}

import type { ActivityLike } from '@microsoft/teams.api';
import type { Reply } from '../../ports/chat.ts';
import { renderCard } from './render.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A message with one card. `summary` is what a notification shows. */
export function cardActivity(reply: Reply, lang: string): ActivityLike {
  return {
    type: 'message',
    summary: reply.title,
    attachments: [{ contentType: CARD_TYPE, content: renderCard(reply, lang) }],
  } as ActivityLike;
}

/** What somebody typed, without mentions and what is left of HTML. */
export function plainText(text: string | undefined): string {
  return (text ?? '')
    .replace(/<at[^>]*>.*?<\/at>/gis, ' ')
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Who speaks, where, in which language, and whether it is said to us. */
import type { Account, Activity, ConversationAccount } from '@microsoft/teams.api';
import type { Address } from '../../domain/address.ts';
import type { Locale } from '../../domain/category.ts';
import type { Speaker } from '../../ports/chat.ts';
import { isCommand, plainText } from './activity.ts';

/** `localTimezone`: only messages say it. */
export type Said = Pick<Activity, 'from' | 'conversation' | 'locale'> & { readonly localTimezone?: string };

/** In a personal chat somebody can be reached again by its id. */
export function speakerOf({ from, conversation, locale, localTimezone }: Said): Speaker {
  const here = { channel: 'teams', id: conversation?.id ?? '' } as const;
  return {
    person: personOf(from),
    locale: localeOf(locale),
    ...(localTimezone && { timeZone: localTimezone }),
    ...(isPersonal(conversation) ? { reach: here } : { room: roomOf(conversation) }),
  };
}

export function personOf(account: Account): Address {
  return { channel: 'teams', id: account.aadObjectId ?? account.id };
}

export function localeOf(language: string | undefined): Locale {
  return language?.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

export function isPersonal({ conversationType, isGroup }: ConversationAccount): boolean {
  return conversationType === undefined ? !isGroup : conversationType === 'personal';
}

/** A thread of a channel is named after it: `19:…@thread.tacv2;messageid=…`. */
export function roomOf({ id }: ConversationAccount): Address {
  return { channel: 'teams', id: id.split(';')[0] ?? id };
}

/** In a room: with a mention, from the slash menu (Teams shows that message to us alone), or by our name with a slash. */
export function isSaidToUs({ conversation, recipient, entities, text }: Activity & { readonly text?: string }): boolean {
  if (isPersonal(conversation)) return true;
  if ((recipient as { isTargeted?: boolean } | undefined)?.isTargeted) return true;
  const mentions = (entities ?? []) as readonly { type: string; mentioned?: { id: string } }[];
  if (mentions.some(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id)) return true;
  const words = plainText(text);
  return words.startsWith('/') && isCommand(words);
}

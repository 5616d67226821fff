/** Who asks, and in which language: two cookies, because nobody signs in here. */
import type { Request } from 'express';
import { LOCALES, type Locale } from '../../domain/category.ts';
import type { Speaker } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import type { WebTexts } from '../../texts/web.ts';
import { addressOf, type CastMember, castMember, SQUARE } from './cast.ts';
import type { Place } from './place.ts';

export interface Visitor {
  readonly me: CastMember;
  readonly locale: Locale;
  readonly texts: WebTexts;
}

export function visitorOf(request: Request): Visitor {
  const cookies = new Map((request.get('Cookie') ?? '').split(/;\s*/).map((pair) => pair.split('=', 2) as [string, string]));
  const locale = readLocale(cookies.get('locale'));
  return { me: castMember(cookies.get('cast')), locale, texts: textsFor(locale).web };
}

/** Dutch, unless somebody chose otherwise: many a Dutch office has English browsers. */
export function readLocale(text: unknown): Locale {
  return LOCALES.find((locale) => locale === text) ?? 'nl';
}

export function speakerOf({ me, locale }: Visitor, place: Place = 'chat'): Speaker {
  return { person: addressOf(me), reach: addressOf(me), locale, ...(place === 'room' && { room: SQUARE }) };
}

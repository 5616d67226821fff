/** Our search while somebody writes a message, and our help with a message of somebody else. */
import type { Activity } from '@microsoft/teams.api';
import type { Locale } from '../../domain/category.ts';
import type { Conversation, Speaker, SupplierCard } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import { attachmentOf, plainText } from './activity.ts';
import type { DialogAnswer, Dialogs } from './dialogs.ts';
import { renderSupplierCard } from './render.ts';
import { localeOf, personOf } from './speaker.ts';

/** The commands of `appPackage/manifest.json`. */
export const SEARCH = 'zoekLeverancier';
export const HELP_WITH_MESSAGE = 'vraagHulp';

interface Query {
  readonly parameters?: readonly { readonly name?: string; readonly value?: unknown }[];
}

export class MessageExtension {
  readonly #conversation: Conversation;
  readonly #dialogs: Dialogs;

  constructor(conversation: Conversation, dialogs: Dialogs) {
    this.#conversation = conversation;
    this.#dialogs = dialogs;
  }

  /** Suppliers for what is in the search box, each a card to insert. */
  async search({ parameters = [] }: Query, speaker: Speaker) {
    const { locale } = speaker;
    const texts = textsFor(locale).teams;
    const text = String(parameters.find(({ name }) => name === 'zoek')?.value ?? '').trim();
    if (text === '') return say(texts.useful);
    const found = await this.#conversation.search(speaker, text);
    if (found.length === 0) return say(texts.nothing(text.slice(0, 60)));
    return {
      composeExtension: { type: 'result', attachmentLayout: 'list', attachments: found.map((supplier) => toInsert(supplier, locale)) },
    } as const;
  }

  /** A request, begun with what somebody wrote. */
  async helpWith(message: string | undefined, speaker: Speaker): Promise<DialogAnswer> {
    return this.#dialogs.open({ opens: 'request', text: plainText(message) }, speaker);
  }

  async submit(data: unknown, speaker: Speaker): Promise<DialogAnswer> {
    return this.#dialogs.submitOutside(data, speaker);
  }
}

/** The chat is somebody else's: we know who asks, and may not say anything there. */
export function visitorOf({ from, locale }: Pick<Activity, 'from' | 'locale'>): Speaker {
  return { person: personOf(from), locale: localeOf(locale) };
}

function toInsert(supplier: SupplierCard, locale: Locale) {
  const preview = { title: supplier.name, text: supplier.lines.join(' · ') };
  return {
    ...attachmentOf(renderSupplierCard(supplier, locale)),
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview },
  } as const;
}

function say(text: string) {
  return { composeExtension: { type: 'message', text } } as const;
}

/** What every handler of requests from Slack has at hand. */
import type { Locale } from '../../domain/category.ts';
import type { Conversation, Reply, Speaker } from '../../ports/chat.ts';
import { isDirectMessage } from './addresses.ts';
import type { Answers } from './answers.ts';
import type { Locales } from './locales.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** The few words that are Slack's own. */
export interface SlackPhrases {
  /** Beside a box to tick. */
  readonly yes: string;
  /** A form could not be opened any more. */
  readonly tooLate: { readonly title: string; readonly body: string };
  /** What somebody reads who typed another command than ours. */
  readonly unknownCommand: string;
  /** What somebody reads where we have no token to speak with. */
  readonly notInstalledHere: { readonly title: string; readonly body: string };
  /** Pages after an installation in a workspace. */
  readonly installed: { readonly title: string; readonly body: string };
  readonly notInstalled: { readonly title: string; readonly body: string };
}

export interface Handling {
  readonly conversation: Conversation;
  readonly workspaces: Workspaces;
  readonly locales: Locales;
  readonly answers: Answers;
  readonly phrases: (locale: Locale) => SlackPhrases;
}

/** @param conversationId where it was said, as Slack calls it; a direct message is no room. */
export function speaker({ locales }: Handling, workspace: Workspace, userId: string, locale: Locale, conversationId?: string): Speaker {
  const person = workspace.address(userId);
  const timeZone = locales.timeZone(person.id);
  return {
    person,
    reach: person,
    locale,
    ...(timeZone && { timeZone }),
    ...(conversationId !== undefined && !isDirectMessage(conversationId) && { room: workspace.address(conversationId) }),
  };
}

export function localeOf({ locales }: Handling, workspace: Workspace, userId: string): Promise<Locale> {
  return locales.of({ key: workspace.address(userId).id, id: userId }, workspace.clients.answers);
}

export function tooLate({ phrases }: Handling, locale: Locale): Reply {
  return sayingSo(phrases(locale).tooLate);
}

export function sayingSo({ title, body }: { readonly title: string; readonly body: string }): Reply {
  return { placement: 'answer', title, parts: [{ kind: 'text', markdown: body }] };
}

/** The value, if it comes within `ms`. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

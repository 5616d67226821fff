/**
 * A message, from top to bottom: what somebody says comes in from a channel, we read which words it
 * has, understand the request, make an offer, record what happened, and say it back. A tap on a
 * button joins the same path.
 */
import { type KeyObject, randomUUID } from 'node:crypto';
import { formatAddress } from '../domain/address.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { type ClickProblem, readClick, readVerb, signClick } from '../domain/click.ts';
import { pseudonymOf } from '../domain/pseudonym.ts';
import type { ChatMessage, Conversation, Reply, Speaker } from '../ports/chat.ts';
import type { Content, Understand } from '../ports/content.ts';
import { type Store, StoreError } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import type { Asker, Desk } from './asker.ts';
import { answerClick } from './clicks.ts';
import { monthReport, nudgeOverview } from './lead.ts';
import { makeOffer, newTrail } from './offering.ts';
import { plainReply } from './replies/plain-reply.ts';
import { helpReply, notOursReply, questionReply } from './replies/question-replies.ts';
import { tipReply } from './replies/tip-reply.ts';
import { forgetMe, pauseTips, showMyData, startTips, stopTips } from './tips-on-off.ts';
import { wishesOf } from './wishes.ts';
import { readWords } from './words.ts';

/** A request says what it needs within this; what is longer is not read at all. */
export const MAX_MESSAGE_LENGTH = 2000;

export interface ConversationParts {
  readonly content: () => Content;
  readonly store: Store;
  readonly understand: Understand;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly keys: { readonly pseudonyms: KeyObject; readonly clicks: KeyObject };
  /** A nudge as it will arrive. */
  readonly preview: Desk['preview'];
  /** Addresses (`slack:U123`) of inclusion leads. */
  readonly leads: ReadonlySet<string>;
  /** Told about what went wrong unexpectedly; `reference` is what the person sees. */
  readonly onError: (error: unknown, reference: string) => void;
}

export function createConversation(parts: ConversationParts): Conversation {
  const desk: Desk = { ...parts, sign: (payload) => signClick(payload, parts.keys.clicks) };

  return {
    message: (message) => answering(message.locale, () => answerMessage(message, askerOf(message, parts), desk)),
    click: (click) =>
      answering(click.locale, async () => {
        const asker = askerOf(click, parts);
        const tapped = readVerb(click.verb);
        if (!tapped) return refuse('forged', asker.locale);
        const payload = readClick(click.token, parts.keys.clicks, asker.now, asker.person);
        return typeof payload === 'string' ? refuse(payload, asker.locale) : answerClick({ ...tapped, payload }, asker, desk);
      }),
    open: async (speaker) => refuse('stale', speaker.locale),
    submit: (submission) => answering(submission.locale, async () => refuse('stale', submission.locale)),
    overhear: async () => undefined,
    readsAlong: async () => false,
    home: async (speaker) => {
      const help = helpReply(askerOf(speaker, parts), desk);
      return { title: help.title, sections: [{ heading: help.title, parts: help.parts }] };
    },
    search: async () => [],
  };

  /** Whatever goes wrong, somebody gets an answer that says what to do next. */
  async function answering<Answer>(locale: Locale, answer: () => Promise<Answer>): Promise<Answer | Reply> {
    try {
      return await answer();
    } catch (error) {
      const { problems } = textsFor(locale);
      const reference = randomUUID().slice(0, 8);
      parts.onError(error, reference);
      return plainReply(problems.title, error instanceof StoreError ? problems.busy : problems.unknown(reference));
    }
  }
}

async function answerMessage(message: ChatMessage, asker: Asker, desk: Desk): Promise<Reply> {
  if (message.text.length > MAX_MESSAGE_LENGTH) {
    const { problems } = textsFor(asker.locale);
    return plainReply(problems.title, problems.tooLong);
  }
  const words = readWords(message.text);
  switch (words.kind) {
    case 'request':
      return answerRequest(words.text, asker, desk);
    case 'help':
      return helpReply(asker, desk);
    case 'why':
      return plainReply(textsFor(asker.locale).buttons.why, textsFor(asker.locale).why.general);
    case 'tip':
      return tipReply(words.text, asker, desk);
    case 'start':
      return startTips(asker, desk);
    case 'stop':
      return stopTips(asker, desk);
    case 'pause':
      return pauseTips(words.until, asker, desk);
    case 'my-data':
      return showMyData(asker, desk);
    case 'forget-me':
      return forgetMe(asker, desk);
    case 'report':
      return asker.isLead ? monthReport(asker, desk) : leadsOnly(asker);
    case 'nudge':
      return asker.isLead ? nudgeOverview(words.id, asker, desk) : leadsOnly(asker);
  }
}

async function answerRequest(text: string, asker: Asker, desk: Desk): Promise<Reply> {
  const understood = desk.understand(text, 'command', asker.today);
  const wishes = wishesOf(understood);
  if (understood.category !== null) return makeOffer({ category: understood.category, ...wishes }, newTrail(), asker, desk, 'answer');
  if (understood.candidates.length > 0) return questionReply(understood.candidates, wishes, asker, desk);
  await desk.store.record([{ kind: 'not-understood', at: asker.now, channel: asker.channel, person: asker.person }]);
  return notOursReply(asker, desk);
}

function askerOf(said: Speaker, { keys, leads, clock, timeZone }: ConversationParts): Asker {
  const now = clock();
  return {
    person: pseudonymOf(said.person, keys.pseudonyms),
    channel: said.person.channel,
    locale: said.locale,
    isLead: leads.has(formatAddress(said.person)),
    now,
    today: dayOf(now, timeZone),
    ...(said.reach && { reach: said.reach }),
  };
}

function refuse(problem: ClickProblem, locale: Locale): Reply {
  const { problems } = textsFor(locale);
  const words = { forged: problems.forged, stale: problems.stale, 'not-yours': problems.notYours };
  return plainReply(problems.title, words[problem]);
}

function leadsOnly({ locale }: Asker): Reply {
  const { leadsOnly: text } = textsFor(locale);
  return plainReply(text.title, text.body);
}

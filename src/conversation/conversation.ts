/**
 * A message, from top to bottom: what somebody says comes in from a channel, we read which words it
 * has, understand the request, make an offer, record what happened, and say it back. A tap on a
 * button joins the same path.
 */
import { createHmac, type KeyObject, randomUUID } from 'node:crypto';
import { formatAddress } from '../domain/address.ts';
import { dayOf, isTimeZone } from '../domain/calendar.ts';
import type { Locale } from '../domain/category.ts';
import { type ClickPayload, FORMS, readClick, readVerb, signClick } from '../domain/click.ts';
import type { Understanding } from '../domain/intent.ts';
import { Pseudonyms } from '../domain/pseudonym.ts';
import type { ChatClick, ChatMessage, ChatSubmission, Conversation, Form, FormErrors, Reply, Speaker } from '../ports/chat.ts';
import type { Content, Understand } from '../ports/content.ts';
import type { NudgeDesk } from '../ports/nudge-desk.ts';
import { type Store, StoreError } from '../ports/store.ts';
import { textsFor } from '../texts/texts.ts';
import { hear } from './addressed.ts';
import { type Asker, type Desk, ownedBy } from './asker.ts';
import { answerClick } from './clicks.ts';
import { openForm, submitForm } from './forms/forms.ts';
import { homeOf, homeReply } from './home.ts';
import { monthReport } from './lead/month-report.ts';
import { nudgeOverview } from './lead/nudge-overview.ts';
import { makeOffer, newTrail } from './offering.ts';
import { answerOverheard, ReadAlongRooms, switchReadingAlong } from './reading-along.ts';
import { plainReply } from './replies/plain-reply.ts';
import { leadsOnly, refusal } from './replies/problem-replies.ts';
import { helpReply, notOursReply, questionReply, talkReply } from './replies/question-replies.ts';
import { searchSuppliers } from './search.ts';
import { showTips } from './tips.ts';
import { forgetMe, pauseTips, showMyData, startTips, stopTips } from './tips-on-off.ts';
import { countUnknownWords } from './unknown-words.ts';
import { wishesOf } from './wishes.ts';
import { beginsWithOurName, readWords } from './words.ts';

/** A request says what it needs within this; what is longer is not read at all. */
export const MAX_MESSAGE_LENGTH = 2000;

export interface ConversationParts {
  readonly content: () => Content;
  readonly store: Store;
  readonly understand: Understand;
  readonly timeZone: string;
  readonly clock: () => Date;
  readonly keys: { readonly pseudonyms: KeyObject; readonly clicks: KeyObject; readonly words: KeyObject };
  /** A nudge as it will arrive. */
  readonly preview: Desk['preview'];
  readonly nudgeDesk: NudgeDesk;
  readonly post: Desk['post'];
  /** Addresses (`slack:U123`) of inclusion leads. */
  readonly leads: ReadonlySet<string>;
  /** Told about what went wrong unexpectedly; `reference` is what the person sees. */
  readonly onError: (error: unknown, reference: string) => void;
}

export function createConversation(parts: ConversationParts): Conversation {
  const { clock, keys, leads, timeZone } = parts;
  const pseudonyms = new Pseudonyms(keys.pseudonyms);
  const desk: Desk = {
    ...parts,
    sign: (payload) => signClick(payload, keys.clicks),
    codeOf: (word) => createHmac('sha256', keys.words).update(word).digest('base64url').slice(0, 22),
    rooms: new ReadAlongRooms(parts.store.listening, clock),
  };

  return {
    message: (message) => answering(message.locale, () => answerMessage(message, askerOf(message), desk)),
    click: (click) => answering(click.locale, () => answerTap(click, askerOf(click))),
    open: (speaker, form, text) => answering(speaker.locale, () => openForText(form, text, askerOf(speaker), desk)),
    submit: (submission) => answering(submission.locale, () => answerSubmission(submission, askerOf(submission))),
    overhear: (overheard) =>
      silently(undefined, async () =>
        overheard.text.length > MAX_MESSAGE_LENGTH ? undefined : answerOverheard(overheard, askerOf(overheard), desk),
      ),
    readsAlong: (room) => silently(false, () => desk.rooms.has(room)),
    home: async (speaker) => {
      const page = await answering(speaker.locale, () => homeOf(askerOf(speaker), desk));
      return 'sections' in page ? page : { title: page.title, sections: [{ heading: page.title, parts: page.parts }] };
    },
    search: (speaker, text) => silently([], () => searchSuppliers(text.slice(0, MAX_MESSAGE_LENGTH), askerOf(speaker), desk)),
  };

  async function answerTap(click: ChatClick, asker: Asker): Promise<Reply | Form> {
    const tapped = readVerb(click.verb);
    if (!tapped) return refusal('forged', asker);
    const payload = readClick(click.token, keys.clicks, asker.now, asker.person);
    return typeof payload === 'string' ? refusal(payload, asker) : answerClick({ ...tapped, payload }, asker, desk);
  }

  async function answerSubmission({ form, token, values }: ChatSubmission, asker: Asker): Promise<Reply | FormErrors> {
    const id = FORMS.find((known) => known === form);
    if (!id) return refusal('forged', asker, 'form');
    const payload = readClick(token, keys.clicks, asker.now, asker.person);
    return typeof payload === 'string' ? refusal(payload, asker, 'form') : submitForm(id, values, payload, asker, desk);
  }

  function askerOf(said: Speaker): Asker {
    const now = clock();
    return {
      person: pseudonyms.of(said.person),
      channel: said.person.channel,
      locale: said.locale,
      isLead: leads.has(formatAddress(said.person)),
      now,
      today: dayOf(now, timeZone),
      ...(said.reach && { reach: said.reach }),
      ...(said.timeZone && isTimeZone(said.timeZone) && { timeZone: said.timeZone }),
      ...(said.room && { room: said.room }),
    };
  }

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

  /** Where nobody waits for words, what goes wrong is told to the log alone. */
  async function silently<Answer>(nothing: Answer, answer: () => Promise<Answer>): Promise<Answer> {
    try {
      return await answer();
    } catch (error) {
      parts.onError(error, randomUUID().slice(0, 8));
      return nothing;
    }
  }
}

async function answerMessage(message: ChatMessage, asker: Asker, desk: Desk): Promise<Reply> {
  if (message.text.length > MAX_MESSAGE_LENGTH) {
    const { problems } = textsFor(asker.locale);
    return plainReply(problems.title, problems.tooLong);
  }
  const words = readWords(message.text);
  const afterOurName = message.manner !== 'addressed' || beginsWithOurName(message.text);
  switch (words.kind) {
    case 'request':
      return afterOurName
        ? answerRequest(words.text, desk.understand(words.text, 'command', asker.today), asker, desk)
        : answerAddressed(words.text, asker, desk);
    case 'help':
      return helpReply(asker, desk, afterOurName);
    case 'why':
      return plainReply(textsFor(asker.locale).buttons.why, textsFor(asker.locale).why.general);
    case 'home':
      return homeReply(asker, desk);
    case 'tip':
      return showTips(words.text, asker, desk);
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
    case 'read-along':
      return switchReadingAlong(words.on, asker, desk);
    case 'report':
      return asker.isLead ? monthReport(asker, desk) : leadsOnly(asker);
    case 'nudge':
      return asker.isLead ? nudgeOverview(words.id, asker, desk) : leadsOnly(asker);
  }
}

/** Said to us, and perhaps no request at all. */
async function answerAddressed(text: string, asker: Asker, desk: Desk): Promise<Reply> {
  const heard = hear(text, desk.understand, asker.today);
  return heard.kind === 'request' ? answerRequest(text, heard.understood, asker, desk) : talkReply(heard.kind === 'thanks', asker, desk);
}

async function answerRequest(text: string, understood: Understanding, asker: Asker, desk: Desk): Promise<Reply> {
  const wishes = wishesOf(understood);
  if (understood.category !== null) {
    const trail = { ...newTrail(), unknownPlace: understood.unknownPlace };
    return makeOffer({ category: understood.category, ...wishes }, trail, asker, desk, 'answer');
  }
  if (understood.candidates.length > 0) return questionReply(understood.candidates, wishes, asker, desk);
  await desk.store.record([{ kind: 'not-understood', at: asker.now, channel: asker.channel, person: asker.person }]);
  await countUnknownWords(text, asker, desk);
  return notOursReply(asker, desk);
}

/** A form that no button opened; a request is filled in with what a text says. */
async function openForText(form: (typeof FORMS)[number], text: string | undefined, asker: Asker, desk: Desk): Promise<Reply | Form> {
  const payload: ClickPayload = ownedBy(asker);
  if (form !== 'request' || text === undefined) return openForm(form, payload, asker, desk);
  const { category, ...wishes } = desk.understand(text.slice(0, MAX_MESSAGE_LENGTH), 'command', asker.today);
  return openForm(form, { ...payload, ...wishesOf(wishes), ...(category !== null && { category }) }, asker, desk);
}

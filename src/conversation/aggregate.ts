/** A conversation in which nothing is kept per person: what would need that is off, and says so. */

import type { Locale } from '../domain/category.ts';
import { type FormId, readVerb, type Verb } from '../domain/click.ts';
import { type Conversation, type Form, isForm, isFormErrors, type Reply, type ReplyPart } from '../ports/chat.ts';
import { aggregateEn, aggregateNl } from '../texts/aggregate.ts';
import { textsFor } from '../texts/texts.ts';
import { plainReply } from './replies/plain-reply.ts';
import { readWords, type Words } from './words.ts';

const OFF_WORDS = new Set<Words['kind']>(['start', 'pause', 'read-along']);
/** What somebody asks for that is so already. */
const SO_ALREADY = new Set<Words['kind'] | Verb>(['stop', 'forget-me', 'quiet', 'forget_me']);
const OFF_VERBS = new Set<Verb>(['start', 'stop', 'pause', 'quiet', 'forget_me', 'follow_up', 'yearly', 'tip', 'withdraw_tip']);
/** Sentences that are not true here, or invite to what is off, with what is said instead. */
const INSTEAD = new Map([...insteadIn('nl'), ...insteadIn('en')]);
const OFF_FORMS = new Set<FormId>(['pause', 'tip', 'follow-up']);
/** Lines that tell of a word that is off here. */
const OFF_LINE = /`(?:\/?inkopen )?(?:start|stop|pauze|pause|vergeet mij|forget me|tip)\b/;

export function withoutPersons(inner: Conversation): Conversation {
  const off = (locale: Locale) => plainReply(textsOf(locale).title, textsOf(locale).body);
  const soAlready = (locale: Locale) => plainReply(textsOf(locale).nothingSentTitle, textsOf(locale).nothingSent);
  return {
    async message(message) {
      const { kind } = readWords(message.text);
      const texts = textsOf(message.locale);
      if (kind === 'my-data') return plainReply(texts.myDataTitle, texts.myData);
      if (SO_ALREADY.has(kind)) return soAlready(message.locale);
      if (OFF_WORDS.has(kind)) return off(message.locale);
      const reply = cleaned(await inner.message(message));
      return kind === 'help' ? { ...reply, parts: [...reply.parts, { kind: 'note', markdown: texts.note }] } : reply;
    },
    async click(click) {
      const verb = readVerb(click.verb)?.verb;
      if (verb === 'my_data') return plainReply(textsOf(click.locale).myDataTitle, textsOf(click.locale).myData);
      if (verb && SO_ALREADY.has(verb)) return soAlready(click.locale);
      return verb && OFF_VERBS.has(verb) ? off(click.locale) : cleanedAnswer(await inner.click(click));
    },
    open: async (speaker, form, text) => (OFF_FORMS.has(form) ? off(speaker.locale) : cleanedAnswer(await inner.open(speaker, form, text))),
    async submit(submission) {
      if (OFF_FORMS.has(submission.form as FormId)) return off(submission.locale);
      const answer = await inner.submit(submission);
      return isFormErrors(answer) ? answer : cleaned(answer);
    },
    // To speak to somebody at most once in two weeks, one has to remember whom.
    overhear: async () => undefined,
    readsAlong: async () => false,
    async home(speaker) {
      const home = await inner.home(speaker);
      const sections = home.sections.map((section) => ({ ...section, parts: cleanedParts(section.parts) }));
      return { ...home, sections: sections.filter(({ parts }) => parts.length > 0) };
    },
    search: (speaker, text) => inner.search(speaker, text),
  };
}

/** Without the buttons and lines that would do nothing here. */
export function cleaned(reply: Reply): Reply {
  return { ...reply, parts: cleanedParts(reply.parts) };
}

function cleanedAnswer(answer: Reply | Form): Reply | Form {
  return isForm(answer) ? answer : cleaned(answer);
}

function cleanedParts(parts: readonly ReplyPart[]): ReplyPart[] {
  return parts.flatMap((part): ReplyPart[] => {
    if (part.kind === 'choices') {
      const choices = part.choices.filter(({ verb }) => !OFF_VERBS.has(verb));
      return choices.length > 0 ? [{ ...part, choices }] : [];
    }
    if (part.kind !== 'text' && part.kind !== 'note') return [part];
    const markdown = (INSTEAD.get(part.markdown) ?? part.markdown)
      .split('\n')
      .filter((line) => !OFF_LINE.test(line))
      .join('\n');
    return markdown.trim() === '' ? [] : [{ ...part, markdown }];
  });
}

function insteadIn(locale: Locale): [string, string][] {
  const { afterwards, home, colleagues } = textsFor(locale);
  const texts = textsOf(locale);
  return [
    [afterwards.consent, ''],
    [home.recentNone, texts.recentNone],
    [home.mineNone, texts.colleaguesTips],
    [home.dataBody, texts.data],
    [colleagues.none, texts.colleaguesTips],
  ];
}

function textsOf(locale: Locale): typeof aggregateNl {
  return locale === 'en' ? aggregateEn : aggregateNl;
}

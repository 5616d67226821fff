import type { CategoryId } from '../../domain/category.ts';
import type { Wishes } from '../../domain/intent.ts';
import { OFFER_SIZE } from '../../domain/offer.ts';
import type { Choice, Reply } from '../../ports/chat.ts';
import { textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import { wishesOf } from '../wishes.ts';

/** Which of these do you mean? What was said besides goes along with each button. */
export function questionReply(candidates: readonly CategoryId[], wishes: Wishes, asker: Asker, desk: Desk): Reply {
  const { question } = textsFor(asker.locale);
  const likely = candidates.slice(0, OFFER_SIZE);
  return {
    placement: 'answer',
    title: question.title,
    parts: [
      { kind: 'text', markdown: question.body },
      { kind: 'choices', choices: [...categoryChoices(likely, wishes, asker, desk), ...waysOut(asker, desk)] },
    ],
  };
}

/** Not something we have: a kind no, with what we do have. */
export function notOursReply(asker: Asker, desk: Desk, placement: Reply['placement'] = 'answer'): Reply {
  const { notOurs } = textsFor(asker.locale);
  const { contact } = desk.content().organisation;
  return {
    placement,
    title: notOurs.title,
    parts: [
      { kind: 'text', markdown: notOurs.body(contact.name, contact.mail) },
      { kind: 'choices', choices: everyCategory(asker, desk) },
      { kind: 'choices', choices: [suggestChoice(asker, desk)] },
    ],
  };
}

/** `iets anders`: start again, with every category within reach. */
export function otherReply(reason: readonly Choice[], asker: Asker, desk: Desk): Reply {
  const { other } = textsFor(asker.locale);
  return {
    placement: 'replace',
    title: other.title,
    parts: [
      { kind: 'text', markdown: other.body },
      { kind: 'choices', choices: everyCategory(asker, desk) },
      { kind: 'choices', choices: [requestChoice(asker, desk), ...reason] },
    ],
  };
}

/** `ik regel het zelf`: fine, and no more questions than one that may be left alone. */
export function selfReply(reason: readonly Choice[], { locale }: Asker): Reply {
  const { self } = textsFor(locale);
  return {
    placement: 'replace',
    title: self.title,
    parts: [{ kind: 'text', markdown: self.body }, ...(reason.length > 0 ? [{ kind: 'choices', choices: reason } as const] : [])],
  };
}

/** Examples stand as somebody asked for help: after our name where they typed it, without it where nothing has to stand in front. */
export function helpReply(asker: Asker, desk: Desk, afterOurName: boolean): Reply {
  const { help } = textsFor(asker.locale);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  return {
    placement: 'answer',
    title: help.title,
    parts: [
      { kind: 'text', markdown: help.body },
      { kind: 'text', markdown: list(help.examples.map((example) => `\`${afterOurName ? '/inkopen ' : ''}${example}\``)) },
      { kind: 'text', markdown: list(asker.isLead ? [...help.words, ...help.lead] : help.words) },
      { kind: 'choices', choices: everyCategory(asker, desk) },
      { kind: 'choices', choices: [requestChoice(asker, desk)] },
    ],
  };
}

export function everyCategory(asker: Asker, desk: Desk): Choice[] {
  return categoryChoices([...desk.content().categories.keys()], {}, asker, desk);
}

function categoryChoices(ids: readonly CategoryId[], wishes: Wishes, asker: Asker, desk: Desk): Choice[] {
  const { buttons } = textsFor(asker.locale);
  return ids.flatMap((id, position) => {
    const category = desk.content().categories.get(id);
    if (!category) return [];
    const name = category.name[asker.locale];
    const token = desk.sign({ ...ownedBy(asker), ...wishesOf(wishes), category: id });
    return { verb: 'ask', index: position + 1, label: `${category.emoji} ${name}`.trim(), spoken: buttons.category(name), token };
  });
}

/** What asks for nothing is answered kindly, with what we can do. */
export function talkReply(isThanks: boolean, asker: Asker, desk: Desk): Reply {
  const { talk } = textsFor(asker.locale);
  return {
    placement: 'answer',
    title: isThanks ? talk.thanksTitle : talk.otherTitle,
    parts: [
      { kind: 'text', markdown: isThanks ? talk.thanks : talk.other },
      { kind: 'choices', choices: everyCategory(asker, desk) },
      { kind: 'choices', choices: [requestChoice(asker, desk)] },
    ],
  };
}

/** Opens the form with everything there is to say about a request. */
export function requestChoice(asker: Asker, desk: Desk): Choice {
  const { open } = textsFor(asker.locale).forms.request;
  return { verb: 'request', label: open, spoken: open, token: desk.sign(ownedBy(asker)) };
}

/** To a person's own page. */
export function homeChoice(asker: Asker, desk: Desk): Choice {
  const { open } = textsFor(asker.locale).home;
  return { verb: 'home', label: open, spoken: open, token: desk.sign(ownedBy(asker)) };
}

function suggestChoice(asker: Asker, desk: Desk): Choice {
  const { open } = textsFor(asker.locale).forms.supplier;
  return { verb: 'suggest', label: open, spoken: open, token: desk.sign(ownedBy(asker)) };
}

function waysOut(asker: Asker, desk: Desk): Choice[] {
  const { buttons } = textsFor(asker.locale);
  const token = desk.sign(ownedBy(asker));
  return [
    { verb: 'other', label: buttons.other, spoken: buttons.otherSpoken, token },
    { verb: 'self', label: buttons.self, spoken: buttons.selfSpoken, token },
  ];
}

/** The messages with which we keep a promise to come back, in the language in which it was asked for. */
import type { Locale } from '../../domain/category.ts';
import type { ClickPayload } from '../../domain/click.ts';
import { shelfOn } from '../../domain/supplier.ts';
import type { Choice, Reply } from '../../ports/chat.ts';
import type { Content } from '../../ports/content.ts';
import type { FollowUp, PendingPromise, YearlyReminder } from '../../ports/follow-ups.ts';
import { textsFor } from '../../texts/texts.ts';
import { ownedBy } from '../asker.ts';

export interface ComingBack {
  readonly content: Content;
  readonly locale: Locale;
  readonly now: Date;
  readonly today: string;
  readonly sign: (payload: ClickPayload) => string;
}

/** A promise of either kind. */
export function comingBackReply({ kind, person, category, supplier, offer, day }: PendingPromise, made: ComingBack): Reply {
  if (kind === 'follow-up') return followUpReply({ person, category, supplier, offer: offer ?? '' }, made);
  return yearlyReply({ person, category, supplier, chosenOn: day }, made);
}

/** "Is het gelukt?", answered with one tap. */
export function followUpReply(
  promise: Omit<FollowUp, 'address' | 'locale' | 'dueOn'>,
  { content, locale, now, today, sign }: ComingBack,
): Reply {
  const { afterwards } = textsFor(locale);
  const { person, offer, category, supplier } = promise;
  const token = sign({ ...ownedBy({ person, now }), offer, category, shown: [supplier] });
  const bought: Choice = { verb: 'bought', label: afterwards.bought, spoken: afterwards.bought, token, primary: true };
  const notBought: Choice = { verb: 'not_bought', label: afterwards.notBought, spoken: afterwards.notBought, token };
  return {
    placement: 'answer',
    locale,
    title: afterwards.question,
    parts: [
      { kind: 'text', markdown: afterwards.questionBody(supplierName(supplier, content, today), categoryName(category, content, locale)) },
      { kind: 'choices', choices: [bought, notBought] },
      { kind: 'note', markdown: afterwards.why },
    ],
  };
}

/** "Net als vorig jaar?": what was chosen then and two others are one tap away. */
export function yearlyReply(promise: Omit<YearlyReminder, 'address' | 'locale'>, { content, locale, now, today, sign }: ComingBack): Reply {
  const { afterwards } = textsFor(locale);
  const { person, category, supplier } = promise;
  const token = sign({ ...ownedBy({ person, now }), category, lastYear: supplier });
  const name = categoryName(category, content, locale);
  return {
    placement: 'answer',
    locale,
    title: afterwards.yearlyQuestion(name),
    parts: [
      { kind: 'text', markdown: afterwards.yearlyBody(supplierName(supplier, content, today), name) },
      { kind: 'choices', choices: [{ verb: 'ask', label: afterwards.yearlyShow, spoken: afterwards.yearlyShow, token, primary: true }] },
      { kind: 'note', markdown: afterwards.why },
    ],
  };
}

function categoryName(id: string, { categories }: Content, locale: Locale): string {
  return (categories.get(id)?.name[locale] ?? id).toLowerCase();
}

/** Only while it may be offered. */
function supplierName(id: string, { suppliers }: Content, today: string): string | undefined {
  return shelfOn(today, suppliers).suppliers.find((supplier) => supplier.id === id)?.name;
}

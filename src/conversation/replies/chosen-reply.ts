import type { Category } from '../../domain/category.ts';
import type { Intent } from '../../domain/intent.ts';
import type { Supplier } from '../../domain/supplier.ts';
import type { Choice, Reply, ReplyPart } from '../../ports/chat.ts';
import type { Organisation } from '../../ports/content.ts';
import { formatDay, formatSource, formatSourceDate, textsFor } from '../../texts/texts.ts';
import type { Asker } from '../asker.ts';
import { mailLink, orderMail } from '../order-mail.ts';
import { startingPriceOf } from './offer-reply.ts';

export interface ChosenView {
  readonly supplier: Supplier;
  readonly intent: Intent;
  readonly category: Category;
  readonly organisation: Organisation;
  readonly isExample: boolean;
  /** What we can be asked to come back to, and what that means. */
  readonly promises: { readonly note: readonly ReplyPart[]; readonly choices: readonly Choice[] };
  readonly back: Choice;
}

/** The next steps: order, know whether it is allowed, tell whoever asked for it. */
export function chosenReply(
  { supplier, intent, category, organisation, isExample, promises, back }: ChosenView,
  { locale, today }: Asker,
): Reply {
  const texts = textsFor(locale);
  const price = startingPriceOf(supplier, locale);
  const { impact } = supplier;
  const source = texts.offer.source(formatSource(impact.source), formatSourceDate(impact.date, locale));
  const forward = texts.forward({
    category: category.name[locale].toLowerCase(),
    date: intent.date && formatDay(intent.date, locale, today),
    name: supplier.name,
    place: supplier.place,
    impact: impact.text,
    source,
    price,
  });
  return {
    placement: 'replace',
    title: texts.chosen.title(supplier.name),
    parts: [
      { kind: 'text', markdown: texts.chosen.intro(impact.text, source) },
      { kind: 'text', markdown: texts.chosen.next },
      ...waysToOrder(supplier, intent, category, organisation, locale),
      { kind: 'text', markdown: texts.chosen.allowed(rulesFor(intent, supplier, organisation, texts)) },
      { kind: 'quote', label: texts.chosen.forward, text: forward },
      ...(isExample ? [{ kind: 'note', markdown: texts.chosen.exampleOnly } as const] : []),
      ...promises.note,
      { kind: 'choices', choices: [...promises.choices, back] },
    ],
  };
}

function waysToOrder(
  supplier: Supplier,
  intent: Intent,
  category: Category,
  organisation: Organisation,
  locale: Asker['locale'],
): ReplyPart[] {
  const { chosen } = textsFor(locale);
  const { mail, url, phone } = supplier.order;
  const ways: ReplyPart[] = [
    ...(mail
      ? [
          {
            kind: 'link',
            label: chosen.mail(supplier.name),
            url: mailLink(orderMail(mail, supplier, intent, category, organisation, locale)),
          } as const,
        ]
      : []),
    ...(url ? [{ kind: 'link', label: chosen.site(supplier.name), url } as const] : []),
    ...(phone ? [{ kind: 'text', markdown: chosen.phone(supplier.name, phone) } as const] : []),
  ];
  return ways.length > 0 ? ways : [{ kind: 'text', markdown: chosen.noAddress(supplier.name) }];
}

/** What the organisation's own rules say about this purchase. */
function rulesFor(
  { category, budget, people }: Intent,
  supplier: Supplier,
  { rules }: Organisation,
  texts: ReturnType<typeof textsFor>,
): string {
  const total = budget && (budget.per === 'total' ? budget.amount : people !== undefined ? budget.amount * people : undefined);
  return [
    rules.perCategory[category],
    total !== undefined && total > rules.limit ? rules.aboveLimit : rules.belowLimit,
    supplier.contract && texts.chosen.contract(supplier.contract),
    rules.payment,
  ]
    .filter(Boolean)
    .join(' ');
}

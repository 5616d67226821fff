import type { Category, Locale } from '../domain/category.ts';
import type { Intent } from '../domain/intent.ts';
import type { Supplier } from '../domain/supplier.ts';
import type { Organisation } from '../ports/content.ts';
import { formatDay, formatMoney, textsFor } from '../texts/texts.ts';
import { unitOf } from './wishes.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** A mail with what, how many, when and where filled in as far as it was said. */
export function orderMail(
  to: string,
  supplier: Supplier,
  intent: Intent,
  category: Category,
  organisation: Organisation,
  locale: Locale,
): Mail {
  const { mail, units, offer } = textsFor(locale);
  const unit = units[unitOf(intent, category)];
  const field = (label: string, value: string | undefined) => `${label}: ${value ?? mail.fillIn}`;
  const lines = [
    mail.greeting(supplier.name),
    '',
    mail.wish(category.order[locale]),
    '',
    field(mail.number(unit), intent.people === undefined ? undefined : String(intent.people)),
    field(mail.date, intent.date && formatDay(intent.date, locale, 'later')),
    field(mail.place, intent.place),
    ...(intent.budget ? [field(mail.budget, offer.budget(formatMoney(intent.budget.amount, locale), intent.budget.per, unit))] : []),
    '',
    mail.question,
    '',
    mail.closing,
    organisation.name,
  ];
  return { to, subject: mail.subject(category.name[locale].toLowerCase(), organisation.name), body: lines.join('\r\n') };
}

/** As a `mailto:` address (RFC 6068: lines end in CRLF, everything percent-encoded). */
export function mailLink({ to, subject, body }: Mail): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `mailto:${encode(to).replace('%40', '@')}?subject=${encode(subject)}&body=${encode(body)}`;
}

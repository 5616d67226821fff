/** What purchases made possible, told back: only what suppliers say themselves, with their source. */
import type { Locale } from '../domain/category.ts';
import { monthsOf, partsOf, type Quarter } from '../domain/quarter.ts';
import { MIXED, type Sum } from '../domain/step.ts';
import type { Supplier } from '../domain/supplier.ts';
import type { Reply } from '../ports/chat.ts';
import type { Content } from '../ports/content.ts';
import type { Reports } from '../ports/reports.ts';
import { formatSource, formatSourceDate, reportTextsFor } from '../texts/texts.ts';

/** More would not be read. */
const MOST_TOLD = 5;

/** Suppliers that enough people chose in a quarter, in alphabetical order: this is no ranking. Examples are made up and tell nothing. */
export function suppliersToTellOf(sums: readonly Sum[], quarter: Quarter, { suppliers }: Content): Supplier[] {
  const { first, last } = monthsOf(quarter);
  const chosen = sums.filter(
    ({ step, fromMonth, toMonth, supplier }) => step === 'supplier-chosen' && supplier !== MIXED && fromMonth >= first && toMonth <= last,
  );
  return [...new Set(chosen.map(({ supplier }) => supplier))]
    .flatMap((id) => suppliers.get(id) ?? [])
    .filter(({ status }) => status === 'gecontroleerd')
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The message of a quarter that is over; undefined when there is nothing to tell. */
export async function toldBackOf(quarter: Quarter, now: Date, reports: Reports, content: Content): Promise<Reply | undefined> {
  const { smallestGroup } = content.organisation;
  await reports.catchUp(now, smallestGroup);
  const { first, last } = monthsOf(quarter);
  const sums = await reports.published(first, last, smallestGroup);
  return suppliersToTellOf(sums, quarter, content).length > 0 ? toldBackReply(sums, quarter, content, 'nl') : undefined;
}

/** For a room that a lead chose; also when there is nothing to tell. */
export function toldBackReply(sums: readonly Sum[], quarter: Quarter, content: Content, locale: Locale): Reply {
  const { told } = reportTextsFor(locale);
  const [year, number] = partsOf(quarter);
  const suppliers = suppliersToTellOf(sums, quarter, content).slice(0, MOST_TOLD);
  const markdown =
    suppliers.length === 0
      ? told.nothing
      : [told.intro(told.quarterName(number, year)), ...suppliers.map((supplier) => `- ${toldLine(supplier, locale)}`)].join('\n');
  return {
    placement: 'answer',
    title: told.title,
    parts: [{ kind: 'text', markdown }, ...(suppliers.length > 0 ? [{ kind: 'note', markdown: told.thanks } as const] : [])],
  };
}

function toldLine({ name, impact }: Supplier, locale: Locale): string {
  const { told } = reportTextsFor(locale);
  return told.line(name, impact.text, `${formatSource(impact.source)}, ${formatSourceDate(impact.date, locale)}`);
}

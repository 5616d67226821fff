import type { CategoryId, Locale } from '../../domain/category.ts';
import type { Choice, Reply } from '../../ports/chat.ts';
import type { Tip } from '../../ports/tips.ts';
import { textsFor } from '../../texts/texts.ts';
import { type Asker, type Desk, ownedBy } from '../asker.ts';
import { plainMarkdown } from './plain-markdown.ts';

/** As many as there are suppliers in an offer. */
const MOST_TIPS = 3;

/** What colleagues advise, newest first, and the way to add to it. */
export function tipsReply(tips: readonly Tip[], category: CategoryId | undefined, asker: Asker, desk: Desk): Reply {
  const { colleagues, forms } = textsFor(asker.locale);
  const name = category === undefined ? undefined : desk.content().categories.get(category)?.name[asker.locale].toLowerCase();
  const lines = tips
    .slice(0, MOST_TIPS)
    .map(({ text, wasHard, name: author }) => `- ${colleagues.item(plainMarkdown(text), wasHard, author && plainMarkdown(author))}`);
  const token = desk.sign({ ...ownedBy(asker), ...(category && { category }) });
  const give: Choice = { verb: 'tip', label: forms.tip.open, spoken: forms.tip.open, token };
  const suggest: Choice = { verb: 'suggest', label: forms.supplier.open, spoken: forms.supplier.open, token };
  return {
    placement: 'answer',
    title: name ? colleagues.titleFor(name) : colleagues.title,
    parts: [
      { kind: 'text', markdown: lines.length > 0 ? lines.join('\n') : colleagues.none },
      { kind: 'choices', choices: [give, suggest] },
    ],
  };
}

/** Under an offer. */
export function tipLine({ text, wasHard, name }: Tip, locale: Locale): string {
  return textsFor(locale).colleagues.line(plainMarkdown(text), wasHard, name && plainMarkdown(name));
}

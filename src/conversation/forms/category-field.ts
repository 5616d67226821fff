import type { CategoryId } from '../../domain/category.ts';
import type { Field } from '../../ports/chat.ts';
import type { Asker, Desk } from '../asker.ts';

/** Every category to choose from; `value` only when it is one of them. */
export function categoryField(label: string, value: CategoryId | undefined, { locale }: Asker, desk: Desk): Field {
  const { categories } = desk.content();
  const options = [...categories.values()].map(({ id, name }) => ({ value: id, label: name[locale].slice(0, LONGEST_OPTION) }));
  return { kind: 'choice', name: 'category', label, options, ...(value !== undefined && categories.has(value) && { value }) };
}

/** What Slack allows in an option of a list (https://docs.slack.dev/reference/block-kit/composition-objects/option-object). */
export const LONGEST_OPTION = 75;

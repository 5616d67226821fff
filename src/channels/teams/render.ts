/** A reply as an Adaptive Card 1.5, with what a toast and a screen reader say. */
import { formatVerb } from '../../domain/click.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import { cut, LIMITS } from './limits.ts';
import { escapeMarkdown, link, toSpoken, toTeamsMarkdown } from './markdown.ts';

/** The elements of Adaptive Cards 1.5 that we use (https://adaptivecards.io/explorer/). */
export type CardElement = TextBlock | Container | ActionSet;
interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: boolean;
  readonly style?: 'heading';
  readonly spacing?: 'None' | 'Small' | 'Medium';
}
interface Container {
  readonly type: 'Container';
  readonly style: 'emphasis' | 'default';
  readonly spacing: 'Medium';
  readonly items: readonly CardElement[];
}
interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly ExecuteAction[];
}
interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly tooltip: string;
  readonly data: ButtonData;
  /** For clients without `Action.Execute`: the same comes in as a message. */
  readonly fallback: { readonly type: 'Action.Submit'; readonly title: string; readonly tooltip: string; readonly data: ButtonData };
}
/** What a tap sends back: the verb, with which of several (`choose:2`), and the signed token. */
export interface ButtonData {
  readonly verb: string;
  readonly token: string;
}

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
}

export function renderCard(reply: Reply, lang: string): AdaptiveCard {
  const body: CardElement[] = [
    { ...block(escapeMarkdown(reply.title)), size: 'Medium', weight: 'Bolder', style: 'heading' },
    ...reply.parts.flatMap(renderPart),
  ];
  const speak = cut(sentences([reply.title, ...reply.parts.map(spokenPart)]), LIMITS.textBlock);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    speak,
    fallbackText: cut(reply.title, LIMITS.textBlock),
    body,
  };
}

function renderPart(part: ReplyPart): CardElement[] {
  switch (part.kind) {
    case 'text':
      return [block(toTeamsMarkdown(part.markdown))];
    case 'note':
      return [{ ...block(toTeamsMarkdown(part.markdown)), size: 'Small', isSubtle: true }];
    case 'supplier':
      return [supplier(part.card, part.choice)];
    case 'choices':
      return rows(part.choices);
    case 'link':
      return [block(link(part.url, escapeMarkdown(part.label)))];
    case 'quote':
      return [
        {
          type: 'Container',
          style: 'emphasis',
          spacing: 'Medium',
          items: [{ ...block(escapeMarkdown(part.label)), weight: 'Bolder' }, block(escapeMarkdown(part.text))],
        },
      ];
  }
}

function supplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined): CardElement {
  const source = impact.url ? link(impact.url, escapeMarkdown(impact.source)) : escapeMarkdown(impact.source);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      { ...block(`${escapeMarkdown(name)}${badge ? ` – ✓ ${escapeMarkdown(badge)}` : ''}`), weight: 'Bolder' },
      ...lines.map((line) => ({ ...block(escapeMarkdown(line)), spacing: 'Small' }) as const),
      { ...block(`${escapeMarkdown(impact.text)}.`), spacing: 'Small' },
      { ...block(source), size: 'Small', isSubtle: true, spacing: 'None' },
      ...(choice ? rows([choice]) : []),
    ],
  };
}

function rows(choices: readonly Choice[]): CardElement[] {
  const sets: ActionSet[] = [];
  for (let first = 0; first < choices.length; first += LIMITS.actionsPerRow) {
    sets.push({ type: 'ActionSet', actions: choices.slice(first, first + LIMITS.actionsPerRow).map(action) });
  }
  return sets;
}

function action({ verb, index, label, spoken, token }: Choice): ExecuteAction {
  const title = cut(label, LIMITS.actionTitle);
  const data: ButtonData = { verb: formatVerb(verb, index), token };
  return { type: 'Action.Execute', title, verb, tooltip: spoken, data, fallback: { type: 'Action.Submit', title, tooltip: spoken, data } };
}

function block(text: string): TextBlock {
  return { type: 'TextBlock', text: cut(text, LIMITS.textBlock) || ' ', wrap: true };
}

function spokenPart(part: ReplyPart): string {
  switch (part.kind) {
    case 'text':
    case 'note':
      return toSpoken(part.markdown);
    case 'supplier':
      return sentences([part.card.name, part.card.badge, ...part.card.lines, part.card.impact.text, part.card.impact.source]);
    case 'choices':
      return '';
    case 'link':
      return part.label;
    case 'quote':
      return `${part.label}: ${part.text}`;
  }
}

/** What is read aloud needs a pause after each. */
function sentences(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text?.trim())
    .map((text) => (/[.!?:]$/.test(text ?? '') ? text : `${text}.`))
    .join(' ');
}

/** A reply as an Adaptive Card, with what a toast and a screen reader say. */
import { FORM_VERBS, formatVerb } from '../../domain/click.ts';
import type { Choice, Home, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import {
  type ActionSet,
  type AdaptiveCard,
  type ButtonData,
  block,
  type CardElement,
  card,
  type ExecuteAction,
  fitted,
  type Room,
  type SubmitAction,
  type TextBlock,
} from './card.ts';
import { cut, LIMITS } from './limits.ts';
import { escapeMarkdown, link, toSpoken, toTeamsMarkdown } from './markdown.ts';

/** Where a card stands: a dialog knows `Action.Submit` only, and what it sends comes in as the dialog's. */
export type Place = 'chat' | 'dialog';

export function renderCard(reply: Reply, lang: string, place: Place = 'chat', last: readonly CardElement[] = []): AdaptiveCard {
  return fitted(reply.parts.length, (room, count) => {
    const parts = reply.parts.slice(0, count);
    const body = [heading(reply.title, room), ...parts.flatMap((part) => renderPart(part, room, place)), ...last];
    return card(body, reply.title, sentences([reply.title, ...parts.map(spokenPart)]), lang, room);
  });
}

/** A person's own page as a card. */
export function renderHomeCard({ title, sections }: Home, lang: string): AdaptiveCard {
  const pieces = sections.flatMap((section) => [section.heading, ...section.parts]);
  return fitted(pieces.length, (room, count) => {
    const shown = pieces.slice(0, count);
    const body = shown.flatMap((piece) => (typeof piece === 'string' ? [subheading(piece, room)] : renderPart(piece, room, 'chat')));
    const spoken = shown.map((piece) => (typeof piece === 'string' ? piece : spokenPart(piece)));
    return card([{ ...heading(title, room), size: 'Large' }, ...body], title, sentences([title, ...spoken]), lang, room);
  });
}

/** One supplier, to show to others: without buttons. */
export function renderSupplierCard(supplier: SupplierCard, lang: string): AdaptiveCard {
  return fitted(0, (room) =>
    card([renderSupplier(supplier, undefined, room, 'chat')], supplier.name, spokenSupplier(supplier), lang, room),
  );
}

function heading(text: string, room: Room): TextBlock {
  return { ...block(escapeMarkdown(text), room), size: 'Medium', weight: 'Bolder', style: 'heading' };
}

function subheading(text: string, room: Room): TextBlock {
  return { ...block(escapeMarkdown(text), room), size: 'Medium', weight: 'Bolder', style: 'heading', spacing: 'Large', separator: true };
}

function renderPart(part: ReplyPart, room: Room, place: Place): CardElement[] {
  switch (part.kind) {
    case 'text':
      return paragraphs(part.markdown, room);
    case 'note':
      return paragraphs(part.markdown, room).map((paragraph) => ({ ...paragraph, size: 'Small', isSubtle: true }) as const);
    case 'supplier':
      return [renderSupplier(part.card, part.choice, room, place)];
    case 'choices':
      return rows(part.choices, room, place);
    case 'link':
      return [block(wholeLink(part.url, part.label), room)];
    case 'quote':
      return [
        {
          type: 'Container',
          style: 'emphasis',
          spacing: 'Medium',
          items: [{ ...block(escapeMarkdown(part.label), room), weight: 'Bolder' }, block(escapeMarkdown(part.text), room)],
        },
      ];
  }
}

/** Each a block of its own: within one block Teams leaves no space between them. */
export function paragraphs(markdown: string, room: Room): TextBlock[] {
  return cut(toTeamsMarkdown(markdown), room.text)
    .split('\n\n')
    .map((paragraph) => block(paragraph, room));
}

function renderSupplier({ name, badge, lines, impact }: SupplierCard, choice: Choice | undefined, room: Room, place: Place): CardElement {
  const source = impact.url ? wholeLink(impact.url, impact.source) : escapeMarkdown(impact.source);
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      { ...block(`${escapeMarkdown(name)}${badge ? ` – ✓\u00a0${escapeMarkdown(badge)}` : ''}`, room), weight: 'Bolder' },
      ...lines.map((line) => ({ ...block(escapeMarkdown(line), room), spacing: 'Small' }) as const),
      { ...block(`${escapeMarkdown(impact.text)}.`, room), spacing: 'Small' },
      { ...block(source, room), size: 'Small', isSubtle: true, spacing: 'None' },
      ...(choice ? rows([choice], room, place) : []),
    ],
  };
}

function rows(choices: readonly Choice[], room: Room, place: Place): CardElement[] {
  const sets: ActionSet[] = [];
  for (let first = 0; first < choices.length; first += LIMITS.actionsPerRow) {
    const row = choices.slice(first, first + LIMITS.actionsPerRow);
    sets.push({ type: 'ActionSet', actions: row.map((choice) => action(choice, room, place)) });
  }
  return sets;
}

/** A verb that opens a form asks Teams for a dialog (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots). */
function action({ verb, index, label, spoken, token }: Choice, room: Room, place: Place): ExecuteAction | SubmitAction {
  const title = cut(label, LIMITS.actionTitle);
  const tooltip = cut(spoken, room.text);
  const data: ButtonData = { verb: formatVerb(verb, index), token };
  if (place === 'dialog') return { type: 'Action.Submit', title, tooltip, data };
  if (FORM_VERBS.has(verb)) return { type: 'Action.Submit', title, tooltip, data: { ...data, msteams: { type: 'task/fetch' } } };
  const fallback = room.fallbacks ? ({ type: 'Action.Submit', title, tooltip, data } as const) : 'drop';
  return { type: 'Action.Execute', title, verb, tooltip, data, fallback };
}

/** Half a link would show its address: of one that is too long only the words remain. */
function wholeLink(url: string, label: string): string {
  const text = link(url, escapeMarkdown(label));
  return text.length <= LIMITS.textBlock ? text : escapeMarkdown(label);
}

function spokenPart(part: ReplyPart): string {
  switch (part.kind) {
    case 'text':
    case 'note':
      return toSpoken(part.markdown);
    case 'supplier':
      return spokenSupplier(part.card);
    case 'choices':
      return '';
    case 'link':
      return part.label;
    case 'quote':
      return `${part.label}: ${part.text}`;
  }
}

function spokenSupplier({ name, badge, lines, impact }: SupplierCard): string {
  return sentences([name, badge, ...lines, impact.text, impact.source]);
}

/** What is read aloud needs a pause after each. */
export function sentences(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text?.trim())
    .map((text) => (/[.!?:]$/.test(text ?? '') ? text : `${text}.`))
    .join(' ');
}

/** A reply as Block Kit, and as the text that notifications and screen readers take. */
import type { Button, KnownBlock } from '@slack/types';
import { formatVerb } from '../../domain/click.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import { cut, LIMITS } from './limits.ts';
import { cutMrkdwn, escapeSlack, link, toMrkdwn } from './markdown.ts';

export interface SlackMessage {
  /** The whole content: screen readers read this, not the blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export function renderReply(reply: Reply): SlackMessage {
  const text = textOfReply(reply);
  const blocks = blocksOfReply(reply).slice(0, LIMITS.blocks);
  return { text: cutMrkdwn(text, LIMITS.messageText), blocks: text.length > LIMITS.messageBlocksText ? shortened(blocks) : blocks };
}

/** However many there are. */
export function blocksOfReply({ title, parts }: Reply): KnownBlock[] {
  return [header(title), ...parts.flatMap(renderPart)];
}

function textOfReply({ title, parts }: Reply): string {
  return [titleText(title), ...parts.map(textOf)].filter(Boolean).join('\n\n');
}

/** Too long all together: long texts give way, the buttons stay. */
function shortened(blocks: readonly KnownBlock[]): KnownBlock[] {
  const share = Math.floor(LIMITS.messageBlocksText / LIMITS.blocks);
  return blocks.map((block) => {
    if (block.type === 'section' && block.text) return { ...block, text: { ...block.text, text: cutMrkdwn(block.text.text, share) } };
    return block.type === 'context' ? { ...block, elements: block.elements.map((element) => shortElement(element, share)) } : block;
  });
}

function shortElement<Element extends object>(element: Element, share: number): Element {
  return 'text' in element ? { ...element, text: cutMrkdwn(String(element.text), share) } : element;
}

export function titleText(title: string): string {
  return escapeSlack(title);
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, LIMITS.headerText), emoji: true } };
}

export function renderPart(part: ReplyPart): KnownBlock[] {
  switch (part.kind) {
    case 'text':
      return said(toMrkdwn(part.markdown), section);
    case 'note':
      return said(toMrkdwn(part.markdown), note);
    case 'supplier':
      return [
        { ...section(cardText(part.card)), ...(part.choice && { accessory: button(part.choice) }) } as KnownBlock,
        { type: 'divider' },
      ];
    case 'choices':
      return chunks(part.choices, LIMITS.actionElements).map((choices) => ({ type: 'actions', elements: choices.map(button) }));
    case 'link':
      return [section(link(part.url, escapeSlack(part.label)))];
    case 'quote':
      return [section(`*${escapeSlack(part.label)}*\n${escapeSlack(part.text).replace(/^/gm, '> ')}`)];
  }
}

/** Slack refuses a whole message for one block without text. */
export function said(text: string, block: (text: string) => KnownBlock): KnownBlock[] {
  return text === '' ? [] : [block(text)];
}

/** Without `expand` Slack may fold a long one, and what a purchase makes possible stands last. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: cutMrkdwn(text, LIMITS.sectionText) }, expand: true };
}

function note(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: cutMrkdwn(text, LIMITS.contextText) }] };
}

/** A card without a day in it is the same for everybody, and rendered once. */
const cardTexts = new WeakMap<SupplierCard, string>();

function cardText(card: SupplierCard): string {
  const known = cardTexts.get(card);
  if (known !== undefined) return known;
  const { name, badge, lines, impact } = card;
  const title = `*${escapeSlack(name)}*${badge ? `  ✓ _${escapeSlack(badge)}_` : ''}`;
  const source = impact.url ? link(impact.url, escapeSlack(impact.source)) : escapeSlack(impact.source);
  const text = [title, ...lines.map(escapeSlack), `${escapeSlack(impact.text)}. _${source}_`].join('\n');
  cardTexts.set(card, text);
  return text;
}

/** The `action_id` is the verb, or the verb and a number. */
function button({ verb, index, label, spoken, token, primary }: Choice): Button {
  return {
    type: 'button',
    action_id: formatVerb(verb, index),
    text: { type: 'plain_text', text: cut(label, LIMITS.buttonText), emoji: true },
    accessibility_label: cut(spoken, LIMITS.accessibilityLabel),
    value: token,
    ...(primary && { style: 'primary' }),
  };
}

/** What a part says, for `text`. */
export function textOf(part: ReplyPart): string {
  switch (part.kind) {
    case 'text':
    case 'note':
      return toMrkdwn(part.markdown);
    case 'supplier':
      return cardText(part.card);
    case 'choices':
      return '';
    case 'link':
      return link(part.url, escapeSlack(part.label));
    case 'quote':
      return `${escapeSlack(part.label)}: ${escapeSlack(part.text)}`;
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

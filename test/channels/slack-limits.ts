/** What Slack refuses or cuts off, from its own reference (https://docs.slack.dev/reference/block-kit). Written apart from our own limits. */
import type { Button, HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { buttonsOf } from './slack-client.ts';

/** A sentence for everything that Slack would not take. */
export function complaintsOf({ text, blocks }: SlackMessage): string[] {
  return [
    ...complain(text, 'text', 40_000),
    ...(blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...(textIn(blocks) > 13_200 ? [`${textIn(blocks)} characters in all blocks`] : []),
    ...complaintsOfBlocks(blocks),
  ];
}

/** A modal or an App Home (https://docs.slack.dev/reference/views). */
export function complaintsOfView(view: HomeView | ModalView): string[] {
  const blocks = view.blocks as readonly KnownBlock[];
  const names = blocks.flatMap(({ block_id: name }) => (name === undefined ? [] : [name]));
  const asks = blocks.some(({ type }) => type === 'input');
  return [
    ...(blocks.length > 100 ? [`${blocks.length} blocks`] : []),
    ...((view.private_metadata ?? '').length > 3000 ? ['private_metadata'] : []),
    ...(new Set(names).size < names.length ? ['two blocks with one block_id'] : []),
    ...complaintsOfBlocks(blocks),
    ...(view.type === 'home'
      ? []
      : [
          ...complain(view.title.text, 'title', 24),
          ...(view.submit ? complain(view.submit.text, 'submit', 24) : []),
          ...(asks && !view.submit ? ['inputs without a button to send them'] : []),
        ]),
  ];
}

function complaintsOfBlocks(blocks: readonly KnownBlock[]): string[] {
  const actionIds = blocks.flatMap((block) =>
    block.type === 'actions' ? [buttonsOf({ blocks: [block] }).map(({ action_id }) => action_id)] : [],
  );
  return [
    ...blocks.flatMap(complaintsOfBlock),
    ...buttonsOf({ blocks }).flatMap(complaintsOfButton),
    ...(actionIds.some((ids) => new Set(ids).size < ids.length) ? ['two buttons in one row with one action_id'] : []),
  ];
}

/** What people read in all of them together. */
function textIn(blocks: readonly KnownBlock[]): number {
  let characters = 0;
  JSON.stringify(blocks, (name, value) => {
    if (name === 'text' && typeof value === 'string') characters += value.length;
    return value;
  });
  return characters;
}

function complaintsOfBlock(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return complain(block.text.text, 'header', 150);
    case 'section':
      return complain(block.text?.text, 'section', 3000);
    case 'context':
      return block.elements.flatMap((element) =>
        'text' in element ? complain(String(element.text), 'context', 2000) : ['no text in context'],
      );
    case 'actions':
      return block.elements.length < 1 || block.elements.length > 25 ? [`${block.elements.length} buttons in a row`] : [];
    case 'divider':
      return [];
    case 'input':
      return complaintsOfInput(block);
    default:
      return [`an unexpected block: ${block.type}`];
  }
}

function complaintsOfInput({ block_id, label, hint, element }: InputBlock): string[] {
  const about = [
    ...complain(block_id, 'block_id', 255),
    ...complain(label.text, 'label', 2000),
    ...(hint ? complain(hint.text, 'hint', 2000) : []),
  ];
  switch (element.type) {
    case 'plain_text_input': {
      const { max_length: most = 3000, initial_value: value } = element;
      return [
        ...about,
        ...(most < 1 || most > 3000 ? [`max_length ${most}`] : []),
        ...(value === undefined ? [] : complain(value, 'value', most)),
      ];
    }
    case 'static_select':
    case 'checkboxes': {
      const { options = [] } = element;
      const chosen =
        element.type === 'checkboxes' ? (element.initial_options ?? []) : element.initial_option ? [element.initial_option] : [];
      return [
        ...about,
        ...(options.length < 1 || options.length > 100 ? [`${options.length} options`] : []),
        ...(new Set(options.map(({ value }) => value)).size < options.length ? ['two options with one value'] : []),
        ...options.flatMap(({ text, value }) => [...complain(text.text, 'option', 75), ...complain(value, 'option value', 150)]),
        ...chosen
          .filter((one) => !options.some((option) => JSON.stringify(option) === JSON.stringify(one)))
          .map(() => 'chosen, and no option'),
      ];
    }
    case 'datepicker':
      return [...about, ...(element.initial_date && !/^\d{4}-\d{2}-\d{2}$/.test(element.initial_date) ? ['no date'] : [])];
    case 'number_input': {
      const { min_value: min, max_value: max, initial_value: value } = element;
      const fits = value === undefined || (Number(value) >= Number(min) && Number(value) <= Number(max));
      return [...about, ...(fits ? [] : [`${value} between ${min} and ${max}`])];
    }
    default:
      return [`an unexpected input: ${element.type}`];
  }
}

function complaintsOfButton({ text, value, accessibility_label, action_id }: Button): string[] {
  return [
    ...complain(text.text, 'button', 75),
    ...complain(accessibility_label, 'accessibility label', 75),
    ...complain(value, 'value', 2000),
    ...complain(action_id, 'action_id', 255),
  ];
}

function complain(text: string | undefined, what: string, limit: number): string[] {
  if (text === undefined || text === '') return [`${what}: empty`];
  return text.length > limit ? [`${what}: ${text.length} characters`] : [];
}

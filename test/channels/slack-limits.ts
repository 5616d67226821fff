/** What Slack refuses or cuts off, from its own reference (https://docs.slack.dev/reference/block-kit). Written apart from our own limits. */
import type { Button, KnownBlock } from '@slack/types';
import type { SlackMessage } from '../../src/channels/slack/render.ts';
import { buttonsOf } from './slack-client.ts';

/** A sentence for everything that Slack would not take. */
export function complaintsOf({ text, blocks }: SlackMessage): string[] {
  const actionIds = blocks.flatMap((block) =>
    block.type === 'actions' ? [buttonsOf({ blocks: [block] }).map(({ action_id }) => action_id)] : [],
  );
  return [
    ...complain(text, 'text', 4000),
    ...(blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...blocks.flatMap(complaintsOfBlock),
    ...buttonsOf({ blocks }).flatMap(complaintsOfButton),
    ...(actionIds.some((ids) => new Set(ids).size < ids.length) ? ['two buttons in one row with one action_id'] : []),
  ];
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
    default:
      return [`an unexpected block: ${block.type}`];
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

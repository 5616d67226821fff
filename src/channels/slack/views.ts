/** Pages in Slack: somebody's App Home, and a reply in a modal. */
import type { HomeView, ModalView } from '@slack/types';
import type { Home, Reply } from '../../ports/chat.ts';
import { LIMITS } from './limits.ts';
import { type ModalOrigin, writeMetadata } from './modal-metadata.ts';
import { blocksOfReply, header, renderPart } from './render.ts';

export function renderHome({ title, sections }: Home): HomeView {
  const blocks = [header(title), ...sections.flatMap(({ heading, parts }) => [header(heading), ...parts.flatMap(renderPart)])];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

/** A modal that says something and asks nothing. */
export function renderReplyModal(reply: Reply, origin: ModalOrigin): ModalView {
  const title = viewTitle(reply.title);
  const blocks = blocksOfReply(reply);
  // What stands in the title of the window is not said again under it.
  const isSaid = title.text === reply.title && blocks.length > 1;
  return {
    type: 'modal',
    title,
    blocks: blocks.slice(isSaid ? 1 : 0, LIMITS.viewBlocks),
    private_metadata: writeMetadata(origin),
  };
}

/** What we are called in Slack (manifest.json), in every language. */
const OUR_NAME = 'Sociaal inkopen';

/** There is room for a few words. Where a title does not fit our own name stands: a reply has its title among the blocks too. */
export function viewTitle(text: string): ModalView['title'] {
  return { type: 'plain_text', text: text.length <= LIMITS.viewTitle ? text : OUR_NAME, emoji: true };
}

import type { Reply } from '../../ports/chat.ts';

/** A title and some paragraphs, nothing to tap. */
export function plainReply(title: string, ...paragraphs: readonly string[]): Reply {
  return { placement: 'answer', title, parts: paragraphs.map((markdown) => ({ kind: 'text', markdown })) };
}

import type { Choice, ReplyPart } from '../../ports/chat.ts';

export function text(markdown: string): ReplyPart {
  return { kind: 'text', markdown };
}

/** Points under each other. */
export function list(lines: readonly string[]): ReplyPart {
  return text(lines.map((line) => `- ${line}`).join('\n'));
}

export function choices(all: readonly Choice[]): ReplyPart {
  return { kind: 'choices', choices: all };
}

/**
 * The answer to a command, as the body of its HTTP response. Answers are much alike: the same cards,
 * notes and buttons, each time with other tokens. So every part is written out once, as plain ASCII
 * (which Node sends without a second look at each character), and then put together with the tokens.
 * What comes out means the same as the JSON of `renderReply`, in a fraction of the time.
 */
import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import { formatVerb } from '../../domain/click.ts';
import type { Choice, Reply, ReplyPart, SupplierCard } from '../../ports/chat.ts';
import { LIMITS } from './limits.ts';
import { header, renderPart, renderReply, textOf, titleText } from './render.ts';

/** A part of an answer, written out. */
interface Piece {
  /** Its share of `text`, without quotes. */
  readonly text: string;
  readonly textLength: number;
  /** Its blocks, cut where a token belongs. */
  readonly cuts: readonly string[];
  readonly blockCount: number;
}

/** JSON, seen by the asker alone. */
export function answerBody(reply: Reply): string {
  const title = remember(pieces.title, reply.title, () => written(titleText(reply.title), [header(reply.title)]));
  let { text, textLength, blockCount } = title;
  let blocks = title.cuts.join('');
  for (const part of reply.parts) {
    const piece = pieceOf(part);
    if (piece.text !== '') text += text === '' ? piece.text : `\\n\\n${piece.text}`;
    textLength += piece.textLength + 2;
    if (piece.blockCount > 0) blocks += `,${filled(piece.cuts, choicesOf(part))}`;
    blockCount += piece.blockCount;
  }
  if (textLength > LIMITS.messageBlocksText || blockCount > LIMITS.blocks)
    return ascii({ response_type: 'ephemeral', ...renderReply(reply) });
  return `{"response_type":"ephemeral","text":"${text}","blocks":[${blocks}]}`;
}

/** A bounded memory: what is said a lot comes back soon enough. */
const pieces = {
  title: new Map<string, Piece>(),
  text: new Map<string, Piece>(),
  note: new Map<string, Piece>(),
  choices: new Map<string, Piece>(),
};
const cards = new WeakMap<SupplierCard, Map<string, Piece>>();
const MOST_REMEMBERED = 500;

function pieceOf(part: ReplyPart): Piece {
  switch (part.kind) {
    case 'text':
    case 'note':
      return remember(pieces[part.kind], part.markdown, () => pieceFrom(part));
    case 'choices':
      return remember(pieces.choices, part.choices.map(faceOf).join('\n'), () => pieceFrom(part));
    case 'supplier': {
      const known = cards.get(part.card) ?? new Map<string, Piece>();
      cards.set(part.card, known);
      return remember(known, part.choice ? faceOf(part.choice) : '', () => pieceFrom(part));
    }
    default:
      return pieceFrom(part);
  }
}

function remember(memory: Map<string, Piece>, key: string, make: () => Piece): Piece {
  let piece = memory.get(key);
  if (!piece) {
    if (memory.size >= MOST_REMEMBERED) memory.clear();
    piece = make();
    memory.set(key, piece);
  }
  return piece;
}

/** Stands where a token belongs; nobody can have written it. */
const HOLE = randomUUID();

function pieceFrom(part: ReplyPart): Piece {
  const pierced: ReplyPart =
    part.kind === 'choices'
      ? { ...part, choices: part.choices.map((choice) => ({ ...choice, token: HOLE })) }
      : part.kind === 'supplier' && part.choice
        ? { ...part, choice: { ...part.choice, token: HOLE } }
        : part;
  return written(textOf(part), renderPart(pierced));
}

function written(text: string, blocks: readonly KnownBlock[]): Piece {
  return {
    text: ascii(text).slice(1, -1),
    textLength: text.length,
    cuts: blocks.map(ascii).join(',').split(`"${HOLE}"`),
    blockCount: blocks.length,
  };
}

function filled(cuts: readonly string[], choices: readonly Choice[]): string {
  let text = cuts[0] ?? '';
  for (let index = 0; index < choices.length; index++) text += quoted(choices[index]?.token ?? '') + cuts[index + 1];
  return text;
}

/** The buttons of an offer share one token. */
let lastQuoted = { token: '', json: '""' };

function quoted(token: string): string {
  if (token !== lastQuoted.token) lastQuoted = { token, json: JSON.stringify(token) };
  return lastQuoted.json;
}

function choicesOf(part: ReplyPart): readonly Choice[] {
  if (part.kind === 'choices') return part.choices;
  return part.kind === 'supplier' && part.choice ? [part.choice] : [];
}

/** All of a button but its token. */
function faceOf({ verb, index, label, spoken, primary }: Choice): string {
  return `${formatVerb(verb, index)} ${primary ?? false} ${label}\t${spoken}`;
}

/** Through a buffer: otherwise the engine goes on keeping two bytes for every character. */
function ascii(value: unknown): string {
  const escaped = JSON.stringify(value).replace(/[\u0080-\uFFFF]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(escaped, 'latin1').toString('latin1');
}

/** Talking to the program as a channel does: words and taps in, replies out. */
import type { Address } from '../../src/domain/address.ts';
import { formatVerb } from '../../src/domain/click.ts';
import { type ChatMessage, type Choice, isForm, type Reply, type ReplyPart } from '../../src/ports/chat.ts';
import type { World } from '../world.ts';

/** `place` says more about where it was said than a private chat on the person's own channel. */
export function say(world: World, person: Address, text: string, place: Partial<ChatMessage> = {}): Promise<Reply> {
  return world.app.conversation.message({ person, reach: person, text, locale: 'nl', ...place });
}

export async function tap(world: World, person: Address, { verb, index, token }: Choice): Promise<Reply> {
  const answer = await world.app.conversation.click({ person, reach: person, verb: formatVerb(verb, index), token, locale: 'nl' });
  if (isForm(answer)) throw new Error(`The button ${verb} opened a form.`);
  return answer;
}

export function partsOf<K extends ReplyPart['kind']>(reply: Reply, kind: K): Extract<ReplyPart, { kind: K }>[] {
  return reply.parts.filter((part): part is Extract<ReplyPart, { kind: K }> => part.kind === kind);
}

/** The names of the suppliers in a reply, without what says that they are examples. */
export function namesIn(reply: Reply): string[] {
  return partsOf(reply, 'supplier').map(({ card }) => card.name.replace(' (voorbeeld)', ''));
}

/** Everything a reader sees, besides the labels of buttons. */
export function wordsOf({ title, parts }: Reply): string {
  const lines = parts.map((part) => {
    if (part.kind === 'text' || part.kind === 'note') return part.markdown;
    if (part.kind === 'quote') return `${part.label}: ${part.text}`;
    if (part.kind === 'link') return `${part.label}: ${part.url}`;
    if (part.kind === 'supplier')
      return [part.card.badge, part.card.name, ...part.card.lines, part.card.impact.text, part.card.impact.source].join('\n');
    return '';
  });
  return [title, ...lines].join('\n');
}

/** The button with this verb, and of several the one with this number. */
export function button(reply: Reply, verb: Choice['verb'], index?: number): Choice {
  const all = reply.parts.flatMap((part) =>
    part.kind === 'choices' ? part.choices : part.kind === 'supplier' && part.choice ? [part.choice] : [],
  );
  const found = all.find((choice) => choice.verb === verb && (index === undefined || choice.index === index));
  if (!found) throw new Error(`There is no button ${verb} under "${reply.title}".`);
  return found;
}

/** Somebody on the web chat whom no other test knows. */
export function somebody(): Address {
  return { channel: 'web', id: `iemand-${++counter}` };
}
let counter = 0;

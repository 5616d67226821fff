/** Talking to the program as a channel does: words and taps in, replies out. */
import type { Address } from '../../src/domain/address.ts';
import { formatVerb } from '../../src/domain/click.ts';
import {
  type ChatMessage,
  type Choice,
  type Conversation,
  type Form,
  type FormErrors,
  isForm,
  isFormErrors,
  type Reply,
  type ReplyPart,
} from '../../src/ports/chat.ts';

/** Whoever can be talked to: a world, or a conversation of a test's own. */
export interface Talker {
  readonly app: { readonly conversation: Conversation };
}

/** `place` says more about where it was said than a private chat on the person's own channel. */
export function say(world: Talker, person: Address, text: string, place: Partial<ChatMessage> = {}): Promise<Reply> {
  return world.app.conversation.message({ person, reach: person, text, locale: 'nl', ...place });
}

export async function tap(world: Talker, person: Address, choice: Choice, place: Partial<ChatMessage> = {}): Promise<Reply> {
  const answer = await click(world, person, choice, place);
  const { verb } = choice;
  if (isForm(answer)) throw new Error(`The button ${verb} opened a form.`);
  return answer;
}

/** Taps a button that opens a form. */
export async function openForm(world: Talker, person: Address, choice: Choice): Promise<Form> {
  const answer = await click(world, person, choice);
  if (!isForm(answer)) throw new Error(`The button ${choice.verb} was answered with "${answer.title}".`);
  return answer;
}

function click({ app }: Talker, person: Address, { verb, index, token }: Choice, place: Partial<ChatMessage> = {}): Promise<Reply | Form> {
  return app.conversation.click({ person, reach: person, verb: formatVerb(verb, index), token, locale: 'nl', ...place });
}

/** Sends a form as somebody filled it in, on top of what stood there already. */
export function fillIn(
  { app }: Talker,
  person: Address,
  form: Form,
  values: Readonly<Record<string, string>>,
): Promise<Reply | FormErrors> {
  const standing = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  const { id, token } = form;
  return app.conversation.submit({ person, reach: person, form: id, token, values: { ...standing, ...values }, locale: 'nl' });
}

/** As `fillIn`, where it should be taken. */
export async function submit(world: Talker, person: Address, form: Form, values: Readonly<Record<string, string>>): Promise<Reply> {
  const answer = await fillIn(world, person, form, values);
  if (isFormErrors(answer)) throw new Error(`The form ${form.id} was refused: ${JSON.stringify(answer.errors)}`);
  return answer;
}

/** As `fillIn`, where something is wrong: what, by field. */
export async function refusedFields(
  world: Talker,
  person: Address,
  form: Form,
  values: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const answer = await fillIn(world, person, form, values);
  return isFormErrors(answer) ? answer.errors : {};
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
export function button(reply: Pick<Reply, 'title' | 'parts'>, verb: Choice['verb'], index?: number): Choice {
  const all = buttonsOf(reply);
  const found = all.find((choice) => choice.verb === verb && (index === undefined || choice.index === index));
  if (!found) throw new Error(`There is no button ${verb} under "${reply.title}".`);
  return found;
}

export function buttonsOf({ parts }: Pick<Reply, 'parts'>): Choice[] {
  return parts.flatMap((part) => (part.kind === 'choices' ? part.choices : part.kind === 'supplier' && part.choice ? [part.choice] : []));
}

/** Somebody on the web chat whom no other test knows. */
export function somebody(): Address {
  return { channel: 'web', id: `iemand-${++counter}` };
}
let counter = 0;

/** A form that comes back from a browser. */
import { z } from 'zod';
import { FORMS } from '../../domain/click.ts';
import type { Form } from '../../ports/chat.ts';
import { VALUE } from './form.ts';

const every = {
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  value: z.string().optional(),
  required: z.boolean().optional(),
};

/** The questions travel along with the answers, so that they can be asked again without keeping them here. */
const Shape = z.object({
  id: z.enum(FORMS),
  title: z.string(),
  intro: z.string().optional(),
  submit: z.string(),
  fields: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...every, kind: z.literal('text'), long: z.boolean().optional(), maxLength: z.number() }),
      z.object({ ...every, kind: z.literal('choice'), options: z.array(z.object({ value: z.string(), label: z.string() })) }),
      z.object({ ...every, kind: z.literal('date') }),
      z.object({ ...every, kind: z.literal('number'), min: z.number(), max: z.number() }),
      z.object({ ...every, kind: z.literal('consent') }),
    ]),
  ),
});

export interface Submission {
  readonly form: string;
  readonly token: string;
  readonly values: Readonly<Record<string, string>>;
  /** The form to ask again; undefined when what came back was not ours. */
  readonly asked: Form | undefined;
}

/** @param body what `express.urlencoded` made of the request. */
export function readSubmission(body: Readonly<Record<string, unknown>>): Submission {
  const { token, shape, 'form-id': form } = body;
  const filled = Object.entries(body)
    .filter(([name]) => name.startsWith(VALUE))
    .map(([name, value]) => [name.slice(VALUE.length), textOf(value).replaceAll('\r\n', '\n').trim()] as const)
    .filter(([, value]) => value !== '');
  const asked = Shape.safeParse(readJson(textOf(shape)));
  return {
    form: textOf(form),
    token: textOf(token),
    values: Object.fromEntries(filled),
    asked: asked.success ? ({ ...asked.data, token: textOf(token) } as Form) : undefined,
  };
}

/** Of a name that came more than once, the last. */
function textOf(value: unknown): string {
  const one = Array.isArray(value) ? value.at(-1) : value;
  return typeof one === 'string' ? one : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import { LOCALES } from '../../domain/category.ts';

/**
 * From where a modal was opened, so that what happens in it can be told there, and in which language. It travels with the modal
 * (3,000 characters at most).
 */
const Origin = z.object({
  /** The room it was opened from. */
  room: z.string().optional(),
  /** It was opened from App Home, which shows afterwards what has changed. */
  home: z.boolean().optional(),
  /** Of a form: whoever sends it reads what is said of it in the same language. */
  locale: z.enum(LOCALES).optional().catch(undefined),
});
export type ModalOrigin = z.infer<typeof Origin>;

const Metadata = Origin.extend({ token: z.string().optional() });

export function writeMetadata(metadata: z.infer<typeof Metadata>): string {
  return JSON.stringify(metadata);
}

/** What cannot be read counts as nothing: the form then has no token, and is refused in words. */
export function readMetadata(text: string): z.infer<typeof Metadata> {
  try {
    return Metadata.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

import { z } from 'zod';
import type { Category } from '../domain/category.ts';
import { slug, text } from './fields.ts';
import type { YamlFile } from './yaml-file.ts';

const CategoryFields = z.object({
  id: slug,
  naam: text,
  voorbeelden: text,
  eenheid: z.enum(['stuks', 'personen', 'kilo', 'uur']),
  bestelling: text,
  emoji: z.string().default(''),
  moment: z.string().optional(),
});

export function readCategories(file: YamlFile): Category[] {
  const list = file.value();
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const fields = file.check(CategoryFields, entry, [index]);
    if (!fields) return [];
    return {
      id: fields.id,
      name: fields.naam,
      examples: fields.voorbeelden,
      unit: fields.eenheid,
      order: fields.bestelling,
      emoji: fields.emoji,
      ...(fields.moment && { moment: fields.moment }),
    };
  });
}

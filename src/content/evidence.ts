import { z } from 'zod';
import type { Category } from '../domain/category.ts';
import type { Evidence } from '../domain/evidence.ts';
import { slug, source, text } from './fields.ts';
import { unknownWord } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

const EvidenceFields = z.object({
  id: slug,
  aanname: z.string().min(1),
  tekst: text,
  categorieen: z.array(z.string()).default([]),
  bron: source.refine(({ date }) => date !== undefined, 'noem ook de datum van de bron'),
  sterkte: z.enum(['sterk', 'matig']),
  kanttekening: z.string().optional(),
});

export function readEvidence(file: YamlFile, categories: ReadonlyMap<string, Category>): Evidence[] {
  const list = file.value();
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const fields = file.check(EvidenceFields, entry, [index]);
    if (!fields) return [];
    for (const [position, category] of fields.categorieen.entries()) {
      if (!categories.has(category))
        file.reportAt('error', [index, 'categorieen', position], unknownWord('De categorie', category, [...categories.keys()]));
    }
    return {
      id: fields.id,
      assumption: fields.aanname,
      text: fields.tekst,
      categories: fields.categorieen,
      source: fields.bron,
      strength: fields.sterkte,
      ...(fields.kanttekening && { caveat: fields.kanttekening }),
    };
  });
}

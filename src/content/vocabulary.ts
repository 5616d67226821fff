import { z } from 'zod';
import type { CategoryWords, Vocabulary } from '../domain/vocabulary.ts';
import type { YamlFile } from './yaml-file.ts';

const words = z
  .array(z.coerce.string().transform((word) => word.toLowerCase().trim()))
  .nullish()
  .transform((list) => list ?? []);

const CategoryFile = z.object({
  woorden: words,
  zwak: words,
  omgeving: words,
  merken: words,
  engels: words,
  spelfouten: words,
  gelegenheden: words,
  niet: words,
  bewerkingen: words,
  bewerkingen_behalve: words,
  neemt_over: words,
  met_onderwerp: z.boolean().default(false),
});
const OutsideFile = z.object({
  woorden: words,
  nooit_inkoop: words,
  meldingen: words,
  nooit_inkoop_van: z.record(z.string(), words).default({}),
});
const GeneralFile = z.object({ koppen: words, omgeving: words, alleen_los: words, alledaags: words, vulwoorden: words });

export function readCategoryWords(file: YamlFile): CategoryWords | undefined {
  const fields = file.check(CategoryFile, file.value() ?? {});
  return (
    fields && {
      strong: fields.woorden,
      weak: fields.zwak,
      settings: fields.omgeving,
      brands: fields.merken,
      english: fields.engels,
      misspellings: fields.spelfouten,
      occasions: fields.gelegenheden,
      not: fields.niet,
      treatments: fields.bewerkingen,
      treatmentsExcept: fields.bewerkingen_behalve,
      takesOver: fields.neemt_over,
      hasSubject: fields.met_onderwerp,
    }
  );
}

export function readOutsideWords(file: YamlFile): Pick<Vocabulary, 'outside' | 'neverBought' | 'remarks' | 'neverBoughtOf'> {
  const fields = file.check(OutsideFile, file.value() ?? {});
  return {
    outside: fields?.woorden ?? [],
    neverBought: fields?.nooit_inkoop ?? [],
    remarks: fields?.meldingen ?? [],
    neverBoughtOf: new Map(Object.entries(fields?.nooit_inkoop_van ?? {})),
  };
}

export function readGeneralWords(file: YamlFile): Pick<Vocabulary, 'heads' | 'settingHeads' | 'loose' | 'everyday' | 'fillers'> {
  const fields = file.check(GeneralFile, file.value() ?? {});
  return {
    heads: fields?.koppen ?? [],
    settingHeads: fields?.omgeving ?? [],
    loose: fields?.alleen_los ?? [],
    everyday: fields?.alledaags ?? [],
    fillers: fields?.vulwoorden ?? [],
  };
}

import { z } from 'zod';
import type { Category } from '../domain/category.ts';
import type { Moment } from '../domain/moment.ts';
import { NATIONWIDE, type PriceBand, SUPPLIER_STATUSES, type Supplier } from '../domain/supplier.ts';
import { day, dayOrMonthDay, slug, source } from './fields.ts';
import { unknownWord } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

const PRICE_WORDS: Readonly<Record<string, PriceBand>> = { '€': '€', '€€': '€€', '€€€': '€€€', laag: '€', midden: '€€', hoog: '€€€' };
const UNKNOWN = 'onbekend';

const SupplierFields = z.object({
  id: slug,
  naam: z.string().min(1),
  plaats: z.string().optional(),
  regio: z.union([z.string(), z.array(z.string())], { error: 'schrijf een provincie, of een lijst als [Utrecht, Gelderland]' }).optional(),
  categorieen: z.array(z.string()),
  aanbod: z.string().min(1),
  impact: z.union(
    [
      z.string().min(1),
      z.object({ tekst: z.string().min(1), sinds: z.int().optional(), bron: z.string().optional(), datum: z.coerce.string().optional() }),
    ],
    { error: 'schrijf één zin, of een blok met tekst, sinds (een jaar), bron en datum' },
  ),
  levertijd_dagen: z.int().min(0).optional(),
  minimaal: z.number().min(0).optional(),
  maximaal: z.number().positive().optional(),
  prijsklasse: z.enum(Object.keys(PRICE_WORDS) as [string, ...string[]]).optional(),
  prijs: z.object({ vanaf: z.number().min(0), per: z.enum(['stuk', 'persoon', 'keer']) }).optional(),
  keurmerken: z.array(z.string()).optional(),
  bestellen: z.object({ mail: z.email().optional(), url: z.url().optional(), telefoon: z.coerce.string().optional() }).optional(),
  uiterste_besteldata: z.record(z.string(), dayOrMonthDay).optional(),
  vol_tot: day.optional(),
  contract: z.string().optional(),
  status: z.enum(SUPPLIER_STATUSES),
  gecontroleerd_op: day.optional(),
  geldig_tot: day.optional(),
  bronnen: z.array(source),
  notitie: z.string().optional(),
});

/** What a supplier may refer to. */
export interface SupplierContext {
  readonly categories: ReadonlyMap<string, Category>;
  readonly moments: readonly Moment[];
  /** Provinces by the names that places stand under; none known means none checked. */
  readonly provinces: ReadonlySet<string>;
  /** Ids of suppliers that were read before. */
  readonly taken: Set<string>;
}

/** Reads the suppliers of one file: a list, or a list under `leveranciers`. What is wrong is reported and left out. */
export function readSuppliers(file: YamlFile, context: SupplierContext): Supplier[] {
  const content = file.value();
  const path = Array.isArray(content) ? [] : ['leveranciers'];
  const list = Array.isArray(content) ? content : (content as { leveranciers?: unknown } | undefined)?.leveranciers;
  if (!Array.isArray(list)) {
    if (file.readable) file.report('error', 1, 'Ik verwacht een lijst van leveranciers: elke leverancier begint met "- id: …".');
    return [];
  }
  return list.flatMap((entry, index) => readSupplier(file, entry, [...path, index], context) ?? []);
}

function readSupplier(file: YamlFile, entry: unknown, path: PropertyKey[], context: SupplierContext): Supplier | undefined {
  const fields = file.check(SupplierFields, entry, path);
  if (!fields) return undefined;
  const { categories } = context;
  const known = fields.categorieen.filter((category) => categories.has(category));
  for (const [index, category] of fields.categorieen.entries()) {
    if (!categories.has(category))
      file.reportAt('error', [...path, 'categorieen', index], unknownWord('De categorie', category, [...categories.keys()]));
  }
  if (known.length < fields.categorieen.length) return undefined;
  checkNames(file, fields, path, context);
  if (fields.status === 'gecontroleerd' && !proven(file, fields, path)) return undefined;
  if (context.taken.has(fields.id)) {
    file.reportAt('error', [...path, 'id'], `De leverancier "${fields.id}" staat er twee keer in. Geef elke leverancier een eigen id.`);
    return undefined;
  }
  context.taken.add(fields.id);
  return toSupplier(fields);
}

/** A region or a moment that nobody knows never matches a request: better to hear it now. */
function checkNames(
  file: YamlFile,
  fields: z.output<typeof SupplierFields>,
  path: PropertyKey[],
  { moments, provinces }: SupplierContext,
): void {
  for (const region of regionsOf(fields.regio)) {
    if (provinces.size > 0 && region !== NATIONWIDE && !provinces.has(region))
      file.reportAt('warning', [...path, 'regio'], unknownWord('De regio', region, [NATIONWIDE, ...provinces]));
  }
  const known = moments.map(({ id }) => id);
  for (const moment of Object.keys(fields.uiterste_besteldata ?? {})) {
    if (!known.includes(moment))
      file.reportAt('warning', [...path, 'uiterste_besteldata', moment], unknownWord('Het moment', moment, known));
  }
}

/** A checked supplier must say when it was checked, until when that holds, and where its claims come from. */
function proven(file: YamlFile, fields: z.output<typeof SupplierFields>, path: PropertyKey[]): boolean {
  const missing = (['gecontroleerd_op', 'geldig_tot'] as const).filter((field) => fields[field] === undefined);
  for (const field of missing)
    file.reportAt('error', path, `${fields.naam} is "gecontroleerd", maar "${field}" ontbreekt. Vul een dag in als 2027-06-30.`);
  if (fields.bronnen.length === 0)
    file.reportAt('error', [...path, 'bronnen'], `${fields.naam} is "gecontroleerd", maar heeft geen bron. Noem er minstens één.`);
  return missing.length === 0 && fields.bronnen.length > 0;
}

function toSupplier(fields: z.output<typeof SupplierFields>): Supplier {
  const impact =
    typeof fields.impact === 'string' ? { tekst: fields.impact, sinds: undefined, bron: undefined, datum: undefined } : fields.impact;
  const first = fields.bronnen[0];
  return {
    id: fields.id,
    name: fields.naam,
    regions: regionsOf(fields.regio),
    categories: fields.categorieen,
    sells: fields.aanbod,
    impact: {
      text: impact.tekst,
      ...(impact.sinds !== undefined && { since: impact.sinds }),
      source: impact.bron ?? first?.url ?? first?.title ?? UNKNOWN,
      date: impact.datum ?? first?.date ?? fields.gecontroleerd_op ?? UNKNOWN,
    },
    labels: fields.keurmerken ?? [],
    order: {
      ...(fields.bestellen?.mail && { mail: fields.bestellen.mail }),
      ...(fields.bestellen?.url && { url: fields.bestellen.url }),
      ...(fields.bestellen?.telefoon && { phone: fields.bestellen.telefoon }),
    },
    orderDeadlines: fields.uiterste_besteldata ?? {},
    status: fields.status,
    sources: fields.bronnen,
    ...(fields.plaats !== undefined && { place: fields.plaats }),
    ...(fields.levertijd_dagen !== undefined && { leadTimeDays: fields.levertijd_dagen }),
    ...(fields.minimaal !== undefined && { minimum: fields.minimaal }),
    ...(fields.maximaal !== undefined && { maximum: fields.maximaal }),
    ...(fields.prijsklasse !== undefined && { priceBand: PRICE_WORDS[fields.prijsklasse] as PriceBand }),
    ...(fields.prijs !== undefined && { price: { from: fields.prijs.vanaf, per: fields.prijs.per } }),
    ...(fields.vol_tot !== undefined && { fullUntil: fields.vol_tot }),
    ...(fields.contract !== undefined && { contract: fields.contract }),
    ...(fields.gecontroleerd_op !== undefined && { checkedOn: fields.gecontroleerd_op }),
    ...(fields.geldig_tot !== undefined && { validUntil: fields.geldig_tot }),
  };
}

/** "landelijk" and its like mean the whole country. */
function regionsOf(given: string | readonly string[] | undefined): string[] {
  const regions = given === undefined ? [] : typeof given === 'string' ? given.split(/\s*,\s*/) : [...given];
  return regions.some((region) => /^(heel nederland|landelijk|nederland)$/i.test(region)) ? [NATIONWIDE] : regions;
}

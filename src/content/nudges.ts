import { z } from 'zod';
import { parseAddress } from '../domain/address.ts';
import { WAKING_HOURS } from '../domain/audience.ts';
import type { Category } from '../domain/category.ts';
import type { Moment } from '../domain/moment.ts';
import { ADVICES, LEVERS, MEASURES, NUDGE_STATUSES, type Nudge, PEOPLE, UNITS, type Variant } from '../domain/nudge.ts';
import type { Organisation } from '../ports/content.ts';
import { clockTime } from './fields.ts';
import { checkWords } from './nudge-checks.ts';
import { readSchedule, WhenFields } from './nudge-schedule.ts';
import { type Problem, unknownWord } from './problem.ts';
import { YamlFile } from './yaml-file.ts';

const NudgeFields = z.object({
  titel: z.string().min(1),
  categorie: z.string(),
  knop: z.enum(LEVERS),
  advies: z.enum(ADVICES),
  wanneer: WhenFields,
  tijd: clockTime.default('09:30'),
  doelgroep: z.object({ kamers: z.array(z.string()).default([]), mensen: z.enum(PEOPLE).default('geen') }),
  afzender: z.string().min(1).optional(),
  status: z.enum(NUDGE_STATUSES),
  maat: z.enum(MEASURES).optional(),
  achterhouden: z.int().min(0).max(50, 'houd hoogstens 50 procent achter').default(0),
  eenheid: z.enum(UNITS).optional(),
});

/** What a nudge may refer to. */
export interface NudgeContext {
  readonly categories: ReadonlyMap<string, Category>;
  readonly moments: readonly Moment[];
  readonly rooms: Organisation['rooms'];
  /** Categories in which our own figures show that most people chose socially. */
  readonly norms?: ReadonlySet<string>;
}

/** Reads one nudge file. `nudge` is absent when something in it is wrong; every mistake has its line. */
export function readNudge(
  name: string,
  text: string,
  context: NudgeContext,
  id = name.replace(/^.*\//, '').replace(/\.md$/, ''),
): { nudge?: Nudge; problems: Problem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) {
    return {
      problems: [
        {
          severity: 'error',
          file: name,
          line: 1,
          message: 'Een nudge begint met een blok tussen twee regels "---". Kijk naar een ander bestand in nudges/ als voorbeeld.',
        },
      ],
    };
  }
  const file = new YamlFile(name, lines.slice(1, end).join('\n'), 2);
  if (!file.readable) return { problems: file.problems };
  const fields = file.check(NudgeFields, file.value() ?? {}, [], 'error');
  const right = fields ?? rightFields(file.value());
  const { categorie, wanneer, doelgroep, tijd } = right;
  const variants = readVariants(file, lines, end + 1);
  if (categorie !== undefined && !context.categories.has(categorie))
    file.reportAt('error', ['categorie'], unknownWord('De categorie', categorie, [...context.categories.keys()]));
  const schedule = wanneer && readSchedule(file, wanneer, context.moments);
  const rooms = doelgroep ? readRooms(file, doelgroep.kamers, context.rooms) : [];
  if (doelgroep?.kamers.length === 0 && doelgroep.mensen === 'geen')
    file.reportAt(
      'error',
      ['doelgroep', 'kamers'],
      'Zo krijgt niemand dit bericht. Noem bij "kamers" een kamer, of kies bij "mensen" wie het krijgt.',
    );
  if (tijd !== undefined && (tijd < WAKING_HOURS.from || tijd >= WAKING_HOURS.until)) {
    file.reportAt('error', ['tijd'], `Om ${tijd} sturen we niets. Kies een tijd tussen ${WAKING_HOURS.from} en ${WAKING_HOURS.until}.`);
  }
  for (const variant of variants) if (variant.markdown !== '') reportWords(file, right, variant, lines, context);
  if (fields) {
    if (fields.achterhouden > 0 && !fields.maat)
      file.reportAt('error', ['achterhouden'], 'Wie iets achterhoudt, wil vergelijken. Schrijf bij "maat" vooraf op welk cijfer telt.');
    if (variants.length > 1 && !fields.maat)
      file.reportAt(
        'warning',
        ['titel'],
        `Er zijn ${variants.length} varianten. Schrijf bij "maat" vooraf op welk cijfer telt (${MEASURES.join(', ')}), anders wordt er niets vergeleken.`,
      );
  }
  if (!fields || !schedule || file.problems.some(({ severity }) => severity === 'error')) return { problems: file.problems };
  const nudge: Nudge = {
    id,
    title: fields.titel,
    category: fields.categorie,
    lever: fields.knop,
    advice: fields.advies,
    schedule,
    time: fields.tijd,
    rooms,
    people: fields.doelgroep.mensen,
    ...(fields.afzender && { sender: fields.afzender }),
    status: fields.status,
    ...(fields.maat && { measure: fields.maat }),
    ...(fields.achterhouden > 0 && { heldOut: fields.achterhouden }),
    ...(fields.eenheid && { unit: fields.eenheid }),
    variants: variants.map(({ name, markdown }) => ({ name, markdown })),
  };
  return { nudge, problems: file.problems };
}

/** The fields that are right by themselves, so that one mistake does not hide another. */
function rightFields(given: unknown): Partial<z.output<typeof NudgeFields>> {
  const values = (given ?? {}) as Record<string, unknown>;
  const right = Object.entries(NudgeFields.shape).flatMap(([name, field]) => {
    const result = field.safeParse(values[name]);
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(right) as Partial<z.output<typeof NudgeFields>>;
}

/** Tells what its words do to people, on the line of the sentence. */
function reportWords(
  file: YamlFile,
  { titel: title, categorie: category = '', advies: advice, afzender: sender }: Partial<z.output<typeof NudgeFields>>,
  variant: ReadVariant,
  lines: readonly string[],
  { norms }: NudgeContext,
): void {
  for (const { about, sentence, blocking, text } of checkWords({ title, category, advice, sender, markdown: variant.markdown }, norms)) {
    // What is said of the title is said once.
    if (about !== 'tekst' && variant.name !== 'standaard') continue;
    const severity = blocking ? 'error' : 'warning';
    if (about === 'tekst') file.report(severity, lineOf(sentence, variant, lines), text);
    else file.reportAt(severity, [about], text);
  }
}

function lineOf(sentence: string | undefined, { line, markdown }: ReadVariant, lines: readonly string[]): number {
  const start = sentence?.slice(0, 15) ?? '';
  const length = markdown.split('\n').length + 2;
  const found = lines.slice(line - 1, line + length).findIndex((text) => start !== '' && text.replace(/[*_`[\]]/g, '').includes(start));
  return found === -1 ? line : line + found;
}

function readRooms(file: YamlFile, names: readonly string[], known: Organisation['rooms']): string[] {
  const rooms = names.flatMap((name, index) => {
    if (known[name]) return known[name];
    if (parseAddress(name)) return [name];
    file.reportAt(
      'error',
      ['doelgroep', 'kamers', index],
      `${unknownWord('De kamer', name, Object.keys(known))} Of schrijf een adres, zoals slack:C0123 of teams:19:abc@thread.tacv2.`,
    );
    return [];
  });
  return [...new Set(rooms)];
}

interface ReadVariant extends Variant {
  /** Where it begins. */
  readonly line: number;
}

/** The message, and further ones under `## variant: <name>`. `start` is the index of the first line after the front matter. */
function readVariants(file: YamlFile, lines: readonly string[], start: number): ReadVariant[] {
  const variants: { name: string; line: number; text: string[] }[] = [{ name: 'standaard', line: start + 1, text: [] }];
  for (const [index, line] of lines.entries()) {
    if (index < start) continue;
    const name = /^##\s*variant:\s*(.+?)\s*$/i.exec(line)?.[1];
    if (name) variants.push({ name, line: index + 1, text: [] });
    else variants.at(-1)?.text.push(line);
  }
  const names = variants.map(({ name }) => name);
  for (const { name, line, text } of variants) {
    if (!/[\p{L}\p{N}]/u.test(text.join('')))
      file.report(
        'error',
        line,
        `De boodschap${name === 'standaard' ? '' : ` van variant "${name}"`} is leeg. Schrijf een paar korte zinnen.`,
      );
    if (names.indexOf(name) !== names.lastIndexOf(name))
      file.report('error', line, `Er zijn twee varianten "${name}". Geef elke variant een eigen naam.`);
  }
  return variants.map(({ name, line, text }) => ({ name, line, markdown: text.join('\n').trim() }));
}

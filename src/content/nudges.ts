import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { parseAddress } from '../domain/address.ts';
import { WAKING_HOURS } from '../domain/audience.ts';
import type { Category } from '../domain/category.ts';
import type { Moment } from '../domain/moment.ts';
import { ADVICES, LEVERS, NUDGE_STATUSES, type Nudge, PEOPLE, type Schedule, type Variant } from '../domain/nudge.ts';
import type { Organisation } from '../ports/content.ts';
import { clockTime, dayOrMonthDay } from './fields.ts';
import { type Problem, unknownWord } from './problem.ts';
import { YamlFile } from './yaml-file.ts';

/** Longer than this and a notification is not read (research: "geen dikke handleidingen"). */
export const MAX_WORDS = 90;

const weeks = z.int().min(0).max(52);

const NudgeFields = z.object({
  titel: z.string().min(1),
  categorie: z.string(),
  knop: z.enum(LEVERS),
  advies: z.enum(ADVICES),
  wanneer: z.object({
    moment: z.string().optional(),
    weken_ervoor: z
      .union([weeks, z.array(weeks).min(1)], { error: 'schrijf een aantal weken van 0 tot 52, of meer dan één, zoals [14, 10]' })
      .optional(),
    cron: z.string().optional(),
    van: dayOrMonthDay.optional(),
    tot: dayOrMonthDay.optional(),
  }),
  tijd: clockTime.default('09:30'),
  doelgroep: z.object({ kamers: z.array(z.string()).default([]), mensen: z.enum(PEOPLE).default('geen') }),
  afzender: z.string().min(1).optional(),
  status: z.enum(NUDGE_STATUSES),
});

/** What a nudge may refer to. */
export interface NudgeContext {
  readonly categories: ReadonlyMap<string, Category>;
  readonly moments: readonly Moment[];
  readonly rooms: Organisation['rooms'];
}

/** Reads one nudge file. `nudge` is absent when something in it is wrong; every mistake has its line. */
export function readNudge(name: string, text: string, context: NudgeContext): { nudge?: Nudge; problems: Problem[] } {
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
  const { categorie, wanneer, doelgroep, tijd } = fields ?? rightFields(file.value());
  const variants = readVariants(file, lines, end + 1);
  if (categorie !== undefined && !context.categories.has(categorie))
    file.reportAt('error', ['categorie'], unknownWord('De categorie', categorie, [...context.categories.keys()]));
  const schedule = wanneer && readSchedule(file, wanneer, context.moments);
  const rooms = doelgroep ? readRooms(file, doelgroep.kamers, context.rooms) : [];
  if (tijd !== undefined && (tijd < WAKING_HOURS.from || tijd >= WAKING_HOURS.until)) {
    file.reportAt('error', ['tijd'], `Om ${tijd} sturen we niets. Kies een tijd tussen ${WAKING_HOURS.from} en ${WAKING_HOURS.until}.`);
  }
  if (!fields || !schedule || file.problems.some(({ severity }) => severity === 'error')) return { problems: file.problems };
  const nudge: Nudge = {
    id: name.replace(/^.*\//, '').replace(/\.md$/, ''),
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
    variants,
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

function readSchedule(file: YamlFile, when: z.output<typeof NudgeFields>['wanneer'], moments: readonly Moment[]): Schedule | undefined {
  if ((when.moment === undefined) === (when.cron === undefined)) {
    file.reportAt('error', ['wanneer'], 'Kies één manier: "moment" met "weken_ervoor", of "cron".');
    return undefined;
  }
  if (when.cron !== undefined) {
    try {
      CronExpressionParser.parse(when.cron);
    } catch {
      file.reportAt('error', ['wanneer', 'cron'], `"${when.cron}" is geen goede cron-regel. Voorbeeld: "30 9 * * 1" is elke maandag.`);
      return undefined;
    }
    if (when.van !== undefined && when.tot !== undefined && when.van.length !== when.tot.length) {
      file.reportAt('error', ['wanneer', 'tot'], 'Schrijf "van" en "tot" op dezelfde manier: allebei met een jaar, of allebei zonder.');
      return undefined;
    }
    return { kind: 'cron', expression: when.cron, ...(when.van && { from: when.van }), ...(when.tot && { until: when.tot }) };
  }
  const moment = moments.find(({ id }) => id === when.moment);
  if (!moment) {
    file.reportAt(
      'error',
      ['wanneer', 'moment'],
      unknownWord(
        'Het moment',
        String(when.moment),
        moments.map(({ id }) => id),
      ),
    );
    return undefined;
  }
  if (moment.rule.kind === 'doorlopend') {
    file.reportAt('error', ['wanneer', 'moment'], `"${moment.id}" heeft geen vaste dag. Gebruik "cron" met "van" en "tot".`);
    return undefined;
  }
  if (moment.rule.kind === 'officieel' && Object.keys(moment.rule.dates).length === 0) {
    file.reportAt(
      'warning',
      ['wanneer', 'moment'],
      `"${moment.id}" heeft nog geen datum. Vul die in catalogue/moments.yaml in; tot dan gaat er niets uit.`,
    );
  }
  const weeks = when.weken_ervoor ?? moment.weeksBefore ?? 0;
  return { kind: 'moment', moment: moment.id, weeksBefore: [weeks].flat() };
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

/** The message, and further ones under `## variant: <name>`. `start` is the index of the first line after the front matter. */
function readVariants(file: YamlFile, lines: readonly string[], start: number): Variant[] {
  const variants: { name: string; line: number; text: string[] }[] = [{ name: 'standaard', line: start + 1, text: [] }];
  for (const [index, line] of lines.entries()) {
    if (index < start) continue;
    const name = /^##\s*variant:\s*(.+?)\s*$/i.exec(line)?.[1];
    if (name) variants.push({ name, line: index + 1, text: [] });
    else variants.at(-1)?.text.push(line);
  }
  const names = variants.map(({ name }) => name);
  for (const { name, line, text } of variants) {
    const words = text.join(' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (words === 0)
      file.report(
        'error',
        line,
        `De boodschap${name === 'standaard' ? '' : ` van variant "${name}"`} is leeg. Schrijf een paar korte zinnen.`,
      );
    if (words > MAX_WORDS)
      file.report(
        'warning',
        line,
        `Deze boodschap heeft ${words} woorden. Houd het onder de ${MAX_WORDS}: wat lang is, wordt niet gelezen.`,
      );
    if (names.indexOf(name) !== names.lastIndexOf(name))
      file.report('error', line, `Er zijn twee varianten "${name}". Geef elke variant een eigen naam.`);
  }
  return variants.map(({ name, text }) => ({ name, markdown: text.join('\n').trim() }));
}

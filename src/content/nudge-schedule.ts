/** When a nudge is due, as a lead writes it under `wanneer`. */
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import type { Moment } from '../domain/moment.ts';
import type { Schedule } from '../domain/nudge.ts';
import { dayOrMonthDay } from './fields.ts';
import { unknownWord } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

const WEEKS = 'kies een aantal weken van 0 tot 52';
const weeks = z.int(WEEKS).min(0, WEEKS).max(52, WEEKS);

export const WhenFields = z.object({
  moment: z.string().optional(),
  weken_ervoor: z
    .union([weeks, z.array(weeks).min(1)], { error: 'schrijf een aantal weken van 0 tot 52, of meer dan één, zoals [14, 10]' })
    .optional(),
  uiterste_besteldatum: z.string().optional(),
  datum: z
    .union([dayOrMonthDay, z.array(dayOrMonthDay).min(1)], {
      error: 'schrijf een dag als 2026-11-27, of maand-dag voor elk jaar ("11-30" is 30 november), of meer dan één in een rij',
    })
    .optional(),
  cron: z.string().optional(),
  van: dayOrMonthDay.optional(),
  tot: dayOrMonthDay.optional(),
});
type When = z.output<typeof WhenFields>;

const WAYS = ['moment', 'uiterste_besteldatum', 'datum', 'cron'] as const;

/** @returns nothing when it is not right; the mistake stands in `file`. */
export function readSchedule(file: YamlFile, when: When, moments: readonly Moment[]): Schedule | undefined {
  if (WAYS.filter((way) => when[way] !== undefined).length !== 1) {
    file.reportAt('error', ['wanneer'], 'Kies één manier: "moment" of "uiterste_besteldatum" met "weken_ervoor", of "datum", of "cron".');
    return undefined;
  }
  if (when.cron !== undefined) return readCron(file, when.cron, when);
  if (when.datum !== undefined) return { kind: 'dates', dates: [when.datum].flat() };
  return readMoment(file, when, moments);
}

function readCron(file: YamlFile, expression: string, { van, tot }: When): Schedule | undefined {
  try {
    CronExpressionParser.parse(expression);
  } catch {
    file.reportAt('error', ['wanneer', 'cron'], `"${expression}" is geen goede cron-regel. Voorbeeld: "30 9 * * 1" is elke maandag.`);
    return undefined;
  }
  if (van !== undefined && tot !== undefined && van.length !== tot.length) {
    file.reportAt('error', ['wanneer', 'tot'], 'Schrijf "van" en "tot" op dezelfde manier: allebei met een jaar, of allebei zonder.');
    return undefined;
  }
  return { kind: 'cron', expression, ...(van && { from: van }), ...(tot && { until: tot }) };
}

function readMoment(file: YamlFile, when: When, moments: readonly Moment[]): Schedule | undefined {
  const way = when.moment !== undefined ? 'moment' : 'uiterste_besteldatum';
  const name = String(when[way]);
  const moment = moments.find(({ id }) => id === name);
  if (!moment) {
    const known = moments.map(({ id }) => id);
    file.reportAt('error', ['wanneer', way], unknownWord('Het moment', name, known));
    return undefined;
  }
  if (moment.rule.kind === 'doorlopend') {
    file.reportAt('error', ['wanneer', way], `"${moment.id}" heeft geen vaste dag. Gebruik "cron" met "van" en "tot".`);
    return undefined;
  }
  if (moment.rule.kind === 'officieel' && Object.keys(moment.rule.dates).length === 0) {
    file.reportAt(
      'warning',
      ['wanneer', way],
      `"${moment.id}" heeft nog geen datum. Vul die in catalogue/moments.yaml in; tot dan gaat er niets uit.`,
    );
  }
  const weeks = when.weken_ervoor ?? moment.weeksBefore ?? 0;
  const weeksBefore = [weeks].flat().map((count) => Math.round(count));
  return { kind: 'moment', moment: moment.id, weeksBefore, ...(way === 'uiterste_besteldatum' && { backFrom: 'deadline' }) };
}

import { z } from 'zod';
import { dayFrom, isDay, type Weekday } from '../domain/calendar.ts';
import type { Moment, MomentRule } from '../domain/moment.ts';
import { day, monthDay, slug, source } from './fields.ts';
import type { YamlFile } from './yaml-file.ts';

const WEEKDAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'] as const;

/** Counted from the beginning of the month, or with a minus from its end. */
const nth = z
  .int()
  .min(-5)
  .max(5)
  .refine((n) => n !== 0, 'tel vanaf 1, of vanaf het einde van de maand met -1');

const Rule = z.discriminatedUnion('soort', [
  z
    .object({ soort: z.literal('vast'), maand: z.int().min(1).max(12), dag: z.int().min(1).max(31) })
    .refine(({ maand, dag }) => isDay(dayFrom(2028, maand, dag)), { path: ['dag'], error: 'deze dag heeft die maand niet' }),
  z.object({ soort: z.literal('nde_weekdag'), maand: z.int().min(1).max(12), weekdag: z.enum(WEEKDAYS), n: nth }),
  z.object({ soort: z.literal('pasen'), dagen: z.int() }),
  z.object({ soort: z.literal('officieel'), data: z.record(z.string(), day) }),
  z.object({ soort: z.literal('periode'), van: monthDay, tot: monthDay }),
  z.object({ soort: z.literal('doorlopend') }),
]);

const MomentFields = z.object({
  id: slug,
  naam: z.string().min(1),
  regel: Rule,
  categorieen: z.array(z.string()),
  weken_vooraf: z.number().min(0).optional(),
  weken_basis: z.enum(['bron', 'inschatting']).optional(),
  standaard_aan: z.boolean().optional(),
  bronnen: z.array(source).default([]),
  opmerking: z.string().optional(),
});

export function readMoments(file: YamlFile): Moment[] {
  const list = file.value();
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const fields = file.check(MomentFields, entry, [index]);
    if (!fields) return [];
    return {
      id: fields.id,
      name: fields.naam,
      rule: toRule(fields.regel),
      categories: fields.categorieen,
      sources: fields.bronnen,
      ...(fields.weken_vooraf !== undefined && { weeksBefore: fields.weken_vooraf }),
      ...(fields.opmerking && { note: fields.opmerking }),
    };
  });
}

function toRule(rule: z.output<typeof Rule>): MomentRule {
  switch (rule.soort) {
    case 'vast':
      return { kind: 'vast', month: rule.maand, date: rule.dag };
    case 'nde_weekdag':
      return { kind: 'nde_weekdag', month: rule.maand, weekday: (WEEKDAYS.indexOf(rule.weekdag) + 1) as Weekday, n: rule.n };
    case 'pasen':
      return { kind: 'pasen', days: rule.dagen };
    case 'officieel':
      return { kind: 'officieel', dates: rule.data };
    case 'periode':
      return { kind: 'periode', from: rule.van, until: rule.tot };
    case 'doorlopend':
      return { kind: 'doorlopend' };
  }
}

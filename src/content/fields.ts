/** Fields that occur in several content files. */
import { z } from 'zod';
import { isDay } from '../domain/calendar.ts';

export const day = z.string().refine(isDay, 'schrijf een dag als 2026-11-27');
export const monthDay = z
  .string()
  .refine((text) => /^\d{2}-\d{2}$/.test(text) && isDay(`2028-${text}`), 'schrijf maand-dag: "12-25" is 25 december');
/** Once, or every year. */
export const dayOrMonthDay = z.union([day, monthDay], {
  error: 'schrijf een dag als 2026-11-27, of maand-dag voor elk jaar: "12-25" is 25 december',
});
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'schrijf een tijd als "09:30"');
/** Short enough for fifteen of them to fit into one Slack button. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'gebruik alleen kleine letters, cijfers en streepjes')
  .max(60, 'gebruik hoogstens 60 tekens');
export const text = z.object({ nl: z.string().min(1), en: z.string().min(1) });

/** A source as a bare title, or with where and when. */
export const source = z
  .union([z.string().min(1), z.object({ titel: z.string().min(1), url: z.url().optional(), datum: z.coerce.string().optional() })], {
    error: 'noem van elke bron minstens de titel, en zo mogelijk url en datum',
  })
  .transform((given) => {
    if (typeof given === 'string') return { title: given, ...(given.startsWith('http') && { url: given }) };
    return { title: given.titel, ...(given.url && { url: given.url }), ...(given.datum && { date: given.datum }) };
  });

import { z } from 'zod';
import { parseAddress } from '../domain/address.ts';
import type { Category } from '../domain/category.ts';
import type { Organisation } from '../ports/content.ts';
import { day } from './fields.ts';
import { unknownWord } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

const OrganisationFields = z.object({
  naam: z.string().min(1),
  contact: z.object({ naam: z.string().min(1), mail: z.email() }),
  regio: z.array(z.string()).default([]),
  standaardkeuzes: z.record(z.string(), z.string()).nullish(),
  inkoopregels: z.object({
    grens: z.number().positive(),
    tot_grens: z.string(),
    boven_grens: z.string(),
    betalen: z.string(),
    per_categorie: z.record(z.string(), z.string()).nullish(),
  }),
  kamers: z.record(z.string(), z.array(z.string())).nullish(),
  terugkoppeling: z.strictObject({ kamer: z.string() }).nullish(),
  gesloten: z.array(day).default([]),
  tweede_goedkeuring: z.boolean({ error: 'schrijf true of false' }).default(false),
  rapport: z
    .object({ ondergrens: z.int().min(5, 'een groep op een rapport heeft minstens 5 mensen').default(10) })
    .default({ ondergrens: 10 }),
});

export function readOrganisation(file: YamlFile, categories: ReadonlyMap<string, Category>): Organisation | undefined {
  const fields = file.check(OrganisationFields, file.value() ?? {});
  if (!fields) return undefined;
  const choices = fields.standaardkeuzes ?? {};
  for (const category of Object.keys(choices)) {
    if (!categories.has(category))
      file.reportAt('error', ['standaardkeuzes', category], unknownWord('De categorie', category, [...categories.keys()]));
  }
  const rooms = fields.kamers ?? {};
  for (const [name, addresses] of Object.entries(rooms)) {
    for (const [index, address] of addresses.entries()) {
      if (!parseAddress(address))
        file.reportAt(
          'error',
          ['kamers', name, index],
          `"${address}" is geen adres van een kamer. Schrijf slack:C0123, teams:19:abc@thread.tacv2 of web:plein.`,
        );
    }
  }
  return {
    name: fields.naam,
    contact: { name: fields.contact.naam, mail: fields.contact.mail },
    regions: fields.regio,
    standardChoices: choices,
    rules: {
      limit: fields.inkoopregels.grens,
      belowLimit: fields.inkoopregels.tot_grens,
      aboveLimit: fields.inkoopregels.boven_grens,
      payment: fields.inkoopregels.betalen,
      perCategory: fields.inkoopregels.per_categorie ?? {},
    },
    rooms,
    toldBackRooms: readToldBackRooms(file, fields.terugkoppeling?.kamer, rooms),
    closedDays: fields.gesloten,
    smallestGroup: fields.rapport.ondergrens,
    secondApproval: fields.tweede_goedkeuring,
  };
}

/** A room by its name or its address, as in a nudge. */
function readToldBackRooms(file: YamlFile, room: string | undefined, known: Organisation['rooms']): readonly string[] {
  if (room === undefined) return [];
  const rooms = known[room] ?? (parseAddress(room) ? [room] : undefined);
  if (!rooms) file.reportAt('error', ['terugkoppeling', 'kamer'], unknownWord('De kamer', room, Object.keys(known)));
  return rooms ?? [];
}

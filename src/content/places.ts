import { z } from 'zod';
import type { Place } from '../ports/content.ts';
import type { YamlFile } from './yaml-file.ts';

const PlacesFile = z.object({
  provincies: z.record(z.string(), z.array(z.coerce.string())),
  belgie: z.record(z.string(), z.array(z.coerce.string())).default({}),
  buitenland: z.record(z.string(), z.array(z.coerce.string())).default({}),
  bijnamen: z.record(z.string(), z.string()).default({}),
  twijfel: z.array(z.coerce.string()).default([]),
  namen: z.array(z.coerce.string()).default([]),
  achternamen: z.array(z.coerce.string()).default([]),
});

/** Places by every way to write them, lower case. */
export function readPlaces(file: YamlFile): Map<string, Place> {
  const places = new Map<string, Place>();
  const fields = file.check(PlacesFile, file.value() ?? { provincies: {} });
  if (!fields) return places;
  const also = new Map<string, NonNullable<Place['also']>>();
  for (const name of fields.twijfel) also.set(name.toLowerCase(), 'word');
  for (const name of fields.namen) also.set(name.toLowerCase(), 'name');
  for (const name of fields.achternamen) also.set(name.toLowerCase(), 'surname');
  const note = (written: string, place: Omit<Place, 'also'>) => {
    const other = also.get(written.toLowerCase());
    places.set(written.toLowerCase(), { ...place, ...(other && { also: other }) });
  };
  for (const [province, names] of Object.entries(fields.provincies)) for (const name of names) note(name, { name, province });
  for (const [province, names] of Object.entries(fields.belgie))
    for (const name of names) note(name, { name, province, abroad: 'belgium' });
  for (const province of Object.keys(fields.provincies))
    if (!places.has(province.toLowerCase())) note(province, { name: province, province });
  for (const [country, names] of Object.entries(fields.buitenland)) {
    for (const name of [country, ...names]) if (!places.has(name.toLowerCase())) note(name, { name, province: country, abroad: 'further' });
  }
  for (const [written, name] of Object.entries(fields.bijnamen)) {
    const place = places.get(name.toLowerCase());
    if (place) note(written, { name: place.name, province: place.province, ...(place.abroad && { abroad: place.abroad }) });
    else file.reportAt('warning', ['bijnamen', written], `De plaats "${name}" staat niet onder een provincie of land.`);
  }
  return places;
}

import { z } from 'zod';
import type { Place } from '../ports/content.ts';
import type { YamlFile } from './yaml-file.ts';

const PlacesFile = z.object({
  provincies: z.record(z.string(), z.array(z.coerce.string())),
  bijnamen: z.record(z.string(), z.string()).default({}),
  twijfel: z.array(z.coerce.string()).default([]),
});

/** Places by every way to write them, lower case. */
export function readPlaces(file: YamlFile): Map<string, Place> {
  const places = new Map<string, Place>();
  const fields = file.check(PlacesFile, file.value() ?? { provincies: {} });
  if (!fields) return places;
  const doubtful = new Set(fields.twijfel.map((name) => name.toLowerCase()));
  for (const [province, names] of Object.entries(fields.provincies)) {
    for (const name of names) places.set(name.toLowerCase(), { name, province, doubtful: doubtful.has(name.toLowerCase()) });
  }
  for (const [written, name] of Object.entries(fields.bijnamen)) {
    const place = places.get(name.toLowerCase());
    if (place) places.set(written.toLowerCase(), { ...place, doubtful: doubtful.has(written.toLowerCase()) });
    else file.reportAt('warning', ['bijnamen', written], `De plaats "${name}" staat niet onder een provincie.`);
  }
  return places;
}

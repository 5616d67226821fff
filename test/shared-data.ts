/** Schemas of others that lie in a folder `shared/data` near the project, where it is developed; they are not part of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './world.ts';

/** `problem` says in words why a test that needs the file is skipped. */
export function sharedFile(name: string): { readonly file: string; readonly problem?: string } {
  const places = ['..', '../..'].map((folder) => join(PROJECT, folder, 'shared/data', name));
  const file = places.find((place) => existsSync(place));
  return file ? { file } : { file: '', problem: `shared/data/${name} is not beside this project` };
}

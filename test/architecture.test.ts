import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from './world.ts';

/** Which folders of `src` each part may import from. One direction, from the outside in. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ['domain'],
  texts: ['domain'],
  content: ['ports', 'domain'],
  reporting: ['texts', 'ports', 'domain'],
  conversation: ['reporting', 'texts', 'ports', 'domain'],
  nudging: ['texts', 'ports', 'domain'],
  'channels/slack': ['ports', 'domain'],
  'channels/teams': ['texts', 'ports', 'domain'],
  'channels/web': ['texts', 'ports', 'domain'],
  'store/sqlite': ['ports', 'domain'],
  keyring: ['ports', 'domain'],
  config: ['domain'],
  metrics: ['ports', 'domain'],
  'current-content': ['conversation', 'content', 'ports', 'domain'],
  posting: ['ports', 'domain'],
  upkeep: ['ports'],
  server: ['metrics', 'ports', 'domain'],
};
/** They know everything, because they put it together. */
const COMPOSE = ['app', 'connecting', 'main', 'cli'];

const SRC = join(PROJECT, 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

function partOf(file: string): string {
  const [first = '', second = ''] = file.replace(/\.ts$/, '').split('/');
  return first === 'channels' || first === 'store' ? `${first}/${second}` : first;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('the architecture', () => {
  it('imports in one direction only', () => {
    const wrong = files.flatMap((file) => {
      const part = partOf(file);
      if (COMPOSE.includes(part)) return [];
      const allowed = MAY_IMPORT[part];
      if (!allowed) return [`${file}: "${part}" is a new part; say in this test what it may import`];
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => partOf(relative(SRC, resolve(SRC, dirname(file), name))))
        .filter((target) => target !== part && !allowed.includes(target))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the domain free of files, network, clock and environment', () => {
    const impure = files
      .filter((file) => partOf(file) === 'domain')
      .filter((file) => {
        const text = readFileSync(join(SRC, file), 'utf8');
        return /node:(fs|net|http|process)|process\.env|Date\.now\(|new Date\(\)|Math\.random/.test(text);
      });
    expect(impure).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = files
      .filter((file) => file !== 'config.ts')
      .filter((file) => /process\.env\b(?!\))/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(readers).toEqual([]);
  });

  it('has no drawers, no barrels and no file that is too long to read', () => {
    const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared|types|services?|core|lib|index)(\.ts|\/)/.test(file));
    const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 400);
    expect({ drawers, long }).toEqual({ drawers: [], long: [] });
  });
});

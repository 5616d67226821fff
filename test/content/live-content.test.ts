import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { wim } from '../cast.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
afterEach(() => world.stop());

const ask = async (text: string) => (await world.app.conversation.message({ person: wim, text, locale: 'nl' })).title;

describe('content files that change while the program runs', () => {
  it('understands a word that a lead adds, without a restart', async () => {
    world = await startWorld({ content: () => {} });
    expect(await ask('fladderflonker')).toBe('Daar kan ik nog niet bij helpen');

    const file = join(world.contentDir, 'catalogue/vocabulary/bloemen.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('woorden:', 'woorden:\n  - fladderflonker'));
    await world.app.refreshContent();

    expect(await ask('fladderflonker')).toBe('Drie sociale leveranciers voor bloemen');
  });

  it('keeps what it had when a file that it cannot do without breaks, and says so in the log', async () => {
    world = await startWorld({ content: () => {} });
    rmSync(join(world.contentDir, 'catalogue/categories.yaml'));
    await world.app.refreshContent();

    expect(await ask('bloemen')).toBe('Drie sociale leveranciers voor bloemen');
    expect(world.logLines.join()).toContain('Zonder catalogue/categories.yaml kan ik niet starten');
  });

  it('stops a nudge alone when its file breaks', async () => {
    world = await startWorld({ content: () => {} });
    const before = world.app.loaded.content.nudges.size;
    appendFileSync(join(world.contentDir, 'nudges/koffie-een-pak.md'), '\n## variant: standaard\nNog een.');
    await world.app.refreshContent();

    expect(world.app.loaded.content.nudges.size).toBe(before - 1);
    const mistakes = world.app.loaded.problems.filter(({ severity }) => severity === 'error');
    expect(new Set(mistakes.map(({ file }) => file))).toEqual(new Set(['nudges/koffie-een-pak.md']));
  });
});

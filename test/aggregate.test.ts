import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../src/domain/address.ts';
import { button, say, tap, wordsOf } from './conversation/talk.ts';
import { onlyNudge } from './nudging/nudge-file.ts';
import { everythingIn } from './store/database-file.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ env: { PRIVACY: 'aggregate', LEADS: 'web:lotte' }, content: onlyNudge() });
});
afterAll(() => world.stop());

const person = (id: string): Address => ({ channel: 'slack', id: `U0${id}` });
const lead: Address = { channel: 'web', id: 'lotte' };

function look<T>(read: (database: Database.Database) => T): T {
  const database = new Database(world.databaseFile, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

async function asksAndChooses(id: string): Promise<void> {
  const offer = await say(world, person(id), 'bloemen');
  await tap(world, person(id), button(offer, 'choose'));
}

describe('an organisation that keeps nothing per person', () => {
  it('answers requests, and shows somebody the same three all day', async () => {
    const first = await say(world, person('an'), 'gebak');
    expect(first.parts.filter(({ kind }) => kind === 'supplier')).toHaveLength(3);
    expect(wordsOf(await say(world, person('an'), 'gebak'))).toBe(wordsOf(first));
  });

  it('has no row about anybody on disk, also after everything that people can do', async () => {
    for (const text of ['start', 'stop', 'pauze 2 weken', 'mijn gegevens', 'iets raars', 'tip bloemen', 'vergeet mij'])
      await say(world, person('wim'), text);
    await asksAndChooses('wim');
    await world.app.upkeep();
    await world.tick();
    const rows = (table: string) => look((database) => database.prepare(`select count(*) from ${table}`).pluck().get());
    for (const table of [
      'subscription',
      'opt_out',
      'follow_up',
      'yearly_reminder',
      'interruption',
      'unknown_word_use',
      'tip',
      'offer_step',
    ])
      expect([table, rows(table)]).toEqual([table, 0]);
    const people = look((database) =>
      database.prepare('select count(*) from outcome where person is not null or offer is not null').pluck().get(),
    );
    expect(people).toBe(0);
    expect(look(everythingIn)).not.toMatch(/person:|U0WIM/i);
  });

  it('counts what ten people did, and nothing before', async () => {
    const report = async () => wordsOf(await say(world, lead, 'rapport'));
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) await asksAndChooses(`p${index}`);
    expect(await report()).not.toMatch(/Bloemen/);
    await asksAndChooses('p9');
    expect(await report()).toMatch(/Bloemen.*: 10 gevraagd, 10 getoond, 10 gekozen/);
  });

  it('keeps its sums over a restart', async () => {
    const before = wordsOf(await say(world, lead, 'rapport'));
    await world.restart();
    expect(wordsOf(await say(world, lead, 'rapport'))).toBe(before);
  });

  it.each(['start', 'pauze 1 maart'])('says why %s cannot be', async (text) => {
    expect(wordsOf(await say(world, person('wim'), text))).toContain('bewaar ik niets per persoon');
  });

  it.each(['stop', 'vergeet mij'])('says to who types %s that it is so already', async (text) => {
    const answer = wordsOf(await say(world, person('wim'), text));
    expect(answer).toContain('Ik stuur je niets');
    expect(answer).toContain('Er is niets om te wissen');
    expect(answer).not.toContain('kan hier niet');
  });

  it('promises no address, no code and no shared tips where there are none', async () => {
    const offer = await say(world, person('wim'), 'bloemen');
    const chosen = await tap(world, person('wim'), button(offer, 'choose'));
    expect(wordsOf(chosen)).not.toContain('adres');
    const tips = await say(world, person('wim'), 'tip gebak');
    expect(wordsOf(tips)).not.toContain('Heb jij er een?');
    const home = wordsOf(await say(world, person('wim'), 'home'));
    expect(home).toContain('ook geen code');
    expect(home).not.toMatch(/staat een code|Alleen jij ziet wat|nog geen tip gedeeld|geef er zelf een/);
    const english = await say(world, person('wim'), 'home', { locale: 'en' });
    expect(wordsOf(english)).toContain('not even a code');
  });

  it('says it on the help, at *mijn gegevens*, and at the start of the program', async () => {
    const help = wordsOf(await say(world, person('wim'), 'help'));
    expect(help).toContain('niets per persoon');
    expect(help).not.toMatch(/`start`|`vergeet mij`/);
    expect(wordsOf(await say(world, person('wim'), 'mijn gegevens'))).toContain('Niets.');
    expect(world.app.channels.join('\n')).toContain('PRIVACY=aggregate');
  });

  it('sends nudges to rooms, without an invitation to subscribe, and to nobody alone', async () => {
    const { total } = await world.tick();
    expect(total.sent).toBe(total.audience);
    const posts = look((database) => database.prepare('select reply from web_post').pluck().all() as string[]);
    expect(posts.join()).not.toContain('/inkopen start');
  });
});

describe('an organisation that stops keeping things per person', () => {
  it('wipes what there was at the next start, and keeps the sums', async () => {
    const before = await startWorld();
    for (let index = 0; index < 10; index++) await say(before, person(`q${index}`), 'bloemen');
    await say(before, person('q1'), 'start');
    await before.app.upkeep();
    await before.app.stop();
    const { createApp } = await import('../src/app.ts');
    const { readConfig } = await import('../src/config.ts');
    const { pino } = await import('pino');
    const env = {
      PORT: '0',
      DATABASE_URL: `file:${before.databaseFile}`,
      SECRET_KEY: 'a secret key that is long enough for tests',
      PRIVACY: 'aggregate',
    };
    const app = await createApp({ config: readConfig(env), log: pino({ level: 'silent' }), clock: () => before.now });
    const database = new Database(before.databaseFile, { readonly: true });
    expect(database.prepare('select count(*) from subscription').pluck().get()).toBe(0);
    expect(database.prepare('select count(*) from outcome where person is not null').pluck().get()).toBe(0);
    database.close();
    expect(await app.store.reports.published('2026-10', '2026-10', 10)).toMatchObject([
      { step: 'asked', count: 10 },
      { step: 'shown', count: 10 },
    ]);
    await app.stop();
  });
});
